"""Tables that people open in a spreadsheet: no cell may be taken for a formula, whoever wrote what stands in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The table in UTF-8; a cell that looks like a formula begins with an apostrophe."""
    text = io.StringIO()
    table = csv.writer(text, quoting=csv.QUOTE_ALL)
    table.writerow(columns)
    table.writerows([_guarded(str(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def unguarded(cell: str) -> str:
    """A cell as it was before `as_csv` guarded it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
