"""What a check finds in a file, as sentences with their places: all counted by kind, the first of each kind kept."""

from __future__ import annotations

from collections import Counter

import msgspec

from chatterbox.texts import say
from chatterbox.training.checking.rules import Found

KEPT_FAULTS = 3
"""How many faults of each kind are kept for the report itself."""
LISTED = 10_000
"""How many findings the full list holds; those after it are only counted."""


class Finding(msgspec.Struct, frozen=True):
    """One thing in one place. `line` and `column` are 1-based, 0 where unknown; `file` is a name inside an archive."""

    line: int
    kind: str
    sentence: str
    column: int = 0
    file: str = ""


class Faults:
    """All faults by kind, the first few of each, and whether one concerns the file as a whole."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.kept: list[Finding] = []
        self.listed: list[Finding] = []
        self.whole = False
        self.rows = 0  # at fault

    def add(self, line: int, found: Found, file: str = "") -> None:
        """A fault of one row; or of the file as a whole, where `found` says so."""
        self.counts[found.kind] += 1
        self.whole = self.whole or found.whole
        self.rows += not found.whole
        first = self.counts[found.kind] <= KEPT_FAULTS
        if not first and len(self.listed) >= LISTED:
            return
        if found.whole:
            sentence = in_file(say(f"dataset-fault-{found.kind}", **found.values), file)
            finding = Finding(0, found.kind, sentence, 0, file)
        else:
            values = {"line": where(line, file), **found.values}
            column = int(found.values.get("column", "0"))
            finding = Finding(line, found.kind, say(f"dataset-fault-{found.kind}", **values), column, file)
        self._keep(finding, first)

    def add_file(self, kind: str, key: str = "", file: str = "", **values: str | int) -> None:
        """A fault of the file as a whole. `key` names its sentence where the kind has several."""
        self.counts[kind] += 1
        self.whole = True
        self._keep(Finding(0, kind, in_file(say(f"dataset-fault-{key or kind}", **values), file), 0, file), True)

    def _keep(self, finding: Finding, first: bool) -> None:
        if first:
            self.kept.append(finding)
        if len(self.listed) < LISTED:
            self.listed.append(finding)


def where(line: int, file: str) -> str:
    """A line's number, with its file's name where an archive holds several."""
    return say("dataset-line-of", line=str(line), file=file) if file else str(line)


def in_file(sentence: str, file: str) -> str:
    return say("dataset-in-file", file=file, sentence=sentence) if file else sentence


def by_place(findings: list[Finding]) -> list[Finding]:
    """In the order of the lines; what concerns a whole file at the end."""
    return sorted(findings, key=lambda finding: (finding.line == 0, finding.file, finding.line))
