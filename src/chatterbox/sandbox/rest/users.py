"""Routes about users, the own account, the own application, and where the gateway is."""

from __future__ import annotations

from .. import errors
from ..objects import Json
from ..world import views
from .calls import Answer, Call
from .routing import Routes


def add_routes(routes: Routes) -> None:
    routes.add("GET", "/gateway", _gateway, auth=False)
    routes.add("GET", "/gateway/bot", _gateway_bot)
    routes.add("GET", "/users/@me", _me)
    routes.add("PATCH", "/users/@me", _change_me)
    routes.add("GET", "/users/@me/guilds", _my_guilds)
    routes.add("DELETE", "/users/@me/guilds/{guild_id}", _leave)
    routes.add("POST", "/users/@me/channels", _open_dm)
    routes.add("GET", "/users/{user_id}", _user)
    for route in ("/applications/@me", "/oauth2/applications/@me"):
        routes.add("GET", route, _application)
    routes.add("PATCH", "/applications/@me", _change_application)
    routes.add("GET", "/soundboard-default-sounds", _nothing)
    routes.add("GET", "/applications/{application_id}/emojis", _no_items)
    routes.add("GET", "/applications/{application_id}/entitlements", _nothing)
    routes.add("GET", "/applications/{application_id}/skus", _nothing)
    routes.add("GET", "/sticker-packs", _no_sticker_packs)


async def _gateway(call: Call) -> Answer:
    return {"url": gateway_url(call.world.base_url)}


async def _gateway_bot(call: Call) -> Answer:
    limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return {"url": gateway_url(call.world.base_url), "shards": 1, "session_start_limit": limit}


def gateway_url(base_url: str) -> str:
    return base_url.replace("http", "ws", 1) + "/gateway"


async def _me(call: Call) -> Answer:
    return views.own_user(call.world.core, call.world.users.get(call.bot_id))


async def _change_me(call: Call) -> Answer:
    name = call.body.object().get("username")
    if name is not None:
        if not isinstance(name, str) or not 2 <= len(name) <= 32:
            fault = {"code": "BASE_TYPE_BAD_LENGTH", "message": "Must be between 2 and 32 in length."}
            raise errors.invalid_form({"username": {"_errors": [fault]}})
        call.world.users.rename(call.bot_id, name)
    return views.own_user(call.world.core, call.world.users.get(call.bot_id))


async def _my_guilds(call: Call) -> Answer:
    counts = call.request.query.get("with_counts") == "true"
    return [_partial_guild(call, guild.id, counts) for guild in call.world.guilds.of(call.bot_id)]


def _partial_guild(call: Call, guild_id: str, counts: bool) -> Json:
    guild = call.world.guilds.get(guild_id)
    data: Json = {
        "id": guild.id,
        "name": guild.name,
        "icon": None,
        "banner": None,
        "owner": guild.owner_id == call.bot_id,
        "permissions": str(call.world.access.guild_bits(call.bot_id, guild_id)),
        "features": [],
    }
    members = len(guild.members)
    return data | ({"approximate_member_count": members, "approximate_presence_count": members} if counts else {})


async def _leave(call: Call) -> Answer:
    call.world.access.require_in_guild(call.bot_id, call.id("guild_id"))
    call.world.guilds.leave(call.id("guild_id"), call.bot_id)
    return None


async def _open_dm(call: Call) -> Answer:
    recipient = call.body.object().get("recipient_id")
    if recipient is None:
        fault = {"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}
        raise errors.invalid_form({"recipient_id": {"_errors": [fault]}})
    channel = call.world.acts.open_dm(call.bot_id, str(recipient))
    return views.channel(call.world.core, channel, call.bot_id)


async def _user(call: Call) -> Answer:
    return views.user(call.world.core, call.world.users.get(call.id("user_id")))


async def _application(call: Call) -> Answer:
    return views.application(call.world.core, call.world.applications.get(call.bot_id))


async def _change_application(call: Call) -> Answer:
    description = call.body.object().get("description")
    if isinstance(description, str):
        call.world.applications.describe(call.bot_id, description)
    return views.application(call.world.core, call.world.applications.get(call.bot_id))


async def _nothing(call: Call) -> Answer:
    return []


async def _no_items(call: Call) -> Answer:
    return {"items": []}


async def _no_sticker_packs(call: Call) -> Answer:
    return {"sticker_packs": []}
