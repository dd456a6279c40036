"""Reads the cases of a `/test`: a JSON array of questions with what a right answer holds."""

from __future__ import annotations

import json
from typing import Any, cast

import re2

from chatterbox.errors import BadInput
from chatterbox.models import Case, Message
from chatterbox.texts import say
from chatterbox.texts.figures import listed
from chatterbox.training.evaluation.matching import compiled

MAX_CASES = 200
MAX_TEXT = 8_000
"""Characters of one prompt, message or expectation."""

_EXPECTATIONS = ("expect", "any", "all", "not", "exact", "regex")
_KEYS = ("prompt", "messages", *_EXPECTATIONS)
_ROLES = ("system", "developer", "user", "assistant")


def parse_cases(text: bytes) -> tuple[Case, ...]:
    """The cases of a JSON document. Raises BadInput naming case and key, line and column for broken JSON."""
    value = _json(text)
    if not isinstance(value, list):
        raise BadInput(say("test-not-list"))
    if not value:
        raise BadInput(say("test-no-cases"))
    if len(value) > MAX_CASES:
        raise BadInput(say("test-too-many", cases=len(value), most=MAX_CASES))
    return tuple(_Reader(number).case(entry) for number, entry in enumerate(value, 1))


def _json(text: bytes) -> Any:
    try:
        decoded = text.decode(json.detect_encoding(text)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise BadInput(say("test-not-utf8", byte=str(error.start + 1))) from None
    if not decoded.strip():
        raise BadInput(say("test-no-cases"))
    try:
        return json.loads(decoded)
    except json.JSONDecodeError as error:
        where = {"line": str(error.lineno), "column": str(error.colno)}
        raise BadInput(say("test-not-json", reason=error.msg, **where)) from None
    except (RecursionError, ValueError):
        raise BadInput(say("test-not-json", reason="nested too deeply", line="1", column="1")) from None


class _Reader:
    """Reads one case; its number stands in every sentence."""

    def __init__(self, number: int) -> None:
        self._number = number

    def case(self, entry: object) -> Case:
        if not isinstance(entry, dict):
            raise self._bad("test-case-not-object")
        for key in entry:
            if key not in _KEYS:
                raise self._bad("test-unknown-key", key=_short(str(key)), keys=listed(_KEYS))
        if not any(entry.get(key) not in (None, [], "") for key in _EXPECTATIONS):
            raise self._bad("test-no-expectation", keys=listed(_EXPECTATIONS))
        return Case(
            messages=self._messages(entry),
            expect=self._texts(entry, "expect"),
            any=self._texts(entry, "any"),
            all=self._texts(entry, "all"),
            none=self._texts(entry, "not"),
            exact=self._text(entry, "exact"),
            regex=self._regex(entry),
        )

    def _messages(self, entry: dict[str, Any]) -> tuple[Message, ...]:
        if ("prompt" in entry) == ("messages" in entry):
            raise self._bad("test-prompt-or-messages")
        if "prompt" in entry:
            prompt = self._text(entry, "prompt")
            if not prompt or not prompt.strip():
                raise self._bad("test-empty", key="prompt")
            return (Message("user", prompt),)
        value = entry["messages"]
        if not isinstance(value, list) or not value:
            raise self._bad("test-messages")
        messages = tuple(self._message(message) for message in value)
        if messages[-1].role != "user":
            raise self._bad("test-last-message")
        return messages

    def _message(self, value: object) -> Message:
        if not isinstance(value, dict) or set(value) != {"role", "content"} or value["role"] not in _ROLES:
            raise self._bad("test-messages")
        content = self._text(value, "content")
        if not content or not content.strip():
            raise self._bad("test-empty", key="content")
        return Message(value["role"], content)

    def _text(self, entry: dict[str, Any], key: str) -> str | None:
        value = entry.get(key)
        if value is not None and not isinstance(value, str):
            raise self._bad("test-not-text", key=key)
        if value is not None and len(value) > MAX_TEXT:
            raise self._bad("test-too-long", key=key, most=MAX_TEXT)
        return value if value is None else value.encode("utf-8", "replace").decode()

    def _texts(self, entry: dict[str, Any], key: str) -> tuple[str, ...]:
        """One text or a list of them."""
        value = entry.get(key)
        if value is None:
            return ()
        listed = value if isinstance(value, list) else [value]
        texts = tuple(self._text({key: text}, key) for text in listed)
        if not texts or any(text is None or not text.strip() for text in texts):
            raise self._bad("test-empty", key=key)
        return cast("tuple[str, ...]", texts)

    def _regex(self, entry: dict[str, Any]) -> str | None:
        pattern = self._text(entry, "regex")
        if pattern is not None:
            try:
                compiled(pattern)
            except re2.error as error:
                raise self._bad("test-regex", reason=_short(error.args[0].decode("utf-8", "replace"))) from None
        return pattern

    def _bad(self, sentence: str, **values: str | int) -> BadInput:
        return BadInput(say(sentence, case=str(self._number), **values))


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
