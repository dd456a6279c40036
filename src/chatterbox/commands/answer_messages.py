"""The Discord messages of one answer: sent, brought up to date by edits, ended with a note and buttons."""

import asyncio
import logging

import discord

from chatterbox.chat.service import ChatService
from chatterbox.commands import answer_row
from chatterbox.commands.live import EditBudget
from chatterbox.commands.messages import place_of
from chatterbox.commands.outlets import Outlet
from chatterbox.commands.splitting import split
from chatterbox.models import Turn

_log = logging.getLogger(__name__)

STOP_AFTER_S = 1.5
"""An answer that is written in less time needs no Stop: the button would be gone before anybody presses it."""

LONGEST = 2000
"""Characters in a message, says Discord."""


class AnswerMessages:
    def __init__(self, outlet: Outlet, budget: EditBudget, chat: ChatService, turn: Turn) -> None:
        self.halted = asyncio.Event()
        self.taken_back = False
        self._outlet = outlet
        self._budget = budget
        self._chat = chat
        self._turn = turn
        self._messages: list[discord.Message | None] = []  # None: it stays as it is
        self._texts: list[str] = []
        self._views: list[discord.ui.View | None] = []
        self._stop: discord.ui.View | None = None
        self._offering: asyncio.TimerHandle | None = None

    @property
    def begun(self) -> bool:
        return bool(self._messages)

    def adopt(self, message: discord.Message | None, text: str) -> None:
        """Takes the next message of the answer over from before; None: one that cannot be reached."""
        self._messages.append(message)
        self._texts.append(text)
        self._views.append(None)

    async def show(self, text: str) -> None:
        """Brings the messages to this text, in the time that the budget of edits leaves."""
        if self._offering is None and self._stop is None:
            self._offering = asyncio.get_running_loop().call_later(STOP_AFTER_S, self._offer_stop)
        await self._brought(split(text), self._stop)

    async def finish(self, text: str, lines: list[str], buttons: discord.ui.View | None) -> None:
        """Brings the messages to their last texts, with small print and buttons under the last, and waits for that."""
        self._offer_no_stop()
        if self.taken_back:
            return
        parts = split(text)
        small = "\n".join(f"-# {line}" for line in lines)
        if small and parts and len(parts[-1]) + len(small) + 1 <= LONGEST:
            parts[-1] += f"\n{small}"
        elif small:
            parts.append(small)
        surplus = [message for message in self._messages[len(parts) :] if message]
        await asyncio.gather(*await self._brought(parts, buttons))
        for message in surplus:  # a note of its own that stood under an answer which goes on now
            await message.delete()

    async def end(self, note: str, buttons: discord.ui.View | None) -> None:
        """Ends the answer with a note: under what is there, or instead of it."""
        self._offer_no_stop()
        if self.taken_back:
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
            await self._bring(len(self._messages) - 1, joined, buttons)

    async def _brought(self, parts: list[str], last_view: discord.ui.View | None) -> list[asyncio.Future[None]]:
        pending: list[asyncio.Future[None]] = []
        for number, text in enumerate(parts):
            view = last_view if number == len(parts) - 1 else None
            if number == len(self._messages):
                await self._send(text, view)
            elif (text, view) != (self._texts[number], self._views[number]):
                pending.append(self._bring(number, text, view))
        return pending

    async def _send(self, text: str, view: discord.ui.View | None) -> None:
        part = len(self._messages)
        message = await self._outlet.send(self._turn, part, text, view)
        if self.taken_back:  # while this was on its way
            await message.delete()
            return
        self.adopt(message, message.content or text)
        self._views[part] = view
        await self._chat.sent(self._turn, place_of(message), part)

    def _bring(self, number: int, text: str, view: discord.ui.View | None) -> asyncio.Future[None]:
        """Edits one message to what is recorded of it when its turn comes: a later edit may take this one's place."""
        self._texts[number], self._views[number] = text, view
        message = self._messages[number]
        if message is None:
            done = asyncio.get_running_loop().create_future()
            done.set_result(None)
            return done

        async def edit() -> None:
            if self.taken_back:
                return
            text, view = self._texts[number], self._views[number]
            try:
                await message.edit(content=text, view=view, allowed_mentions=discord.AllowedMentions.none())
            except discord.NotFound:
                _log.info("message %s of a reply was deleted", message.id)

        return self._budget.edit(message.channel.id, message.id, edit)

    def _offer_stop(self) -> None:
        self._stop = answer_row.stop(self._turn)
        if self._messages:
            self._bring(len(self._messages) - 1, self._texts[-1], self._stop)

    def _offer_no_stop(self) -> None:
        if self._offering is not None:
            self._offering.cancel()
        self._stop = None
