"""Hostile form texts through the real services behind the forms, over a real store; no model is there to be asked."""

from __future__ import annotations

import asyncio
import io
import resource
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.hostile.damage import damaged
from benchmarks.hostile.odd import HALF, PIECES, text
from benchmarks.hostile.running import MOST_KIB

from chatterbox.backend.chat_model import printable
from chatterbox.chat.help import HelpIndex
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import BackendDown, ChatterboxError
from chatterbox.models import Actor, CorrectionForm, Space
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store, open_store
from chatterbox.training.checking.check import Check, Given
from chatterbox.training.corrections import research_files
from chatterbox.training.corrections.brakes import Brakes
from chatterbox.training.corrections.feedback import FeedbackService
from chatterbox.training.corrections.forms import exam_wording
from chatterbox.training.corrections.service import CorrectionService
from chatterbox.training.datasets.names import DatasetNames
from chatterbox.training.datasets.service import MAX_NAME, label
from chatterbox.training.evaluation.cases import parse_cases
from chatterbox.training.evaluation.matching import passes
from chatterbox.training.evaluation.test_sets import TestSets
from chatterbox.training.plots import Plots
from chatterbox.training.privacy.reports import Reports
from chatterbox.training.promotion.gate import Gate
from chatterbox.training.promotion.vote_form import read_hours, read_members, read_questions
from chatterbox.training.runs.planning import Upload

