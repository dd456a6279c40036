"""Hostile datasets: small files of every format that the check reads, each made from its number alone."""

from __future__ import annotations

import csv
import io
import json
import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from arro3.core import Array, DataType, Table
from arro3.io import write_parquet
from benchmarks.hostile.damage import damaged
from benchmarks.hostile.odd import PIECES, text, value

Pairs = Sequence[tuple[str, str]]
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Dataset:
    """A file as somebody may upload it. `done`: what was done to it, for who looks into it."""

    format: str
    done: str
    filename: str
    content: bytes


def dataset(number: int) -> Dataset:
    """The hostile dataset of that number: always the same one."""
    chance = Random(number)
    name = chance.choices(NAMES, WEIGHTS)[0]
    ending, make = FORMATS[name]
    content, done = damaged(chance, make(chance, _pairs(chance)), packed=name in ("parquet", "zip"))
    if chance.random() < 0.01:
        other = chance.choice(NAMES)
        content += FORMATS[other][1](chance, _pairs(chance))
        done.append(f"and {other}")
    if chance.random() < 0.1:
        ending = chance.choice(
            ("jsonl", "json", "csv", "tsv", "txt", "parquet", "zip", "html", "", "x" * 300, "a/../b")
        )
    return Dataset(name, ", ".join(done) or "as it is", f"x.{ending}", content)


def _pairs(chance: Random) -> Pairs:
    rows = chance.choice((0, 1, 3, 9, 10, 11, 12, 13))
    pairs = [(text(chance), text(chance)) for _ in range(rows)]
    if pairs and chance.random() < 0.2:
        pairs.append(chance.choice(pairs))
    return pairs


