"""Records that people's tools write, as rows of OpenAI's chat format: recognised by their fields.

chat (`messages`), ShareGPT (`conversations`), Alpaca (`instruction`, `input`, `output`, `system`, `history`),
prompt/completion, question/answer, ChatML inside a field `text`; preferences as TRL, Alpaca and OpenAI write them. A
label of good or bad beside one answer is known by name and refused: a bad answer must never be learned as a good one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from chatterbox.training.checking import preferences
from chatterbox.training.checking.rules import Found, Row, first_fault, from_discord, wrong_shape
from chatterbox.training.checking.written import START, chatml_row

Record = dict[str, Any]

_PAIRS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Alpaca", "instruction", ("output", "response", "completion", "answer")),
    ("prompt/completion", "prompt", ("completion", "response", "answer", "output")),
    ("question/answer", "question", ("answer", "response", "output")),
    ("question/answer", "query", ("answer", "response", "output")),
    ("question/answer", "input", ("output", "response", "answer")),
    ("question/answer", "user", ("assistant", "bot")),
    ("question/answer", "q", ("a",)),
)
_TALKS = ("conversations", "conversation")
_SYSTEM = ("system", "system_prompt")
_CONTEXT = ("input", "context")  # beside an instruction
_SPEAKERS = {
    "human": "user",
    "gpt": "assistant",
    "chatgpt": "assistant",
    "bot": "assistant",
    "model": "assistant",
    "observation": "tool",
}
USED = frozenset(
    {"messages", "text", "history", "label", "tools", "parallel_tool_calls", "timestamp", "date", "author"}
    | {"authorid", "content", "contents", "attachments", *_TALKS, *_SYSTEM, *_CONTEXT}
    | set().union(*preferences.FIELDS)
    | {name for _, asked, answers in _PAIRS for name in (asked, *answers)}
)
"""The fields that are looked at."""


def fits(names: Iterable[str]) -> bool:
    """Whether a table with these columns holds records that are known, to be read or to be refused by name."""
    known = set(names)
    return (
        "messages" in known
        or any(name in known for name in _TALKS)
        or any(fields <= known for fields in preferences.FIELDS)
        or _pair(dict.fromkeys(known, "")) is not None
    )


def row_of(record: Record) -> tuple[str, Row | Found]:
    """The name of the record's format ("" where nobody knows it), and its row or what is wrong with it."""
    if from_discord(record):
        return "", Found("discord", {}, whole=True)
    if isinstance(record.get("label"), bool):
        return "", Found("label", {})
    if any(fields <= record.keys() for fields in preferences.FIELDS):
        return "preferences", _preferred(record)
    if record.get("messages") is not None:
        return "chat", _chat(_listed(record["messages"]), record)
    for name in _TALKS:
        if record.get(name) is not None:
            return "ShareGPT", _chat(_translated(_listed(record[name])), record)
    pair = _pair(record)
    if pair:
        return pair[0], _asked(record, *pair)
    text = record.get("text")
    if isinstance(text, str) and START in text:
        return "ChatML", chatml_row(text)
    return "", wrong_shape(record)


def _pair(record: Record) -> tuple[str, str, str] | None:
    for shape, asked, answers in _PAIRS:
        there = [name for name in answers if name in record] if asked in record else []
        if there:  # a column that only some rows fill is null in the others
            return shape, asked, next((name for name in there if record[name] is not None), there[0])
    return None


def _preferred(record: Record) -> Row | Found:
    """The preferred answer as a row's own, with the rejected one beside it."""
    pair = preferences.pair_of({key: _listed(value) for key, value in record.items()})
    if isinstance(pair, Found):
        return pair
    return _chat(_translated([*pair.prompt, pair.preferred]), record, _translated([pair.rejected]))


def _asked(record: Record, shape: str, asked: str, answered: str) -> Row | Found:
    for name in (asked, answered):
        if not isinstance(record[name], str | list) or (name == asked and not record[name]):
            return Found("no-text", {"field": name})
    question = record[asked]
    if shape == "Alpaca" and isinstance(question, str):
        context = next((record[name] for name in _CONTEXT if record.get(name)), "")
        if not isinstance(context, str):
            return Found("no-text", {"field": "input"})
        question = f"{question.strip()}\n\n{context.strip()}" if context.strip() else question
    history = _history(record.get("history"))
    if isinstance(history, Found):
        return history
    return _chat([*history, *_side(question, "user"), *_side(record[answered], "assistant")], record)


def _history(value: object) -> list[Any] | Found:
    """Alpaca's earlier turns: a list of [question, answer]."""
    turns = _listed(value) if value else []
    messages: list[Any] = []
    if not isinstance(turns, list):
        return Found("no-text", {"field": "history"})
    for turn in turns:
        if not (isinstance(turn, list | tuple) and len(turn) == 2 and all(isinstance(said, str) for said in turn)):
            return Found("no-text", {"field": "history"})
        messages += [*_side(turn[0], "user"), *_side(turn[1], "assistant")]
    return messages


def _side(value: object, role: str) -> list[Any]:
    """One side of a pair: a text, or messages already."""
    if isinstance(value, list):
        return value
    return [{"role": role, "content": value.strip() if isinstance(value, str) else value}]


def _listed(value: object) -> object:
    """A list as it is, or as the JSON of one that stands in a table's cell."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            return msgspec.json.decode(value.encode())
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            return value
    return value


def _translated(talk: object) -> object:
    """ShareGPT's {"from", "value"} as messages."""
    if not isinstance(talk, list):
        return talk
    return [_said(message) if isinstance(message, dict) else message for message in talk]


def _said(message: Record) -> Record:
    if "from" not in message:
        return message
    speaker = message["from"]
    role = _SPEAKERS.get(speaker.lower(), speaker.lower()) if isinstance(speaker, str) else speaker
    weight = {"weight": message["weight"]} if message.get("weight") is not None else {}
    return {"role": role, "content": message.get("value"), **weight}


def _chat(messages: object, record: Record, rejected: object = None) -> Row | Found:
    """Messages with the record's own system prompt before them, checked as every chat row is.

    `rejected`: a list of the one answer that the last message is preferred to.
    """
    if not isinstance(messages, list) or not messages:
        return Found("no-messages", {})
    system = next((record[name] for name in _SYSTEM if record.get(name)), None)
    if system is not None and not isinstance(system, str):
        return Found("no-text", {"field": "system"})
    said = [
        {key: value for key, value in message.items() if value is not None} if isinstance(message, dict) else message
        for message in messages
    ]
    before = [{"role": "system", "content": system.strip()}] if system and system.strip() else []
    whole: Record = {"messages": [*before, *said]}
    if isinstance(record.get("tools"), list):
        whole["tools"] = record["tools"]
    if isinstance(rejected, list):
        whole["rejected"] = rejected[0]
    try:
        row = msgspec.convert(whole, Row)
    except (msgspec.ValidationError, RecursionError):
        return wrong_shape(whole)
    except UnicodeEncodeError:  # the name of a field holds half of a character
        return Found("half-character", {})
    return first_fault(row) or row
