"""Secrets: token, keys, and what people wrote, are searched in logs, tracebacks and reports while everything fails."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import io
import json
import logging
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot_fixtures import house
from chatterbox.logs import Discreet, discreet
from chatterbox.sandbox.client import Upload
from proof_fixtures import BACKEND_KEY, WITHIN_S, Home, buttons, home_at, replies_to

pytestmark = pytest.mark.asyncio(loop_scope="module")

STORE_KEY = base64.urlsafe_b64encode(b"this store key is 32 bytes long!").decode()
ENGINE_KEY = "engine-key-5d1c"
PASSWORD = "hunter2hunter2"
MESSAGE, CORRECTION, ROW = "zorbmessage", "zorbcorrection", "zorbrow"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    keys = {"CHATTERBOX_STORE__KEY": STORE_KEY, "CHATTERBOX_ENGINE__API_KEY": ENGINE_KEY}
    async with home_at(tmp_path_factory.mktemp("secrets"), **keys) as made:
        made.backend.steps = 1
        yield made


def secrets_of(home: Home) -> list[str]:
    return [home.sandbox.application.token, BACKEND_KEY, STORE_KEY, ENGINE_KEY, home.sandbox.key]


def found_in(home: Home, text: str) -> list[str]:
    return [word for word in (*secrets_of(home), MESSAGE, CORRECTION, ROW) if word in text]


def dataset(name: str) -> Upload:
    said = [
        [{"role": "user", "content": f"{ROW} {n}?"}, {"role": "assistant", "content": f"{ROW} is {n}."}]
        for n in range(12)
    ]
    return Upload(f"{name}.jsonl", "".join(json.dumps({"messages": row}) + "\n" for row in said).encode())


@contextlib.contextmanager
def without_table(home: Home, name: str) -> Iterator[None]:
    """The store fails at every statement that needs the table."""
    path = home.folder / "bot" / "store.sqlite"

    def rename(old: str, new: str) -> None:
        with contextlib.closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as store:
            store.execute(f"alter table {old} rename to {new}")

    rename(name, "gone")
    try:
        yield
    finally:
        rename("gone", name)


async def test_no_failure_writes_a_secret_or_a_message_into_the_log(home: Home) -> None:
    cleo, ben = home.people["Cleo"], home.people["Ben"]
    channel, corner = cleo.channel("general"), ben.channel("bot-corner")
    reply = await home.ask(cleo, channel, f"Who is {MESSAGE}?")
    await cleo.submit(await cleo.press(reply, "Correct"), {"question": f"{MESSAGE}?", "answer": CORRECTION})
    await cleo.wait_message(channel, lambda m: "Corrected by" in m["content"])

    # A backend that repeats the message and its key in what it says.
    says = f"cannot answer '{MESSAGE} {ROW}' with the key {BACKEND_KEY}"
    home.backend.refused_routes = {"POST /chat/completions": (400, says), "POST /files": (400, says)}
    refused = await home.ask(cleo, channel, f"And {MESSAGE}?")
    assert buttons(refused) == ["Ask again"] and "refused the request" in refused["content"]
    assert BACKEND_KEY not in refused["content"]
    await ben.command(corner, "train", file=dataset("first"))
    closing = await ben.wait_message(corner, lambda m: "first** failed" in m["content"], WITHIN_S)
    assert BACKEND_KEY not in closing["content"]
    home.backend.refused_routes = {}
    home.backend.fails = f"row 3 says {ROW}"
    await ben.command(corner, "train", file=dataset("second"))
    await ben.wait_message(corner, lambda m: "second** failed" in m["content"], WITHIN_S)

    # A store that fails below a question, a command and a form.
    with without_table(home, "turns"):
        said = await cleo.say(channel, f"<@{home.bot_id}> Where is {MESSAGE}?")
        broken = await cleo.wait_message(channel, lambda m: replies_to(m) == said["id"], WITHIN_S)
        assert "Something broke" in broken["content"]
        assert "Something broke" in await home.told(cleo, await cleo.command(channel, "hi"))
    with without_table(home, "entries"):
        taught = await cleo.submit(
            await cleo.command(channel, "teach"), {"question": f"{MESSAGE}, too?", "answer": CORRECTION}
        )
        assert "Something broke" in await home.told(cleo, taught)
    assert home.log.count("Traceback") >= 3 and "sqlalchemy.exc.OperationalError" in home.log
    assert found_in(home, home.log) == []


async def _output(home: Home, command: str, **extra: str) -> str:
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "chatterbox", command), cwd=home.folder, env=home.environment() | extra,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    told, _ = await asyncio.wait_for(child.communicate(), WITHIN_S)
    return told.decode()


async def test_reports_mask_secrets_though_the_backend_repeats_its_key(home: Home) -> None:
    home.backend.refused_routes = {"GET /models": (400, f"the key {BACKEND_KEY} is not wanted here")}
    password = {"CHATTERBOX_STORE__URL": f"postgresql+asyncpg://bot:{PASSWORD}@127.0.0.1/bot"}
    config, doctor = await asyncio.gather(_output(home, "config", **password), _output(home, "doctor"))
    home.backend.refused_routes = {}
    assert "store.key = (set)" in config and "postgresql+asyncpg://bot:(set)@127.0.0.1/bot" in config
    assert "FAIL backend loop" in doctor
    assert found_in(home, config + doctor) == [] and PASSWORD not in config


async def test_no_level_of_logging_tells_a_token_or_a_key(tmp_path: Path) -> None:
    keys = {"CHATTERBOX_STORE__KEY": STORE_KEY, "CHATTERBOX_ENGINE__API_KEY": ENGINE_KEY}
    async with home_at(tmp_path, "--log-level", "DEBUG", **keys) as chatty:
        await chatty.ask(chatty.people["Cleo"], chatty.people["Cleo"].channel("general"), "Who is there?")
        await chatty.stop()
        assert " DEBUG " in chatty.log
        assert [secret for secret in secrets_of(chatty) if secret in chatty.log] == []


async def test_a_handler_that_raises_what_somebody_wrote_is_logged_without_it(tmp_path: Path) -> None:
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(Discreet())
    logging.getLogger().addHandler(handler)
    try:
        async with house(tmp_path) as made:
            made.fakes.chat.pieces = [KeyError(f"no {MESSAGE}")]
            cleo = await made.person("Cleo")
            await cleo.say(cleo.channel("general"), f"{made.mention} {MESSAGE}?")
            await cleo.wait_message(cleo.channel("general"), lambda m: "Something broke" in m["content"])
    finally:
        logging.getLogger().removeHandler(handler)
    assert "KeyError" in log.getvalue() and "bot_fakes.py" in log.getvalue()
    assert MESSAGE not in log.getvalue()


def _chained() -> None:
    try:
        int(MESSAGE)
    except ValueError as error:
        raise OSError(28, MESSAGE) from error


async def test_a_traceback_tells_types_places_and_numbers() -> None:
    with pytest.raises(OSError) as raised:
        _chained()
    told = discreet(raised.value)
    assert told.index("ValueError") < told.index("OSError (errno 28)")
    assert "_chained" in told and MESSAGE not in told
