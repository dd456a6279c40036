"""The world's levers, /people/world/…: for tests and for the page's settings panel."""

from __future__ import annotations

from typing import Any, get_args

from .. import errors, seed
from ..clock import moment_of
from ..errors import DiscordError
from ..interactions.option_rules import LOCALES
from ..objects import GUILD_TEXT, GUILD_VOICE, Json, PrivilegedIntent
from ..wire import Wire
from ..world import views
from .guard import PersonCall

LONGEST_STEP_S = 10 * 365 * 24 * 3600


class ArrangingRoutes:
    def __init__(self, wire: Wire) -> None:
        self._world = wire.world
        self._gateway = wire.gateway
        self._trouble = wire.trouble
        self._transcript = wire.transcript

    async def add_application(self, call: PersonCall) -> Json:
        body = call.body.object()
        name = _text(body, "name", 32)
        made = seed.further(self._world, name, _intents(body.get("privileged_intents") or []))
        return {"id": made.id, "token": made.token, "public_key": made.public_key}

    async def change_application(self, call: PersonCall) -> Json:
        application_id = call.part("application")
        body = call.body.object()
        if "privileged_intents" in body:
            self._world.applications.set_intents(application_id, _intents(body["privileged_intents"]))
        application = self._world.applications.get(application_id)
        return {"id": application.id, "name": application.name, "privileged_intents": application.privileged_intents}

    async def invite(self, call: PersonCall) -> None:
        body = call.body.object()
        application = self._world.applications.get(str(body.get("application_id")))
        bits = _bits(body, "permissions") if body.get("permissions") is not None else seed.BOT_PERMISSIONS
        self._world.guilds.invite_bot(call.part("guild"), application.id, bits)

    async def change_member(self, call: PersonCall) -> Json:
        """`in`: false lets the member leave; true lets somebody join first."""
        guild_id, user_id = call.part("guild"), self._world.users.get(call.part("user")).id
        body = call.body.object()
        if body.get("in") is False:
            self._world.guilds.leave(guild_id, user_id)
            return {}
        joined_at = _moment(body["joined_at"]) if body.get("joined_at") is not None else None
        if body.get("in") is True:
            self._world.guilds.join(guild_id, user_id, joined_at=joined_at)
        roles = [str(role) for role in body["roles"]] if isinstance(body.get("roles"), list) else None
        member = self._world.guilds.change_member(guild_id, user_id, roles=roles, joined_at=joined_at)
        return views.member(self._world.core, self._world.guilds.get(guild_id), member)

    async def set_language(self, call: PersonCall) -> Json:
        """Of a person's client, or of a guild."""
        locale = call.body.object().get("locale")
        if locale not in LOCALES:
            raise DiscordError(400, 50035, "locale is one that Discord has, like de or es-ES")
        if "guild" in call.request.match_info:
            return {"locale": self._world.guilds.set_locale(call.part("guild"), locale).locale}
        return {"locale": self._world.users.set_locale(call.part("user"), locale).locale}

    async def set_overwrite(self, call: PersonCall) -> None:
        body = call.body.object()
        channel = self._world.channels.get(call.part("channel"))
        if body.get("type") not in (0, 1) or channel.guild_id is None:
            raise DiscordError(400, 50035, "type is 0 for a role, 1 for a member, of a server's channel")
        allow, deny = _bits(body, "allow"), _bits(body, "deny")
        self._world.channels.set_overwrite(channel.id, call.part("target"), body["type"], allow, deny)

    async def add_channel(self, call: PersonCall) -> Json:
        body = call.body.object()
        guild = self._world.guilds.get(str(body.get("guild_id")))
        type_ = body.get("type", GUILD_TEXT)
        if type_ not in (GUILD_TEXT, GUILD_VOICE):
            raise DiscordError(400, 50035, "type is 0 for text, 2 for voice")
        channel = self._world.channels.add(guild.id, _text(body, "name", 100), type_)
        return views.channel(self._world.core, channel, guild.owner_id)

    async def advance(self, call: PersonCall) -> Json:
        step = call.body.object().get("advance_s", 0)
        if isinstance(step, bool) or not isinstance(step, int | float) or not 0 <= step <= LONGEST_STEP_S:
            raise DiscordError(400, 50035, "advance_s is a number of seconds, at most ten years; time never goes back")
        self._world.advance(step)
        return {"now": self._world.clock.now_iso()}

    async def make_trouble(self, call: PersonCall) -> None:
        body = call.body.object()
        try:
            if (limit := body.get("rate_limit")) is not None:
                self._trouble.rate_limit(str(limit["route"]), float(limit["retry_after_s"]), int(limit.get("times", 1)))
            if (error := body.get("server_error")) is not None:
                self._trouble.server_error(str(error["route"]), int(error["status"]), int(error.get("times", 1)))
        except (KeyError, TypeError, ValueError):
            raise DiscordError(400, 50035, "A fault needs its route, and retry_after_s or status") from None
        if body.get("drop_gateway"):
            self._gateway.drop()

    async def transcript(self, call: PersonCall) -> list[Json]:
        since = call.request.query.get("since", "0")
        if not since.isdecimal():
            raise DiscordError(400, 50035, "since is the number of an entry")
        return self._transcript.since(int(since))


def _text(body: Json, name: str, most: int) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not 1 <= len(value.strip()) <= most:
        raise DiscordError(400, 50035, f"{name} is a text of 1 to {most} characters")
    return value.strip()


def _bits(body: Json, name: str) -> int:
    value = str(body.get(name, 0))
    if not value.isdecimal():
        raise DiscordError(400, 50035, f"{name} holds permission bits as a decimal number")
    return int(value)


def _intents(names: Any) -> list[PrivilegedIntent]:
    known = get_args(PrivilegedIntent)
    if not isinstance(names, list) or any(name not in known for name in names):
        raise DiscordError(400, 50035, f"privileged_intents are among {', '.join(known)}")
    return names


def _moment(text: Any) -> float:
    try:
        return moment_of(str(text))
    except ValueError:
        raise errors.invalid_form(
            {"joined_at": {"_errors": [{"code": "DATE_TIME_TYPE_PARSE", "message": "Not a time"}]}}
        ) from None
