"""The living message of a run, from its start to the closing message, through restarts and hours."""

import asyncio
import io
import logging
import time
from typing import Any

import aiohttp
import discord

from chatterbox.commands import progress, views
from chatterbox.commands.background import Background
from chatterbox.commands.candidates import NOTHING, Candidates, Shown
from chatterbox.commands.direct import DirectMessages
from chatterbox.commands.live import EditBudget
from chatterbox.commands.messages import Channels, link_to, nonce, place_of, post
from chatterbox.errors import Missing
from chatterbox.models import RunState, RunView
from chatterbox.texts import aloud, say
from chatterbox.training.privacy import wishes
from chatterbox.training.runs.runner import CANCELLABLE
from chatterbox.training.runs.service import TrainingService

_log = logging.getLogger(__name__)

HAND_OVER_S = 55 * 60
"""Messages older than an hour take few edits (Discord's error 30046)."""
CURVE_EVERY_S = 8.0
"""A picture is uploaded with an edit; more often would only cost."""

CLOSE_WAITS_S = (1.0, 5.0, 30.0, 120.0, 600.0)

_OLD = 30046  # "Maximum number of edits to messages older than 1 hour reached. Try again later."
_CURVE = "loss.png"


class Runs:
    """Follows runs and keeps their messages true."""

    def __init__(
        self,
        channels: Channels,
        budget: EditBudget,
        background: Background,
        training: TrainingService,
        candidates: Candidates,
        direct: DirectMessages,
    ) -> None:
        self._channels = channels
        self._budget = budget
        self._background = background
        self._training = training
        self._candidates = candidates
        self._direct = direct

    async def begin(self, run: RunView) -> str:
        """Sends the living message of a new run and keeps it true; the message's link, "" if none could go out."""
        live = self._living(run)
        with aloud():
            await live.begin(run, "first")
        self._background.start(self._followed(run, live), f"run {run.id}", run.space)
        return live.link

    def follow(self, run: RunView) -> None:
        """Takes up the message of a run from before a restart."""
        self._background.start(self._found(run), f"run {run.id}", run.space)

    async def resume(self) -> None:
        """Takes up the messages of all runs that are under way or were not told about."""
        for run in await self._training.unfinished():
            self.follow(run)

    def _living(self, run: RunView) -> "_Living":
        channel = self._channels(run.place.channel_id)
        return _Living(channel, self._budget, self._training, run)

    async def _found(self, run: RunView) -> None:
        live = self._living(run)
        await live.find(run)
        await self._followed(run, live)

    async def _followed(self, run: RunView, live: "_Living") -> None:
        last = run
        async for view in self._training.follow(run.space, run.id):
            last = view
            await live.show(view)
        await live.show(last, last=True)
        await self._close(last)

    async def _close(self, run: RunView) -> None:
        """Tells the end, patiently while Discord cannot be reached; at worst it is told at the next start."""
        for wait_s in CLOSE_WAITS_S:
            try:
                await self._tell(run)
                break
            except (discord.DiscordServerError, aiohttp.ClientConnectionError) as error:
                _log.warning("the end of run %s waits for Discord: %s", run.id, type(error).__name__)
            except discord.HTTPException as refused:
                _log.warning("the end of run %s could not be told: %s", run.id, refused.code)
                break
            await asyncio.sleep(wait_s)
        else:
            return
        await self._direct.grant(run.space, wishes.run(run.id), lambda: progress.direct_text(run))
        await self._training.told(run.space, run.id)

    async def _tell(self, run: RunView) -> None:
        shown = await self._candidate(run) if run.state is RunState.SUCCEEDED else NOTHING
        text = progress.closing_text(run, serves=shown.serves)
        await post(
            self._channels(run.place.channel_id),
            "\n".join([text, *shown.lines])[:2000],
            once=nonce("run", run.id, "end"),
            ping=run.requested_by,
            embed=progress.before_after(run),
            files=shown.files,
            view=shown.buttons,
        )

    async def _candidate(self, run: RunView) -> Shown:
        try:
            return await self._candidates.shown(run.space, run.id)
        except Missing:  # made before there were candidates
            return NOTHING


