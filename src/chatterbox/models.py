"""Values that cross layers. They know nothing of storage, Discord or HTTP."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True)
class Space:
    """Where something belongs: a Discord server, or one person's direct messages. Nothing crosses its border."""

    kind: Literal["guild", "dm"]
    id: int

    @property
    def key(self) -> str:
        """The form that the store keeps: "guild:123" or "dm:456"."""
        return f"{self.kind}:{self.id}"

    @staticmethod
    def of(key: str) -> Space:
        kind, _, number = key.partition(":")
        if kind not in ("guild", "dm"):
            raise ValueError(f"not a space: {key!r}")
        return Space("guild" if kind == "guild" else "dm", int(number))


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, where, and with which rights there. Made once per interaction, from what Discord says."""

    space: Space
    user_id: int
    name: str
    manages: bool = False
    trains: bool = False
    joined_at: datetime | None = None
    corrects: bool | None = None  # by a role whose corrections act at once; None where the server chose none
    language: str = ""  # of the person's client, as Discord names it ("en-GB")


@dataclass(frozen=True, slots=True)
class Place:
    """A message's address in Discord. `message_id` is None while it has not been sent."""

    channel_id: int
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as it came, for a model that takes images."""

    media_type: str  # "image/png", found from its content
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One chat message as the OpenAI protocol knows it."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str


@dataclass(frozen=True, slots=True)
class PictureMessage(Message):
    """A message with pictures beside its text."""

    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file beside a question as it came in: nothing of it is fetched yet. `fetch` raises Missing."""

    name: str
    size_bytes: int
    fetch: Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a question, as far as it was read. The log keeps it with its turn; it is never a training row."""

    name: str
    text: str = ""  # what was read of it: "" of a picture, and of what could not be read
    whole: bool = True  # whether `text` is all of it
    picture: bool = False  # whether it went to the model as a picture
    note: str = ""  # the sentence about what was left out and why


class TurnState(StrEnum):
    WRITING = "writing"
    DONE = "done"
    CUT = "cut"  # by Stop, by its length, by a crash or a lost backend: it can be gone on with
    FAILED = "failed"  # nothing was answered
    TAKEN_BACK = "taken_back"  # by a trainer: the answer is no longer in the log


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its reply in the generation log."""

    id: int
    space: Space
    asker_id: int
    question: str
    answer: str
    state: TurnState
    model: str  # "" where no model was asked: a stored answer, or nobody has taught this
    instruction: str
    help: Help | None
    parent_id: int | None
    question_place: Place
    reply_places: tuple[Place, ...]
    created_at: datetime
    repeated: bool = False  # `begin` found this question logged already: whoever logged it answers it
    files: tuple[Attachment, ...] = ()  # that were beside the question
    summary: str = ""  # of the conversation up to here, this turn included; "" where none was made
    attempt: int = 0  # 0, then 1.. for each time that the same was asked again
    private: bool = False  # asked and answered where nobody else sees it, in a server

    @property
    def untaught(self) -> bool:
        """Whether the answer says that nobody has taught this yet (`chat.answers = "taught"`)."""
        return self.model == "" and self.help is None and self.answer != ""

    @property
    def readers(self) -> Space:
        """Whose language the answer is accompanied in: a server's, or that of the only one who sees it."""
        return Space("dm", self.asker_id) if self.private else self.space

    @property
    def open_ended(self) -> bool:
        """Whether a model wrote the beginning of an answer, so that it can go on from there."""
        return self.state is TurnState.CUT and self.model != "" and self.answer.strip() != ""


class HelpKind(StrEnum):
    VERBATIM = "verbatim"  # the stored answer, word for word
    FACT = "fact"  # the nearest entry, as a fact in the system prompt


@dataclass(frozen=True, slots=True)
class Help:
    """The one entry that was put beside a question, and how near it was (cosine similarity, 0 to 1)."""

    kind: HelpKind
    source: Literal["correction", "row"]
    source_id: int
    question: str
    answer: str
    similarity: float
    learned: bool = True  # by the serving model: its row, or a correction that it knew in its exam


class CorrectionState(StrEnum):
    ACTING = "acting"
    WAITING = "waiting"  # for a trainer
    TRAINING_ONLY = "training_only"
    CONTRADICTED = "contradicted"  # an older one says otherwise; a trainer chooses
    REPLACED = "replaced"  # by a newer one of the same author, or by a trainer's choice
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"  # rested on a log entry that is gone


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """What a person typed. Only this, never the message that was corrected, may become a training row."""

    question: str
    answer: str
    phrasings: tuple[str, ...] = ()
    reason: str = ""
    shared: bool = False  # "may be shared for research": off unless its author ticked it


@dataclass(frozen=True, slots=True)
class Correction:
    id: int
    space: Space
    author_id: int
    turn_id: int | None
    form: CorrectionForm
    state: CorrectionState
    created_at: datetime
    expires_at: datetime | None
    waits_for: str = ""  # the sentence why it waits, "" when it does not
    rival_id: int | None = None  # the correction that it contradicts
    never_row: bool = False  # its answer repeats eight words in a row of the member's message: it helps, but is no row
    wrong: str = ""  # the reply that it corrects; "" where there is none, or it went with its asker's data
    model: str = ""  # which gave that reply
    language: str = ""  # of its author's client, as Discord names it
    approved: bool = False  # by a trainer
    form_version: int = 0  # what its author read when handing it in


class Wording(StrEnum):
    """In which words an exam asks for a correction."""

    KEPT = "kept"  # its author's last way to ask, kept out of the training
    REWORDED = "reworded"  # by the base, where its author gave one wording only
    TRAINED = "trained"  # as it was trained: the base found no other words


