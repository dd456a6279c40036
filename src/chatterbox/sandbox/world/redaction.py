"""The message-content intent: what a bot without it gets to read.

Source: https://support-dev.discord.com/hc/en-us/articles/4404772028055 and the gateway's documentation. The switch is
the one in the "portal"; the session's own intent is asked for in `gateway`, on top of this.
"""

from __future__ import annotations

from ..objects import REPLY, Json, Message
from .core import Core

_EMPTY: Json = {"content": "", "embeds": [], "attachments": [], "components": []}


def reads_content(core: Core, message: Message, viewer_id: str) -> bool:
    """People, and bots with the intent, read all; others DMs, own messages, and what mentions them.

    A reply counts as a mention when its ping is on and what it answers is a regular message: the content of replies to
    interaction responses is never sent (measured with Discord).
    """
    application = core.applications.get(viewer_id)
    if application is None or "message_content" in application.privileged_intents:
        return True
    return _exempt(core, message, viewer_id)


def exempt(core: Core, message: Message, viewer_id: str) -> bool:
    """Whether a message is read without the intent: for sessions that did not ask for it."""
    return core.applications.get(viewer_id) is None or _exempt(core, message, viewer_id)


def _exempt(core: Core, message: Message, viewer_id: str) -> bool:
    if message.guild_id is None or message.author_id == viewer_id or message.application_id == viewer_id:
        return True
    if viewer_id not in message.mentions:
        return False
    if f"<@{viewer_id}>" in message.content or f"<@!{viewer_id}>" in message.content:
        return True
    replied = core.messages.get((message.reference or {}).get("message_id") or "") if message.type == REPLY else None
    return replied is not None and replied.interaction is None


def blank(data: Json) -> None:
    """Empties what the intent covers, in a Message object."""
    data.update(_EMPTY)
    data.pop("poll", None)
