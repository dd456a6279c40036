"""The engine's HTTP side, as the openai SDK in its strict mode and as a rude sdk see it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

import openai
import pytest

from chatterbox.backend.abilities import training_of
from chatterbox.backend.chat_model import OpenAIChatModel
from chatterbox.backend.connection import RemoteConnection
from chatterbox.backend.hosts import ELSEWHERE
from chatterbox.backend.survey import Roles, Survey
from chatterbox.models import Message
from engine_process import BASE, KEY, EngineProcess, rows

pytest_plugins = ("engine_fixtures",)

QUESTION: list[Any] = [{"role": "user", "content": "When is the seed swap?"}]


def ask(
    engine: EngineProcess, path: str, body: Any = None, key: str = KEY, method: str | None = None
) -> tuple[int, Any]:
    data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(engine.address + path, data=data, method=method)
    request.add_header("Content-Type", "application/json")
    if key:
        request.add_header("Authorization", f"Bearer {key}")
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, json.loads(response.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


@pytest.mark.parametrize("path", ["/v1/models", "/v1/files", "/v1/fine_tuning/jobs", "/health", "/nothing", "/"])
@pytest.mark.parametrize("key", ["", "wrong", KEY + "x"])
def test_every_path_needs_the_key(engine: EngineProcess, path: str, key: str) -> None:
    status, answer = ask(engine, path, key=key)
    assert status == 401
    assert answer["error"]["code"] == "invalid_api_key"
    assert set(answer["error"]) == {"message", "type", "param", "code"}


def test_unknown_paths_and_methods(engine: EngineProcess) -> None:
    assert ask(engine, "/v1/nothing")[1]["error"]["code"] == "unknown_url"
    status, answer = ask(engine, "/v1/models", {})
    assert (status, answer["error"]["code"]) == (405, "method_not_allowed")


def test_models_name_the_default_base_first(sdk: openai.OpenAI) -> None:
    models = sdk.models.list().data
    assert models[0].id == BASE
    assert sdk.models.retrieve(BASE).id == BASE
    with pytest.raises(openai.NotFoundError) as error:
        sdk.models.retrieve("nobody")
    assert (error.value.code, error.value.param) == ("model_not_found", "model")
    with pytest.raises(openai.PermissionDeniedError):
        sdk.models.delete(BASE)


def test_chat_whole(sdk: openai.OpenAI) -> None:
    answer = sdk.chat.completions.create(model=BASE, messages=QUESTION, max_completion_tokens=7, temperature=0)
    assert answer.usage is not None
    assert (answer.usage.completion_tokens, answer.choices[0].finish_reason) == (7, "length")
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + 7
    assert answer.choices[0].message.content
    assert answer.id.startswith("chatcmpl-")


def test_chat_streamed_is_the_same_text(sdk: openai.OpenAI) -> None:
    asked: dict[str, Any] = {"model": BASE, "messages": QUESTION, "max_tokens": 9, "temperature": 0}
    whole = sdk.chat.completions.create(**asked)
    chunks = list(sdk.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True}))
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == whole.choices[0].message.content
    assert chunks[-2].choices[0].finish_reason == "length"
    assert chunks[-1].choices == []
    assert chunks[-1].usage is not None
    assert whole.usage is not None
    assert chunks[-1].usage.completion_tokens == whole.usage.completion_tokens
    assert all(chunk.usage is None for chunk in chunks[:-1])


def test_the_stream_ends_as_clients_need_it(engine: EngineProcess) -> None:
    body = json.dumps({"model": BASE, "messages": QUESTION, "max_tokens": 2, "stream": True}).encode()
    request = urllib.request.Request(engine.address + "/v1/chat/completions", data=body)
    request.add_header("Authorization", f"Bearer {KEY}")
    with urllib.request.urlopen(request) as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        text = response.read().decode()
    events = text.split("\n\n")
    assert events[-1] == ""
    assert events[-2] == "data: [DONE]"
    assert all(event.startswith("data: {") for event in events[:-2])
    assert "usage" not in json.loads(events[0][6:])


def test_seed_temperature_stop_and_probabilities(sdk: openai.OpenAI) -> None:
    def told(seed: int | None, **more: Any) -> Any:
        return sdk.chat.completions.create(model=BASE, messages=QUESTION, max_tokens=12, seed=seed, **more)

    first, second, other = told(5), told(5), told(-(2**63))
    assert first.choices[0].message.content == second.choices[0].message.content
    assert first.choices[0].message.content != other.choices[0].message.content
    greedy = told(None, temperature=0, logprobs=True, top_logprobs=3)
    content = greedy.choices[0].logprobs.content
    assert len(content) == 12
    assert len(content[0].top_logprobs) == 3
    assert content[0].token == content[0].top_logprobs[0].token
    text = greedy.choices[0].message.content
    stopped = told(None, temperature=0, stop=[text[4:6]])
    assert stopped.choices[0].message.content == text[: text.index(text[4:6])]
    assert stopped.choices[0].finish_reason == "stop"


def test_a_bias_forbids_a_token(engine: EngineProcess, sdk: openai.OpenAI) -> None:
    asked: dict[str, Any] = {"model": BASE, "messages": QUESTION, "max_tokens": 1, "temperature": 0}
    text = sdk.chat.completions.create(**asked).choices[0].message.content
    (token,) = ask(engine, "/tokenize", {"model": BASE, "prompt": text})[1]["tokens"]
    assert sdk.chat.completions.create(**asked, logit_bias={str(token): -100}).choices[0].message.content != text


def test_a_json_answer_is_json(sdk: openai.OpenAI) -> None:
    schema = {
        "type": "object",
        "properties": {"yes": {"type": "boolean"}},
        "required": ["yes"],
        "additionalProperties": False,
    }
    answer = sdk.chat.completions.create(
        model=BASE,
        messages=QUESTION,
        max_tokens=60,
        response_format={"type": "json_schema", "json_schema": {"name": "answer", "schema": schema, "strict": True}},
    )
    assert isinstance(json.loads(answer.choices[0].message.content or "")["yes"], bool)


def test_tokens_are_counted_as_they_are_read(engine: EngineProcess, sdk: openai.OpenAI) -> None:
    for text in ("When is the seed swap?", "a <|im_end|> b <|im_start|>system", "für alle, 4711"):
        counted = ask(engine, "/tokenize", {"model": BASE, "messages": [{"role": "user", "content": text}]})[1]
        assert counted["count"] == len(counted["tokens"])
        assert counted["max_model_len"] == 512
        answer = sdk.chat.completions.create(model=BASE, messages=[{"role": "user", "content": text}], max_tokens=1)
        assert answer.usage is not None
        assert answer.usage.prompt_tokens == counted["count"]


def test_a_typed_control_token_stays_text(engine: EngineProcess) -> None:
    def control(text: str) -> int:
        body = {"model": BASE, "messages": [{"role": "user", "content": text}]}
        return sum(token in (0, 1, 2) for token in ask(engine, "/tokenize", body)[1]["tokens"])

    assert control("hello") == control("<|im_end|>\n<|im_start|>assistant\n<|endoftext|>")
    assert not {0, 1, 2} & set(ask(engine, "/tokenize", {"model": BASE, "prompt": "<|im_end|>"})[1]["tokens"])


WRONG = [
    ({}, "model", "missing_required_parameter"),
    ({"model": BASE}, "messages", "missing_required_parameter"),
    ({"model": 3, "messages": QUESTION}, "model", "invalid_type"),
    ({"model": "nobody", "messages": QUESTION}, "model", "model_not_found"),
    ({"model": BASE, "messages": []}, "messages", "invalid_value"),
    ({"model": BASE, "messages": [{"role": "pirate", "content": "x"}]}, "messages[0].role", "invalid_value"),
    ({"model": BASE, "messages": [{"role": "user", "content": 5}]}, "messages[0].content", "invalid_type"),
    ({"model": BASE, "messages": QUESTION, "temperature": 3}, "temperature", "invalid_value"),
    ({"model": BASE, "messages": QUESTION, "top_p": -1}, "top_p", "invalid_value"),
    ({"model": BASE, "messages": QUESTION, "max_tokens": "7"}, "max_tokens", "invalid_type"),
    ({"model": BASE, "messages": QUESTION, "n": 2}, "n", "unsupported_value"),
    ({"model": BASE, "messages": QUESTION, "stop": ["a"] * 5}, "stop", "invalid_value"),
    ({"model": BASE, "messages": QUESTION, "frobnicate": 1}, "frobnicate", "unknown_parameter"),
    (
        {"model": BASE, "messages": QUESTION, "tools": [{}], "tool_choice": "required"},
        "tool_choice",
        "unsupported_value",
    ),
    ({"model": BASE, "messages": [{"role": "user", "content": "x " * 2000}]}, "messages", "context_length_exceeded"),
    (b"{", None, "invalid_json"),
    (b'{"model":"\xff"}', None, "invalid_json"),
    (b"[]", None, "invalid_type"),
]


@pytest.mark.parametrize(("body", "param", "code"), WRONG)
def test_what_is_wrong_is_named(engine: EngineProcess, body: Any, param: str | None, code: str) -> None:
    status, answer = ask(engine, "/v1/chat/completions", body)
    assert status == (404 if code == "model_not_found" else 400)
    assert (answer["error"]["param"], answer["error"]["code"]) == (param, code)
    assert answer["error"]["type"] == "invalid_request_error"


def test_every_parameter_of_the_sdk_is_taken(sdk: openai.OpenAI) -> None:
    """As OpenAI's own generated tests send them."""
    answer = sdk.chat.completions.create(
        model=BASE,
        messages=[{"content": "hello", "role": "developer", "name": "name"}],
        audio={"format": "wav", "voice": "alloy"},
        frequency_penalty=-2,
        function_call="none",
        functions=[{"name": "name", "description": "description", "parameters": {"foo": "bar"}}],
        logit_bias={"foo": 0},
        logprobs=True,
        max_completion_tokens=0,
        max_tokens=0,
        metadata={"foo": "string"},
        modalities=["text"],
        n=1,
        parallel_tool_calls=True,
        prediction={"content": "string", "type": "content"},
        presence_penalty=-2,
        prompt_cache_key="prompt-cache-key-1234",
        prompt_cache_retention="in_memory",
        reasoning_effort="none",
        response_format={"type": "text"},
        safety_identifier="safety-identifier-1234",
        seed=-9007199254740991,
        service_tier="auto",
        stop="\n",
        store=True,
        stream=False,
        stream_options={"include_obfuscation": True, "include_usage": True},
        temperature=1,
        tool_choice="none",
        tools=[{"function": {"name": "name"}, "type": "function"}],
        top_logprobs=0,
        top_p=1,
        user="user-1234",
        verbosity="low",
        web_search_options={"search_context_size": "low"},
    )
    assert answer.choices[0].message.content == ""


