"""All services over a real store and a loopback backend, as the bot has them, without Discord."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from chatterbox.config import Backend, Bot, Chat, Corrections, Gate, Help, Settings, Training
from chatterbox.models import Actor, Correction, CorrectionForm, Place, RunState, RunView, Space
from chatterbox.services import Services, open_services
from chatterbox.store.store import Store
from loopback_backend import LoopbackBackend
from training_house import FAST, jsonl

CHECKPOINT = "ft:tiny:ckpt-step-1"
GUILD = Space("guild", 77)
ADA = Actor(GUILD, 5, "Ada", manages=True, trains=True)


def member(user: int, space: Space = GUILD) -> Actor:
    return Actor(space, user, f"member{user}", joined_at=datetime.now(UTC) - timedelta(days=400))


@dataclass
class PrivacyHouse:
    services: Services
    store: Store
    backend: LoopbackBackend
    settings: Settings

    async def teach(self, actor: Actor, question: str, answer: str) -> Correction:
        return await self.services.corrections.submit(actor, CorrectionForm(question, answer), None)

    async def train(self, upload: bytes | None = None, *, by: Actor = ADA) -> RunView:
        """Starts a training; with an upload, on it."""
        plan = await self.services.training.plan(by, upload=upload, filename="garden.jsonl")
        return await self.services.training.start(by, plan, Place(900))

    async def ended(self, run: RunView) -> RunView:
        last = run
        async for view in self.services.training.follow(run.space, run.id):
            last = view
        return last

    async def trained(self, upload: bytes | None = None, *, by: Actor = ADA) -> RunView:
        run = await self.ended(await self.train(upload, by=by))
        assert run.state is RunState.SUCCEEDED, run.error
        return run

    def rows(self, number: int = -1) -> list[str]:
        """What an uploaded training file says, row by row."""
        return [
            " ".join(message["content"] for message in json.loads(line)["messages"])
            for line in self.backend.uploads[number].splitlines()
        ]


def settings_of(data: Path, url: str, promote: str = "when_it_passes") -> Settings:
    return Settings(
        bot=Bot(data=data),
        backends={"loop": Backend(base_url=url, api_key=SecretStr("key"))},
        chat=Chat(backend="loop"),
        help=Help(model=""),
        corrections=Corrections(per_day=100),
        training=Training(promote=promote),
        gate=Gate(general_questions=0, untaught_questions=0),
    )  # type: ignore[call-arg]


@asynccontextmanager
async def privacy_house(
    data: Path, backend: LoopbackBackend, promote: str = "when_it_passes"
) -> AsyncIterator[PrivacyHouse]:
    settings = settings_of(data, backend.url, promote)
    async with open_services(settings) as services:
        hurry(services)
        yield PrivacyHouse(services, services.privacy._store, backend, settings)


def checkpoint() -> dict[str, object]:
    """What a job left on its way, as a backend lists it."""
    made = {"id": "ftckpt-1", "object": "fine_tuning.job.checkpoint", "created_at": 1, "metrics": {}}
    return made | {"fine_tuning_job_id": "ftjob-1", "step_number": 1, "fine_tuned_model_checkpoint": CHECKPOINT}


def hurry(services: Services) -> None:
    """Lets trainings look at their jobs without a pause."""
    services.training._tools = replace(services.training._tools, pauses=FAST)


def grown(upload: bytes, origins: Collection[tuple[int, str, str]]) -> bytes:
    """A version of a dataset with rows that were made of corrections: (id, question, answer)."""
    rows = [
        {
            "messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}],
            "origin": {"correction": correction_id},
        }
        for correction_id, question, answer in origins
    ]
    return upload + jsonl(rows)
