"""A reply as it grows: streamed into messages by edits, split when it gets long, ended with its buttons."""

import asyncio
import contextlib
import logging
from dataclasses import replace

import discord

from chatterbox.chat.credits import Credit
from chatterbox.chat.service import ChatService
from chatterbox.commands import answer_row
from chatterbox.commands.answer_messages import AnswerMessages
from chatterbox.commands.failures import incident
from chatterbox.commands.live import EditBudget
from chatterbox.commands.messages import Channels
from chatterbox.commands.outlets import ChannelOutlet, Outlet
from chatterbox.commands.progress import plain
from chatterbox.commands.splitting import presentable
from chatterbox.commands.typing_shown import typing
from chatterbox.commands.until import until
from chatterbox.errors import BackendError, ChatterboxError
from chatterbox.models import Turn, TurnState
from chatterbox.texts import say

_log = logging.getLogger(__name__)

FIRST_CHARACTERS = 20
"""So much text is waited for before the first message: a notification that says "The" helps nobody."""


class Replies:
    """Brings turns to Discord."""

    def __init__(self, channels: Channels, budget: EditBudget, chat: ChatService) -> None:
        self._channels = channels
        self._budget = budget
        self._chat = chat
        self._writing: dict[int, AnswerMessages] = {}

    async def stream(self, turn: Turn, outlet: Outlet | None = None) -> None:
        """Streams the answer of a turn in state WRITING. Ends by itself when the turn is being answered already.

        Without an `outlet` it goes into the channel of the question.
        """
        if turn.id not in self._writing:
            await self._stream(turn, self._messages(turn, outlet))

    async def go_on(self, turn: Turn, outlet: Outlet | None = None, last: discord.Message | None = None) -> None:
        """Streams the rest of an answer that was cut. `last`: its last message, where it is the only one in reach."""
        if turn.id not in self._writing:
            messages = await self._recovered(turn, outlet, last)
            await self._stream(turn, messages)

    def stop(self, turn: Turn) -> bool:
        """Ends an answer here, as it stands; whether it is being written."""
        if messages := self._writing.get(turn.id):
            messages.halted.set()
        return messages is not None

    def take_back(self, turn: Turn) -> None:
        """Writes no more of an answer that was taken back."""
        if messages := self._writing.get(turn.id):
            messages.taken_back = True
            messages.halted.set()

    async def end_cut(self, turn: Turn) -> None:
        """Ends a reply that a crash cut: with a note and what to do next, in its last message or in a new one."""
        if not turn.private:  # what only one person saw can be reached no more, and nobody else is to be told of it
            messages = await self._recovered(turn)
            await self._end_cut(replace(turn, state=TurnState.CUT), messages)
        await self._chat.cut(turn)

    async def _stream(self, turn: Turn, messages: AnswerMessages) -> None:
        self._writing[turn.id] = messages
        try:
            await self._streamed(turn, messages)
        except asyncio.CancelledError:
            # The bot is being stopped: a reply that ends in the middle must say so.
            await self._end_cut(await self._chat.get(turn.space, turn.id) or turn, messages)
            raise
        except BackendError as error:
            await messages.end(str(error), await self._buttons(turn))
        except ChatterboxError as error:
            await messages.end(str(error), None)
        except discord.HTTPException as refused:
            _log.warning("turn %s could not be sent: %s", turn.id, refused.code)
            await self._chat.cut(turn)
        except Exception as error:
            await self._chat.cut(turn)
            sentence = incident(error, f"the reply of turn {turn.id}")
            await messages.end(sentence, await self._buttons(turn))
        finally:
            del self._writing[turn.id]

    async def _streamed(self, turn: Turn, messages: AnswerMessages) -> None:
        text = turn.answer
        async with contextlib.AsyncExitStack() as until_first:
            if not turn.private:
                channel = self._channels(turn.question_place.channel_id)
                await until_first.enter_async_context(typing(channel))
            answer = until(messages.halted, self._chat.stream(turn))
            async with contextlib.aclosing(answer):
                async for text in answer:
                    shown = presentable(text)
                    if messages.begun or len(shown) >= FIRST_CHARACTERS:
                        await messages.show(shown)
                    if messages.begun:
                        await until_first.aclose()
            if not messages.taken_back:
                await self._finished(turn, messages, presentable(text))

    async def _finished(self, turn: Turn, messages: AnswerMessages, text: str) -> None:
        logged = await self._chat.get(turn.space, turn.id) or turn
        cut = logged.state is TurnState.CUT
        note = say("reply-stopped" if messages.halted.is_set() else "reply-long") if cut else ""
        buttons = await answer_row.under(self._chat, logged)
        if text:
            lines = [_credited(await self._chat.credit(logged)), *await self._chat.notes(logged), note]
            await messages.finish(text, [line for line in lines if line], buttons)
        else:
            await messages.end(note or say("reply-empty"), answer_row.ask_again(turn))

    async def _end_cut(self, turn: Turn, messages: AnswerMessages) -> None:
        said = say("reply-cut-open" if turn.open_ended else "reply-cut")
        await messages.end(said, await answer_row.under(self._chat, turn))

    async def _buttons(self, turn: Turn) -> discord.ui.View | None:
        """What stands under an answer that ended otherwise than it should."""
        logged = await self._chat.get(turn.space, turn.id) or replace(turn, state=TurnState.FAILED)
        return await answer_row.under(self._chat, logged)

    async def _recovered(
        self, turn: Turn, outlet: Outlet | None = None, last: discord.Message | None = None
    ) -> AnswerMessages:
        """The messages of an answer that went out before."""
        messages = self._messages(turn, outlet)
        for place in turn.reply_places:
            if last is not None:
                messages.adopt(last if place.message_id == last.id else None, "")
                continue
            channel = self._channels(place.channel_id)
            with contextlib.suppress(discord.HTTPException):  # deleted since, or no longer to be read
                message = await channel.fetch_message(place.message_id or 0)
                messages.adopt(message, message.content)
        return messages

    def _messages(self, turn: Turn, outlet: Outlet | None) -> AnswerMessages:
        return AnswerMessages(outlet or ChannelOutlet(self._channels), self._budget, self._chat, turn)


def _credited(credit: Credit | None) -> str:
    if credit is None:
        return ""
    if credit.dataset:
        return say("credit-dataset", name=plain(credit.dataset, 40), version=str(credit.version))
    return say("credit-correction", person=f"<@{credit.author_id}>")
