"""Registering application commands: /applications/{id}/commands and …/guilds/{id}/commands."""

from __future__ import annotations

from .. import errors
from ..errors import DiscordError
from ..interactions.registry import Registry
from ..interactions.shown import as_json
from .calls import Answer, Call, respond
from .routing import Routes

COMMANDS = "/applications/{application_id}/commands"
IN_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


def add_routes(routes: Routes) -> None:
    # First: "permissions" is not a command's id.
    routes.add("GET", f"{IN_GUILD}/permissions", _list_permissions)
    routes.add("PUT", f"{IN_GUILD}/permissions", _refuse_permissions)
    routes.add("GET", f"{IN_GUILD}/{{command_id}}/permissions", _get_permissions)
    routes.add("PUT", f"{IN_GUILD}/{{command_id}}/permissions", _refuse_permissions)
    for path in (COMMANDS, IN_GUILD):
        routes.add("GET", path, _list)
        routes.add("PUT", path, _replace)
        routes.add("POST", path, _create)
        routes.add("GET", f"{path}/{{command_id}}", _get)
        routes.add("PATCH", f"{path}/{{command_id}}", _change)
        routes.add("DELETE", f"{path}/{{command_id}}", _delete)


async def _list(call: Call) -> Answer:
    application, guild_id = _place(call)
    whole = call.request.query.get("with_localizations") in ("true", "1", "True")
    return [as_json(c, localizations=whole) for c in Registry(call.world).of(application, guild_id)]


async def _replace(call: Call) -> Answer:
    application, guild_id = _place(call)
    return [as_json(command) for command in Registry(call.world).replace(application, guild_id, call.body.payload)]


async def _create(call: Call) -> Answer:
    """201 for a new one, 200 where it took the place of one with this name."""
    application, guild_id = _place(call)
    command, new = Registry(call.world).create(application, guild_id, call.body.object())
    return respond(as_json(command), 201 if new else 200)


async def _get(call: Call) -> Answer:
    application, guild_id = _place(call)
    return as_json(Registry(call.world).get(application, guild_id, call.id("command_id")))


async def _change(call: Call) -> Answer:
    application, guild_id = _place(call)
    command = Registry(call.world).change(application, guild_id, call.id("command_id"), call.body.object())
    return as_json(command)


async def _delete(call: Call) -> Answer:
    application, guild_id = _place(call)
    Registry(call.world).delete(application, guild_id, call.id("command_id"))
    return None


async def _list_permissions(call: Call) -> Answer:
    """What the guild's managers set per command: nothing, the sandbox's page has no such settings."""
    _place(call)
    return []


async def _get_permissions(call: Call) -> Answer:
    application, guild_id = _place(call)
    command_id = call.id("command_id")
    if command_id != application:
        known = [*Registry(call.world).of(application, guild_id), *Registry(call.world).of(application, None)]
        if command_id not in {command.id for command in known}:
            raise errors.unknown_command()
    raise DiscordError(404, 10066, "Unknown application command permissions")


async def _refuse_permissions(call: Call) -> Answer:
    """Setting who sees a command takes a person's own token."""
    _place(call)
    raise DiscordError(403, 20001, "Bots cannot use this endpoint")


def _place(call: Call) -> tuple[str, str | None]:
    """The application that asks, and the guild in the path. Raises 50001 where its bot is no member."""
    application = call.own_application().id
    if "guild_id" not in call.request.match_info:
        return application, None
    guild_id = call.id("guild_id")
    guild = call.world.core.guilds.get(guild_id)
    if guild is None or application not in guild.members:
        raise errors.missing_access()
    return application, guild_id
