"""Discord's permissions, computed from roles and overwrites. Pure: no state, no waiting."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import IntFlag

from .objects import Channel, Guild, Member, Overwrite


class Permission(IntFlag):
    """Bits of https://discord.com/developers/docs/topics/permissions that the sandbox knows."""

    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    CHANGE_NICKNAME = 1 << 26
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    SEND_VOICE_MESSAGES = 1 << 46
    SEND_POLLS = 1 << 49
    PIN_MESSAGES = 1 << 51


ALL = (1 << 53) - 1
# What anybody may do in direct messages.
DIRECT = int(
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.MENTION_EVERYONE
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.SEND_VOICE_MESSAGES
    | Permission.SEND_POLLS
    | Permission.PIN_MESSAGES
)
# Discord takes these away where sending itself is not allowed.
_NEED_SENDING = int(
    Permission.MENTION_EVERYONE
    | Permission.SEND_TTS_MESSAGES
    | Permission.ATTACH_FILES
    | Permission.EMBED_LINKS
    | Permission.SEND_VOICE_MESSAGES
    | Permission.SEND_POLLS
)


def in_guild(guild: Guild, member: Member) -> int:
    """What a member may do in the guild, before any channel's overwrites."""
    if guild.owner_id == member.user_id:
        return ALL
    bits = guild.roles[guild.id].permissions
    for role_id in member.roles:
        role = guild.roles.get(role_id)
        bits |= role.permissions if role else 0
    return ALL if bits & Permission.ADMINISTRATOR else bits


def in_channel(guild: Guild, member: Member, channel: Channel, parent: Channel | None = None) -> int:
    """What a member may do in a channel. A thread takes its parent's overwrites: give it as `parent`."""
    bits = in_guild(guild, member)
    if bits & Permission.ADMINISTRATOR:
        return ALL
    bits = overwritten(bits, guild.id, member, (parent or channel).overwrites.values())
    if not bits & Permission.VIEW_CHANNEL:
        return 0
    sending = Permission.SEND_MESSAGES_IN_THREADS if parent else Permission.SEND_MESSAGES
    return bits if bits & sending else bits & ~_NEED_SENDING


def overwritten(bits: int, everyone_id: str, member: Member, overwrites: Iterable[Overwrite]) -> int:
    """Discord's order: @everyone's overwrite, then all roles' together, then the member's own."""
    known = {overwrite.id: overwrite for overwrite in overwrites}
    if everyone := known.get(everyone_id):
        bits = bits & ~everyone.deny | everyone.allow
    of_roles = [known[role] for role in member.roles if role in known and role != everyone_id]
    bits = bits & ~_joined(o.deny for o in of_roles) | _joined(o.allow for o in of_roles)
    if own := known.get(member.user_id):
        bits = bits & ~own.deny | own.allow
    return bits


def missing(bits: int, needed: Collection[Permission]) -> list[Permission]:
    """Those of `needed` that `bits` does not hold."""
    return [permission for permission in needed if not bits & permission]


def _joined(parts: Iterable[int]) -> int:
    whole = 0
    for part in parts:
        whole |= part
    return whole
