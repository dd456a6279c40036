"""Where the messages of an answer go out: into the channel, or to whoever used a command or pressed a button."""

from typing import Any, Protocol

import discord

from chatterbox.commands.messages import Channels, nonce, post
from chatterbox.models import Turn


class Outlet(Protocol):
    async def send(self, turn: Turn, part: int, text: str, view: discord.ui.View | None) -> discord.Message:
        """Sends part `part` (0..) of a turn's answer."""


class ChannelOutlet:
    """Regular messages; the first one replies to the question."""

    def __init__(self, channels: Channels) -> None:
        self._channels = channels

    async def send(self, turn: Turn, part: int, text: str, view: discord.ui.View | None) -> discord.Message:
        return await post(
            self._channels(turn.question_place.channel_id),
            text,
            once=nonce("turn", turn.id, turn.question_place.message_id or 0, part),
            reply_to=turn.question_place if part == 0 else None,
            view=view,
        )


class InteractionOutlet:
    """What an interaction is answered with, for 15 minutes: what only one person sees goes no other way.

    The first message takes the place of "thinking…", unless the interaction has been answered by something else.
    """

    def __init__(self, interaction: discord.Interaction, *, deferred: bool = True) -> None:
        self._interaction = interaction
        self._deferred = deferred

    async def send(self, turn: Turn, part: int, text: str, view: discord.ui.View | None) -> discord.Message:
        nobody = discord.AllowedMentions.none()
        if self._deferred:
            self._deferred = False
            return await self._interaction.edit_original_response(content=text, view=view, allowed_mentions=nobody)
        shown: dict[str, Any] = {"view": view} if view else {}
        sent: discord.Message = await self._interaction.followup.send(
            text, wait=True, ephemeral=turn.private, allowed_mentions=nobody, **shown
        )
        return sent
