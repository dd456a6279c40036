"""Opcode 8: a guild's members, asked for over the gateway, answered in chunks."""

from __future__ import annotations

from collections.abc import Iterator

from ..objects import Json
from ..world import World, views
from . import intents as wants
from .session import Session

CHUNK = 1000


def chunks(world: World, session: Session, asked: Json) -> Iterator[Json]:
    """The `d` of each GUILD_MEMBERS_CHUNK, the nonce echoed. Nothing for a guild where the bot is no member.

    All members at once (an empty query without a limit) need the members intent, as with Discord.
    """
    guild = world.core.guilds.get(str(asked.get("guild_id")))
    if guild is None or session.bot_id not in guild.members:
        return
    wanted = asked.get("user_ids")
    ids = {str(id_) for id_ in (wanted if isinstance(wanted, list) else [wanted] if wanted else [])}
    query, limit = str(asked.get("query") or "").lower(), int(asked.get("limit") or 0)
    if not ids and not query and not limit and not session.intents & wants.GUILD_MEMBERS:
        return
    found = [m for m in guild.members.values() if not ids or m.user_id in ids]
    if not ids:
        found = [m for m in found if _named(world, m.user_id, m.nick, query)]
        found = found[:limit] if limit else found
    data = [views.member(world.core, guild, m) for m in found]
    count = max(1, -(-len(data) // CHUNK))
    for n in range(count):
        chunk: Json = {
            "guild_id": guild.id,
            "members": data[n * CHUNK : (n + 1) * CHUNK],
            "chunk_index": n,
            "chunk_count": count,
            "not_found": sorted(ids - set(guild.members)),
        }
        if asked.get("presences"):
            chunk["presences"] = []
        if asked.get("nonce") and len(str(asked["nonce"]).encode()) <= 32:
            chunk["nonce"] = asked["nonce"]
        yield chunk


def _named(world: World, user_id: str, nick: str | None, query: str) -> bool:
    user = world.core.users[user_id]
    return any(name.lower().startswith(query) for name in (user.username, user.global_name, nick) if name)
