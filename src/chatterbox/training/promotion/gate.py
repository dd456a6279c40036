"""The gate: how much worse than the serving model a candidate may be, and whether it is.

A rule names a part of the comparison and the points that may be lost there, judged on the answers that members would
get (helped); what a model knows alone is shown beside it. Rules come from the configuration until managers set their
own. A part without questions breaks no rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from chatterbox.errors import BadInput
from chatterbox.models import Actor, Space
from chatterbox.rules.service import Rules
from chatterbox.store.candidates import SECTIONS, Comparison, Section
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.texts.figures import listed
from chatterbox.training.evaluation.tally import difference

GateRules = Mapping[Section, int]
"""Part of the comparison -> the fewest points that the candidate must gain there: 0, or what it may lose as -5."""

_SETTING = "gate"
_MINUS = str.maketrans({"\u2212": "-", "\uff0d": "-"})  # the sign as phones and East Asian keyboards type it
_LINE = re.compile(r"\s*([a-z]+)\s*[:\uff1a]\s*([-\u2212\uff0d+]?\d{1,3})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a candidate broke: `points` it gained, of which `least` were needed."""

    section: Section
    least: int
    points: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a candidate passes. One that was not compared to the end does not."""

    compared: bool
    broken: tuple[Broken, ...]

    @property
    def passed(self) -> bool:
        return self.compared and not self.broken


def _now() -> datetime:
    return datetime.now(UTC)


class Gate:
    def __init__(self, store: Store, rules: Rules, configured: GateRules, now: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._house_rules = rules
        self._configured = configured
        self._now = now

    async def rules(self, space: Space) -> GateRules:
        """The rules in force in a space."""
        async with self._store.reading() as work:
            own = await work.settings.get(space, _SETTING)
        return dict(self._configured) if own is None else msgspec.json.decode(own, type=dict[Section, int])

    def managers_only(self, actor: Actor) -> None:
        """Raises Refused for who may not change the rules."""
        self._house_rules.managers_only(actor)

    async def set_rules(self, actor: Actor, text: str) -> GateRules:
        """Puts rules in force that were typed as lines "general: -5"; as they are kept. No line: no rules.

        Raises Refused (managers only) and BadInput naming the line.
        """
        self.managers_only(actor)
        rules = parsed(text)
        async with self._store.transaction() as work:
            value = msgspec.json.encode(rules)
            await work.settings.put(actor.space, _SETTING, value, set_by=actor.user_id, now=self._now())
        return rules

    async def judge(self, space: Space, comparison: Comparison | None) -> Verdict:
        """Whether a candidate with that comparison passes the rules in force now."""
        if comparison is None:
            return Verdict(False, ())
        found = []
        for section, least in (await self.rules(space)).items():
            gained = difference(comparison, section, helped=True)
            if gained.of and round(gained.points, 6) < least:
                found.append(Broken(section, least, gained.points))
        return Verdict(True, tuple(found))


def parsed(text: str) -> dict[Section, int]:
    """Rules out of lines like "general: -5". Raises BadInput naming the line that is none."""
    rules: dict[Section, int] = {}
    for line in filter(str.strip, text.splitlines()):
        match = _LINE.fullmatch(line)
        section = next((one for one in SECTIONS if match and one == match[1].lower()), None)
        points = int(match[2].translate(_MINUS)) if match else 0
        if section is None or abs(points) > 100:
            raise BadInput(say("gate-line", line=line.strip()[:80], sections=listed(SECTIONS)))
        rules[section] = points
    return rules


def written(rules: GateRules) -> str:
    """Rules as they are typed, one a line."""
    return "\n".join(f"{section}: {points}" for section, points in rules.items())
