"""The test set of a server: the cases that every candidate must stand, kept in versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import msgspec

from chatterbox.errors import BadInput, Refused
from chatterbox.models import Actor, Case, Space
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.corrections.brakes import trains
from chatterbox.training.evaluation.cases import MAX_CASES

Keep = Literal["yes", "add"]
"""Whether cases take the place of the test set, or come into it."""

_SETTING = "test-set"


@dataclass(frozen=True, slots=True)
class TestSet:
    """The cases in force, and which version that is."""

    __test__ = False  # no test of pytest's

    version: int
    cases: tuple[Case, ...]


def _now() -> datetime:
    return datetime.now(UTC)


class TestSets:
    __test__ = False

    def __init__(self, store: Store, rules: Rules, now: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._rules = rules
        self._now = now

    async def newest(self, space: Space) -> TestSet | None:
        """The version in force; None where none was kept."""
        async with self._store.reading() as work:
            versions = await work.settings.versions(space, _SETTING, 1)
        return TestSet(versions[0][0], _cases(versions[0][1])) if versions else None

    async def admit(self, actor: Actor) -> None:
        """Raises Refused for who may not change the test set: it decides what is promoted."""
        if actor.space.kind != "guild":
            raise Refused(say("only-in-server"))
        if not trains(actor):
            raise Refused(say("test-keep-trainers"))
        await self._rules.admit(actor)

    async def keep(self, actor: Actor, cases: tuple[Case, ...], how: Keep) -> TestSet:
        """Puts a new version in force: these cases, or what is in force with these added. Earlier versions stay.

        A case with the same question takes the place of the one before. Raises Refused (trainers only) and BadInput
        (more cases than one test takes).
        """
        await self.admit(actor)
        async with self._store.transaction() as work:
            before = await newest_cases(work, actor.space) if how == "add" else ()
            asked = {case.messages for case in cases}
            whole = (*(case for case in before if case.messages not in asked), *cases)
            if len(whole) > MAX_CASES:
                raise BadInput(say("test-too-many", cases=len(whole), most=MAX_CASES))
            value = msgspec.json.encode(whole)
            version = await work.settings.put(actor.space, _SETTING, value, set_by=actor.user_id, now=self._now())
        return TestSet(version, whole)


async def newest_cases(work: Work, space: Space) -> tuple[Case, ...]:
    """The cases of the test set in force, within a transaction."""
    kept = await work.settings.get(space, _SETTING)
    return () if kept is None else _cases(kept)


def _cases(kept: bytes) -> tuple[Case, ...]:
    return msgspec.json.decode(kept, type=tuple[Case, ...])
