"""What is known of some hosts by their address, because their protocol does not tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

from chatterbox.texts import say
from chatterbox.texts.figures import day

Limit = Literal["max_tokens", "max_completion_tokens"]


@dataclass(frozen=True, slots=True)
class Host:
    """`limit` is the field that holds the longest answer; `deploys`: a trained model answers once it was deployed.

    `prefills`: a conversation that ends with the beginning of an answer is gone on with from there.
    """

    limit: Limit = "max_tokens"
    deploys: bool = False
    prefills: bool = False
    training_ends: date | None = None


OPENAI = Host(limit="max_completion_tokens", training_ends=date(2027, 1, 6))
"""OpenAI's deprecations page: self-serve fine-tuning ends for everybody on that day."""
AZURE = Host(limit="max_completion_tokens", deploys=True)
NEBIUS = Host(deploys=True)
ELSEWHERE = Host(prefills=True)
"""`max_tokens` is understood everywhere else; Ollama and LM Studio ignore `max_completion_tokens` without a word.

Our engine, vLLM and SGLang go on with an answer if told so; llama.cpp, Ollama and LM Studio do so untold.
"""

_BY_ENDING = {
    "api.openai.com": OPENAI,
    ".openai.azure.com": AZURE,
    ".services.ai.azure.com": AZURE,
    ".cognitiveservices.azure.com": AZURE,
    ".nebius.com": NEBIUS,
}


def host_of(base_url: str) -> Host:
    """What is known of the host of an address; of most nothing has to be."""
    name = (urlsplit(base_url).hostname or "").lower()
    return next((host for ending, host in _BY_ENDING.items() if name.endswith(ending)), ELSEWHERE)


def known_of(backend: str, host: Host, today: date) -> list[str]:
    """What those who train at a backend should know of its host, as sentences."""
    said = []
    if host.training_ends:
        key = "backend-training-ends" if today < host.training_ends else "backend-training-ended"
        said.append(say(key, backend=backend, day=day(host.training_ends)))
    if host.deploys:
        said.append(say("backend-deploys", backend=backend))
    return said
