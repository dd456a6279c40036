"""Which application commands a person is shown in a channel, and so may run there."""

from __future__ import annotations

from .. import permissions
from ..objects import Application, Channel, Command, Json
from ..permissions import Permission
from ..world import World
from .payload import IN_BOT_DM, IN_GUILD


def shown(world: World, user_id: str, channel: Channel) -> list[Command]:
    """Every command that Discord would list for this person: by context, membership and default permissions."""
    if channel.guild_id is None:
        return _in_direct_messages(world, channel)
    bits = world.access.bits(user_id, channel)
    if not bits & Permission.USE_APPLICATION_COMMANDS:
        return []
    members = world.guilds.get(channel.guild_id).members
    found: list[Command] = []
    for application in world.core.applications.values():
        if application.id in members:
            for command in world.commands.of(application.id, None) + world.commands.of(
                application.id, channel.guild_id
            ):
                if _in(command, IN_GUILD) and _permitted(command, bits):
                    found.append(command)
    return found


def as_json(command: Command, *, localizations: bool = True) -> Json:
    """The command's object; without `localizations` the translations are left out, as in Discord's listings."""
    body = command.body
    return body if localizations else {k: v for k, v in body.items() if not k.endswith("_localizations")}


def _in_direct_messages(world: World, channel: Channel) -> list[Command]:
    bots: list[Application] = [a for a in world.core.applications.values() if a.id in channel.recipients]
    commands = [command for bot in bots for command in world.commands.of(bot.id, None)]
    return [command for command in commands if _in(command, IN_BOT_DM)]


def _in(command: Command, context: int) -> bool:
    contexts = command.body.get("contexts")
    if command.guild_id is not None:
        return context == IN_GUILD
    if contexts is None:
        return context == IN_GUILD or bool(command.body.get("dm_permission", True))
    return context in contexts


def _permitted(command: Command, bits: int) -> bool:
    """`default_member_permissions`: all of them are needed; "0" leaves only administrators."""
    needed = command.body.get("default_member_permissions")
    if needed is None or bits == permissions.ALL or bits & Permission.ADMINISTRATOR:
        return True
    return int(needed) != 0 and bits & int(needed) == int(needed)
