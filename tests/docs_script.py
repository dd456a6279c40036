"""What a page of docs/ says can be done, read out of its Markdown: who does what, what comes back, which picture.

A page writes it as people read it. A block marked `discord` is a conversation:

    #general                                    where the next lines happen; "Direct messages" is a place too
    Cleo: @Chatterbox When is the seed swap?    says something, or gives a command: /train file: garden.jsonl
    Cleo replies: And where?                    to the last message of the bot that the page told of
    Cleo presses Correct                        the newest button of that name in the channel
    Cleo chooses garden in Choose a model       an entry of a menu
    Cleo opens Apps > Take back on "At nine."   the menu of the newest message with these words
    Cleo fills in                               the form that opened; each field is an indented line under it
        The right answer: On Saturday.
    Chatterbox: It is on … March. [👍] [👎]      must come: these words, … stands for any; these buttons, in this order
    Chatterbox, to Cleo alone: Thank you.       must come for that person alone

A block that begins with what comes back goes on with who acted last.

A block marked `console` is a terminal: `$ ` before what is typed, then lines that must be printed, … for any words. A
picture shows what the block above it reached: its messages, or the form that was opened last. A text block whose
paragraph ends with a file's name and a colon is that file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = ("members", "trainers", "managers", "operators")
BOT = "Chatterbox"

_BLOCK = re.compile(
    r"^```(?P<kind>discord|console)\n(?P<text>.*?)^```$|^!\[(?P<alt>[^\]]+)\]\((?P<path>[^)]+)\)$",
    re.MULTILINE | re.DOTALL,
)
_FILE = re.compile(r"`([\w.-]+)`:\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(
    r"(?P<who>[A-Z]\w+)(?:, to (?P<alone>[A-Z]\w+) alone)?"
    r"(?P<verb>:| replies:| presses | chooses | opens Apps > | fills in$) ?(?P<what>.*)"
)
_BUTTONS = re.compile(r"(?:\s*\[(?!…\])[^\]]+\])+$")  # […] stands for a word that is not said


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a conversation; `fields` are those of a form."""

    line: int
    who: str
    verb: str
    what: str
    alone: str = ""
    buttons: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """A block of a conversation."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """One command of a terminal, and what must be printed."""

    line: int
    command: str
    printed: str


@dataclass(frozen=True, slots=True)
class Picture:
    path: Path
    alt: str

    @property
    def phone(self) -> bool:
        """Whether it is as wide as a phone."""
        return self.path.stem.endswith("-phone")


Part = Talk | Typed | Picture


@dataclass(frozen=True, slots=True)
class DocsPage:
    path: Path
    parts: tuple[Part, ...]
    files: dict[str, bytes]

    @property
    def pictures(self) -> list[Picture]:
        return [part for part in self.parts if isinstance(part, Picture)]


def read_page(name: str) -> DocsPage:
    """A page of docs/ by its name. Raises AssertionError, with the line, where a block cannot be read."""
    path = DOCS / f"{name}.md"
    text = path.read_text()
    parts: list[Part] = []
    for found in _BLOCK.finditer(text):
        line = text.count("\n", 0, found.start()) + 2
        if found["kind"] == "discord":
            parts.append(talk(found["text"], line))
        elif found["kind"] == "console":
            parts.extend(_typed(found["text"], line))
        else:
            parts.append(Picture(path.parent / found["path"], found["alt"]))
    return DocsPage(path, tuple(parts), {name: content.encode() for name, content in _FILE.findall(text)})


def fits(pattern: str, text: str) -> bool:
    """Whether a text holds the words of a pattern, in which … stands for any."""
    parts = (re.escape(" ".join(part.split())) for part in pattern.split("…"))
    return re.search(".*".join(parts), " ".join(text.split())) is not None


def talk(text: str, line: int = 1) -> Talk:
    """A conversation from its lines, the first of which is that line of its page."""
    steps: list[Step] = []
    for number, written in enumerate(text.splitlines(), line):
        if written.startswith(" "):
            steps[-1] = _with_field(steps[-1], written)
        elif written.startswith("#") or written == "Direct messages":
            steps.append(Step(number, "", "goes to", written))
        else:
            steps.append(_step(written, number))
    return Talk(tuple(steps))


def _step(written: str, number: int) -> Step:
    found = _LINE.fullmatch(written)
    assert found, f"line {number}: nobody knows what this does: {written}"
    who, verb, what = found["who"], found["verb"].strip(" :"), found["what"].strip()
    if who != BOT:
        return Step(number, who, verb or "says", what)
    buttons = _BUTTONS.search(what)
    labels = tuple(re.findall(r"\[([^\]]+)\]", buttons[0])) if buttons else ()
    return Step(number, who, "answers", what[: buttons.start()] if buttons else what, found["alone"] or "", labels)


def _with_field(step: Step, written: str) -> Step:
    """A further field of a form, or a further line of its last one, which is indented more."""
    fields = list(step.fields)
    if written.startswith(" " * 8):
        name, value = fields.pop()
        fields.append((name, f"{value}\n{written.strip()}"))
    else:
        name, _, value = written.strip().partition(": ")
        fields.append((name, value))
    return Step(step.line, step.who, step.verb, step.what, step.alone, step.buttons, tuple(fields))


def _typed(text: str, line: int) -> list[Typed]:
    """The commands of one terminal."""
    typed: list[Typed] = []
    for number, written in enumerate(text.splitlines(), line):
        if written.startswith("$ "):
            typed.append(Typed(number, written[2:], ""))
        else:
            last = typed.pop()
            typed.append(Typed(last.line, last.command, f"{last.printed}{written}\n"))
    return typed
