"""What an interaction's token is good for after its first answer: /webhooks/{application}/{token}…

Webhooks that are not an interaction's are none of the sandbox's: they are unknown (10015).
"""

from __future__ import annotations

from .. import errors
from ..interactions.followups import FollowUps
from ..limits.messages import INTERACTION_FLAGS
from ..objects import Interaction, Message
from .calls import Answer, Call
from .drafts import change_of, draft_of
from .routing import Routes

WEBHOOK = "/webhooks/{application_id}/{token}"
MESSAGE = f"{WEBHOOK}/messages/{{message_id}}"
ORIGINAL = "@original"


def add_routes(routes: Routes) -> None:
    routes.add("POST", WEBHOOK, _follow_up, auth=False, limited=False)
    routes.add("GET", MESSAGE, _read, auth=False, limited=False)
    routes.add("PATCH", MESSAGE, _change, auth=False, limited=False)
    routes.add("DELETE", MESSAGE, _delete, auth=False, limited=False)


async def _follow_up(call: Call) -> Answer:
    one = _interaction(call)
    draft = await draft_of(call.world, call.body.object(), call.body.files, flags=INTERACTION_FLAGS)
    draft.reference = None
    return _json(call, one, FollowUps(call.world).follow_up(one, draft))


async def _read(call: Call) -> Answer:
    one = _interaction(call)
    return _json(call, one, _message(call, one))


async def _change(call: Call) -> Answer:
    one = _interaction(call)
    message = _message(call, one)
    wanted = await change_of(call.world, message, call.body.object(), call.body.files)
    return _json(call, one, FollowUps(call.world).edit(message, wanted))


async def _delete(call: Call) -> Answer:
    FollowUps(call.world).delete(_message(call, _interaction(call)))
    return None


def _interaction(call: Call) -> Interaction:
    application_id = call.id("application_id")
    if application_id not in call.world.core.applications:
        raise errors.unknown_webhook()
    return FollowUps(call.world).by_token(application_id, call.request.match_info["token"])


def _message(call: Call, one: Interaction) -> Message:
    follow_ups = FollowUps(call.world)
    if call.request.match_info["message_id"] == ORIGINAL:
        return follow_ups.original(one)
    return follow_ups.message(one, call.id("message_id"))


def _json(call: Call, one: Interaction, message: Message) -> Answer:
    return call.world.message_json(message, one.application_id, complete=True)