LONGEST = 4_000
"""Characters in one field, says Discord."""
_A_SPACE = 50
_CASES = (
    '[{"prompt": "TEXT", "expect": "TEXT"}]',
    '[{"prompt": "TEXT", "regex": "TEXT"}, {"messages": [{"role": "user", "content": "TEXT"}], "not": ["TEXT"]}]',
    '[{"prompt": "TEXT", "any": ["TEXT", "TEXT"], "exact": "TEXT", "all": "TEXT"}]',
)
_FILES = (
    "Original: TEXT\nCorrection: TEXT\n\nOriginal: Feedback\nCorrection: TEXT\n",
    "question,right,wrong\nTEXT,TEXT,TEXT\n",
    '{"messages": [{"role": "user", "content": "TEXT"}, {"role": "assistant", "content": "TEXT"}]}\n',
    '{"question": "TEXT", "right": "TEXT", "further_ways": ["TEXT"]}\n',
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed: into which form, and into its fields. `number` tells spaces and people apart."""

    number: int
    form: str
    fields: tuple[str, ...]


class Untrue(Exception):
    """Something that was kept otherwise than it was taken."""


class NoModel:
    """A backend that is down."""

    async def base(self) -> str:
        raise BackendDown("The backend is down.")


class NoFiles:
    async def content(self, space: Space, dataset_id: int) -> bytes:
        return b""


class Forms:
    """Hostile form texts, to be run by `running`. `folder` holds the store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        self._services: Services | None = None
        self.most_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + MOST_KIB

    def begin(self) -> None:
        self._services = Services(self._loop.run_until_complete(open_store(self._folder).__aenter__()))

    def make(self, number: int) -> Typed:
        chance = Random(number)
        form = chance.choices(list(FORMS), _WEIGHTS)[0]
        fields = tuple(_field(chance, form) for _ in range(5))
        return Typed(number, form, fields)

    def attempt(self, number: int, typed: Typed) -> str:
        try:
            self._loop.run_until_complete(FORMS[typed.form](self._services, typed))
        except ChatterboxError as refused:
            if not str(refused) or len(str(refused)) > 2_000:
                raise Untrue("a sentence that does not fit") from refused
            return f"{typed.form}: refused"
        return f"{typed.form}: taken"

    def may_end(self, typed: Typed) -> bool:
        return False

    def size(self, typed: Typed) -> int:
        return sum(len(field) for field in typed.fields)


def _field(chance: Random, form: str) -> str:
    """What stands in one field: words, pieces, damaged examples of what is asked for; as long as Discord lets it be."""
    odd = chance.random()
    if odd < 0.05:
        typed = ""
    elif odd < 0.1:
        typed = chance.choice(PIECES) * int(chance.random() * LONGEST)
    elif odd < 0.15:
        typed = "".join(chance.choices(PIECES, k=1 + int(chance.random() * 80)))
    elif form in _EXAMPLES:
        typed = _EXAMPLES[form](chance)
        while "TEXT" in typed:
            typed = typed.replace("TEXT", text(chance, 0.3), 1)
        typed = damaged(chance, typed.encode("utf-8", "replace"), packed=False)[0].decode("utf-8", "replace")
    else:
        typed = "\n".join(text(chance, 0.3) for _ in range(1 + int(chance.random() ** 3 * 30)))
    return (typed + HALF * (chance.random() < 0.01))[:LONGEST]


_EXAMPLES: dict[str, Callable[[Random], str]] = {
    "test cases": lambda chance: chance.choice(_CASES),
    "corrections file": lambda chance: chance.choice(_FILES) * (1 + int(chance.random() * 5)),
    "typed rows": lambda chance: chance.choice(
        ("Q: TEXT A: TEXT " * 3, '{"prompt": "TEXT", "completion": "TEXT"} ' * 3)
    ),
    "gate": lambda chance: chance.choice(("general: -5\ntests: 0\n", "GENERAL:\u22125", "tests : +999", "x: 1")),
    "vote": lambda chance: chance.choice(("TEXT\nTEXT", "24", "0", "168", "-1", "1e3", "²", "٣", "99999")),
}


class Services:
    """The real ones, over a store."""

    def __init__(self, store: Store) -> None:
        self.rules = Rules(store)
        self.spaces = SpaceSettings(store, NoModel(), instruction="Be kind.")  # type: ignore[arg-type]
        self.feedback = FeedbackService(store, self.spaces, self.rules, Plots())
        self.help = HelpIndex(store, NoFiles(), None, thresholds={}, max_rows=1_000)  # type: ignore[arg-type]
        brakes = Brakes("everyone", per_day=10**6, min_member_days=0, log_days=30, weight=4)
        self.corrections = CorrectionService(store, self.help, brakes, self.rules)
        self.reports = Reports(store, self.rules)
        self.test_sets = TestSets(store, self.rules)
        self.gate = Gate(store, self.rules, {})
        self.names = DatasetNames(store)


def _actor(typed: Typed) -> Actor:
    space = Space("guild", 1 + typed.number // _A_SPACE)
    return Actor(space, typed.number + 1, label(typed.fields[4]), manages=True, trains=True)


async def correction(services: Services, typed: Typed) -> None:
    question, answer, phrasings, reason, _ = typed.fields
    form = CorrectionForm(question, answer, tuple(phrasings.splitlines()), reason)
    kept = await services.corrections.submit(_actor(typed), form, None)
    again = await services.corrections.get(kept.space, kept.id)
    if again.form != kept.form or (exam_wording(kept.form) and exam_wording(kept.form) == kept.form.question):
        raise Untrue("a correction that is kept otherwise")


async def instruction(services: Services, typed: Typed) -> None:
    actor = _actor(typed)
    await services.spaces.edit_instruction(actor, typed.fields[0])
    if not (await services.spaces.instruction(actor.space)).strip():
        raise Untrue("an instruction that says nothing")


async def feedback(services: Services, typed: Typed) -> None:
    await services.feedback.write(_actor(typed), typed.fields[0])


async def report(services: Services, typed: Typed) -> None:
    await services.reports.submit(_actor(typed), typed.fields[0])


async def words(services: Services, typed: Typed) -> None:
    actor = _actor(typed)
    await services.rules.set_words(actor, typed.fields[0])
    found = await services.rules.filter(actor.space)
    masked = found.masked(typed.fields[1])
    if not masked.startswith(found.growing(typed.fields[1])):
        raise Untrue("a text that shows what is masked later")


async def vote(services: Services, typed: Typed) -> None:
    read_questions(typed.fields[0])
    read_hours(typed.fields[1])
    read_members(typed.fields[2])


async def test_cases(services: Services, typed: Typed) -> None:
    cases = parse_cases(typed.fields[0].encode("utf-8", "replace"))
    for case in cases:
        passes(case, printable(typed.fields[1]))  # as the backend gives every answer
    kept = await services.test_sets.keep(_actor(typed), cases, "yes")
    newest = await services.test_sets.newest(_actor(typed).space)
    if newest is None or newest.cases != kept.cases:
        raise Untrue("cases that are kept otherwise")


async def gate(services: Services, typed: Typed) -> None:
    await services.gate.set_rules(_actor(typed), typed.fields[0])


async def name(services: Services, typed: Typed) -> None:
    named = label(typed.fields[0])
    if len(named) > MAX_NAME or not named.isprintable():
        raise Untrue("a name that is none")
    await services.names.search(_actor(typed).space, typed.fields[1])


async def typed_rows(services: Services, typed: Typed) -> None:
    upload = Upload.typed(typed.fields[0])
    Check(upload.filename, io.BytesIO(), Given(upload.least)).run(io.BytesIO(upload.content), 2**20)


async def corrections_file(services: Services, typed: Typed) -> None:
    read = research_files.read(typed.fields[0].encode("utf-8", "surrogatepass"))
    research_files.read(research_files.to_complete(read.entries)) if read.entries else None


FORMS: dict[str, Callable[[Services, Typed], Awaitable[None]]] = {
    "correction": correction,
    "instruction": instruction,
    "feedback": feedback,
    "report": report,
    "words": words,
    "vote": vote,
    "test cases": test_cases,
    "gate": gate,
    "name": name,
    "typed rows": typed_rows,
    "corrections file": corrections_file,
}
_SLOW, _KEPT = ("correction", "words"), ("instruction", "feedback", "report")
_WEIGHTS = [1 if form in _SLOW else 2 if form in _KEPT else 6 for form in FORMS]
"""Those that search or write much come less often: what is parsed is what breaks."""
