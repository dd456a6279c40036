"""Users, guilds, channels and applications as Discord's own JSON objects, seen by one viewer."""

from __future__ import annotations

import hashlib

from ..clock import iso
from ..objects import (
    DM,
    PRIVATE_THREAD,
    THREADS,
    Application,
    Channel,
    Guild,
    Json,
    Member,
    Role,
    User,
)
from .core import Core


def user(core: Core, one: User) -> Json:
    """A partial user, as other objects hold it."""
    return {
        "id": one.id,
        "username": one.username,
        "discriminator": f"{int(one.id) % 9999 + 1:04}" if one.bot else "0",
        "global_name": one.global_name,
        "avatar": avatar_hash(one),
        "banner": None,
        "accent_color": None,
        "public_flags": 0,
        "flags": 0,
        "avatar_decoration_data": None,
        "collectibles": None,
        "display_name_styles": None,
        "primary_guild": None,
        "clan": None,
    } | ({"bot": True} if one.bot else {})


def avatar_hash(one: User) -> str:
    """Stands for the picture that the CDN draws: a colour and the first letter of a name."""
    return hashlib.sha256(f"{one.id}{one.username}{one.global_name}{one.colour}".encode()).hexdigest()[:32]


def own_user(core: Core, one: User) -> Json:
    """The logged-in account itself, with the fields that only it gets."""
    private = {"email": None, "verified": True, "mfa_enabled": True, "locale": one.locale, "premium_type": 0}
    return user(core, one) | {"bot": one.bot} | private


def role(one: Role) -> Json:
    tags = {"tags": {"bot_id": one.bot_id}} if one.bot_id else {}
    colours = {"primary_color": one.colour, "secondary_color": None, "tertiary_color": None}
    return {
        "id": one.id,
        "name": one.name,
        "description": None,
        "permissions": str(one.permissions),
        "position": one.position,
        "color": one.colour,
        "colors": colours,
        "hoist": one.hoist,
        "managed": one.bot_id is not None,
        "mentionable": one.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    } | tags


def member(core: Core, guild: Guild, one: Member, *, with_user: bool = True) -> Json:
    data: Json = {
        "roles": one.roles,
        "nick": one.nick,
        "avatar": None,
        "banner": None,
        "joined_at": iso(one.joined_at),
        "premium_since": None,
        "communication_disabled_until": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
    return data | ({"user": user(core, core.users[one.user_id])} if with_user else {})


def channel(core: Core, one: Channel, viewer_id: str) -> Json:
    data: Json = {"id": one.id, "type": one.type, "last_message_id": one.last_message_id, "flags": 0}
    if one.type == DM:
        others = [user(core, core.users[id_]) for id_ in one.recipients if id_ != viewer_id]
        return data | {"recipients": others}
    data |= {
        "guild_id": one.guild_id,
        "name": one.name,
        "parent_id": one.parent_id,
        "rate_limit_per_user": one.slowmode_s,
    }
    if one.type in THREADS:
        return data | _thread(core, one)
    overwrites = [
        {"id": o.id, "type": o.type, "allow": str(o.allow), "deny": str(o.deny)} for o in one.overwrites.values()
    ]
    return data | {"topic": one.topic, "position": one.position, "permission_overwrites": overwrites, "nsfw": False}


def _thread(core: Core, one: Channel) -> Json:
    said = sum(1 for m in core.messages.values() if m.channel_id == one.id)
    metadata = {
        "archived": one.archived,
        "auto_archive_duration": one.auto_archive_minutes,
        "archive_timestamp": iso(one.created_at),
        "create_timestamp": iso(one.created_at),
        "locked": one.locked,
    } | ({"invitable": True} if one.type == PRIVATE_THREAD else {})
    return {
        "owner_id": one.owner_id,
        "thread_metadata": metadata,
        "message_count": said,
        "total_message_sent": said,
        "member_count": len(one.thread_members),
    }


def guild(core: Core, one: Guild) -> Json:
    """The guild itself, as GET /guilds/{id} answers."""
    return {
        "id": one.id,
        "name": one.name,
        "icon": None,
        "description": None,
        "splash": None,
        "discovery_splash": None,
        "home_header": None,
        "banner": None,
        "owner_id": one.owner_id,
        "application_id": None,
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "nsfw": False,
        "max_presences": None,
        "max_members": 500000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": one.locale,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "incidents_data": None,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [role(r) for r in one.roles.values()],
    }


def guild_create(core: Core, one: Guild, viewer_id: str) -> Json:
    """What GUILD_CREATE holds: the guild with channels, threads and all members."""
    mine = [c for c in core.channels.values() if c.guild_id == one.id]
    return guild(core, one) | {
        "joined_at": iso(one.members[viewer_id].joined_at) if viewer_id in one.members else None,
        "large": False,
        "unavailable": False,
        "member_count": len(one.members),
        "members": [member(core, one, m) for m in one.members.values()],
        "channels": [channel(core, c, viewer_id) for c in mine if c.type not in THREADS],
        "threads": [channel(core, c, viewer_id) for c in mine if c.type in THREADS and not c.archived],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def application(core: Core, one: Application) -> Json:
    """The application as its own bot reads it."""
    flags = {"presences": 1 << 13, "members": 1 << 15, "message_content": 1 << 19}
    bits = sum(flags[name] for name in set(one.privileged_intents))
    data: Json = {
        "id": one.id,
        "name": one.name,
        "icon": None,
        "description": one.description,
        "summary": "",
        "type": None,
        "bot": user(core, core.users[one.id]),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": one.public_key,
        "flags": bits,
        "hook": True,
        "is_monetized": False,
        "is_verified": False,
        "is_discoverable": False,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": sum(1 for g in core.guilds.values() if one.id in g.members),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "integration_types_config": {"0": {}},
        "flags_new": str(bits),
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "team": None,
    }
    owner = core.users.get(one.owner_id or "")
    return data | ({"owner": user(core, owner)} if owner else {})
