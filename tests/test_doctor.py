"""`chatterbox doctor` against a loopback Discord and backend: what is well, and for each failure what to do."""

from collections.abc import AsyncIterator
from email.utils import formatdate
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from chatterbox.config import Settings
from chatterbox.config_load import load
from chatterbox.doctor import Finding, examine

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.secretsecret"


class Loopback:
    """The few answers of Discord and of a backend that the doctor asks for; tests change them."""

    def __init__(self) -> None:
        self.flags = 0
        self.date = formatdate(usegmt=True)
        self.token = TOKEN
        self.models = [{"id": "base", "object": "model", "created": 1, "owned_by": "us"}]
        self.trains = True
        self.redirect = ""
        self.seen: list[str] = []

    async def application(self, request: web.Request) -> web.Response:
        self.seen.append(request.headers["Authorization"])
        if self.redirect:
            raise web.HTTPFound(self.redirect)
        if request.headers["Authorization"] != f"Bot {self.token}":
            return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        return web.json_response({"id": "1", "name": "Chatterbox", "flags": self.flags}, headers={"Date": self.date})

    async def list_models(self, _request: web.Request) -> web.Response:
        return web.json_response({"object": "list", "data": self.models})

    async def list_jobs(self, _request: web.Request) -> web.Response:
        return web.json_response({"object": "list", "data": []}, status=200 if self.trains else 404)

    async def embed(self, _request: web.Request) -> web.Response:
        item = {"object": "embedding", "index": 0, "embedding": [1.0, 0.0]}
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        return web.json_response({"object": "list", "data": [item], "model": "m", "usage": usage})


@pytest.fixture
async def loopback() -> AsyncIterator[tuple[Loopback, TestServer]]:
    loopback = Loopback()
    app = web.Application()
    app.router.add_get("/api/v10/applications/@me", loopback.application)
    app.router.add_get("/v1/models", loopback.list_models)
    app.router.add_post("/v1/embeddings", loopback.embed)
    app.router.add_get("/v1/fine_tuning/jobs", loopback.list_jobs)
    async with TestServer(app) as server:
        yield loopback, server


def _settings(server: TestServer, folder: Path, **more: str) -> Settings:
    environment = {
        "CHATTERBOX_DISCORD__TOKEN": TOKEN,
        "CHATTERBOX_DISCORD__API_URL": str(server.make_url("/api")),
        "CHATTERBOX_BACKENDS__TEST__BASE_URL": str(server.make_url("/v1")),
        "CHATTERBOX_CHAT__BACKEND": "test",
        "CHATTERBOX_BOT__DATA": str(folder / "data"),
    }
    return load(environment | more, folder)


async def _findings(settings: Settings) -> dict[str, Finding]:
    return {finding.what: finding async for finding in examine(settings)}


async def test_a_healthy_bot_has_no_advice(loopback: tuple[Loopback, TestServer], tmp_path: Path) -> None:
    found = await _findings(_settings(loopback[1], tmp_path))
    assert {"disk", "key of the store", "login", "clock", "intents", "backend test", "help"} <= set(found)
    assert not [finding for finding in found.values() if finding.advice]


@pytest.mark.parametrize(
    ("token", "what", "words"),
    [
        ("", "token", "scripts/sandbox"),
        ("hello", "token", "three parts"),
        (TOKEN + "x", "login", "Reset it"),
    ],
)
async def test_a_missing_or_wrong_token_is_told_what_to_do(
    loopback: tuple[Loopback, TestServer], tmp_path: Path, token: str, what: str, words: str
) -> None:
    found = await _findings(_settings(loopback[1], tmp_path, CHATTERBOX_DISCORD__TOKEN=token))
    assert words in found[what].advice
    assert TOKEN not in str(found.values())


async def test_an_intent_that_is_off_in_the_portal(loopback: tuple[Loopback, TestServer], tmp_path: Path) -> None:
    settings = _settings(loopback[1], tmp_path, CHATTERBOX_DISCORD__MESSAGE_CONTENT="true")
    assert "developer portal" in (await _findings(settings))["intents"].advice
    loopback[0].flags = 1 << 19
    assert not (await _findings(settings))["intents"].advice


async def test_a_wrong_clock(loopback: tuple[Loopback, TestServer], tmp_path: Path) -> None:
    loopback[0].date = formatdate(0, usegmt=True)
    assert "NTP" in (await _findings(_settings(loopback[1], tmp_path)))["clock"].advice


async def test_a_backend_without_models_and_one_that_is_away(
    loopback: tuple[Loopback, TestServer], tmp_path: Path
) -> None:
    loopback[0].models = []
    assert "chat.model" in (await _findings(_settings(loopback[1], tmp_path)))["backend test"].advice
    away = _settings(loopback[1], tmp_path, CHATTERBOX_BACKENDS__TEST__BASE_URL="http://127.0.0.1:9/v1")
    assert "cannot be reached" in (await _findings(away))["backend test"].advice


async def test_a_key_file_that_others_can_read(loopback: tuple[Loopback, TestServer], tmp_path: Path) -> None:
    settings = _settings(loopback[1], tmp_path)
    settings.bot.data.mkdir()
    key = settings.bot.data / "store.key"
    key.write_text("A" * 43 + "=")
    key.chmod(0o644)
    assert "chmod 600" in (await _findings(settings))["key of the store"].advice
    key.chmod(0o600)
    assert not (await _findings(settings))["key of the store"].advice
    key.write_text("short")
    assert "not 32 bytes" in (await _findings(settings))["key of the store"].advice


async def test_the_token_follows_no_redirect(loopback: tuple[Loopback, TestServer], tmp_path: Path) -> None:
    loopback[0].redirect = "/v1/models"
    assert "302" in (await _findings(_settings(loopback[1], tmp_path)))["login"].detail
    assert len(loopback[0].seen) == 1


async def test_what_a_backend_cannot_do_and_what_ends_soon(
    loopback: tuple[Loopback, TestServer], tmp_path: Path
) -> None:
    loopback[0].trains = False
    loopback[0].models[0]["shutdown_date"] = "2020-01-01"
    found = await _findings(_settings(loopback[1], tmp_path))
    assert 'training.backend = "local"' in found["training by test"].detail
    assert not found["training by test"].advice and "is switched off" in found["to know"].detail
    separate = {
        "CHATTERBOX_BACKENDS__AWAY__BASE_URL": "http://127.0.0.1:9/v1",
        "CHATTERBOX_TRAINING__BACKEND": "away",
    }
    findings = [finding async for finding in examine(_settings(loopback[1], tmp_path, **separate))]
    assert "cannot be reached" in next(one.advice for one in findings if one.what == "training by away")
    known = [one.detail for one in findings if one.what == "to know"]
    assert len(known) == 2 and 'trained by "away" and answered by "test"' in known[0]