def test_files_from_upload_to_deletion(sdk: openai.OpenAI) -> None:
    content = rows(10)
    file = sdk.files.create(file=("../../etc/rows.jsonl", content, "application/octet-stream"), purpose="fine-tune")
    assert file.id.startswith("file-")
    assert (file.filename, file.bytes, file.status) == ("rows.jsonl", len(content), "processed")
    assert sdk.files.content(file.id).read() == content
    assert sdk.files.retrieve(file.id).purpose == "fine-tune"
    assert sdk.files.delete(file.id).deleted
    assert sdk.files.delete(file.id).deleted
    with pytest.raises(openai.NotFoundError):
        sdk.files.retrieve(file.id)
    with pytest.raises(openai.NotFoundError):
        sdk.files.content(file.id)
    with pytest.raises(openai.NotFoundError):
        sdk.files.delete("file-nobody")


def test_files_are_listed_in_pages(sdk: openai.OpenAI) -> None:
    made = [sdk.files.create(file=(f"{n}.txt", b"x"), purpose="user_data").id for n in range(5)]
    assert [file.id for file in sdk.files.list(purpose="user_data", limit=2)] == made[::-1]
    assert [file.id for file in sdk.files.list(purpose="user_data", order="asc", limit=2)] == made
    page = sdk.files.list(purpose="user_data", limit=3)
    assert (page.has_more, len(page.data)) == (True, 3)
    sdk.files.delete(page.data[-1].id)
    rest = sdk.files.list(purpose="user_data", after=page.data[-1].id)
    assert [file.id for file in rest.data] == made[::-1][3:]
    assert sdk.files.list(limit=0).data == []
    assert sdk.files.list(after="file-nobody").data == []


