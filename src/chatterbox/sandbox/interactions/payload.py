"""The INTERACTION_CREATE event, complete, as every library expects it; and what messages say of their interaction."""

from __future__ import annotations

from ..objects import Interaction, Json, Message
from ..world import World, views
from .option_rules import GROUPING

PING, COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = range(1, 6)
UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024
IN_GUILD, IN_BOT_DM = 0, 1


def interaction_create(world: World, one: Interaction, message: Message | None) -> Json:
    """What the application gets. `message`: the one with the component, or that the form was opened from."""
    channel = world.core.channels[one.channel_id]
    data: Json = {
        "id": one.id,
        "application_id": one.application_id,
        "type": one.type,
        "data": one.data,
        "token": one.token,
        "version": 1,
        "channel_id": one.channel_id,
        "channel": _channel(world, one),
        "app_permissions": str(world.access.bits(one.application_id, channel)),
        "locale": world.users.get(one.user_id).locale,
        "entitlements": [],
        "authorizing_integration_owners": owners(one),
        "context": IN_BOT_DM if one.guild_id is None else IN_GUILD,
        "attachment_size_limit": UPLOAD_LIMIT_BYTES,
    }
    if message is not None:
        data["message"] = world.message_json(message, one.application_id, complete=True)
    return data | _who(world, one)


def owners(one: Interaction) -> Json:
    """Through which installation the application is there: the guild's, "0" in direct messages."""
    return {"0": one.guild_id or "0"}


def metadata(world: World, one: Interaction, parent: Interaction | None) -> Json:
    """The `interaction_metadata` of messages that this interaction makes.

    A form's names the interaction that opened it, as `triggering_interaction_metadata` (hikari needs it).
    """
    data: Json = {
        "id": one.id,
        "type": one.type,
        "user": views.user(world.core, world.users.get(one.user_id)),
        "authorizing_integration_owners": owners(one),
    }
    if one.type == COMMAND:
        target = one.data.get("target_id")
        if one.data["type"] == 2:
            data["target_user"] = views.user(world.core, world.users.get(target or ""))
        elif one.data["type"] == 3:
            data["target_message_id"] = target
        data |= {"name": _full_name(one.data), "command_type": one.data["type"]}
    elif one.type == COMPONENT:
        data["interacted_message_id"] = one.message_id
    elif one.type == MODAL_SUBMIT and parent is not None and parent.metadata is not None:
        data["triggering_interaction_metadata"] = parent.metadata
    return data


def _full_name(data: Json) -> str:
    """The command with its group and subcommand, as Discord writes it ("voice set")."""
    names = [data["name"]]
    while (options := data.get("options")) and options[0]["type"] in GROUPING:
        data = options[0]
        names.append(data["name"])
    return " ".join(names)


def _channel(world: World, one: Interaction) -> Json:
    channel = world.core.channels[one.channel_id]
    data = views.channel(world.core, channel, one.application_id)
    data.pop("permission_overwrites", None)
    return data | {"permissions": str(world.access.bits(one.user_id, channel))}


def _who(world: World, one: Interaction) -> Json:
    if one.guild_id is None:
        return {"user": views.user(world.core, world.users.get(one.user_id))}
    guild = world.guilds.get(one.guild_id)
    bits = world.access.bits(one.user_id, world.core.channels[one.channel_id])
    member = views.member(world.core, guild, guild.members[one.user_id]) | {"permissions": str(bits)}
    return {
        "guild_id": guild.id,
        "guild": {"id": guild.id, "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "member": member,
    }
