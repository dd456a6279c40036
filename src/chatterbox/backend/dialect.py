"""How one backend wants to be asked: by which names, with which fields. What it refuses is learned once, by model."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chatterbox.backend.hosts import Limit
from chatterbox.models import Message, PictureMessage

if TYPE_CHECKING:
    import openai

_OTHER_LIMIT: dict[str, Limit] = {"max_tokens": "max_completion_tokens", "max_completion_tokens": "max_tokens"}
_PREFILL = {"continue_final_message": True, "add_generation_prompt": False}
"""vLLM's fields: the last message is an answer that was begun, and the model goes on with it."""
GO_ON = "Go on with your answer exactly where it stops. Repeat nothing of it."
"""What a model is told that knows no other way to go on with an answer."""
_OPTIONAL = frozenset({"temperature", "seed", *_PREFILL})
_NOT_TAKEN = frozenset({"unsupported_parameter", "unsupported_value"})
"""OpenAI's codes for a field that a model does not take: its reasoning models know no temperature but 1."""


class Dialect:
    """`deployments`: the name under which a backend answers for a model, where it is another one (Azure).

    `deploys`: a model that was trained there answers once somebody has deployed it. `prefills`: it goes on with an
    answer that was begun; elsewhere it is asked to.
    """

    def __init__(
        self,
        limit: Limit = "max_tokens",
        deployments: Mapping[str, str] | None = None,
        *,
        deploys: bool = False,
        prefills: bool = True,
    ) -> None:
        self.deploys = deploys
        self._prefills = prefills
        self._limit: Limit = limit
        self._deployments = deployments or {}
        self._refused: defaultdict[str, set[str]] = defaultdict(set)

    def asked_as(self, model: str) -> str:
        """The name by which a model is asked here."""
        return self._deployments.get(model, model)

    def request(
        self, model: str, messages: Sequence[Message], max_tokens: int, temperature: float, seed: int | None
    ) -> dict[str, Any]:
        """The body of a chat request, without what this backend refused for that model before.

        Messages that end with an answer of the model's ask it to go on from there.
        """
        refused = self._refused[model]
        begun = messages[-1].role == "assistant"
        prefills = begun and self._prefills and refused.isdisjoint(_PREFILL)
        if begun and not prefills:
            messages = [*messages, Message("user", GO_ON)]
        limit = _OTHER_LIMIT[self._limit] if self._limit in refused else self._limit
        fields = {limit: max_tokens, "temperature": temperature} | ({} if seed is None else {"seed": seed})
        return {
            "model": self.asked_as(model),
            "messages": [{"role": message.role, "content": _content(message)} for message in messages],
            **{name: value for name, value in fields.items() if name not in refused},
            **({"extra_body": _PREFILL} if prefills else {}),
        }

    def learned(self, model: str, sent: Mapping[str, Any], error: openai.BadRequestError) -> bool:
        """Whether a refused request can be made anew, now without the field that was refused."""
        field = error.param or ""
        spared = field in _OPTIONAL or field == self._limit
        if error.code not in _NOT_TAKEN or not spared or field not in {**sent, **sent.get("extra_body", {})}:
            return False
        self._refused[model].add(field)
        return True


def _content(message: Message) -> str | list[dict[str, Any]]:
    """A message's content in OpenAI's form: a text, or a text with pictures."""
    if not isinstance(message, PictureMessage):
        return message.content
    addresses = [f"data:{one.media_type};base64,{b64encode(one.content).decode()}" for one in message.pictures]
    pictures = [{"type": "image_url", "image_url": {"url": address}} for address in addresses]
    return [{"type": "text", "text": message.content}, *pictures]
