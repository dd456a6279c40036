"""Whether a message is for the bot, and what it asks. Works with and without the message-content intent."""

import re
from dataclasses import dataclass
from enum import Enum

import discord

_ORDINARY = (discord.MessageType.default, discord.MessageType.reply)
_MENTION = re.compile(r"<@!?(\d{1,20})>")
_COMMAND = re.compile(r"[a-z][\w-]{0,31}", re.IGNORECASE)


class Kind(Enum):
    QUESTION = "question"
    COMMAND = "command"  # begins with the prefix: `text` is the command's name
    UNREADABLE = "unreadable"  # a reply to the bot that arrived without its content
    EMPTY = "empty"  # a mention and nothing else
    NOT_TEXT = "not text"  # files only


@dataclass(frozen=True, slots=True)
class Addressed:
    kind: Kind
    text: str = ""


def read(message: discord.Message, me: int, prefix: str, *, sees_content: bool) -> Addressed | None:
    """What a message wants of the bot whose id is `me`; None when it is not for the bot.

    `sees_content`: whether the message-content intent is on, so that any message can be read.
    """
    if message.author.bot or message.webhook_id or message.type not in _ORDINARY:
        return None
    mentioned = any(user.id == me for user in message.mentions)
    replies = _author_of_reference(message) == me
    addressed = message.guild is None or mentioned or replies
    text = without_mention(message, me)
    if prefix and text.startswith(prefix) and (addressed or sees_content):
        word = _COMMAND.match(text[len(prefix) :])
        if word:
            return Addressed(Kind.COMMAND, word[0].lower())
    if not addressed:
        return None
    if text:
        return Addressed(Kind.QUESTION, text)
    if message.attachments or message.stickers:
        return Addressed(Kind.NOT_TEXT)
    return Addressed(Kind.UNREADABLE if replies and not message.content else Kind.EMPTY)


def overheard(message: discord.Message, me: int) -> str:
    """What a person said in a server to nobody: without a mention of people or roles, and no reply. "" for nothing."""
    ordinary = message.type in _ORDINARY and not (message.author.bot or message.webhook_id)
    to_others = message.mentions or message.reference or message.mention_everyone or message.role_mentions
    return without_mention(message, me) if message.guild and ordinary and not to_others else ""


def without_mention(message: discord.Message, me: int) -> str:
    """The text without the bot's mention; other people's mentions become their names."""
    names = {user.id: user.display_name for user in message.mentions}

    def named(found: re.Match[str]) -> str:
        user_id = int(found[1])
        return "" if user_id == me else f"@{names.get(user_id, 'somebody')}"

    return re.sub(r"[ \t]{2,}", " ", _MENTION.sub(named, message.content)).strip()


def _author_of_reference(message: discord.Message) -> int | None:
    referenced = message.reference.resolved if message.reference else None
    return referenced.author.id if isinstance(referenced, discord.Message) else None