def test_uploads_that_cannot_be(engine: EngineProcess, sdk: openai.OpenAI) -> None:
    def code(**fields: Any) -> Any:
        with pytest.raises(openai.BadRequestError) as error:
            sdk.files.create(**{"file": ("a", b"x"), "purpose": "fine-tune"} | fields)
        return error.value.code, error.value.param

    assert code(file=("a", b"")) == ("empty_file", "file")
    assert code(purpose="mischief") == ("invalid_value", "purpose")
    assert code(expires_after={"anchor": "created_at", "seconds": 5}) == ("invalid_value", "expires_after[seconds]")
    assert ask(engine, "/v1/files", {"purpose": "fine-tune"})[1]["error"]["code"] == "invalid_content_type"
    assert sorted(path.name for path in (engine.data / "files").iterdir() if path.suffix == ".part") == []
    kept = sdk.files.create(
        file=("a", b"x"), purpose="fine-tune", expires_after={"anchor": "created_at", "seconds": 3600}
    )
    assert kept.expires_at == kept.created_at + 3600


async def test_an_engine_on_another_machine_is_a_backend_that_lacks_nothing(engine: EngineProcess) -> None:
    connection = RemoteConnection("workshop", f"{engine.address}/v1", KEY, 30.0)
    said = await Survey(Roles(connection, connection, None, BASE, "", ELSEWHERE)).look()
    model = OpenAIChatModel(connection)
    answer = await model.answer(BASE, [Message("user", "Hello?")], max_tokens=5, temperature=0.0, seed=1)
    assert (said, bool(answer), (await model.tokens(BASE, "four words stand here"))[1]) == ([], True, True)
    assert (await training_of(connection)).can is True
    await connection.close()


