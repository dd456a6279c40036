"""What people do with an answer: stop it, go on with it where it was cut, ask the same again."""

import contextlib

import discord

from chatterbox.chat.service import ChatService
from chatterbox.commands import answer_row
from chatterbox.commands.actors import Actors
from chatterbox.commands.background import Background
from chatterbox.commands.messages import Channels, nonce, place_of, post
from chatterbox.commands.outlets import InteractionOutlet, Outlet
from chatterbox.commands.permissions import TO_ANSWER, require
from chatterbox.commands.presses import Presses, number
from chatterbox.commands.queueing import PersonQueue
from chatterbox.commands.replies import Replies
from chatterbox.commands.whereabouts import around
from chatterbox.errors import BackendError, ChatterboxError, Refused
from chatterbox.models import Actor, Turn
from chatterbox.texts import aloud, say


class Steering:
    """Each press is checked by the services: whoever may not is told so, and a second press does nothing."""

    def __init__(
        self,
        presses: Presses,
        actors: Actors,
        channels: Channels,
        background: Background,
        chat: ChatService,
        replies: Replies,
        queue: PersonQueue,
    ) -> None:
        self._actors = actors
        self._channels = channels
        self._background = background
        self._chat = chat
        self._replies = replies
        self._queue = queue
        self._asking: set[int] = set()
        presses.on("stop", self.stop)
        presses.on("continue", self.go_on)
        presses.on("regenerate", self.regenerate)

    async def stop(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The button under an answer that is being written: what is written stays."""
        turn = await self._steered(self._actors.of(interaction), arguments)
        if not self._replies.stop(turn):
            raise Refused(say("chat-nothing-more"))
        await interaction.response.defer(invisible=True)

    async def go_on(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The button under an answer that was cut: the model gets what it wrote and goes on."""
        require(interaction, TO_ANSWER)
        actor = self._actors.of(interaction)
        await self._chat.admit(actor)
        turn = await self._steered(actor, arguments)
        writing = await self._chat.go_on(turn)
        await interaction.response.defer(invisible=True)
        if writing is None:  # pressed twice
            return
        if not writing.private:
            self._background.start(self._replies.go_on(writing), f"the rest of turn {turn.id}", turn.readers)
            return
        outlet, last = InteractionOutlet(interaction, deferred=False), await interaction.original_response()
        self._background.start(self._replies.go_on(writing, outlet, last), f"the rest of turn {turn.id}", turn.readers)

    async def regenerate(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The button under a finished answer: another answer, in a message of its own."""
        require(interaction, TO_ANSWER)
        actor = self._actors.of(interaction)
        await self._chat.admit(actor)
        turn = await self._steered(actor, arguments)
        if turn.id in self._asking:  # pressed twice
            await interaction.response.defer(invisible=True)
            return
        if (await self._chat.attempts(turn))[-1].id != turn.id:
            raise Refused(say("chat-asked-again"))
        self._asking.add(turn.id)
        try:
            with contextlib.nullcontext() if turn.private else aloud():
                view = await answer_row.under(self._chat, turn, asked_again=True)
            await interaction.response.edit_message(view=view)
            self.again(turn, interaction)
        except BaseException:
            self._asking.discard(turn.id)
            raise

    def again(self, turn: Turn, interaction: discord.Interaction) -> None:
        """Asks the same once more, in the background, once the press was answered."""
        outlet = InteractionOutlet(interaction, deferred=False) if turn.private else None
        work = self._again(turn, around(interaction.channel), outlet)
        self._background.start(work, f"turn {turn.id} again", turn.readers)

    async def _again(self, turn: Turn, thread_of: int | None, outlet: Outlet | None) -> None:
        try:
            async with self._queue.turn((turn.space, turn.asker_id)):
                try:
                    fresh = await self._chat.again(turn, thread_of)
                except ChatterboxError as error:
                    await self._failed(turn, error, outlet)
                    return
                await self._replies.stream(fresh, outlet)
            await self._led_on(turn)
        finally:
            self._asking.discard(turn.id)

    async def _failed(self, turn: Turn, error: ChatterboxError, outlet: Outlet | None) -> None:
        again = answer_row.ask_again(turn) if isinstance(error, BackendError) else None
        part = len(turn.reply_places)
        if outlet:
            message = await outlet.send(turn, part, str(error), again)
        else:
            # Not the nonce of the reply: this is another message about the same question.
            once, place = nonce("again", turn.id, part), turn.question_place
            message = await post(self._channels(place.channel_id), str(error), once=once, reply_to=place, view=again)
        await self._chat.sent(turn, place_of(message), part)

    async def _led_on(self, turn: Turn) -> None:
        """Puts the way to the new answer under the one before it."""
        logged = await self._chat.get(turn.space, turn.id)  # the press may have been quicker than the record
        if logged is None or logged.private or not logged.reply_places:
            return
        view, place = await answer_row.under(self._chat, logged), logged.reply_places[-1]
        with contextlib.suppress(discord.NotFound):  # deleted meanwhile
            await self._channels(place.channel_id).get_partial_message(place.message_id or 0).edit(view=view)

    async def _steered(self, actor: Actor, arguments: tuple[str, ...]) -> Turn:
        return await self._chat.steered(actor, number(*arguments[:1] or ("",)))
