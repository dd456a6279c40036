"""Every kind of backend, as a loopback server that has its habits: what it can do, how it is asked, how it fails."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

import backend_kinds
from backend_kinds import CHAT_ONLY
from chatterbox.backend.abilities import embedding_of, training_of
from chatterbox.backend.chat_model import OpenAIChatModel
from chatterbox.backend.connection import RemoteConnection
from chatterbox.backend.dialect import GO_ON, Dialect
from chatterbox.backend.embedder import OpenAIEmbedder
from chatterbox.backend.factory import connect, survey_of
from chatterbox.backend.hosts import ELSEWHERE, OPENAI, Host, host_of
from chatterbox.backend.ports import Truncated
from chatterbox.backend.survey import Roles, Survey
from chatterbox.backend.trainer import OpenAITrainer
from chatterbox.config import Backend
from chatterbox.config_load import load
from chatterbox.errors import BackendDown, BackendError, Refused
from chatterbox.models import Message, RunState, RunView
from chatterbox.training.runs.costs import Prices, likely_epochs
from loopback_backend import BASE, LoopbackBackend, loopback_backend
from training_house import PLACE, TRAINER, garden, open_house

ASKED = [Message("user", "Hello?")]


@pytest.fixture
async def backend() -> AsyncIterator[LoopbackBackend]:
    async with loopback_backend() as backend:
        yield backend


@pytest.fixture
async def connection(backend: LoopbackBackend) -> AsyncIterator[RemoteConnection]:
    connection = RemoteConnection("loop", backend.url, "key", 10.0)
    yield connection
    await connection.close()


def survey(
    chat: RemoteConnection,
    training: RemoteConnection | None = None,
    host: Host = ELSEWHERE,
    today: date = date(2026, 12, 1),
) -> Survey:
    return Survey(Roles(chat, training or chat, None, BASE, "", host), today=lambda: today)


async def answer(connection: RemoteConnection, model: str = BASE) -> str:
    return await OpenAIChatModel(connection).answer(model, ASKED, max_tokens=20, temperature=0.3, seed=1)


async def streamed(connection: RemoteConnection) -> str:
    pieces = OpenAIChatModel(connection).stream(BASE, ASKED, max_tokens=20, temperature=0.3)
    return "".join([piece async for piece in pieces])


@pytest.mark.parametrize("kind", CHAT_ONLY)
async def test_a_server_that_only_chats_answers_and_says_what_to_do_to_train(
    backend: LoopbackBackend, connection: RemoteConnection, kind: str
) -> None:
    CHAT_ONLY[kind](backend)
    assert await answer(connection) == f"{BASE} says hello"
    assert (await streamed(connection)).strip() == f"{BASE} says hello"
    assert backend.asked[0]["max_tokens"] == 20 and "max_completion_tokens" not in backend.asked[0]
    assert (await training_of(connection)).can is False
    assert (await embedding_of(connection, "m")).can is (kind in ("ollama", "lm_studio"))
    counted = await OpenAIChatModel(connection).tokens(BASE, "four words stand here")
    assert counted == ((4, True) if kind in ("vllm", "llama_cpp") else (6, False))
    known = survey(connection)
    said = await known.look()
    assert len(said) == 1 and 'training.backend = "local"' in said[0] and said == await known.of_space([BASE])
    with pytest.raises(Refused, match="does not train"):
        await known.admit_training()
    assert not backend.files and not backend.jobs


async def test_a_key_that_may_not_train_is_told_why(backend: LoopbackBackend, connection: RemoteConnection) -> None:
    backend.refused_routes["GET /fine_tuning/jobs"] = (403, "Missing scopes: api.fine_tuning.jobs.read")
    (said,) = await survey(connection).look()
    assert "does not let this bot's key train: Missing scopes" in said


async def test_what_a_model_does_not_take_is_left_out_from_then_on(
    backend: LoopbackBackend, connection: RemoteConnection
) -> None:
    backend_kinds.openai(backend)
    both = await asyncio.gather(answer(connection), answer(connection))  # neither knows yet what is refused
    assert both[0] == both[1] == await answer(connection)
    sent = [set(asked) & {"max_tokens", "max_completion_tokens", "temperature"} for asked in backend.asked]
    newer = "max_completion_tokens"
    assert sent[0] == {"max_tokens", "temperature"} and {newer, "temperature"} in sent and sent[-1] == {newer}


@pytest.mark.parametrize("address", ["https://api.openai.com/v1", "http://localhost:8000/v1"])
async def test_an_answer_is_gone_on_with_where_it_ends_as_each_host_can(backend: LoopbackBackend, address: str) -> None:
    """vLLM and our engine are told so by fields; OpenAI knows none of them, and is asked to in words."""
    dialect = Dialect(prefills=host_of(address).prefills)
    connection = RemoteConnection("loop", backend.url, "key", 10.0, dialect)
    begun = [*ASKED, Message("assistant", "At nine, and")]
    backend.too_long = True
    with pytest.raises(Truncated):
        async for _ in OpenAIChatModel(connection).stream(BASE, begun, max_tokens=20, temperature=0.3):
            pass
    await connection.close()
    sent = backend.asked[-1]
    if "openai" in address:
        assert [message["content"] for message in sent["messages"][-2:]] == ["At nine, and", GO_ON]
        assert "continue_final_message" not in sent
    else:
        assert sent["messages"][-1]["content"] == "At nine, and"
        assert (sent["continue_final_message"], sent["add_generation_prompt"]) == (True, False)


async def test_a_model_that_is_switched_off_is_told_weeks_ahead(
    backend: LoopbackBackend, connection: RemoteConnection
) -> None:
    backend_kinds.openai(backend)
    (said,) = await survey(connection).shutdowns(["gpt-old", BASE])
    assert "gpt-old is switched off" in said and "14 January 2027" in said
    assert await survey(connection, today=date(2026, 10, 1)).shutdowns(["gpt-old"]) == []


async def test_openais_end_of_training_is_told_before_and_after(
    backend: LoopbackBackend, connection: RemoteConnection
) -> None:
    assert (host_of("https://api.openai.com/v1"), host_of("https://openai.example/v1")) == (OPENAI, ELSEWHERE)
    (before,) = await survey(connection, host=OPENAI).look()
    (after,) = await survey(connection, host=OPENAI, today=date(2027, 1, 6)).look()
    assert "ends its training on 6 January 2027" in before and "customers on 6 January 2027" in after


async def _trained(
    data: Path, backend: LoopbackBackend, dialect: Dialect | None = None, prices: Prices | None = None
) -> RunView:
    async with open_house(data, backend.url, dialect=dialect, prices=prices) as house:
        plan = await house.training.plan(TRAINER, upload=garden(), filename="garden.jsonl")
        if prices:
            cost = plan.forecast.cost
            assert cost and cost.amount == cost.tokens * 3 / 1_000_000 > 0 and cost.currency == "EUR"
        run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
        assert (run.state, run.error) == (RunState.SUCCEEDED, "")
        return run


async def test_a_training_that_is_billed_is_estimated_before_and_counted_after(
    backend: LoopbackBackend, tmp_path: Path
) -> None:
    backend_kinds.openai(backend)
    run = await _trained(tmp_path, backend, prices=Prices({BASE: 3.0}, "EUR"))
    assert run.cost and (run.cost.tokens, run.cost.amount, run.cost.currency) == (20_000, 0.06, "EUR")
    assert (await _trained(tmp_path / "unpriced", backend)).cost is None
    assert [likely_epochs("auto", rows) for rows in (1, 10, 50, 100_000)] == [25, 10, 3, 1]
    assert likely_epochs(2, 10) == 2


async def test_azure_is_asked_by_deployments_and_a_new_model_is_waited_for(
    backend: LoopbackBackend, tmp_path: Path
) -> None:
    backend_kinds.azure(backend)
    dialect = Dialect(deployments={BASE: "our-base"}, deploys=True)
    async with open_house(tmp_path, backend.url, dialect=dialect) as house:
        plan = await house.training.plan(TRAINER, upload=garden(), filename="garden.jsonl")
        run = await house.training.start(TRAINER, plan, PLACE)
        last = run
        async for view in house.training.follow(run.space, run.id):
            last = view
            if "must deploy that model" in view.notice and backend.deployed is not None:
                assert view.model in view.notice and "backends.loop.deployments" in view.notice
                backend.deployed[view.model] = view.model
        assert (last.state, last.error, len(backend.jobs)) == (RunState.SUCCEEDED, "", 1)
    assert {asked["model"] for asked in backend.asked} == {"our-base", last.model}


async def test_nebius_names_no_model_and_keeps_no_metadata(backend: LoopbackBackend, tmp_path: Path) -> None:
    backend_kinds.nebius(backend)
    backend.unclear_routes["POST /fine_tuning/jobs"] = 1
    run = await _trained(tmp_path, backend)
    assert (run.model, len(backend.jobs)) == ("ftjob-2:ftckpt-3", 1)


async def test_hyperparameters_of_the_backend_stand_where_a_training_leaves_the_choice(
    backend: LoopbackBackend, connection: RemoteConnection
) -> None:
    trainer = OpenAITrainer(connection, {"lora": True, "n_epochs": 3})
    file_id = await trainer.upload("a.jsonl", b"{}")
    for asked, sent in (("auto", 3), (7, 7)):
        job = await trainer.create(
            file_id, BASE, run_id="r", owner="o", suffix="s", hyperparameters={"n_epochs": asked}, seed=1
        )
        method = backend.jobs[job.id]["method"]
        assert method["supervised"]["hyperparameters"] == {"n_epochs": sent, "lora": True}


async def test_a_busy_backend_is_asked_again_when_it_says(backend: LoopbackBackend, tmp_path: Path) -> None:
    backend.busy_routes.update({"POST /chat/completions": 2, "POST /fine_tuning/jobs": 2, "POST /files": 2})
    await _trained(tmp_path, backend)
    assert len(backend.jobs) == 1 and backend.calls.count("POST /fine_tuning/jobs") == 3


async def test_a_page_with_status_200_is_no_answer(backend: LoopbackBackend, connection: RemoteConnection) -> None:
    backend.html = True
    model, trainer = OpenAIChatModel(connection), OpenAITrainer(connection)
    for asking in (
        model.base(),
        answer(connection),
        streamed(connection),
        OpenAIEmbedder(connection, "m").embed(["hello"]),
        trainer.upload("a.jsonl", b"{}"),
        trainer.find("r"),
        trainer.retrieve("ftjob-1"),
        trainer.events("ftjob-1", None),
    ):
        with pytest.raises(BackendError, match="not an answer of the OpenAI protocol"):
            await asking
    assert (await model.tokens(BASE, "a word")) == (2, False)
    assert (await training_of(connection)).can is False


async def test_a_stream_that_ends_in_its_midst_is_not_taken_for_whole(
    backend: LoopbackBackend, connection: RemoteConnection
) -> None:
    backend.stops_short = True
    with pytest.raises(BackendDown, match="broke off"):
        await streamed(connection)
    backend.stops_short, backend.breaks = False, True
    with pytest.raises(BackendDown):
        await streamed(connection)


async def test_whether_two_backends_share_names_is_told_at_the_start(
    backend: LoopbackBackend, connection: RemoteConnection
) -> None:
    async with loopback_backend() as other:
        training = RemoteConnection("trainer", other.url, "key", 10.0)
        together = survey(connection, training)
        try:
            assert ["no trained one is there yet" in said for said in await together.look()] == [True]
            tuned = {"id": "ft:tiny-base:cb-1", "object": "model", "created": 1, "owned_by": "us"}
            other.listed = [tuned]
            (said,) = await together.look()
            assert '"loop" does not list' in said and "ft:tiny-base:cb-1" in said
            backend.listed = [tuned]
            assert await together.look() == []
        finally:
            await training.close()
    assert backend.jobs == {} and "GET /fine_tuning/jobs" not in backend.calls


async def test_a_backend_that_is_down_at_the_start_stops_nobody(
    backend: LoopbackBackend, connection: RemoteConnection
) -> None:
    backend.down = True
    known = survey(connection)
    assert await known.look() == []
    await known.admit_training()
    backend.down, backend.missing = False, ("/fine_tuning",)
    with pytest.raises(Refused):
        await known.admit_training()


def test_every_configuration_in_the_page_of_backends_loads(tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "docs" / "backends.md").read_text(encoding="utf-8")
    assert [name for name in Backend.model_fields if f"| `{name}` |" not in page] == []
    snippets = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(snippets) == page.count("```toml") >= 7
    for snippet in snippets:
        settings = load({}, _written(tmp_path, snippet))
        used = {settings.chat.backend, settings.training_backend, settings.embedding_backend}
        connections = {name: connect(settings, name) for name in settings.backends}
        assert used <= set(connections) and set(settings.backends) - {"local"} <= used
        assert survey_of(settings, connections)
    azure = load({}, _written(tmp_path, next(one for one in snippets if "azure" in one)))
    dialect = connect(azure, "azure").dialect
    assert dialect.deploys and dialect.asked_as(azure.chat.model) == "our-mini"
    assert dialect.asked_as(azure.help.model) == "our-embedding"


def _written(folder: Path, text: str) -> Path:
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return folder
