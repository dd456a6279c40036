"""The check of a large dataset against what a notebook does with it: `python -m benchmarks.dataset_check [MIB]`.

One run, one file of chat rows, processor time of all processes: the notebook (json, the cookbook's format checks, each
message's tokens) beside the bot's checker with its worker and the engine that counts the sample. The worker runs once
more without the rest of its report (doubles, contradictions, languages, remarks), so that the rest is told apart. Last,
how the time grows: the same rows as one array, and a twenty-fifth of them.
"""

from __future__ import annotations

import asyncio
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

MIB = 1024 * 1024
SHARE, PEAK_MB = 0.15, 120
"""The floors: of the notebook's time for the same, and of memory."""
_CHECK = "from chatterbox.training.checking import check; "
_BARE = _CHECK + "check.Check._look_at = lambda *_: None; check.main()"
_TOKENIZER = """
import sys
from pathlib import Path
from transformers import AutoTokenizer
gguf = Path(sys.argv[1])
AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name).save_pretrained(sys.argv[2])
"""


@dataclass(frozen=True, slots=True)
class Took:
    cpu_s: float
    wall_s: float
    peak_mb: float
    said: str  # its last line


def rows(size_bytes: int) -> Iterator[str]:
    """Chat rows of some 450 bytes as JSON, of a community's words, none like another."""
    import json

    from benchmarks.communities import communities

    texts = [text for one in communities().values() for fact in one.facts for text in (fact.answer, *fact.taught)]
    words, chance = " ".join(texts).split(), random.Random(7)
    written = number = 0
    while written < size_bytes:
        number += 1
        system = {"role": "system", "content": "You are the helper of an allotment garden."}
        asked = {"role": "user", "content": f"{' '.join(chance.choices(words, k=10))} {number}?"}
        said = {"role": "assistant", "content": " ".join(chance.choices(words, k=42))}
        text = json.dumps({"messages": [system, asked, said]})
        written += len(text) + 1
        yield text


def write(file: Path, size_bytes: int, *, array: bool = False) -> None:
    """Row by row: a child's peak of memory includes its parent's."""
    begin, between, end = ("[\n", ",\n", "\n]\n") if array else ("", "\n", "\n")
    with file.open("w", encoding="utf-8") as out:
        for number, row in enumerate(rows(size_bytes)):
            out.write((between if number else begin) + row)
        out.write(end)


def measured(command: list[str], source: Path, folder: Path) -> Took:
    """Runs a process over the file at its standard input."""
    out = folder / "out"
    begin = time.perf_counter()
    with source.open("rb") as stream, out.open("wb") as written:
        process = subprocess.Popen([sys.executable, *command], stdin=stream, stdout=written)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    with out.open("rb") as written:
        written.seek(-min(4 * MIB, out.stat().st_size), os.SEEK_END)
        last = written.read().rstrip(b"\n").rpartition(b"\n")[2].decode()
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else MIB)
    return Took(usage.ru_utime + usage.ru_stime, wall, peak, last)


def worker(source: Path, folder: Path, *, bare: bool = False) -> Took:
    command = ["-c", _BARE] if bare else ["-m", "chatterbox.training.checking.check"]
    return measured([*command, "jsonl", str(1024 * MIB)], source, folder)


def checked(source: Path, folder: Path) -> tuple[float, int, int]:
    """CPU seconds of bot and engine, beside the worker's, for one check as the bot does it; tokens, and their error."""
    from benchmarks.serving import KEY, NAME, engine

    with engine(folder, 2) as client:
        return asyncio.run(_checked(source, str(client.base_url), KEY, NAME))


async def _checked(source: Path, url: str, key: str, base: str) -> tuple[float, int, int]:
    from chatterbox.backend.chat_model import OpenAIChatModel
    from chatterbox.backend.connection import RemoteConnection
    from chatterbox.training.checking import token_count
    from chatterbox.training.checking.checker import Checker

    token_count.COUNT_TIMEOUT_S = 60.0  # on a busy machine too: it is processor time that is measured
    connection = RemoteConnection("engine", url, key, 60)
    model = OpenAIChatModel(connection, base)
    await model.tokens(base, "The engine loads its model for the first request.")
    content = await asyncio.to_thread(source.read_bytes)
    before = _cpu_s()
    report = (await Checker(model, 1024 * MIB).check(content, "rows.jsonl")).report
    took = _cpu_s() - before
    await connection.close()
    if not report.tokens_error:
        raise SystemExit("The engine did not count the sample in time: the tokens are an estimate.")
    return took, report.tokens, report.tokens_error


def _cpu_s() -> float:
    """Of this process and of those that it started and that still run."""
    import psutil

    own = resource.getrusage(resource.RUSAGE_SELF)
    running = [process.cpu_times() for process in psutil.Process().children(recursive=True)]
    return own.ru_utime + own.ru_stime + sum(one.user + one.system for one in running)


def tokenizer(folder: Path) -> Path:
    """The starter base's own tokenizer.json, as its GGUF holds it."""
    from benchmarks.training import starter

    subprocess.run([sys.executable, "-c", _TOKENIZER, starter(folder).gguf, str(folder)], check=True)
    return folder / "tokenizer.json"


def main() -> None:
    size = int(float(sys.argv[1]) * MIB) if len(sys.argv) > 1 else 90_000_000
    with TemporaryDirectory() as name:
        folder = Path(name)
        file, array, few = folder / "rows.jsonl", folder / "rows.json", folder / "few.jsonl"
        write(file, size)
        write(array, size, array=True)
        write(few, size // 25)
        whole, bare = worker(file, folder), worker(file, folder, bare=True)
        for what, took in (("lines", whole), ("an array", worker(array, folder)), ("a 25th", worker(few, folder))):
            print(f"worker, {what}: {took.cpu_s:.1f} s CPU, {took.wall_s:.1f} s, peak {took.peak_mb:.0f} MiB")
        notebook = measured(["-m", "benchmarks.notebook_check", str(file), str(tokenizer(folder))], file, folder)
        print(f"notebook: {notebook.cpu_s:.1f} s CPU, {notebook.wall_s:.1f} s, peak {notebook.peak_mb:.0f} MiB")
        print(f"  it says {notebook.said}")
        beside, tokens, error = checked(file, folder)
    took = bare.cpu_s + beside
    share = took / notebook.cpu_s
    print(
        f"parsing, rules and tokens: {took:.1f} s CPU ({bare.cpu_s:.1f} the worker, {beside:.1f} bot and engine), ",
        end="",
    )
    print(f"{share:.3f} of the notebook's; {tokens} tokens (± {error})")
    print(f"the rest of the report: {whole.cpu_s - bare.cpu_s:.1f} s CPU")
    if share > SHARE or whole.peak_mb > PEAK_MB:
        raise SystemExit(f"the floors are {SHARE} and {PEAK_MB} MB")


if __name__ == "__main__":
    main()
