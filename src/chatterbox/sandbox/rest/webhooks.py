"""What an interaction's token is good for after its first answer: /webhooks/{application}/{token}…

Webhooks that are not an interaction's are none of the sandbox's: they are unknown (10015).
"""

from __future__ import annotations

from .. import errors
from ..interactions.followups import FollowUps
from ..limits.messages import INTERACTION_FLAGS
from ..objects import Interaction, Message
from .calls import Answer, Call, Handler
from .drafts import change_of, draft_of

WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = f"{WEBHOOK}/messages/@original"
MESSAGE = f"{WEBHOOK}/messages/{{message_id}}"


async def follow_up(call: Call) -> Answer:
    one = _interaction(call)
    draft = await draft_of(call.world, call.body.object(), call.body.files, flags=INTERACTION_FLAGS)
    draft.reference = None
    return _json(call, one, FollowUps(call.world).follow_up(one, draft))


async def read(call: Call) -> Answer:
    one = _interaction(call)
    return _json(call, one, _message(call, one))


async def change(call: Call) -> Answer:
    one = _interaction(call)
    message = _message(call, one)
    wanted = await change_of(call.world, message, call.body.object(), call.body.files)
    return _json(call, one, FollowUps(call.world).edit(message, wanted))


async def delete(call: Call) -> Answer:
    FollowUps(call.world).delete(_message(call, _interaction(call)))
    return None


def _interaction(call: Call) -> Interaction:
    application_id = call.id("webhook_id")
    if application_id not in call.world.core.applications:
        raise errors.unknown_webhook()
    return FollowUps(call.world).by_token(application_id, call.request.match_info["webhook_token"])


def _message(call: Call, one: Interaction) -> Message:
    follow_ups = FollowUps(call.world)
    if "message_id" not in call.request.match_info:
        return follow_ups.original(one)
    return follow_ups.message(one, call.id("message_id"))


def _json(call: Call, one: Interaction, message: Message) -> Answer:
    return call.world.message_json(message, one.application_id, complete=True)


ROUTES: list[tuple[str, str, Handler]] = [
    ("POST", WEBHOOK, follow_up),
    ("GET", ORIGINAL, read),
    ("PATCH", ORIGINAL, change),
    ("DELETE", ORIGINAL, delete),
    ("GET", MESSAGE, read),
    ("PATCH", MESSAGE, change),
    ("DELETE", MESSAGE, delete),
]
