"""What should be in a server after whatever was done there: sets and dictionaries, and nothing of how it is kept.

Each answer that somebody gives is a word that stands nowhere else, so that it can be looked for everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass
class Version:
    """A version of a dataset: its rows, question -> answer, and which of them were made of a correction."""

    name: str
    number: int
    giver: int
    rows: dict[str, str]
    made_of: dict[str, int] = field(default_factory=dict)
    archived: bool = False

    @property
    def uploaded(self) -> dict[str, str]:
        return {question: answer for question, answer in self.rows.items() if question not in self.made_of}

    def copy(self) -> Version:
        return replace(self, rows=dict(self.rows), made_of=dict(self.made_of))

    def without(self, corrections: set[int]) -> None:
        for question in [question for question, number in self.made_of.items() if number in corrections]:
            del self.rows[question], self.made_of[question]


@dataclass
class Said:
    """A correction as its author typed it. Whether it acts is the bot's to say, and `Community.rivalry` judges it."""

    author: int
    question: str
    otherwise: str  # asked
    answer: str
    withdrawn: bool = False


@dataclass
class Made:
    """A run and its model: what it was made of, and what became of it."""

    model: str
    dataset: int | None
    givers: dict[tuple[str, int], int]  # of each source
    good: bool
    passes: bool
    there: bool = True  # neither dropped, nor deleted for what it holds or for its age
    promoted: bool = False
    erased: bool = False  # it holds what was deleted since at its giver's wish
    won: bool = False  # a vote


@dataclass(frozen=True)
class Taken:
    """What was taken into use: a run's model ("" for the base), its rows, and the place before that it goes back to."""

    run: str
    dataset: int | None
    before: int | None


@dataclass
class Packed:
    """An archive that somebody downloaded: its bytes, and the versions that are in it."""

    name: str
    content: bytes
    versions: dict[int, Version]


@dataclass
class Community:
    versions: dict[int, Version] = field(default_factory=dict)
    said: dict[int, Said] = field(default_factory=dict)
    made: dict[str, Made] = field(default_factory=dict)
    history: list[Taken] = field(default_factory=list)
    downloads: list[Packed] = field(default_factory=list)
    erased: set[str] = field(default_factory=set)  # answers that may be nowhere any more
    given_up: set[int] = field(default_factory=set)  # versions that were deleted at their giver's wish

    @property
    def serving(self) -> str:
        """The run whose model serves; "" for the base."""
        return self.history[-1].run if self.history else ""

    @property
    def withdrawn(self) -> set[int]:
        return {number for number, one in self.said.items() if one.withdrawn}

    @property
    def stale(self) -> set[str]:
        """The models that contain what was withdrawn or deleted since."""
        gone = {("form", number) for number in self.withdrawn}
        return {run.model for run in self.made.values() if run.there and (run.erased or run.givers.keys() & gone)}

    @property
    def row_help(self) -> dict[str, str]:
        """The rows that help: those of what serves, as far as they are there."""
        version = self.versions.get(self.history[-1].dataset or 0) if self.history else None
        return version.uploaded if version else {}

    def newest(self, name: str) -> int:
        """The newest version of a name."""
        return max((one.number, number) for number, one in self.versions.items() if one.name == name)[1]

    def names(self, *, archived: bool = False) -> list[str]:
        """The names that are archived, or are not."""
        names = {version.name for version in self.versions.values()}
        return sorted(name for name in names if self.versions[self.newest(name)].archived is archived)

    def grown(self, number: int, live: set[int]) -> Version:
        """A version with what was corrected."""
        before = self.versions[number]
        known = {wording for one in live for wording in (self.said[one].question, self.said[one].otherwise)}
        rows = {question: answer for question, answer in before.rows.items() if question not in known}
        made_of = {question: one for question, one in before.made_of.items() if question in rows}
        for one in live:
            rows[self.said[one].question] = self.said[one].answer
            made_of[self.said[one].question] = one
        return Version(before.name, 0, before.giver, rows, made_of)

    def candidates(self) -> list[str]:
        return [run_id for run_id, run in self.made.items() if run.there and run_id != self.serving]

    def take(self, run_id: str) -> None:
        self.history.append(Taken(run_id, self.made[run_id].dataset, len(self.history)))
        self.made[run_id].promoted = True

    def before(self) -> Taken | None:
        """What a roll-back brings back; None where nothing served before."""
        if not self.history or self.history[-1].before is None:
            return None
        place = self.history[-1].before
        return self.history[place - 1] if place else Taken("", None, None)

    def forget(self, person: int, *, datasets: bool) -> None:
        """A person's wish, with the datasets that they gave or without."""
        gone = {number for number, one in self.said.items() if one.author == person}
        given = {number for number, one in self.versions.items() if one.giver == person} if datasets else set()
        for number in gone:
            self.erased.add(self.said.pop(number).answer)
        for number in given:
            self.erased |= set(self.versions.pop(number).uploaded.values())
        self.given_up |= given
        for version in (*self.versions.values(), *(one for kept in self.downloads for one in kept.versions.values())):
            version.without(gone)
            version.giver = 0 if version.giver == person else version.giver
        sources = {*(("form", number) for number in gone), *(("upload", number) for number in given)}
        for run in self.made.values():
            run.erased |= bool(run.givers.keys() & sources)
            run.givers = {source: 0 if giver == person else giver for source, giver in run.givers.items()}
            run.dataset = None if run.dataset in given else run.dataset

    def delete(self, name: str) -> None:
        """A trainer deletes a dataset."""
        gone = {number for number, version in self.versions.items() if version.name == name}
        self.versions = {number: version for number, version in self.versions.items() if number not in gone}
        for run in self.made.values():
            run.dataset = None if run.dataset in gone else run.dataset

    def restore(self, packed: Packed) -> set[int]:
        """What an archive brings back: the versions that come again."""
        back = packed.versions.keys() - self.versions.keys() - self.given_up
        for number in back:
            self.versions[number] = packed.versions[number].copy()
            self.versions[number].without(self.withdrawn)
        for version in self.versions.values():
            version.archived = version.archived and version.name != packed.name
        return back

    def stale_models(self, most_promoted: int) -> list[Made]:
        """What retention deletes once every candidate has had its time."""
        used = list(dict.fromkeys(taken.run for taken in reversed(self.history) if taken.run))
        kept = {*used[:most_promoted], self.serving}
        return [run for run_id, run in self.made.items() if run.there and run_id not in kept]

    def rivalry(self, acting: set[int]) -> Iterator[str]:
        """What is wrong with who acts: two answers to one question, or none although somebody gave one."""
        by_question: dict[str, set[int]] = {}
        for number, one in self.said.items():
            if not one.withdrawn:
                by_question.setdefault(one.question, set()).add(number)
        for question, numbers in by_question.items():
            answers = {self.said[number].answer for number in numbers & acting}
            if len(answers) > 1:
                yield f"{question} is answered in {len(answers)} ways"
