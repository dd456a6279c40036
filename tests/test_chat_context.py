"""What fits into the context."""

from __future__ import annotations

import pytest

from chat_fixtures import GARDEN, START
from chatterbox.chat.context import estimated_tokens, fitted
from chatterbox.models import Message, Place, Turn, TurnState

TAUGHT = (Message("user", "Who?" * 50), Message("assistant", "She." * 50))


def turn(question: str, answer: str, state: TurnState = TurnState.DONE) -> Turn:
    return Turn(1, GARDEN, 1, question, answer, state, "m", "i", None, None, Place(1, 2), (), START)


@pytest.mark.parametrize("text", ["hello", "日本語の文章" * 500, "x" * 50_000, "\udc80" * 10])
@pytest.mark.parametrize("system", ["Be kind.", "strict " * 2000])
def test_nothing_is_sent_that_does_not_fit(text: str, system: str) -> None:
    messages = fitted([Message("system", system), *TAUGHT], [turn("q" * 300, "a" * 300)] * 30, text, tokens=600)
    assert sum(estimated_tokens(message.content) for message in messages) <= 600
    assert [messages[0].role, messages[-1].role] == ["system", "user"]


def test_a_fact_stands_before_the_history_where_there_is_room() -> None:
    opening = [Message("system", "s"), Message("user", "Who?"), Message("assistant", "She.")]
    assert [m.content for m in fitted(opening, [turn("a", "b")], "now", tokens=400)] == [
        "s",
        "Who?",
        "She.",
        "a",
        "b",
        "now",
    ]
    assert [m.content for m in fitted(opening, [turn("a", "b")], "now", tokens=25)] == ["s", "now"]


def test_the_latest_turns_stay() -> None:
    history = [turn(f"question {number}", "a" * 300) for number in range(10)]
    messages = fitted([Message("system", "s")], history, "now", tokens=400)
    asked = [message.content for message in messages if message.role == "user"]
    assert asked == ["question 8", "question 9", "now"] or asked == ["question 7", "question 8", "question 9", "now"]


def test_a_long_question_keeps_its_beginning_and_its_end() -> None:
    content = fitted([Message("system", "s")], [], "begin " + "x" * 9000 + " end?", tokens=300)[-1].content
    assert content.startswith("begin ")
    assert content.endswith(" end?")


def test_unanswered_turns_are_left_out() -> None:
    history = [turn("one", "", TurnState.FAILED), turn("two", "  "), turn("three", "half", TurnState.CUT)]
    messages = fitted([Message("system", "s")], history, "now", tokens=400)
    assert [message.content for message in messages] == ["s", "three", "half", "now"]
