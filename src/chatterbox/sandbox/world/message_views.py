"""Messages as Discord's own JSON objects, seen by one viewer: blanks, own reactions, freshly signed addresses."""

from __future__ import annotations

from ..clock import iso
from ..objects import REPLY, Attachment, Json, Message
from . import pictures, views
from .core import Core
from .files import Files
from .redaction import blank, reads_content


def attachment(files: Files, channel_id: str, one: Attachment) -> Json:
    url = files.url(channel_id, one)
    data: Json = {"id": one.id, "filename": one.filename, "size": one.size, "url": url}
    data["proxy_url"] = url
    optional = {
        "content_type": one.content_type,
        "description": one.description,
        "title": one.title,
        "width": one.width,
        "height": one.height,
        "duration_secs": one.duration_secs,
        "waveform": one.waveform,
        "ephemeral": one.ephemeral or None,
    }
    return data | {name: value for name, value in optional.items() if value is not None}


def emoji(key: str) -> Json:
    """ "name" or "name:id" as a partial emoji."""
    name, _, id_ = key.partition(":")
    return {"id": id_ or None, "name": name}


def reactions(one: Message, viewer_id: str) -> list[Json]:
    return [
        {
            "emoji": emoji(key),
            "count": len(users),
            "count_details": {"burst": 0, "normal": len(users)},
            "burst_colors": [],
            "me": viewer_id in users,
            "me_burst": False,
            "burst_me": False,
            "burst_count": 0,
        }
        for key, users in one.reactions.items()
    ]


def message(
    core: Core, files: Files, one: Message, viewer_id: str, *, complete: bool = False, nested: bool = False
) -> Json:
    """Discord's Message object as a viewer gets it. `complete` leaves out the blanks of the message-content intent."""
    data: Json = {
        "id": one.id,
        "channel_id": one.channel_id,
        "type": one.type,
        "author": views.user(core, core.users[one.author_id]),
        "content": one.content,
        "timestamp": iso(one.timestamp),
        "edited_timestamp": None if one.edited_at is None else iso(one.edited_at),
        "tts": one.tts,
        "mention_everyone": one.mention_everyone,
        "mentions": [views.user(core, core.users[id_]) for id_ in one.mentions],
        "mention_roles": one.mention_roles,
        "attachments": [
            attachment(files, one.channel_id, a)
            for a in one.attachments
            if not pictures.shows(a, one.embeds, one.components)
        ],
        "embeds": pictures.with_addresses(files, one.channel_id, one.attachments, one.embeds),
        "components": pictures.with_addresses(files, one.channel_id, one.attachments, one.components),
        "flags": one.flags,
        "pinned": one.pinned,
    }
    if one.reactions:
        data["reactions"] = reactions(one, viewer_id)
    data |= _origin(core, one)
    if not complete and not reads_content(core, one, viewer_id):
        blank(data)
    if one.reference:
        data["message_reference"] = {name: value for name, value in one.reference.items() if value is not None}
    if one.type == REPLY and not nested and one.reference:
        replied = core.messages.get(one.reference["message_id"])
        data["referenced_message"] = (
            message(core, files, replied, viewer_id, complete=complete, nested=True) if replied else None
        )
    if (thread := core.channels.get(one.id)) and not nested:
        data["thread"] = views.channel(core, thread, viewer_id)
    return data


def _origin(core: Core, one: Message) -> Json:
    """Which application or webhook a message came from."""
    data: Json = {}
    if one.application_id:
        data["application_id"] = one.application_id
    if one.webhook_id:
        data["webhook_id"] = one.webhook_id
    if one.interaction:
        data["interaction_metadata"] = one.interaction
        if one.interaction_name is not None:
            who = {"user": one.interaction["user"], "name": one.interaction_name}
            data["interaction"] = {"id": one.interaction["id"], "type": one.interaction["type"], **who}
    return data


def surroundings(core: Core, one: Message) -> Json:
    """What only the gateway's message events hold: the guild, and who the author and the named ones are in it.

    Events of ephemeral messages lack it, as Discord's do (discord-api-docs, issue 4557).
    """
    if one.guild_id is None or one.only_for is not None:
        return {}
    home = core.guilds[one.guild_id]
    data: Json = {"guild_id": one.guild_id, "channel_type": core.channels[one.channel_id].type}
    if author := home.members.get(one.author_id):
        data["member"] = views.member(core, home, author, with_user=False)
    data["mentions"] = [
        views.user(core, core.users[id_])
        | ({"member": views.member(core, home, home.members[id_], with_user=False)} if id_ in home.members else {})
        for id_ in one.mentions
    ]
    return data
