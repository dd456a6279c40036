"""Which events a session asked for. Source: https://discord.com/developers/docs/topics/gateway#list-of-intents"""

from __future__ import annotations

from ..objects import Application, PrivilegedIntent
from ..world.bus import Event

GUILDS, GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT = 1 << 0, 1 << 1, 1 << 8, 1 << 15
GUILD_MESSAGES, GUILD_REACTIONS, GUILD_TYPING = 1 << 9, 1 << 10, 1 << 11
DIRECT_MESSAGES, DIRECT_REACTIONS, DIRECT_TYPING = 1 << 12, 1 << 13, 1 << 14
KNOWN = (1 << 26) - 1
ALWAYS = frozenset({"INTERACTION_CREATE", "USER_UPDATE"})

_PRIVILEGED: dict[int, PrivilegedIntent] = {
    GUILD_MEMBERS: "members",
    GUILD_PRESENCES: "presences",
    MESSAGE_CONTENT: "message_content",
}
_OF_GUILDS = (
    *("GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE", "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE"),
    *("CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "CHANNEL_PINS_UPDATE"),
    *("THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE"),
)
_MESSAGES = ("MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK")
_REACTIONS = tuple(f"MESSAGE_REACTION_{name}" for name in ("ADD", "REMOVE", "REMOVE_ALL", "REMOVE_EMOJI"))
# Intent for events in guilds, and for the same in direct messages.
_NEEDED: dict[str, tuple[int, int]] = {
    **dict.fromkeys(_OF_GUILDS, (GUILDS, DIRECT_MESSAGES)),
    **dict.fromkeys(_MESSAGES, (GUILD_MESSAGES, DIRECT_MESSAGES)),
    **dict.fromkeys(_REACTIONS, (GUILD_REACTIONS, DIRECT_REACTIONS)),
    "TYPING_START": (GUILD_TYPING, DIRECT_TYPING),
    "GUILD_MEMBER_ADD": (GUILD_MEMBERS, GUILD_MEMBERS),
    "GUILD_MEMBER_UPDATE": (GUILD_MEMBERS, GUILD_MEMBERS),
    "GUILD_MEMBER_REMOVE": (GUILD_MEMBERS, GUILD_MEMBERS),
    "PRESENCE_UPDATE": (GUILD_PRESENCES, GUILD_PRESENCES),
}


def wanted(event: Event, intents: int, bot_id: str) -> bool:
    """Whether a session with these intents gets an event; names that are none of the gateway's it never gets."""
    if event.name in ALWAYS:
        return True
    if event.name == "GUILD_MEMBER_UPDATE" and event.render(bot_id).get("user", {}).get("id") == bot_id:
        return True  # a bot is always told of its own membership
    needed = _NEEDED.get(event.name)
    return needed is not None and bool(intents & needed[0 if event.guild_id else 1])


def disallowed(intents: int, application: Application) -> bool:
    """Whether privileged intents are asked for that are off in the portal (close code 4014)."""
    return any(intents & bit and name not in application.privileged_intents for bit, name in _PRIVILEGED.items())
