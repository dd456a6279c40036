"""The rows of a parquet file as records, a few hundred at a time.

Read by arro3 (Apache Arrow's own reader in Rust). What is damaged in the middle can end the whole process, which is one
reason why a check has a process of its own: `checker.py` says then that the file is damaged.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from chatterbox.texts.figures import enumerated
from chatterbox.training.checking.records import fits
from chatterbox.training.checking.rules import Found, shown
from chatterbox.training.checking.tables import MAX_COLUMNS

BATCH_ROWS = 256


def parquet_rows(content: bytes) -> Iterator[tuple[int, dict[str, Any] | Found]]:
    """Each row with its number; a fault ends the file."""
    from arro3.io import read_parquet

    row = 0
    try:
        reader = read_parquet(io.BytesIO(content), batch_size=BATCH_ROWS)
        names = list(reader.schema.names)
        fault = _unknown(names)
        if fault:
            yield 0, fault
            return
        for batch in reader:
            columns = [batch.column(name).to_pylist() for name in names]
            for values in zip(*columns, strict=True):
                row += 1
                yield row, {name.strip().lower(): value for name, value in zip(names, values, strict=True)}
    except (GeneratorExit, KeyboardInterrupt, MemoryError):
        raise
    except BaseException as error:  # arro3 tells of a damaged file by pyo3's PanicException, which is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        yield row + 1, Found("parquet", {}, whole=True)


def _unknown(names: list[str]) -> Found | None:
    if len(names) > MAX_COLUMNS:
        return Found("wide", {"columns": str(len(names)), "most": str(MAX_COLUMNS)}, whole=True)
    if fits(name.strip().lower() for name in names):
        return None
    return Found("columns", {"columns": enumerated(shown(name) for name in names[:8])[:200]}, whole=True)
