"""Which messages are for the bot, and what they ask: with and without the message-content intent."""

from types import SimpleNamespace
from typing import Any

import discord
import pytest

from chatterbox.commands.addressing import Addressed, Kind, read

ME = 10
ADA = SimpleNamespace(id=20, bot=False, display_name="Ada")
BEN = SimpleNamespace(id=21, bot=False, display_name="Ben")


def message(content: str, *, mentions: tuple[int, ...] = (), guild: bool = True, **more: Any) -> Any:
    people = {ME: SimpleNamespace(id=ME, bot=True, display_name="Chatterbox"), 20: ADA, 21: BEN}
    fields: dict[str, Any] = {
        "content": content,
        "author": ADA,
        "webhook_id": None,
        "type": discord.MessageType.default,
        "mentions": [people[id] for id in mentions],
        "guild": SimpleNamespace(id=1) if guild else None,
        "reference": None,
        "attachments": [],
        "stickers": [],
    }
    return SimpleNamespace(**fields | more)


def replying_to(author_id: int) -> Any:
    referenced = discord.Message.__new__(discord.Message)
    referenced.author = SimpleNamespace(id=author_id)
    return SimpleNamespace(resolved=referenced, message_id=5)


def asked(given: Any, *, sees_content: bool = False) -> Addressed | None:
    return read(given, ME, "!", sees_content=sees_content)


@pytest.mark.parametrize("mention", ["<@10>", "<@!10>"])
def test_a_mention_is_a_question_without_the_mention(mention: str) -> None:
    assert asked(message(f"{mention} when is it?", mentions=(ME,))) == Addressed(Kind.QUESTION, "when is it?")
    assert asked(message(f"when {mention} is it?", mentions=(ME,))) == Addressed(Kind.QUESTION, "when is it?")


def test_other_mentions_become_names() -> None:
    given = message("<@10> who is <@21>?", mentions=(ME, 21))
    assert asked(given) == Addressed(Kind.QUESTION, "who is @Ben?")


def test_direct_messages_need_no_mention() -> None:
    assert asked(message("hello", guild=False)) == Addressed(Kind.QUESTION, "hello")


def test_a_reply_with_the_ping_on_is_a_question() -> None:
    given = message("and then?", mentions=(ME,), reference=replying_to(ME), type=discord.MessageType.reply)
    assert asked(given) == Addressed(Kind.QUESTION, "and then?")


def test_a_reply_that_arrived_empty_is_unreadable() -> None:
    given = message("", reference=replying_to(ME), type=discord.MessageType.reply)
    assert asked(given) == Addressed(Kind.UNREADABLE)


def test_with_the_intent_a_reply_without_ping_is_a_question() -> None:
    given = message("and then?", reference=replying_to(ME), type=discord.MessageType.reply)
    assert asked(given, sees_content=True) == Addressed(Kind.QUESTION, "and then?")


def test_a_mention_alone_asks_nothing() -> None:
    assert asked(message("<@10>", mentions=(ME,))) == Addressed(Kind.EMPTY)


def test_files_alone_are_not_text() -> None:
    assert asked(message("", guild=False, attachments=[object()])) == Addressed(Kind.NOT_TEXT)


@pytest.mark.parametrize(
    "given",
    [
        message("hello everybody"),
        message("", reference=replying_to(21), type=discord.MessageType.reply),
        message("<@10> hi", mentions=(ME,), author=SimpleNamespace(id=30, bot=True, display_name="Robot")),
        message("<@10> hi", mentions=(ME,), webhook_id=99),
        message("", type=discord.MessageType.pins_add),
    ],
)
def test_what_is_not_for_the_bot_is_left_alone(given: Any) -> None:
    assert asked(given, sees_content=True) is None


def test_the_prefix_is_a_command_where_it_can_be_read_and_never_a_question() -> None:
    assert asked(message("!train now"), sees_content=True) == Addressed(Kind.COMMAND, "train")
    assert asked(message("!Train"), sees_content=False) is None
    assert asked(message("!train", guild=False)) == Addressed(Kind.COMMAND, "train")
    assert asked(message("<@10> !train", mentions=(ME,))) == Addressed(Kind.COMMAND, "train")


def test_an_exclamation_is_no_command() -> None:
    assert asked(message("!?! what", guild=False)) == Addressed(Kind.QUESTION, "!?! what")
    assert asked(message("!!! what"), sees_content=True) is None
