"""The same questions and answers in every format that people bring."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from arro3.core import Array, DataType, Table
from arro3.io import write_parquet

PAIRS = [
    (f"What grows in bed {n}, and why?", f'Crop "{n}", Zoë\u2019s choice.\nIt likes water; beds are wet.')
    for n in range(12)
]


def lines(rows: Sequence[object]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def chat(question: str, answer: str) -> dict[str, object]:
    return {"messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]}


def table(delimiter: str = ",", header: Sequence[str] = ("Question", "Answer"), end: str = "\r\n") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerows([header, *PAIRS])
    return out.getvalue().encode()


def chats_in_cells() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("messages", "n"), *((json.dumps(chat(q, a)["messages"]), 1) for q, a in PAIRS)])
    return out.getvalue().encode()


def parquet(columns: Mapping[str, Sequence[str | None]]) -> bytes:
    out = io.BytesIO()
    write_parquet(Table.from_pydict({name: Array(list(v), type=DataType.utf8()) for name, v in columns.items()}), out)
    return out.getvalue()


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


CHAT = lines([chat(q, a) for q, a in PAIRS])
SHAREGPT = lines([{"conversations": [{"from": "human", "value": q}, {"from": "gpt", "value": a}]} for q, a in PAIRS])
CHATML = "".join(
    f"<|im_start|>user\n{q}<|im_end|>\n<|im_start|>assistant\n{a}<|im_end|>\n\n" for q, a in PAIRS
).encode()
QUESTIONS = "".join(f"Q: {q}\nA: {a}\n\n" for q, a in PAIRS).encode()
PARQUET = parquet({"question": [q for q, _ in PAIRS], "answer": [a for _, a in PAIRS], "note": [None] * 12})

FORMATS: dict[str, tuple[str, bytes, str]] = {
    "chat": ("x.jsonl", CHAT, "chat"),
    "JSON array": ("x.json", json.dumps([chat(q, a) for q, a in PAIRS], indent=1).encode(), "chat"),
    "ShareGPT": ("x.json", SHAREGPT, "ShareGPT"),
    "ShareGPT array": ("x.json", b"[" + SHAREGPT.strip().replace(b"\n", b",\n") + b"]", "ShareGPT"),
    "Alpaca": ("x.jsonl", lines([{"instruction": q, "input": "", "output": a} for q, a in PAIRS]), "Alpaca"),
    "prompt/completion": (
        "x.jsonl",
        lines([{"prompt": q, "completion": " " + a} for q, a in PAIRS]),
        "prompt/completion",
    ),
    "conversational prompt/completion": (
        "x.jsonl",
        lines([{"prompt": chat(q, a)["messages"][:1], "completion": chat(q, a)["messages"][1:]} for q, a in PAIRS]),  # type: ignore[index]
        "prompt/completion",
    ),
    "question/answer": ("x.jsonl", lines([{"question": q, "answer": a} for q, a in PAIRS]), "question/answer"),
    "ChatML": ("x.txt", CHATML, "ChatML"),
    "ChatML in JSON": ("x.jsonl", lines([{"text": text} for text in CHATML.decode().split("\n\n")[:-1]]), "ChatML"),
    "Q:/A:": ("x.txt", QUESTIONS, "Q:/A:"),
    "CSV": ("x.csv", table(), "question/answer"),
    "CSV by semicolons": ("x.csv", table(";", ("prompt", "completion")), "prompt/completion"),
    "TSV": ("x.tsv", table("\t", ("instruction", "output"), "\n"), "Alpaca"),
    "CSV of chats": ("x.csv", chats_in_cells(), "chat"),
    "parquet": ("x.parquet", PARQUET, "question/answer"),
    "zip": ("x.zip", zipped({"rows.jsonl": CHAT}), "chat"),
}
"""Each: a file's name, its bytes, and the format that its rows have."""

TEXTS = [name for name, (_, content, _) in FORMATS.items() if not content.startswith((b"PK", b"PAR1"))]
