"""Using applications: the commands that are shown, and interactions with their first answer."""

from __future__ import annotations

from ..interactions.desk import Desk
from ..interactions.shown import as_json, shown
from ..interactions.starts import Starts
from ..objects import Attachment, Json
from ..rest.drafts import keep_file
from ..wire import Wire
from .guard import PersonCall


class ActingRoutes:
    def __init__(self, wire: Wire, desk: Desk) -> None:
        self._world = wire.world
        self._transcript = wire.transcript
        self._desk = desk
        self._starts = Starts(wire.world, desk)

    async def commands(self, call: PersonCall) -> list[Json]:
        """GET …/commands"""
        channel = self._world.access.channel(call.user_id, call.part("channel"))
        return [as_json(command) for command in shown(self._world, call.user_id, channel)]

    async def interact(self, call: PersonCall) -> Json:
        """POST …/interactions"""
        files = {
            f"files[{number}]": await keep_file(self._world, upload, ephemeral=True)
            for number, upload in call.body.files.items()
        }
        try:
            one = self._starts.make(call.user_id, call.body.object(), files)
        except Exception:
            self._drop(files)
            raise
        outcome = await self._desk.begin(one)
        self._transcript.add(
            method="INTERACTION",
            path=one.id,
            route="INTERACTION_CREATE",
            status=200,
            request=one.data,
            response=outcome,
        )
        return outcome

    def _drop(self, files: dict[str, Attachment]) -> None:
        for attachment in files.values():
            self._world.files.delete(attachment.id)
