"""Our engine's answers against bare llama.cpp in one run: `python -m benchmarks.serving [--rounds 3]`.

The same prompts, greedy, to the same number of tokens, by turns: through `chatterbox engine` (HTTP, streamed, the
openai SDK) and through xllamacpp inside this process. One after another, and four at a time. Medians over the rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import openai
from benchmarks.asking import Model
from benchmarks.communities import INSTRUCTION
from benchmarks.training import STARTER, starter

KEY = "benchmark"
NAME = "starter"
TOKENS = 96
PROMPTS = [
    "Write a long story about a dragon.",
    "Explain how a bicycle works, step by step.",
    "Describe a day at the sea in many words.",
    "Tell me everything about bread.",
]

Ask = Callable[[str], int]
"""Asks one prompt and gives the number of tokens that were answered."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    with TemporaryDirectory() as folder, engine(Path(folder), options.threads) as client:
        bare = Model(starter(Path(folder)).gguf, [], options.threads)
        ways: dict[str, Ask] = {
            "xllamacpp": lambda prompt: bare.tokens(INSTRUCTION, prompt, TOKENS),
            "our engine": lambda prompt: _through_engine(client, prompt),
        }
        for ask in ways.values():
            ask("Hello!")  # loads what is loaded at the first request
        speeds: dict[tuple[str, int], list[float]] = {}
        for _ in range(options.rounds):
            for at_once in (1, len(PROMPTS)):
                for name, ask in ways.items():
                    speeds.setdefault((name, at_once), []).append(_tokens_per_s(ask, at_once))
    print("| tokens/s | one at a time | four at a time |")
    print("|---|---|---|")
    for name in ways:
        print(
            f"| {name} | " + " | ".join(f"{statistics.median(speeds[name, n]):.1f}" for n in (1, len(PROMPTS))) + " |"
        )


def _tokens_per_s(ask: Ask, at_once: int) -> float:
    begin = time.monotonic()
    with ThreadPoolExecutor(at_once) as pool:
        answered: Sequence[int] = list(pool.map(ask, PROMPTS))
    return sum(answered) / (time.monotonic() - begin)


def _through_engine(client: openai.OpenAI, prompt: str) -> int:
    stream = client.chat.completions.create(
        model=NAME,
        messages=[{"role": "system", "content": INSTRUCTION}, {"role": "user", "content": prompt}],
        max_completion_tokens=TOKENS,
        temperature=0,
        stream=True,
        stream_options={"include_usage": True},
    )
    usage = [chunk.usage for chunk in stream if chunk.usage]
    return usage[-1].completion_tokens


@contextmanager
def engine(folder: Path, threads: int) -> Iterator[openai.OpenAI]:
    """An engine of its own with the starter model."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CHATTERBOX_")} | {
        "CHATTERBOX_ENGINE__API_KEY": KEY,
        "CHATTERBOX_ENGINE__BASES": json.dumps({NAME: STARTER.model_dump(exclude_defaults=True)}),
        "CHATTERBOX_ENGINE__EMBEDDINGS": "false",
        "CHATTERBOX_ENGINE__THREADS": str(threads),
    }
    command = [sys.executable, "-m", "chatterbox", "engine", "--port", "0", "--data", str(folder / "engine")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=folder)
    try:
        yield openai.OpenAI(base_url=f"{_address(process)}/v1", api_key=KEY)
    finally:
        process.terminate()
        process.wait(30)


def _address(process: subprocess.Popen[str]) -> str:
    said = []
    for line in process.stderr or []:
        said.append(line)
        if "listening on " in line:
            return line.rpartition("listening on ")[2].strip()
    raise SystemExit("The engine did not start:\n" + "".join(said))


if __name__ == "__main__":
    main()
