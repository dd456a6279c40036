"""The notice channel: each acting correction with Undo and "Undo all by this person", for whoever watches there."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

import discord

from chatterbox.commands import views
from chatterbox.commands.actors import Actors
from chatterbox.commands.background import Background
from chatterbox.commands.messages import Channels, nonce, post
from chatterbox.commands.presses import Presses, number
from chatterbox.commands.progress import plain
from chatterbox.models import Correction, Space
from chatterbox.texts import say
from chatterbox.training.corrections.notices import Notices
from chatterbox.training.corrections.service import CorrectionService

_log = logging.getLogger(__name__)

T = TypeVar("T")


class NoticeBoard(discord.Cog):
    def __init__(
        self,
        presses: Presses,
        actors: Actors,
        channels: Channels,
        background: Background,
        notices: Notices,
        corrections: CorrectionService,
    ) -> None:
        self._actors = actors
        self._channels = channels
        self._background = background
        self._notices = notices
        self._corrections = corrections
        self._posting: dict[Space, asyncio.Lock] = {}
        presses.on("undo-all", self.undo_all)
        presses.on("really-undo-all", self.really_undo_all)

    def changed(self, space: Space) -> None:
        """Says that corrections of a space changed: what acts now and was not told is posted, in the background."""
        self._background.start(self._post(space), f"notices of {space.key}", space)

    async def resume(self) -> None:
        """Posts what a crash kept back, in the background."""
        for space in await self._notices.spaces():
            self.changed(space)

    async def undo_all(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """Asks once: what is withdrawn cannot be brought back."""
        actor, correction_id = self._actors.of(interaction), number(*arguments[:1] or ("",))
        author_id, count = await self._corrections.all_of_author(actor, correction_id)
        sure = views.row(views.really_undo_all(correction_id))
        text = say("undo-all-sure", author=f"<@{author_id}>", number=count)
        await interaction.response.send_message(text, view=sure, ephemeral=True)

    async def really_undo_all(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        actor = self._actors.of(interaction)
        author_id, count = await self._corrections.undo_all(actor, number(*arguments[:1] or ("",)))
        self.changed(actor.space)
        text = say("undo-all-done", author=f"<@{author_id}>", number=count)
        await interaction.followup.send(text, ephemeral=True)

    async def _post(self, space: Space) -> None:
        async with self._posting.setdefault(space, asyncio.Lock()):
            channel_id = await _to_its_end(self._notices.channel(space))
            for correction in await _to_its_end(self._notices.owed(space)):
                if not await self._posted(correction, channel_id):
                    return

    async def _posted(self, correction: Correction, channel_id: int) -> bool:
        """Posts one notice; whether to go on with the next."""
        space = correction.space
        form = await self._notices.masked(space, correction.form)
        question = plain(form.question, 300) or say("list-no-question")
        text = say("notice", author=f"<@{correction.author_id}>", question=question, answer=plain(form.answer, 1200))
        once = nonce("notice", space.key, correction.id, correction.created_at.isoformat())
        buttons = views.row(views.undo(correction.id), views.undo_all(correction.id))
        try:
            await post(self._channels(channel_id), text, once=once, view=buttons)
        except discord.HTTPException as refused:
            _log.warning("the notice of correction %s could not be posted: %s", correction.id, refused.code)
            if refused.status >= 500:
                return False  # with the next one, or at the next start
        await _to_its_end(self._notices.told(space, correction.id))
        return True


async def _to_its_end(work: Coroutine[Any, Any, T]) -> T:
    """Lets work with the store end although the bot is being stopped: what was posted must be recorded."""
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise
