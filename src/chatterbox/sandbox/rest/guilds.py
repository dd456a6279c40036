"""Routes of guilds, their members, roles and channels."""

from __future__ import annotations

from .. import errors
from ..limits import Faults
from ..objects import GUILD_TEXT, Guild, Json
from ..permissions import Permission
from ..world import views
from .calls import Answer, Call, respond
from .routing import Routes

_GUILD = "/guilds/{guild_id}"
_MEMBER = _GUILD + "/members/{user_id}"


def add_routes(routes: Routes) -> None:
    routes.add("GET", _GUILD, _read)
    routes.add("GET", _GUILD + "/preview", _read)
    routes.add("GET", _GUILD + "/channels", _channels)
    routes.add("POST", _GUILD + "/channels", _add_channel)
    routes.add("GET", _GUILD + "/threads/active", _threads)
    routes.add("GET", _GUILD + "/members", _members)
    routes.add("GET", _GUILD + "/members/search", _search)
    routes.add("PATCH", _GUILD + "/members/@me", _rename_me)
    routes.add("GET", _MEMBER, _member)
    routes.add("PATCH", _MEMBER, _change_member)
    routes.add("PUT", _MEMBER + "/roles/{role_id}", _give_role)
    routes.add("DELETE", _MEMBER + "/roles/{role_id}", _take_role)
    routes.add("GET", _GUILD + "/roles", _roles)
    routes.add("POST", _GUILD + "/roles", _add_role)
    routes.add("GET", _GUILD + "/roles/{role_id}", _role)
    for empty in ("emojis", "stickers", "invites", "webhooks", "integrations", "scheduled-events", "bans"):
        routes.add("GET", f"{_GUILD}/{empty}", _empty)
    routes.add("GET", _GUILD + "/soundboard-sounds", _no_items)


def _guild(call: Call, *needed: Permission) -> Guild:
    """The guild in the path. A bot that is no member gets 10004, without the permissions 50013."""
    call.world.access.require_in_guild(call.bot_id, call.id("guild_id"), *needed)
    return call.world.guilds.get(call.id("guild_id"))


async def _read(call: Call) -> Answer:
    guild = _guild(call)
    data = views.guild(call.world.core, guild)
    if call.request.query.get("with_counts") == "true":
        data |= {"approximate_member_count": len(guild.members), "approximate_presence_count": len(guild.members)}
    return data


async def _channels(call: Call) -> Answer:
    guild = _guild(call)
    return [views.channel(call.world.core, c, call.bot_id) for c in call.world.channels.of_guild(guild.id)]


async def _add_channel(call: Call) -> Answer:
    guild, payload, faults = _guild(call, Permission.MANAGE_CHANNELS), call.body.object(), Faults()
    faults.text(payload.get("name"), ("name",), 100, least=1, required=True)
    type_ = payload.get("type") or GUILD_TEXT
    faults.one_of(type_, ("type",), (0, 2, 4, 5))
    faults.text(payload.get("topic"), ("topic",), 1024)
    faults.check()
    channel = call.world.channels.add(guild.id, payload["name"], type_, topic=payload.get("topic"))
    return respond(views.channel(call.world.core, channel, call.bot_id), 201)


async def _threads(call: Call) -> Answer:
    threads = [t for t in call.world.channels.threads(_guild(call).id) if call.world.access.sees(call.bot_id, t)]
    return {
        "threads": [views.channel(call.world.core, t, call.bot_id) for t in threads],
        "members": [],
        "has_more": False,
    }


async def _members(call: Call) -> Answer:
    """Listing needs the privileged members intent in the portal, as with Discord (50001)."""
    guild = _guild(call)
    if "members" not in call.world.applications.get(call.bot_id).privileged_intents:
        raise errors.missing_access()
    limit, after = call.number("limit", 1, 1, 1000), call.number("after", 0, 0, 2**63)
    found = sorted((m for m in guild.members.values() if int(m.user_id) > after), key=lambda m: int(m.user_id))
    return [views.member(call.world.core, guild, member) for member in found[:limit]]


async def _search(call: Call) -> Answer:
    guild, query = _guild(call), call.request.query.get("query", "").lower()
    limit = call.number("limit", 1, 1, 1000)
    named = [(views.member(call.world.core, guild, m), m) for m in guild.members.values()]
    return [data for data, _ in named if any(name.lower().startswith(query) for name in _names(data))][:limit]


def _names(member: Json) -> list[str]:
    user = member["user"]
    return [name for name in (user["username"], user["global_name"], member["nick"]) if name]


async def _member(call: Call) -> Answer:
    guild = _guild(call)
    call.world.users.get(call.id("user_id"))
    return views.member(call.world.core, guild, call.world.guilds.member(guild.id, call.id("user_id")))


async def _rename_me(call: Call) -> Answer:
    guild, payload = _guild(call, Permission.CHANGE_NICKNAME), call.body.object()
    _check_nick(payload)
    member = call.world.guilds.change_member(guild.id, call.bot_id, nick=payload.get("nick") or "")
    return views.member(call.world.core, guild, member)


async def _change_member(call: Call) -> Answer:
    guild, payload = _guild(call), call.body.object()
    _check_nick(payload)
    if "roles" in payload:
        _guild(call, Permission.MANAGE_ROLES)
    roles = [str(role) for role in payload["roles"] or ()] if "roles" in payload else None
    nick = (payload["nick"] or "") if "nick" in payload else None
    member = call.world.guilds.change_member(guild.id, call.id("user_id"), roles=roles, nick=nick)
    return views.member(call.world.core, guild, member)


def _check_nick(payload: Json) -> None:
    faults = Faults()
    faults.text(payload.get("nick"), ("nick",), 32)
    faults.check()


async def _give_role(call: Call) -> Answer:
    guild = _guild(call, Permission.MANAGE_ROLES)
    member = call.world.guilds.member(guild.id, call.id("user_id"))
    call.world.guilds.change_member(guild.id, member.user_id, roles=[*member.roles, call.id("role_id")])
    return None


async def _take_role(call: Call) -> Answer:
    guild = _guild(call, Permission.MANAGE_ROLES)
    member = call.world.guilds.member(guild.id, call.id("user_id"))
    kept = [role for role in member.roles if role != call.id("role_id")]
    call.world.guilds.change_member(guild.id, member.user_id, roles=kept)
    return None


async def _roles(call: Call) -> Answer:
    return [views.role(role) for role in _guild(call).roles.values()]


async def _role(call: Call) -> Answer:
    role = _guild(call).roles.get(call.id("role_id"))
    if role is None:
        raise errors.unknown_role()
    return views.role(role)


async def _add_role(call: Call) -> Answer:
    guild, payload, faults = _guild(call, Permission.MANAGE_ROLES), call.body.object(), Faults()
    faults.text(payload.get("name"), ("name",), 100)
    faults.check()
    permissions = str(payload.get("permissions") or 0)
    bits = int(permissions) if permissions.isdecimal() else 0
    mentionable, hoist = bool(payload.get("mentionable")), bool(payload.get("hoist"))
    name = payload.get("name") or "new role"
    return views.role(call.world.guilds.add_role(guild.id, name, bits, mentionable=mentionable, hoist=hoist))


async def _empty(call: Call) -> Answer:
    _guild(call)
    return []


async def _no_items(call: Call) -> Answer:
    _guild(call)
    return {"items": []}
