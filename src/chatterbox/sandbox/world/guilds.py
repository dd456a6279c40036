"""Guilds with their roles and members."""

from __future__ import annotations

from typing import Any

from .. import errors, permissions
from ..objects import GUILD_TEXT, Channel, Guild, Member, Role
from ..permissions import Permission
from . import views
from .bus import Event
from .core import Core

# What Discord gives @everyone in a fresh guild, as far as the sandbox knows the bits.
EVERYONE = int(
    permissions.DIRECT & ~Permission.PIN_MESSAGES
    | Permission.CREATE_INSTANT_INVITE
    | Permission.CHANGE_NICKNAME
    | Permission.CONNECT
    | Permission.SPEAK
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)


class Guilds:
    def __init__(self, core: Core) -> None:
        self._core = core

    def add(self, name: str, owner_id: str) -> Guild:
        """A new guild with its owner as the first member and no channel yet."""
        id_ = self._core.ids.make()
        guild = Guild(
            id=id_, name=name, owner_id=owner_id, roles={id_: Role(id=id_, name="@everyone", permissions=EVERYONE)}
        )
        guild.members[owner_id] = Member(user_id=owner_id, joined_at=self._core.clock.now())
        self._core.store.write(guild)
        self._core.guilds[id_] = guild
        self._announce_to(guild, owner_id)
        return guild

    def get(self, guild_id: str) -> Guild:
        """Raises 10004 Unknown Guild."""
        if guild := self._core.guilds.get(guild_id):
            return guild
        raise errors.unknown_guild()

    def set_locale(self, guild_id: str, locale: str) -> Guild:
        """Sets the language that a guild prefers."""
        guild = self.get(guild_id)
        guild.locale = locale
        self._core.store.write(guild)
        self._tell(guild, "GUILD_UPDATE", views.guild(self._core, guild))
        return guild

    def of(self, user_id: str) -> list[Guild]:
        """The guilds in which somebody is a member."""
        return [guild for guild in self._core.guilds.values() if user_id in guild.members]

    def member(self, guild_id: str, user_id: str) -> Member:
        """Raises 10004 Unknown Guild, 10007 Unknown Member."""
        if member := self.get(guild_id).members.get(user_id):
            return member
        raise errors.unknown_member()

    def add_role(self, guild_id: str, name: str, permissions: int = 0, **more: Any) -> Role:
        """A new role above the ones that are there. `more`: fields of Role."""
        guild = self.get(guild_id)
        role = Role(id=self._core.ids.make(), name=name, permissions=permissions, position=len(guild.roles), **more)
        guild.roles[role.id] = role
        self._core.store.write(guild)
        self._tell(guild, "GUILD_ROLE_CREATE", {"role": views.role(role)})
        return role

    def change_role(self, guild_id: str, role_id: str, **fields: Any) -> Role:
        """Sets fields of a role. Raises 10011 Unknown Role."""
        guild = self.get(guild_id)
        role = guild.roles.get(role_id)
        if role is None:
            raise errors.unknown_role()
        for name, value in fields.items():
            setattr(role, name, value)
        self._core.store.write(guild)
        self._tell(guild, "GUILD_ROLE_UPDATE", {"role": views.role(role)})
        return role

    def join(
        self, guild_id: str, user_id: str, roles: list[str] | None = None, joined_at: float | None = None
    ) -> Member:
        """Makes somebody a member; nothing happens to one who is. `joined_at`: now, unless given."""
        guild = self.get(guild_id)
        if user_id in guild.members:
            return guild.members[user_id]
        member = Member(user_id=user_id, joined_at=joined_at or self._core.clock.now(), roles=roles or [])
        guild.members[user_id] = member
        self._core.store.write(guild)
        self._announce_to(guild, user_id)
        data = {**views.member(self._core, guild, member), "guild_id": guild.id}
        self._core.emit(Event.of("GUILD_MEMBER_ADD", data, guild_id=guild.id))
        return member

    def invite_bot(self, guild_id: str, application_id: str, permissions: int = 0) -> Member:
        """Adds an application's bot with a managed role that holds `permissions`."""
        guild = self.get(guild_id)
        if application_id in guild.members:
            return guild.members[application_id]
        name = self._core.applications[application_id].name
        left = next((role for role in guild.roles.values() if role.bot_id == application_id), None)
        role = left or self.add_role(guild_id, name, permissions, bot_id=application_id)
        return self.join(guild_id, application_id, [role.id])

    def leave(self, guild_id: str, user_id: str) -> None:
        """Ends a membership. A bot gets GUILD_DELETE, the others GUILD_MEMBER_REMOVE."""
        guild = self.get(guild_id)
        if guild.members.pop(user_id, None) is None:
            raise errors.unknown_member()
        for role_id in [role.id for role in guild.roles.values() if role.bot_id == user_id]:
            del guild.roles[role_id]
        self._core.store.write(guild)
        self._core.emit(Event.of("GUILD_DELETE", {"id": guild.id}, guild_id=guild.id, only=frozenset({user_id})))
        self._tell(guild, "GUILD_MEMBER_REMOVE", {"user": views.user(self._core, self._core.users[user_id])})

    def change_member(
        self,
        guild_id: str,
        user_id: str,
        *,
        roles: list[str] | None = None,
        joined_at: float | None = None,
        nick: str | None = None,
    ) -> Member:
        """Sets what is given. Raises 10007, or 10011 for a role that is not there."""
        guild, member = self.get(guild_id), self.member(guild_id, user_id)
        if roles is not None:
            if any(role not in guild.roles for role in roles):
                raise errors.unknown_role()
            member.roles = [role for role in dict.fromkeys(roles) if role != guild.id]
        member.joined_at = member.joined_at if joined_at is None else joined_at
        member.nick = member.nick if nick is None else nick or None
        self._core.store.write(guild)
        self._tell(guild, "GUILD_MEMBER_UPDATE", views.member(self._core, guild, member))
        return member

    def _tell(self, guild: Guild, name: str, data: dict[str, Any]) -> None:
        self._core.emit(Event.of(name, {**data, "guild_id": guild.id}, guild_id=guild.id))

    def _announce_to(self, guild: Guild, user_id: str) -> None:
        event = Event(
            "GUILD_CREATE",
            # Only of a guild that was known before is it said that it is available: so libraries tell a new one.
            lambda viewer: {
                k: v for k, v in views.guild_create(self._core, guild, viewer).items() if k != "unavailable"
            },
            guild.id,
            only=frozenset({user_id}),
        )
        self._core.emit(event)


def first_text_channel(core: Core, guild_id: str) -> Channel | None:
    """The channel that is shown first."""
    found = [c for c in core.channels.values() if c.guild_id == guild_id and c.type == GUILD_TEXT]
    return min(found, key=lambda c: (c.position, int(c.id)), default=None)
