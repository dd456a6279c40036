"""An interaction's first half: it is sent to its application and answered within three seconds.

Source: https://discord.com/developers/docs/interactions/receiving-and-responding
"""

from __future__ import annotations

import asyncio
import hmac
import secrets

from .. import errors
from ..errors import DiscordError
from ..objects import EPHEMERAL, LOADING, Change, Draft, Interaction, Json, Message
from ..world import Event, World
from .payload import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, interaction_create, metadata
from .posting import post

ANSWER_WITHIN_S = 3.0
FORM_KEPT_S = 24 * 3600.0  # Discord's forms do not expire by themselves; the person's client closes them at some time
NO_ANSWER = "The application did not respond"

PONG, MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9
_ANSWERS = {
    COMMAND: {MESSAGE, DEFERRED, MODAL},
    COMPONENT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL_SUBMIT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE},
}


class Desk:
    """Hands interactions over and takes their answers. `begin` is the person's side, the rest the application's."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: dict[str, asyncio.Future[Json]] = {}

    # -- the person's side

    def make(self, type_: int, application_id: str, user_id: str, channel_id: str) -> Interaction:
        """A new interaction with its token; `begin` sends it."""
        channel = self._world.core.channels[channel_id]
        return Interaction(
            id=self._world.ids.make(),
            token=secrets.token_urlsafe(120),
            application_id=application_id,
            type=type_,
            user_id=user_id,
            channel_id=channel_id,
            guild_id=channel.guild_id,
            created_at=self._world.clock.now(),
        )

    async def begin(self, one: Interaction) -> Json:
        """Sends the interaction and waits for the first answer. The outcome is what docs/sandbox.md lists."""
        world = self._world
        world.interactions.forget_before(world.clock.now() - FORM_KEPT_S)
        parent = world.core.interactions.get(one.parent_id or "")
        message = world.core.messages.get(one.message_id or "")
        one.metadata = metadata(world, one, parent)
        answered: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[one.id] = answered
        world.interactions.keep(one)
        data = interaction_create(world, one, message)
        only = frozenset({one.application_id})
        world.emit(Event.of("INTERACTION_CREATE", data, guild_id=one.guild_id, channel_id=one.channel_id, only=only))
        try:
            return await asyncio.wait_for(answered, ANSWER_WITHIN_S)
        except TimeoutError:
            return self._tell(one, {"outcome": "failed", "error": NO_ANSWER})
        finally:
            self._waiting.pop(one.id, None)

    # -- the application's first answer

    def open(self, interaction_id: str, token: str, answer: int) -> Interaction:
        """The interaction that may be answered so now.

        Raises 10062 for an unknown or late one, 40060 for a second answer, 50035 where this answer does not fit.
        """
        one = self._world.interactions.get(interaction_id)
        if not hmac.compare_digest(one.token.encode(), token.encode()):
            raise errors.unknown_interaction()
        if one.answered is not None:
            raise DiscordError(400, 40060, "Interaction has already been acknowledged.")
        if one.outcome is not None or self._world.clock.now() - one.created_at > ANSWER_WITHIN_S:
            raise errors.unknown_interaction()
        fitting = _ANSWERS[one.type]
        if one.type == MODAL_SUBMIT and one.message_id is None:
            fitting = fitting - {DEFERRED_UPDATE, UPDATE}
        if answer not in fitting:
            sentence = f"Value must be one of {{{', '.join(map(str, sorted(fitting)))}}}."
            raise errors.invalid_form({"type": {"_errors": [{"code": "BASE_TYPE_CHOICES", "message": sentence}]}})
        return one

    def answer_message(self, one: Interaction, draft: Draft) -> Message:
        """Type 4."""
        message = post(self._world, one, draft)
        self._answered(one, MESSAGE, message)
        self._tell(one, {"outcome": "message", "message": self._seen(one, message)})
        return message

    def defer(self, one: Interaction, *, ephemeral: bool) -> Message:
        """Type 5: "… is thinking". The message is there at once, and is filled later."""
        flags = LOADING | (EPHEMERAL if ephemeral else 0)
        message = post(self._world, one, Draft(flags=flags))
        self._answered(one, DEFERRED, message)
        self._tell(one, {"outcome": "deferred", "message": self._seen(one, message)})
        return message

    def defer_update(self, one: Interaction) -> Message:
        """Type 6."""
        message = self.held(one)
        self._answered(one, DEFERRED_UPDATE, message)
        self._tell(one, {"outcome": "deferred_update"})
        return message

    def update(self, one: Interaction, change: Change) -> Message:
        """Type 7: changes the message that holds the component."""
        message = self._world.messages.edit(self.held(one), change)
        self._answered(one, UPDATE, message)
        self._tell(one, {"outcome": "update", "message": self._seen(one, message)})
        return message

    def answer_choices(self, one: Interaction, choices: list[Json]) -> None:
        """Type 8."""
        self._answered(one, CHOICES, None)
        self._tell(one, {"outcome": "choices", "choices": choices})

    def open_modal(self, one: Interaction, form: Json) -> None:
        """Type 9. The person may send it as often as it goes unanswered."""
        one.modal = form
        self._answered(one, MODAL, None)
        self._tell(one, {"outcome": "modal", "modal": form})

    # -- inside

    def held(self, one: Interaction) -> Message:
        """The message that holds the component. Raises 10008 where it was deleted since."""
        message = self._world.core.messages.get(one.message_id or "")
        if message is None:
            raise errors.unknown_message()
        return message

    def _answered(self, one: Interaction, answer: int, message: Message | None) -> None:
        one.answered = answer
        one.response_id = message.id if message else None
        one.ephemeral = bool(message and message.flags & EPHEMERAL)
        if one.parent_id and (parent := self._world.core.interactions.get(one.parent_id)):
            parent.modal = None
            self._world.interactions.keep(parent)
        self._world.interactions.keep(one)

    def _tell(self, one: Interaction, outcome: Json) -> Json:
        whole = {"id": one.id, **outcome}
        one.outcome = {"outcome": outcome["outcome"]}
        self._world.interactions.keep(one)
        self._world.emit(Event.of("INTERACTION_OUTCOME", whole, only=frozenset({one.user_id})))
        waiting = self._waiting.get(one.id)
        if waiting is not None and not waiting.done():
            waiting.set_result(whole)
        return whole

    def _seen(self, one: Interaction, message: Message) -> Json:
        return self._world.message_json(message, one.user_id)