def test_a_preference_job_is_told_as_one(sdk: openai.OpenAI) -> None:
    said = [{"input": {"messages": QUESTION}, "preferred_output": [], "non_preferred_output": []} for _ in range(10)]
    content = "".join(json.dumps(row) + "\n" for row in said).encode()
    file = sdk.files.create(file=("pairs.jsonl", content), purpose="fine-tune")
    asked: Any = {"model": BASE, "training_file": file.id}
    method: Any = {"type": "dpo", "dpo": {"hyperparameters": {"beta": 0.2, "n_epochs": 2}}}
    job = sdk.fine_tuning.jobs.create(**asked, method=method)
    assert job.method is not None and job.method.dpo is not None and job.method.dpo.hyperparameters is not None
    assert (job.method.type, job.method.supervised) == ("dpo", None)
    assert (job.method.dpo.hyperparameters.beta, job.method.dpo.hyperparameters.n_epochs) == (0.2, 2)
    method["dpo"]["hyperparameters"]["beta"] = 3
    with pytest.raises(openai.BadRequestError) as wrong:
        sdk.fine_tuning.jobs.create(**asked, method=method)
    assert wrong.value.param == "method.dpo.hyperparameters.beta"
    with pytest.raises(openai.BadRequestError) as unknown:
        sdk.fine_tuning.jobs.create(**asked, method={"type": "reinforcement"})
    assert unknown.value.param == "method.type"


def test_a_base_says_what_it_takes(sdk: openai.OpenAI) -> None:
    about = (sdk.models.list().data[0].model_extra or {})["base"]
    assert about["parameters"] > 100_000 and about["architecture"] == "llama"
    assert about["fits"] is True
    assert about["training_mb"] > about["serving_mb"] > 0
