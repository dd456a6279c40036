"""What there is, and what one person sees of it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

from aiohttp import web

from .. import errors
from ..objects import Guild, Json
from ..world import World, views
from .guard import PersonCall

SAMPLES = {"garden.jsonl": "40 questions and answers of an invented garden association, for /train"}

NEW_S = 7 * 24 * 3600
Online = Callable[[str], bool]
"""Whether the bot with this id is connected."""


class ViewRoutes:
    def __init__(self, world: World, online: Online) -> None:
        self._world = world
        self._online = online

    async def everybody(self, call: PersonCall) -> Json:
        """GET /people"""
        core = self._world.core
        applications = [
            {"id": a.id, "name": a.name, "bot": views.user(core, core.users[a.id])} for a in core.applications.values()
        ]
        samples = [
            {"filename": name, "description": text, "url": f"/people/samples/{name}"} for name, text in SAMPLES.items()
        ]
        people = [
            views.user(core, user) | {"description": self._standing(user.id)} for user in self._world.users.people()
        ]
        return {"people": people, "applications": applications, "samples": samples}

    async def one(self, call: PersonCall) -> Json:
        """GET /people/{as}"""
        core, me = self._world.core, call.user_id
        return {
            "user": views.user(core, core.users[me]) | {"locale": core.users[me].locale},
            "guilds": [self._guild(guild, me) for guild in self._world.guilds.of(me)],
            "dms": [views.channel(core, channel, me) for channel in self._world.channels.direct(me)],
        }

    async def sample(self, call: PersonCall) -> web.Response:
        """GET /people/samples/{filename}"""
        name = call.part("filename")
        if name not in SAMPLES:
            raise errors.not_found()
        content = (resources.files("chatterbox.sandbox") / "samples" / name).read_bytes()
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(body=content, content_type="application/octet-stream", headers=headers)

    def _standing(self, user_id: str) -> str:
        """What somebody is in each of their servers, for whoever chooses whom to act as."""
        world = self._world
        found = []
        for guild in world.guilds.of(user_id):
            member = guild.members[user_id]
            roles = ", ".join(guild.roles[role].name for role in member.roles)
            new = world.clock.now() - member.joined_at < NEW_S
            standing = "owner" if guild.owner_id == user_id else roles or ("new member" if new else "member")
            found.append(f"{standing} in {guild.name}")
        return "; ".join(found)

    def _guild(self, guild: Guild, me: str) -> Json:
        """The guild with the channels that this person sees, each with their permissions in it."""
        world = self._world
        channels = []
        for channel in [*world.channels.of_guild(guild.id), *world.channels.threads(guild.id)]:
            if world.access.sees(me, channel):
                bits = str(world.access.bits(me, channel))
                channels.append(views.channel(world.core, channel, me) | {"permissions": bits})
        present = [id_ for id_ in guild.members if not world.core.users[id_].bot or self._online(id_)]
        return views.guild(world.core, guild) | {
            "channels": channels,
            "members": [views.member(world.core, guild, member) for member in guild.members.values()],
            "permissions": str(world.access.guild_bits(me, guild.id)),
            "presences": [{"user": {"id": id_}, "status": "online"} for id_ in present],
        }
