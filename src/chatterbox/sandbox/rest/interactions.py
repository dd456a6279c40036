"""The first answer to an interaction: POST /interactions/{id}/{token}/callback. The token is all the leave it needs."""

from __future__ import annotations

from aiohttp import web

from ..interactions.desk import CHOICES, DEFERRED, DEFERRED_UPDATE, MESSAGE, MODAL, UPDATE, Desk
from ..interactions.form_rules import check_form
from ..interactions.option_rules import check_choices
from ..limits import Faults
from ..limits.messages import INTERACTION_FLAGS
from ..objects import EPHEMERAL, LOADING, Interaction, Json, Message
from .calls import Answer, Call
from .drafts import change_of, draft_of
from .routing import Routes

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
DATA = ("data",)


class InteractionRoutes:
    """Takes the application's answers to the desk where the person waits."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add_routes(self, routes: Routes) -> None:
        routes.add("POST", CALLBACK, self.answer, auth=False, limited=False)

    async def answer(self, call: Call) -> Answer:
        """200 with what was made where `with_response` is asked for, else 204, as Discord does."""
        payload = call.body.object()
        kind = payload.get("type")
        if not isinstance(kind, int) or isinstance(kind, bool):
            faults = Faults()
            faults.required(("type",))
            faults.check()
        token = call.request.match_info["interaction_token"]
        one = self._desk.open(call.id("interaction_id"), token, int(kind or 0))
        message = await self._take(call, one, int(kind or 0), _data(payload))
        if call.request.query.get("with_response", "").lower() not in ("true", "1"):
            return web.Response(status=204)
        return self._result(call, one, int(kind or 0), message)

    async def _take(self, call: Call, one: Interaction, kind: int, data: Json) -> Message | None:
        if kind == MESSAGE:
            draft = await draft_of(call.world, data, call.body.files, path=DATA, flags=INTERACTION_FLAGS)
            self._desk.open(one.id, one.token, kind)  # keeping files takes time: it may be late by now
            return self._desk.answer_message(one, draft)
        if kind == DEFERRED:
            return self._desk.defer(one, ephemeral=bool(_flags(data) & EPHEMERAL))
        if kind == DEFERRED_UPDATE:
            return self._desk.defer_update(one)
        if kind == UPDATE:
            held = self._desk.held(one)
            change = await change_of(call.world, held, data, call.body.files, path=DATA)
            self._desk.open(one.id, one.token, kind)
            return self._desk.update(one, change)
        if kind == CHOICES:
            self._desk.answer_choices(one, _choices(one, data))
        elif kind == MODAL:
            self._desk.open_modal(one, check_form(data))
        return None

    def _result(self, call: Call, one: Interaction, kind: int, message: Message | None) -> Json:
        interaction: Json = {"id": one.id, "type": one.type, "channel_id": one.channel_id}
        if one.guild_id:
            interaction["guild_id"] = one.guild_id
        if message is not None:
            interaction |= {
                "response_message_id": message.id,
                "response_message_loading": bool(message.flags & LOADING),
                "response_message_ephemeral": bool(message.flags & EPHEMERAL),
            }
        answer: Json = {"interaction": interaction}
        if message is not None and kind in (MESSAGE, UPDATE):
            whole = call.world.message_json(message, one.application_id, complete=True)
            answer["resource"] = {"type": kind, "message": whole}
        return answer


def _data(payload: Json) -> Json:
    data = payload.get("data")
    if data is not None and not isinstance(data, dict):
        faults = Faults()
        faults.mapping(data, DATA)
        faults.check()
    return data or {}


def _flags(data: Json) -> int:
    faults = Faults()
    faults.integer(data.get("flags"), (*DATA, "flags"), 0, 2**53)
    faults.check()
    return int(data.get("flags") or 0)


def _choices(one: Interaction, data: Json) -> list[Json]:
    """The choices for the option that is being typed. Raises 50035."""
    faults = Faults()
    choices = data.get("choices")
    if choices is None:
        faults.required((*DATA, "choices"))
    else:
        check_choices(choices, _focused(one.data["options"])["type"], (*DATA, "choices"), faults)
    faults.check()
    return list(choices or [])


def _focused(options: list[Json]) -> Json:
    """The option being typed, inside whatever subcommand it is."""
    for option in options:
        if option.get("focused"):
            return option
        if option.get("options"):
            return _focused(option["options"])
    raise LookupError("an autocomplete without a focused option was sent")
