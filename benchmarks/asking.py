"""Asking the served model: llama.cpp with the GGUF file and adapters, greedily, several questions at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.communities import INSTRUCTION

from chatterbox.models import Message

LONGEST = 48
AT_ONCE = 4


class Model:
    """One base with its adapters. `adapter` None asks the base, whose replies are kept in `known` for other models."""

    def __init__(
        self, gguf: str, adapters: Sequence[Path], threads: int = 2, known: dict[tuple[str, str], str] | None = None
    ) -> None:
        import xllamacpp

        params = xllamacpp.CommonParams()
        params.model.path = gguf
        params.lora_init_without_apply = True
        params.lora_adapters = [xllamacpp.CommonAdapterLoraInfo(str(path), 0.0) for path in adapters]
        params.n_parallel = AT_ONCE
        params.n_ctx = 1024 * AT_ONCE
        params.kv_unified = False
        params.fit_params = False
        params.cpuparams.n_threads = threads
        params.cpuparams_batch.n_threads = threads
        params.ui = False
        params.warmup = False
        params.verbosity = 0
        self._server: Any = xllamacpp.Server(params)
        self._adapters = len(adapters)
        self._known = {} if known is None else known

    def ask(self, questions: Iterable[tuple[str, str, int | None]]) -> list[str]:
        """Replies to (system prompt, question, adapter) in order."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(lambda one: self._reply(*one), questions))

    def converse(self, conversations: Iterable[tuple[Sequence[Message], int | None]]) -> list[str]:
        """Replies to (messages, adapter) in order."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(lambda one: _text(self._completion(one[0], one[1], LONGEST)), conversations))

    def sampled(self, messages: Sequence[Message], seed: int, *, count: int = 40, temperature: float = 0.7) -> str:
        """The base's reply, drawn with a seed."""
        return _text(self._completion(messages, None, count, temperature=temperature, seed=seed))

    def plainly(self, questions: Iterable[str], adapter: int | None) -> list[str]:
        """Replies under the usual instruction, without help."""
        return self.ask([(INSTRUCTION, question, adapter) for question in questions])

    def _reply(self, system: str, question: str, adapter: int | None) -> str:
        if adapter is not None:
            return self._fresh(system, question, adapter)
        if (system, question) not in self._known:
            self._known[system, question] = self._fresh(system, question, None)
        return self._known[system, question]

    def tokens(self, system: str, question: str, count: int) -> int:
        """How many tokens the base answered, of at most `count`."""
        answered: int = self._completion(_asked(system, question), None, count)["usage"]["completion_tokens"]
        return answered

    def _fresh(self, system: str, question: str, adapter: int | None) -> str:
        return _text(self._completion(_asked(system, question), adapter, LONGEST))

    def _completion(
        self, messages: Sequence[Message], adapter: int | None, count: int, *, temperature: float = 0, seed: int = 0
    ) -> Any:
        request = {
            "messages": [{"role": message.role, "content": message.content} for message in messages],
            "max_tokens": count,
            "temperature": temperature,
            "seed": seed,
            "lora": [{"id": index, "scale": float(index == adapter)} for index in range(self._adapters)],
        }
        answer = self._server.handle_chat_completions(request)
        if "choices" not in answer:
            raise RuntimeError(f"the model did not answer: {answer}")
        return answer


def _asked(system: str, question: str) -> list[Message]:
    return [Message("system", system), Message("user", question)]


def _text(answer: Any) -> str:
    return str(answer["choices"][0]["message"]["content"])
