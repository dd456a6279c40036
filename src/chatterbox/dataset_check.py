"""`chatterbox dataset check FILE`: the report that /train gives, in a terminal or as JSON."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path

from chatterbox.errors import Missing
from chatterbox.models import CheckReport
from chatterbox.texts import say
from chatterbox.texts.figures import enumerated
from chatterbox.training.checking.checker import Checker

MAX_BYTES = 1024 * 1024 * 1024
TIMEOUT_S = 1800.0
_SHOWN = 50


def check_dataset(path: Path, *, as_json: bool) -> int:
    """Prints the report of a file; the exit status: 0 where it can be trained on as it is, 1 where not.

    Tokens are estimated: no backend is asked. Raises Missing for a file that cannot be read.
    """
    checker = Checker(None, MAX_BYTES, TIMEOUT_S)
    try:
        with path.open("rb") as file:
            report = asyncio.run(checker.report(file, path.name))
    except (FileNotFoundError, IsADirectoryError):
        raise Missing(say("check-no-file", name=str(path))) from None
    if as_json:
        sys.stdout.write(json.dumps({**asdict(report), "usable": report.usable}, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_lines(report)) + "\n")
    return 0 if report.usable else 1


def _lines(report: CheckReport) -> list[str]:
    tokens = say("plan-tokens" if report.tokens_exact else "plan-tokens-about", number=report.tokens)
    lines = [say("plan-checked", rows=report.rows, turns=report.turns, tokens=tokens), *report.notes]
    faults = [fault for fault in report.listed if not fault.kind.startswith("note-")] or list(report.faults)
    lines.extend(f"- {fault.sentence}" for fault in faults[:_SHOWN])
    total = sum(report.fault_counts.values())
    if total > _SHOWN:
        lines.append(say("check-more", number=total - _SHOWN))
    if report.fault_counts:
        counts = enumerated(f"{kind} {count}" for kind, count in report.fault_counts.items())
        lines.append(say("check-faults", number=total, kinds=counts))
    return lines
