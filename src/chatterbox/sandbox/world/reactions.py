"""Reactions: which emoji, by whom, in the order of coming."""

from __future__ import annotations

from ..objects import Json, Message
from . import message_views, views
from .bus import Event
from .core import Core


class Reactions:
    def __init__(self, core: Core) -> None:
        self._core = core

    def add(self, message: Message, emoji: str, user_id: str) -> None:
        """`emoji`: the character itself, or "name:id". Twice is once."""
        users = message.reactions.setdefault(emoji, [])
        if user_id in users:
            return
        users.append(user_id)
        self._core.store.write(message)
        data = self._data(message, emoji, user_id) | {"message_author_id": message.author_id, "type": 0, "burst": False}
        guild = self._core.guilds.get(message.guild_id or "")
        if guild and user_id in guild.members:
            data["member"] = views.member(self._core, guild, guild.members[user_id])
        self._emit("MESSAGE_REACTION_ADD", message, data)

    def remove(self, message: Message, emoji: str, user_id: str) -> None:
        users = message.reactions.get(emoji, [])
        if user_id not in users:
            return
        users.remove(user_id)
        if not users:
            del message.reactions[emoji]
        self._core.store.write(message)
        self._emit(
            "MESSAGE_REACTION_REMOVE", message, self._data(message, emoji, user_id) | {"type": 0, "burst": False}
        )

    def clear(self, message: Message, emoji: str | None = None) -> None:
        """Takes away all reactions, or all of one emoji."""
        if emoji is None:
            message.reactions.clear()
        else:
            message.reactions.pop(emoji, None)
        self._core.store.write(message)
        data = _place(message)
        if emoji is None:
            self._emit("MESSAGE_REACTION_REMOVE_ALL", message, data)
        else:
            self._emit("MESSAGE_REACTION_REMOVE_EMOJI", message, data | {"emoji": message_views.emoji(emoji)})

    def _data(self, message: Message, emoji: str, user_id: str) -> Json:
        return {**_place(message), "user_id": user_id, "emoji": message_views.emoji(emoji)}

    def _emit(self, name: str, message: Message, data: Json) -> None:
        only = None if message.only_for is None else frozenset({message.only_for})
        self._core.emit(Event.of(name, data, guild_id=message.guild_id, channel_id=message.channel_id, only=only))


def _place(message: Message) -> Json:
    place: Json = {"message_id": message.id, "channel_id": message.channel_id}
    return place | ({"guild_id": message.guild_id} if message.guild_id else {})
