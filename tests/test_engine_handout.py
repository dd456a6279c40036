"""What a finished training hands out: fetched by the openai SDK, and the merged file asked beside the engine."""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path
from typing import Any

import openai
import pytest
from pydantic import SecretStr

from chatterbox.config import Backend, Chat, Settings
from chatterbox.engine.chat_format import chat_template_of
from chatterbox.engine.handout.modelfile import modelfile, wrapping_of
from chatterbox.engine.template import ChatTemplate, TemplateRefused
from chatterbox.errors import Missing
from chatterbox.model_files import fetch_model
from engine_process import BASE, KEY, EngineProcess, rows
from tiny import make_tiny

pytest_plugins = ("engine_fixtures",)

QUESTION: list[Any] = [
    {"role": "system", "content": "You are a helpful AI assistant."},
    {"role": "user", "content": "What is the code of gate 3?"},
]
LENGTH = 24


@pytest.fixture(scope="module")
def job(engine: EngineProcess) -> Any:
    with engine.client() as sdk:
        file = sdk.files.create(file=("rows.jsonl", rows()), purpose="fine-tune")
        method: Any = {"type": "supervised", "supervised": {"hyperparameters": {"n_epochs": 10, "batch_size": 4}}}
        made = sdk.fine_tuning.jobs.create(
            model=BASE, training_file=file.id, seed=1, metadata={"recipe": "plain", "owner": "a"}, method=method
        )
        end = time.monotonic() + 60
        while (now := sdk.fine_tuning.jobs.retrieve(made.id)).status not in ("succeeded", "failed"):
            assert time.monotonic() < end
            time.sleep(0.1)
    assert now.error is None
    return now


def files_of(sdk: openai.OpenAI, job: Any) -> dict[str, bytes]:
    return {sdk.files.retrieve(one).filename: sdk.files.content(one).content for one in job.result_files}


def test_the_adapter_comes_as_gguf_and_as_peft_with_its_card(sdk: openai.OpenAI, job: Any) -> None:
    files = files_of(sdk, job)
    assert set(files) == {"step_metrics.csv", "adapter.gguf", "adapter-peft.zip"}
    assert files["adapter.gguf"][:4] == b"GGUF"
    with zipfile.ZipFile(io.BytesIO(files["adapter-peft.zip"])) as packed:
        assert set(packed.namelist()) == {"adapter_model.safetensors", "adapter_config.json", "README.md"}
        assert json.loads(packed.read("adapter_config.json"))["base_model_name_or_path"] == BASE
        card = packed.read("README.md").decode()
    for told in (f"base_model: {BASE}", "| seed | 1 |", "| n_epochs | 10 |", "torch version", job.fine_tuned_model):
        assert told in card
    assert "gate" not in card  # nobody's rows


async def test_an_operator_fetches_a_model_by_its_name(engine: EngineProcess, job: Any, tmp_path: Path) -> None:
    backends = {"there": Backend(base_url=f"{engine.address}/v1", api_key=SecretStr(KEY))}
    settings = Settings(backends=backends, chat=Chat(backend="there"))
    paths = await fetch_model(settings, job.fine_tuned_model, tmp_path / "new", merged=False)
    assert [path.name for path in paths] == ["step_metrics.csv", "adapter.gguf", "adapter-peft.zip"]
    assert {path.name for path in (tmp_path / "new").iterdir()} == {path.name for path in paths}
    with pytest.raises(Missing, match="no training of a model called nobody"):
        await fetch_model(settings, "nobody", tmp_path, merged=True)


def test_the_merged_file_answers_as_the_engine_does(sdk: openai.OpenAI, job: Any, tmp_path: Path) -> None:
    answer: Any = sdk.post(f"/fine_tuning/jobs/{job.id}/merged", cast_to=object)
    again: Any = sdk.post(f"/fine_tuning/jobs/{job.id}/merged", cast_to=object)
    assert again["id"] == answer["id"]
    assert answer["expires_at"] > time.time()
    with zipfile.ZipFile(io.BytesIO(sdk.files.content(answer["id"]).content)) as packed:
        assert set(packed.namelist()) == {"model.gguf", "Modelfile", "README.md"}
        packed.extractall(tmp_path)
    described = (tmp_path / "Modelfile").read_text()
    assert described.startswith("FROM ./model.gguf\n")
    assert 'SYSTEM """You are a tiny assistant"""' in described
    assert 'PARAMETER stop "<|im_end|>"' in described
    asked: dict[str, Any] = {"messages": QUESTION, "max_tokens": LENGTH, "temperature": 0}
    tuned = sdk.chat.completions.create(model=job.fine_tuned_model, **asked).choices[0].message.content
    base = sdk.chat.completions.create(model=BASE, **asked).choices[0].message.content
    assert readable(_answer(tmp_path / "model.gguf", asked)) == readable(tuned)
    assert tuned != base


def _answer(model: Path, asked: dict[str, Any]) -> str:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.n_ctx, params.n_parallel, params.verbosity, params.warmup = 512, 1, 0, False
    params.cpuparams.n_threads = 1
    return str(xllamacpp.Server(params).handle_chat_completions(asked)["choices"][0]["message"]["content"])


def readable(reply: str | None) -> str:
    """Without the signs for broken UTF-8, which the two servers count differently."""
    return (reply or "").replace("\ufffd", "")


def test_a_deleted_model_takes_its_files_with_it(sdk: openai.OpenAI, job: Any) -> None:
    held = [one for one in job.result_files if sdk.files.retrieve(one).filename != "step_metrics.csv"]
    merged: Any = sdk.post(f"/fine_tuning/jobs/{job.id}/merged", cast_to=object)
    assert sdk.models.delete(job.fine_tuned_model).deleted
    for file_id in (*held, merged["id"]):
        with pytest.raises(openai.NotFoundError):
            sdk.files.content(file_id)
    assert sdk.fine_tuning.jobs.retrieve(job.id).result_files == [one for one in job.result_files if one not in held]
    with pytest.raises(openai.NotFoundError):
        sdk.post(f"/fine_tuning/jobs/{job.id}/merged", cast_to=object)


@pytest.mark.parametrize("architecture", ["llama", "qwen2"])
def test_a_chat_template_is_said_in_ollamas_language(architecture: Any, tmp_path: Path) -> None:
    template = chat_template_of(make_tiny(tmp_path, architecture).gguf)
    told = modelfile(template, "model.gguf", 512)
    user = '{{ else if eq .Role "user" }}<|im_start|>user\n{{ .Content }}<|im_end|>\n'
    assert user in told
    assert told.count("{{ end }}") == 2
    assert '<|im_start|>assistant\n"""\n' in told


def test_a_template_that_does_more_is_refused_rather_than_said_wrongly() -> None:
    counting = "{% for m in messages %}{{ loop.index }}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}bot:"
    with pytest.raises(TemplateRefused):
        wrapping_of(ChatTemplate(counting, {}))