def _chat(question: object, answer: object) -> dict[str, object]:
    return {"messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]}


def _sharegpt(question: object, answer: object) -> dict[str, object]:
    return {"conversations": [{"from": "human", "value": question}, {"from": "gpt", "value": answer}]}


def _alpaca(question: object, answer: object) -> dict[str, object]:
    return {"instruction": question, "input": "", "output": answer, "system": "Be brief.", "history": [["a", "b"]]}


def _openai_preference(question: object, answer: object) -> dict[str, object]:
    said = [{"role": "assistant", "content": answer}]
    asked = {"messages": [{"role": "user", "content": question}]}
    return {"input": asked, "preferred_output": said, "non_preferred_output": [{"role": "assistant", "content": "no"}]}


SHAPES: dict[str, Callable[[object, object], dict[str, object]]] = {
    "chat": _chat,
    "ShareGPT": _sharegpt,
    "Alpaca": _alpaca,
    "prompt/completion": lambda question, answer: {"prompt": question, "completion": answer},
    "TRL": lambda question, answer: {"prompt": question, "chosen": answer, "rejected": "no"},
    "OpenAI preference": _openai_preference,
    "ChatML in JSON": lambda question, answer: {"text": _talk(str(question), str(answer))},
    "question/answer": lambda question, answer: {"question": question, "answer": answer, "label": None},
}


def _records(chance: Random, pairs: Pairs, shape: str) -> list[object]:
    """Records of a shape; in some files one of them has something else in a place of it."""
    records: list[object] = [SHAPES[shape](question, answer) for question, answer in pairs]
    if records and chance.random() < 0.4:
        at = int(chance.random() * len(records))
        records[at] = _spoilt(chance, records[at])
    return records


def _spoilt(chance: Random, record: object) -> object:
    """The record with a value, a key or all of it replaced, somewhere in it."""
    if chance.random() < 0.25:
        return value(chance)
    if isinstance(record, dict) and record:
        key = chance.choice(list(record))
        if chance.random() < 0.15:
            return {other: inner for other, inner in record.items() if other != key}
        if chance.random() < 0.15:
            return {**record, chance.choice((*PIECES, "weight", "tools", "name", "rejected", "system")): value(chance)}
        return {**record, key: _spoilt(chance, record[key])}
    if isinstance(record, list) and record:
        at = int(chance.random() * len(record))
        return [*record[:at], _spoilt(chance, record[at]), *record[at + 1 :]]
    return value(chance)


def _lines(chance: Random, pairs: Pairs, shape: str) -> bytes:
    plain = chance.random() < 0.5
    rows = "\n".join(json.dumps(record, ensure_ascii=plain) for record in _records(chance, pairs, shape))
    return rows.encode("utf-8", "surrogatepass") + b"\n"


def _array(chance: Random, pairs: Pairs) -> bytes:
    records = _records(chance, pairs, chance.choice(list(SHAPES)))
    return json.dumps(records, indent=chance.choice((None, 1))).encode()


def _talk(question: str, answer: str) -> str:
    return f"<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n{answer}<|im_end|>\n"


def _chatml(chance: Random, pairs: Pairs) -> bytes:
    between = chance.choice(("\n", "\n", "<|endoftext|>\n", ""))
    return between.join(_talk(question, answer) for question, answer in pairs).encode("utf-8", "surrogatepass")


def _questions(chance: Random, pairs: Pairs) -> bytes:
    asked, answered = chance.choice((("Q:", "A:"), ("Question 1:", "Answer 1:"), ("q:", "a :")))
    return "".join(f"{asked} {q}\n{answered} {a}\n\n" for q, a in pairs).encode("utf-8", "surrogatepass")


def _table(chance: Random, pairs: Pairs, delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=chance.choice(("\n", "\r\n")))
    header = chance.choice(
        (("question", "answer"), ("prompt", "completion"), ("instruction", "output"), ("q", "a", "q"))
    )
    writer.writerow(_wide(chance, header))
    writer.writerows(pairs)
    if chance.random() < 0.05:
        writer.writerow(["x"] * chance.choice((1, 3, 300, 10_000)))
    return out.getvalue().encode("utf-8", "surrogatepass")


def _wide(chance: Random, header: Sequence[str]) -> Sequence[str]:
    odd = chance.random()
    if odd < 0.003:
        return [*header, *(f"c{number}" for number in range(10_000))]
    return [*header, *chance.choices(PIECES, k=2)] if odd < 0.1 else header


def _parquet(chance: Random, pairs: Pairs) -> bytes:
    texts = [[part.encode("utf-8", "replace").decode() for part in column] for column in zip(*pairs, strict=True)]
    columns = texts or [[], []]
    names = chance.choice((("question", "answer"), ("prompt", "completion"), ("Q", "a"), ("name", "answer")))
    made = {name: Array(column, type=DataType.utf8()) for name, column in zip(names, columns, strict=True)}
    if chance.random() < 0.2:
        made["number"] = Array(list(range(len(columns[0]))), type=DataType.int64())
    if chance.random() < 0.002:
        made |= {f"c{number}": Array(columns[0], type=DataType.utf8()) for number in range(300)}
    out = io.BytesIO()
    write_parquet(Table.from_pydict(made), out)
    return out.getvalue()


_INSIDE = (
    "rows.jsonl",
    "a/b/c.csv",
    "../../etc/passwd",
    "/etc/x",
    "C:\\x.jsonl",
    "a\nb.jsonl",
    "\u202egpj.x",
    "x" * 300,
)


def _zip(chance: Random, pairs: Pairs) -> bytes:
    """An archive of other formats; with names that lead out of it, archives in it, lies about sizes, or a bomb."""
    odd = chance.random()
    if odd < 0.0005:
        return bomb(*chance.choice(((zipfile.ZIP_DEFLATED, 120), (zipfile.ZIP_DEFLATED, 20), (zipfile.ZIP_BZIP2, 40))))
    if odd < 0.01:
        method = chance.choice((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    else:
        method = zipfile.ZIP_DEFLATED if odd < 0.8 else zipfile.ZIP_STORED
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        if odd > 0.999:
            for number in range(1_001):
                archive.writestr(f"{number}.jsonl", b"")
        for at in range(chance.choice((0, 1, 1, 1, 2, 3))):
            name = chance.choice(("chat", "CSV", "parquet", "Q:/A:", "JSON array", "ChatML") + ("zip",) * (odd < 0.03))
            inside, _ = damaged(chance, FORMATS[name][1](chance, pairs), packed=name in ("parquet", "zip"))
            named = chance.choice(_INSIDE) if chance.random() < 0.2 else f"{at}.{FORMATS[name][0]}"
            archive.writestr(zipfile.ZipInfo(named), inside, archive.compression)
    return _lying(chance, bytearray(out.getvalue())) if chance.random() < 0.15 else out.getvalue()


def _lying(chance: Random, content: bytearray) -> bytes:
    """An archive whose list names another size, another place, a password or another way of packing."""
    at = content.rfind(b"PK\x01\x02")
    if at >= 0:
        offset, format = chance.choice(
            ((8, "<H"), (10, "<H"), (16, "<L"), (20, "<L"), (24, "<L"), (28, "<H"), (42, "<L"))
        )
        most = 2 ** (8 * struct.calcsize(format))
        struct.pack_into(format, content, at + offset, chance.choice((0, 1, 8, 99, most // 2, most - 1)))
    return bytes(content)


@lru_cache(maxsize=8)
def bomb(method: int, mib: int) -> bytes:
    """A small archive that unpacks to so many MiB of rows."""
    out = io.BytesIO()
    row = json.dumps(_chat("What grows in bed 7?", "Leeks. " * 100)).encode() + b"\n"
    with zipfile.ZipFile(out, "w", method) as archive, archive.open("rows.jsonl", "w") as rows:
        for _ in range(mib):
            rows.write(row * (MIB // len(row)))
    return out.getvalue()


def _as_lines(shape: str) -> Callable[[Random, Pairs], bytes]:
    return lambda chance, pairs: _lines(chance, pairs, shape)


FORMATS: dict[str, tuple[str, Callable[[Random, Pairs], bytes]]] = {
    **{shape: ("jsonl", _as_lines(shape)) for shape in SHAPES},
    "JSON array": ("json", _array),
    "ChatML": ("txt", _chatml),
    "Q:/A:": ("txt", _questions),
    "CSV": ("csv", lambda chance, pairs: _table(chance, pairs, ",")),
    "CSV by semicolons": ("csv", lambda chance, pairs: _table(chance, pairs, ";")),
    "TSV": ("tsv", lambda chance, pairs: _table(chance, pairs, "\t")),
    "parquet": ("parquet", _parquet),
    "zip": ("zip", _zip),
}
"""Each: the ending of its files, and what makes the bytes of one."""
NAMES = list(FORMATS)
WEIGHTS = [2 if name in ("chat", "JSON array", "CSV", "parquet", "zip") else 1 for name in NAMES]
