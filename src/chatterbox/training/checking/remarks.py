"""What can be trained on but should be known: doubles, contradictions, addresses, keys; memory stays bounded.

Contradictions are those of two rows, and those of a row and what was corrected in the server.

What looks like an address, a telephone number or a secret key is told by its line, never by its value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import re2
from msgspec import UNSET

from chatterbox.texts import say
from chatterbox.texts.figures import enumerated
from chatterbox.training.checking.corrected import overruled
from chatterbox.training.checking.doubles import Doubles
from chatterbox.training.checking.findings import LISTED, Finding, where
from chatterbox.training.checking.rules import CONTROL_TOKENS, Row

REMEMBERED_ROWS = 200_000
"""Doubles and contradictions are found among this many rows, some 200 bytes each."""
NAMED_LINES = 5

# RE2 takes time linear in the text, whatever the text. What they read is a row's JSON, as bytes.
_ADDRESS = rb"[A-Za-z0-9._%+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}"
_NUMBER = (
    rb"(?:\+|\b00)[1-9][\d ().\-/]{6,18}\d"  # international,
    rb"|\b0\d{2,5}(?: ?/ ?| |-)\d[\d \-]{4,12}\d"  # with an area code,
    rb"|\(?\b\d{3}\)?[ .\-]\d{3}[ .\-]\d{4}\b"  # and as North America writes it
)
_SECRET = (
    rb"\bsk-[A-Za-z0-9_\-]{20,}"  # OpenAI and those who do like it
    rb"|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_[A-Za-z0-9_]{22,}|\bglpat-[A-Za-z0-9_\-]{20}"
    rb"|\bxox[abeoprs]-[A-Za-z0-9\-]{10,}|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[A-Za-z0-9_\-]{35}|\bhf_[A-Za-z0-9]{30,}"
    rb"|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"
    rb"|\b[MNO][A-Za-z0-9_\-]{23,27}\.[A-Za-z0-9_\-]{6}\.[A-Za-z0-9_\-]{27,}"  # a bot's token of Discord's
    rb"|discord(?:app)?\.com/api/webhooks/\d+/[A-Za-z0-9_\-]{40,}"
    rb"|\beyJ[A-Za-z0-9_\-]{10,}\.eyJ[A-Za-z0-9_\-]{10,}\.[A-Za-z0-9_\-]{10,}"
    rb"|(?i:passwor[dt]|api[_ \-]?key|secret|token)\s*[:=]\s*[A-Za-z0-9_+/=\-]{16,}"
)
_PRIVATE = re2.compile(b"|".join((_SECRET, _ADDRESS, _NUMBER)))
_SECRETS, _ADDRESSES, _NUMBERS = re2.compile(_SECRET), re2.compile(_ADDRESS), re2.compile(_NUMBER)
_DATE = re2.compile(rb"\A\D?\d{1,4}([./\-])\d{1,2}[./\-]\d{1,4}(?: |\z)")
_PHONE_DIGITS = range(8, 16)
_UNSAID = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_32_BITS = (1 << 32) - 1


class Remarks:
    """How many rows, and where. `corrected`: what was corrected, as `corrected.marks` has it."""

    def __init__(self, corrected: Mapping[str, str] | None = None) -> None:
        self._corrected = corrected or {}
        self._doubles = Doubles()
        self.listed: list[Finding] = []
        self._counts: Counter[str] = Counter()
        self._first: dict[str, list[str]] = {}
        self._against: dict[str, str] = {}
        self._token = ""
        self._files: list[str] = []
        self._seen: dict[int, int] = {}

    def look_at(self, line: int, row: Row, texts: list[str], encoded: bytes, file: str = "") -> None:
        """`texts` are those of the row's messages, `encoded` is the row as JSON."""
        if b"<|" in encoded:
            token = next((found for text in texts if (found := CONTROL_TOKENS.search(text))), None)
            if token:
                self._token = self._token or token.group()
                self._note("control", line, file)
        if "" in texts and any(message.role == "assistant" and message.content == "" for message in row.messages):
            self._note("empty-answer", line, file)
        if _PRIVATE.search(encoded):
            for kind in _private(encoded):
                self._note(kind, line, file)
        if self._corrected and overruled(row, self._corrected):
            self._note("corrected", line, file)
        if self._compare(line, row, texts, encoded, file):
            double = self._doubles.of(" ".join(texts), line, file)
            if double is not None:
                self._note("double", line, file, where(*double))

    def sentences(self) -> list[str]:
        """One for each kind."""
        return [
            say(f"dataset-note-{kind}", rows=count, **self._values(kind, self._first[kind]))
            for kind, count in self._counts.items()
        ]

    def _values(self, kind: str, lines: list[str]) -> dict[str, str]:
        if kind in ("email", "phone", "secret"):
            return {"lines": enumerated(lines, more=self._counts[kind] > len(lines))}
        if kind in ("near", "contradicts", "double"):
            return {"line": lines[0], "other": self._against[kind]}
        return {"line": lines[0], "token": self._token} if kind == "control" else {"line": lines[0]}

    def _compare(self, line: int, row: Row, texts: list[str], encoded: bytes, file: str) -> bool:
        """Holds a row against the first one that asks the same; whether there is none."""
        last = len(texts) - 1
        while row.messages[last].role != "assistant":
            last -= 1
        asked = "\0".join([f"{message.role} {text}" for message, text in zip(row.messages[:last], texts, strict=False)])
        if row.rejected is not UNSET:
            asked += "\0" + row.rejected.text()  # several answers may be rejected for the same one
        exact, answer = hash(encoded) & _32_BITS, hash(_bare(texts[last])) & _32_BITS
        if file and (not self._files or self._files[-1] != file):
            self._files.append(file)
        mine = len(self._files) << 96 | exact << 64 | answer << 32 | line & _32_BITS
        key = hash(_bare(asked))
        before = self._seen.get(key)
        if before is None:
            if len(self._seen) < REMEMBERED_ROWS:
                self._seen[key] = mine
            return True
        number = before >> 96
        other = where(before & _32_BITS, self._files[number - 1] if number else "")
        if before >> 64 & _32_BITS == exact:
            self._note("repeats", line, file, other)
        elif before >> 32 & _32_BITS == answer:
            self._note("near", line, file, other)
        else:
            self._note("contradicts", line, file, other)
        return False

    def _note(self, kind: str, line: int, file: str, other: str = "") -> None:
        self._counts[kind] += 1
        lines = self._first.setdefault(kind, [])
        if len(lines) < NAMED_LINES:
            lines.append(where(line, file))
        self._against.setdefault(kind, other)
        if len(self.listed) < LISTED:
            values = {"line": where(line, file), **({"other": other} if other else {})}
            self.listed.append(Finding(line, f"note-{kind}", say(f"dataset-seen-{kind}", **values), 0, file))


def _private(encoded: bytes) -> Iterator[str]:
    if _ADDRESSES.search(encoded):
        yield "email"
    if any(_is_number(match.group()) for match in _NUMBERS.finditer(encoded)):
        yield "phone"
    if _SECRETS.search(encoded):
        yield "secret"


def _is_number(text: bytes) -> bool:
    """Whether digits that look like a telephone number are no date."""
    return sum(48 <= byte <= 57 for byte in text) in _PHONE_DIGITS and _DATE.search(text) is None


def _bare(text: str) -> bytes:
    """A text without case, spacing and punctuation."""
    folded = text.casefold().encode("utf-8", "surrogatepass")
    return folded.translate(None, _UNSAID) or folded
