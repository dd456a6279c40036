"""The real bot, logged in to a sandbox in this process, over services that answer from a script."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
from pydantic import SecretStr

from bot_fakes import (
    FakeCandidates,
    FakeChat,
    FakeCorrections,
    FakeEvaluation,
    FakeExams,
    FakeFeedback,
    FakeGate,
    FakeImporting,
    FakeLanguages,
    FakeNotices,
    FakePins,
    FakePrivacy,
    FakePromotions,
    FakeReports,
    FakeResearch,
    FakeResults,
    FakeRetention,
    FakeReview,
    FakeRules,
    FakeRunBook,
    FakeSpaces,
    FakeSurvey,
    FakeTakingBack,
    FakeTestSets,
    FakeTraining,
    FakeVotes,
    FakeWishes,
)
from chatterbox import wire
from chatterbox.assembly import Assembled, assemble
from chatterbox.config import Backend, Bot, Chat, Discord, Gate, Help, Settings, Training
from chatterbox.sandbox.client import Json, SandboxClient
from chatterbox.sandbox.client.person import Person
from chatterbox.sandbox.server import Sandbox
from chatterbox.services import Services, open_services
from loopback_backend import LoopbackBackend, loopback_backend

READY_S = 20.0
PEOPLE = ("Ada", "Ben", "Cleo", "Dev", "Emil", "Finn")


@dataclass
class Fakes:
    chat: FakeChat = field(default_factory=FakeChat)
    spaces: FakeSpaces = field(default_factory=FakeSpaces)
    training: FakeTraining = field(default_factory=FakeTraining)
    corrections: FakeCorrections = field(default_factory=FakeCorrections)
    evaluation: FakeEvaluation = field(default_factory=FakeEvaluation)
    privacy: FakePrivacy = field(default_factory=FakePrivacy)
    rules: FakeRules = field(default_factory=FakeRules)
    taking_back: FakeTakingBack = field(default_factory=FakeTakingBack)
    notices: FakeNotices = field(default_factory=FakeNotices)
    of_datasets: tuple[Any, ...] = (None, None, None)  # they are tried over the real services
    gate: FakeGate = field(default_factory=FakeGate)
    candidates: FakeCandidates = field(default_factory=FakeCandidates)
    promotions: FakePromotions = field(default_factory=FakePromotions)
    pins: FakePins = field(default_factory=FakePins)
    results: FakeResults = field(default_factory=FakeResults)
    test_sets: FakeTestSets = field(default_factory=FakeTestSets)
    votes: FakeVotes = field(default_factory=FakeVotes)
    reports: FakeReports = field(default_factory=FakeReports)
    wishes: FakeWishes = field(default_factory=FakeWishes)
    run_book: FakeRunBook = field(default_factory=FakeRunBook)
    retention: FakeRetention = field(default_factory=FakeRetention)
    survey: FakeSurvey = field(default_factory=FakeSurvey)
    languages: FakeLanguages = field(default_factory=FakeLanguages)

    def services(self) -> Services:
        return Services(
            self.chat,
            self.spaces,
            self.training,
            self.corrections,
            self.evaluation,
            self.privacy,
            self.rules,
            self.taking_back,
            self.notices,
            FakeReview(self.corrections),
            FakeExams(),
            FakeFeedback(),
            FakeResearch(),
            FakeImporting(),
            *self.of_datasets,
            self.gate,
            self.candidates,
            self.promotions,
            self.pins,
            self.results,
            self.test_sets,
            self.votes,
            self.reports,
            self.wishes,
            self.run_book,
            self.retention,
            self.survey,
            self.languages,
        )


@dataclass
class House:
    """A sandbox with people, and the bot in it."""

    sandbox: Sandbox
    client: SandboxClient
    fakes: Fakes
    settings: Settings
    assembled: Assembled

    @property
    def mention(self) -> str:
        return f"<@{self.sandbox.application.id}>"

    async def person(self, name: str) -> Person:
        return await self.client.person(name)


def settings_for(sandbox: Sandbox, data: Path, **bot: Any) -> Settings:
    content = bot.pop("message_content", False)
    guilds = bot.pop("guilds", ())
    chat = bot.pop("chat", {})
    made: Any = Settings(
        discord=Discord(
            token=SecretStr(sandbox.application.token), api_url=sandbox.api_url, message_content=content, guilds=guilds
        ),
        bot=Bot(data=data, **bot),
        **({"chat": chat} if chat else {}),
    )
    return made  # type: ignore[no-any-return]


def words_of(answer: Json) -> str:
    """An answer without the small print under it."""
    return str(answer["content"]).partition("\n-# ")[0]


def finished(answer: Json) -> bool:
    """Whether an answer has come to its end: what can be done with it stands below, and it is not to be stopped."""
    buttons = [button for row in answer["components"] for button in row["components"]]
    return bool(buttons) and all(button.get("label") != "Stop" for button in buttons)


@contextlib.asynccontextmanager
async def sandbox_at(data: Path) -> AsyncIterator[tuple[Sandbox, SandboxClient]]:
    async with Sandbox(data) as sandbox, SandboxClient(sandbox.start_address) as client:
        yield sandbox, client


@contextlib.asynccontextmanager
async def logged_in(settings: Settings, services: Services) -> AsyncIterator[Assembled]:
    """The bot, ready and resumed; closed at the end."""
    wire.point_at(settings.discord.api_url)
    assembled = assemble(settings, services, message_content=settings.discord.message_content)
    bot = assembled.bot
    task = asyncio.create_task(assembled.run(settings.discord.token.get_secret_value()))
    ready = asyncio.create_task(bot.wait_until_ready())
    try:
        await asyncio.wait({task, ready}, timeout=READY_S, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            task.result()
        assert ready.done(), "the bot did not get ready"
        yield assembled
    finally:
        ready.cancel()
        await assembled.close()
        await asyncio.gather(task, return_exceptions=True)


@contextlib.asynccontextmanager
async def house(data: Path, fakes: Fakes | None = None, **bot: Any) -> AsyncIterator[House]:
    fakes = fakes or Fakes()
    base = discord.http.Route.API_BASE_URL
    try:
        async with sandbox_at(data / "sandbox") as (sandbox, client):
            settings = settings_for(sandbox, data / "bot", **bot)
            if settings.discord.message_content:
                await client.world.privileged_intents(sandbox.application.id, ["message_content"])
            for name in PEOPLE:
                await client.person(name)  # connected before the bot is: they miss nothing of what it does
            async with logged_in(settings, fakes.services()) as assembled:
                yield House(sandbox, client, fakes, settings, assembled)
    finally:
        discord.http.Route.API_BASE_URL = base


@dataclass
class RealHouse:
    """A sandbox with people, and the bot in it over its real services and a loopback backend."""

    sandbox: Sandbox
    client: SandboxClient
    backend: LoopbackBackend
    settings: Settings

    @property
    def mention(self) -> str:
        return f"<@{self.sandbox.application.id}>"

    async def person(self, name: str) -> Person:
        return await self.client.person(name)

    @contextlib.asynccontextmanager
    async def bot(self) -> AsyncIterator[None]:
        async with open_services(self.settings) as services, logged_in(self.settings, services):
            yield


@contextlib.asynccontextmanager
async def real_house(data: Path, *, asks: bool = False, **chat: Any) -> AsyncIterator[RealHouse]:
    """Everything but the bot, which comes and goes by `bot()`. `asks`: a trainer promotes what a training made."""
    base = discord.http.Route.API_BASE_URL
    try:
        async with loopback_backend() as backend, sandbox_at(data / "sandbox") as (sandbox, client):
            settings = settings_for(sandbox, data / "bot").model_copy(
                update={
                    "backends": {"loop": Backend(base_url=backend.url, api_key=SecretStr("key"))},
                    "chat": Chat(backend="loop", **chat),
                    "help": Help(model=""),
                    "training": Training(promote="ask" if asks else "when_it_passes"),
                    "gate": Gate(general_questions=2, untaught_questions=2),
                }
            )
            for name in PEOPLE:
                await client.person(name)
            yield RealHouse(sandbox, client, backend, settings)
    finally:
        discord.http.Route.API_BASE_URL = base
