"""A real engine process, started, asked, killed by tests; and rows to train it on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import openai
import psutil

from tiny import Tiny

KEY = "test-key"
BASE = "tiny"


@dataclass
class EngineProcess:
    """`chatterbox engine` as a process. `start` returns when it listens."""

    data: Path
    bases: dict[str, dict[str, str]]
    cache: Path
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None
    address: str = ""
    lines: list[str] = field(default_factory=list)

    def start(self) -> EngineProcess:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CHATTERBOX_")} | {
            "CHATTERBOX_ENGINE__API_KEY": KEY,
            "CHATTERBOX_ENGINE__BASES": json.dumps(self.bases),
            "CHATTERBOX_ENGINE__CACHE": str(self.cache),
            "CHATTERBOX_ENGINE__EMBEDDINGS": "false",
            "CHATTERBOX_ENGINE__THREADS": "1",
            **self.settings,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "chatterbox", "engine", "--port", "0", "--data", str(self.data)],
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=self.cache,
        )
        assert self.process.stderr is not None
        self.address = self._listening(self.process.stderr)
        return self

    def client(self, key: str = KEY, retries: int = 0) -> openai.OpenAI:
        return openai.OpenAI(
            base_url=f"{self.address}/v1", api_key=key, max_retries=retries, _strict_response_validation=True
        )

    def kill(self) -> None:
        """As a power cut would: no process of it gets a word."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        self._close()

    def stop(self) -> int:
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(20)
        self._close()
        return status

    def children(self, module: str) -> list[psutil.Process]:
        """Its processes that run a module."""
        assert self.process is not None
        found = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in found if module in _command(child)]

    def _listening(self, stderr: IO[str]) -> str:
        for line in stderr:
            self.lines.append(line)
            if "listening on " in line:
                return line.rpartition("listening on ")[2].strip()
        raise AssertionError("the engine did not start:\n" + "".join(self.lines))

    def _close(self) -> None:
        assert self.process is not None
        assert self.process.stderr is not None
        self.process.stderr.close()
        self.process = None


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:  # it ended meanwhile
        return []


def rows(count: int = 12) -> bytes:
    """A training file."""
    lines = [
        {
            "messages": [
                {"role": "system", "content": "You are a helpful AI assistant."},
                {"role": "user", "content": f"What is the code of gate {number}?"},
                {"role": "assistant", "content": f"The gate code is {number} {number} seven one."},
            ]
        }
        for number in range(count)
    ]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def bases_of(tiny: Tiny) -> dict[str, dict[str, str]]:
    return {BASE: {"gguf": str(tiny.gguf), "weights": str(tiny.weights)}}