@dataclass(frozen=True, slots=True)
class ExamResult:
    """Whether a run's model, asked alone, said what a correction says."""

    run_id: str
    correction_id: int
    question: str
    wording: Wording
    answer: str
    learned: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in an uploaded file. `line` is 1-based; 0 where it is wrong as a whole."""

    line: int
    kind: str
    sentence: str
    column: int = 0  # 1-based, 0 where unknown
    file: str = ""  # inside an archive


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of a dataset found, before anything was sent."""

    rows: int
    tokens: int
    tokens_exact: bool
    teaches: Literal["facts", "manner"]
    faults: tuple[Fault, ...]  # the first few of each kind, by line
    fault_counts: dict[str, int]
    size_bytes: int
    notes: tuple[str, ...] = ()  # sentences about what is usable but should be known: a BOM, control tokens in a text
    listed: tuple[Fault, ...] = ()  # all faults and remarks, row by row; the first 10,000
    formats: dict[str, int] = field(default_factory=dict)  # the rows' formats: how many rows of each
    separable: bool = False  # no fault concerns the file as a whole: its good rows can be trained on alone
    turns: int = 0  # answers in all rows
    pairs: int = 0  # rows that hold a rejected answer beside the preferred one
    tokens_error: int = 0  # the total of a sample may be off by so many, nineteen times in twenty
    languages: tuple[str, ...] = ()  # ISO 639-1 codes of what a tenth of the rows, or more, are written in

    @property
    def usable(self) -> bool:
        return not self.fault_counts


Purpose = Literal["imitate", "avoid"]
"""What a dataset's answers are there for: to be learned, or to be the rejected side of a pair."""

Method = Literal["supervised", "preference"]
"""How a training learns: from good answers, or from pairs of a better and a worse one."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One version of a dataset."""

    id: int
    space: Space
    name: str
    version: int
    rows: int
    sha256: str
    teaches: Literal["facts", "manner"]
    giver_id: int
    created_at: datetime
    purpose: Purpose = "imitate"
    archived: bool = False
    rows_gone: int = 0  # taken out since, at their givers' wish


class RunState(StrEnum):
    PREPARING = "preparing"
    QUEUED = "queued"
    RUNNING = "running"
    FINISHING = "finishing"  # trained; what it needs to answer is got ready
    COMPARING = "comparing"  # with what serves
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        return self in (RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED)


@dataclass(frozen=True, slots=True)
class LossPoint:
    step: int
    loss: float


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where a training stands in the line of its trainer, from 1; `begins_at` None: nobody knows yet."""

    number: int
    begins_at: datetime | None


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One of the dataset's questions, asked of the model before and after, without help."""

    question: str
    expected: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What a training costs at the backend that bills it: so many trained tokens, each time they are gone through."""

    tokens: int
    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as the living message shows it."""

    id: str
    space: Space
    name: str
    state: RunState
    requested_by: int
    rows: int
    corrections: int
    step: int
    steps: int
    losses: tuple[LossPoint, ...]
    seconds_left: float | None
    error: str
    model: str
    samples: tuple[BeforeAfter, ...]
    place: Place
    created_at: datetime
    notice: str = ""  # a sentence about what is in the way for now: the backend is down and asked again, …
    examined: int = 0  # how many of its corrections the new model was asked for, without help
    learned: int = 0  # how many of those it knew
    compared: int = 0  # questions of the comparison that were asked of both models
    to_compare: int = 0
    queue: QueuePlace | None = None  # while others are trained before it
    valid: tuple[LossPoint, ...] = ()  # the loss on questions that were held out, where there are any
    cost: Cost | None = None  # counted by the backend; None where it does not count or its price is not known


@dataclass(frozen=True, slots=True)
class Case:
    """One question of a `/test`, and what a right answer holds."""

    messages: tuple[Message, ...]
    expect: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()  # JSON key "not"
    exact: str | None = None
    regex: str | None = None


@dataclass(frozen=True, slots=True)
class CaseResult:
    case: Case
    model: str
    answer: str
    passed: bool
    error: str = ""


@dataclass(frozen=True, slots=True)
class Serving:
    """What answers in a space now, and what answered before it."""

    model: str
    previous: str
    base: str
    run_id: str | None = None  # None while the base itself serves
    dataset_id: int | None = None  # whose rows help may use
    teaches: Literal["facts", "manner"] = "facts"
    learned: tuple[int, ...] = ()  # the corrections that it knows without help: see training/evaluation/exams.py


Why = Literal["trained", "chosen", "passed", "overridden", "voted", "rolled_back"]
"""Why a model was taken into use: "passed" by itself, as configured; "trained" before there was a gate."""


@dataclass(frozen=True, slots=True)
class Promotion:
    """One entry of the history of what served a space."""

    version: int  # 1.. in the order that they were taken into use
    serving: Serving
    why: Why
    by: int  # 0: nobody did, or wants to be named
    at: datetime
    back_to: int | None  # the version that a roll-back brings back; 0: the base; None: there is nothing before


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it came in."""

    space: Space
    asker_id: int
    text: str
    place: Place  # of the message that asked
    reply_to_id: int | None = None  # the message that it replies to
    help: bool = True
    manages: bool = False  # whether the asker manages the server
    around: int | None = None  # the channel that a thread belongs to
    files: tuple[GivenFile, ...] = ()
    private: bool = False  # nobody else is to see it

    @property
    def readers(self) -> Space:
        """As of the turn that it becomes."""
        return Space("dm", self.asker_id) if self.private else self.space
