"""A reply as it grows: streamed into regular messages by edits, split when it gets long, ended with its buttons."""

import asyncio
import contextlib
import logging
from typing import Any

import discord

from chatterbox.chat.service import ChatService
from chatterbox.commands import views
from chatterbox.commands.failures import incident
from chatterbox.commands.live import EditBudget
from chatterbox.commands.messages import Channels, nonce, place_of, post
from chatterbox.commands.splitting import presentable, split
from chatterbox.commands.typing_shown import typing
from chatterbox.errors import BackendError, ChatterboxError
from chatterbox.models import Turn
from chatterbox.texts import say

_log = logging.getLogger(__name__)

FIRST_CHARACTERS = 20
"""So much text is waited for before the first message: a notification that says "The" helps nobody."""

LONGEST = 2000
"""Characters in a message, says Discord."""


class Replies:
    """Brings turns to Discord."""

    def __init__(self, channels: Channels, budget: EditBudget, chat: ChatService) -> None:
        self._channels = channels
        self._budget = budget
        self._chat = chat
        self._writing: dict[int, _Reply] = {}

    async def stream(self, turn: Turn) -> None:
        """Streams the answer of a turn in state WRITING. Ends by itself when the turn is being answered already."""
        if turn.id in self._writing:
            return
        reply = _Reply(self._channels(turn.question_place.channel_id), self._budget, self._chat, turn)
        self._writing[turn.id] = reply
        try:
            await self._streamed(turn, reply)
        except asyncio.CancelledError:
            # The bot is being stopped: a reply that ends in the middle must say so.
            await reply.end(say("reply-cut"), _ask_again(turn))
            raise
        except BackendError as error:
            await reply.end(str(error), _ask_again(turn))
        except ChatterboxError as error:
            await reply.end(str(error), None)
        except discord.HTTPException as refused:
            _log.warning("turn %s could not be sent: %s", turn.id, refused.code)
            await self._chat.cut(turn)
        except Exception as error:
            await self._chat.cut(turn)
            sentence = incident(error, f"the reply of turn {turn.id}")
            await reply.end(sentence, _ask_again(turn))
        finally:
            del self._writing[turn.id]

    def stop(self, turn: Turn) -> None:
        """Writes no more of an answer that was taken back."""
        if reply := self._writing.get(turn.id):
            reply.stopped = True

    async def _streamed(self, turn: Turn, reply: "_Reply") -> None:
        text = ""
        async with contextlib.aclosing(self._chat.stream(turn)) as answer, contextlib.AsyncExitStack() as until_first:
            await until_first.enter_async_context(typing(reply.channel))
            async for text in answer:
                if reply.stopped:
                    return
                shown = presentable(text)
                if reply.begun or len(shown) >= FIRST_CHARACTERS:
                    await reply.show(split(shown))
                if reply.begun:
                    await until_first.aclose()
            final = presentable(text)
            if final:
                notes = "".join(f"\n-# {note}" for note in await self._chat.notes(turn))
                await reply.finish(split(final + notes), await self._buttons(turn))
            else:
                await reply.end(say("reply-empty"), _ask_again(turn))

    async def _buttons(self, turn: Turn) -> discord.ui.View | None:
        if turn.space.kind == "dm":
            return None  # corrections belong to a server
        if turn.untaught:
            return views.row(views.teach())
        if not await self._chat.offers_row(turn.space):
            return None
        return views.row(views.thumb(up=True), views.thumb(up=False), views.correct())

    async def end_cut(self, turn: Turn) -> None:
        """Ends a reply that a crash cut: with a note and Ask again, in its last message or in a new one."""
        reply = _Reply(self._channels(turn.question_place.channel_id), self._budget, self._chat, turn)
        await reply.recover()
        await reply.end(say("reply-cut"), _ask_again(turn))
        await self._chat.cut(turn)


def _ask_again(turn: Turn) -> discord.ui.View:
    return views.row(views.ask_again(turn.question_place.message_id or 0))


class _Reply:
    """The Discord messages of one turn."""

    def __init__(self, channel: discord.abc.Messageable, budget: EditBudget, chat: ChatService, turn: Turn) -> None:
        self.channel = channel
        self._budget = budget
        self._chat = chat
        self._turn = turn
        self.stopped = False
        self._messages: list[discord.Message] = []
        self._texts: list[str] = []

    @property
    def begun(self) -> bool:
        return bool(self._messages)

    async def show(self, parts: list[str]) -> None:
        """Brings the messages to these texts, in the time that the budget of edits leaves."""
        for number, text in enumerate(parts):
            if number == len(self._messages):
                await self._send(text, None)
            elif text != self._texts[number]:
                self._edit(number, text, None)

    async def finish(self, parts: list[str], buttons: discord.ui.View | None) -> None:
        """Brings the messages to their last texts, with the buttons under the last, and waits until all arrived."""
        pending: list[asyncio.Future[None]] = []
        if self.stopped:
            return
        for number, text in enumerate(parts):
            last = buttons if number == len(parts) - 1 else None
            if number == len(self._messages):
                await self._send(text, last)
            elif text != self._texts[number] or last:
                pending.append(self._edit(number, text, last))
        await asyncio.gather(*pending)

    async def end(self, note: str, buttons: discord.ui.View | None) -> None:
        """Ends the reply with a note: under what is there, or instead of it."""
        if self.stopped:
            return
        try:
            await self._noted(note, buttons)
        except discord.HTTPException as refused:
            _log.warning("the end of turn %s could not be sent: %s", self._turn.id, refused.code)

    async def _noted(self, note: str, buttons: discord.ui.View | None) -> None:
        if not self._messages:
            await self._send(note, buttons)
            if self._texts[-1] == note:
                return  # else the nonce gave back a message from before a crash, whose id was not recorded
        if self._texts[-1].endswith(note):
            return  # said already, before the bot was stopped once more
        joined = f"{self._texts[-1]}\n\n-# {note}"
        if len(joined) > LONGEST:
            await self._send(note, buttons)
        else:
            await self._edit(len(self._messages) - 1, joined, buttons)

    async def recover(self) -> None:
        """Finds the messages that went out before a crash."""
        for place in self._turn.reply_places:
            if place.message_id is None:
                continue
            try:
                message = await self.channel.fetch_message(place.message_id)
            except discord.HTTPException:
                continue  # deleted since, or no longer to be read
            self._messages.append(message)
            self._texts.append(message.content)

    async def _send(self, text: str, buttons: discord.ui.View | None) -> None:
        part = len(self._messages)
        message = await post(
            self.channel,
            text,
            once=nonce("turn", self._turn.id, self._turn.question_place.message_id or 0, part),
            reply_to=self._turn.question_place if part == 0 else None,
            view=buttons,
        )
        if self.stopped:  # taken back while this was on its way
            await message.delete()
            return
        self._messages.append(message)
        self._texts.append(message.content or text)
        await self._chat.sent(self._turn, place_of(message), part)

    def _edit(self, number: int, text: str, buttons: discord.ui.View | None) -> asyncio.Future[None]:
        message = self._messages[number]
        self._texts[number] = text

        async def edit() -> None:
            if self.stopped:
                return
            fields: dict[str, Any] = {"view": buttons} if buttons else {}
            try:
                await message.edit(content=text, allowed_mentions=discord.AllowedMentions.none(), **fields)
            except discord.NotFound:
                _log.info("message %s of a reply was deleted", message.id)

        return self._budget.edit(message.channel.id, message.id, edit)