class _Living:
    """One run's message, and the one that takes over when it gets old."""

    def __init__(
        self,
        channel: discord.abc.Messageable,
        budget: EditBudget,
        training: TrainingService,
        run: RunView,
    ) -> None:
        self._channel = channel
        self._budget = budget
        self._training = training
        self._message: discord.Message | None = None
        self._run = run
        self._gone = False  # the channel, or the right to write in it
        self._shown: tuple[str, str] | None = None  # the text and the buttons, as last written
        self._picture: bytes | None = None  # drawn, not yet sent
        self._drawn_points = 0
        self._drawn_at = float("-inf")

    @property
    def link(self) -> str:
        return link_to(self._message, self._run.space) if self._message else ""

    async def begin(self, view: RunView, occasion: str) -> bool:
        """Sends the message. The same occasion twice (a crash lies between) gives the same message."""
        try:
            message = await post(
                self._channel, progress.run_text(view), once=nonce("run", view.id, occasion), view=_buttons(view)
            )
        except discord.HTTPException as refused:
            self._gone = True
            _log.warning("run %s goes on without a message: %s", view.id, refused.code)
            return False
        self._message, self._shown = message, None
        self._drawn_points = 0
        await self._training.placed(view.space, view.id, place_of(message))
        return True

    async def find(self, view: RunView) -> None:
        """The message from before; another where it was deleted."""
        if view.place.message_id is None:
            await self.begin(view, "first")
            return
        try:
            self._message = await self._channel.fetch_message(view.place.message_id)
        except discord.NotFound:
            await self.begin(view, f"after {view.place.message_id}")
        except discord.HTTPException as refused:
            self._gone = True
            _log.warning("the message of run %s cannot be read: %s", view.id, refused.code)

    async def show(self, view: RunView, *, last: bool = False) -> None:
        """Queues an edit to this state; `last` waits until it has arrived."""
        self._run = view
        if self._gone or self._message is None:
            return
        await self._draw(view)
        done = self._budget.edit(self._message.channel.id, self._message.id, self._edit)
        if last:
            await asyncio.shield(done)

    async def _edit(self) -> None:
        """Makes the message show the newest state."""
        message = self._message
        if message is None:
            return
        try:
            await self._write(message)
        except discord.NotFound:
            await self.begin(self._run, f"after {message.id}")
        except discord.Forbidden as refused:
            self._gone = True
            _log.warning("the message of run %s can no longer be edited: %s", self._run.id, refused.code)
        except discord.HTTPException as refused:
            if refused.code != _OLD:
                raise
            await self._hand_over()  # py-cord waits and tries again some times before it says so

    async def _write(self, message: discord.Message) -> None:
        view, picture = self._run, self._picture
        fields: dict[str, Any] = {}
        if picture:
            curve = discord.File(io.BytesIO(picture), filename=_CURVE, description=progress.curve_alt(view))
            fields = {"files": [curve], "attachments": []}
        nobody = discord.AllowedMentions.none()
        content, buttons = progress.run_text(view), _buttons(view)
        shown = (content, str(buttons.to_components()) if buttons else "")
        if shown == self._shown and not picture:
            return  # an edit that changes nothing would only take another message's turn
        edited = await message.edit(content=content, view=buttons, allowed_mentions=nobody, **fields)
        self._shown = shown
        if picture is self._picture:
            self._picture = None
        if not view.state.over and _age_s(edited) >= HAND_OVER_S:
            await self._hand_over()

    async def _hand_over(self) -> None:
        """Goes on in a fresh message; the old one says where."""
        old, view = self._message, self._run
        if old is None or not await self.begin(view, f"after {old.id}"):
            return
        moved = say("run-moved", name=progress.plain(view.name, 100), link=self.link)
        try:
            await old.edit(content=moved, view=None, allowed_mentions=discord.AllowedMentions.none())
        except discord.HTTPException as refused:
            _log.info("the old message of run %s stays as it is: %s", view.id, refused.code)

    async def _draw(self, view: RunView) -> None:
        """Draws the curve when it has grown and was not drawn just now."""
        grown = len(view.losses) > max(1, self._drawn_points)
        if not grown or (not view.state.over and time.monotonic() - self._drawn_at < CURVE_EVERY_S):
            return
        self._picture = await self._training.curve(view)
        self._drawn_points, self._drawn_at = len(view.losses), time.monotonic()


def _age_s(edited: discord.Message) -> float:
    """How old a message was when it was edited just now, by Discord's clock alone: this machine's may be wrong."""
    return (edited.edited_at - edited.created_at).total_seconds() if edited.edited_at else 0.0


def _buttons(view: RunView) -> discord.ui.View | None:
    if view.state is RunState.COMPARING:
        return views.row(views.end_comparison(view.id), views.tell_of_run(view.id))
    if view.state not in CANCELLABLE:
        return None
    return views.row(views.cancel_run(view.id), views.tell_of_run(view.id))
