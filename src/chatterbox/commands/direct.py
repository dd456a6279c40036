"""Direct messages that the bot starts by itself: to nobody but who pressed "Tell me by DM", and never twice in vain."""

import logging
from collections.abc import Callable

import discord

from chatterbox.commands.actors import Actors
from chatterbox.commands.messages import nonce, post
from chatterbox.commands.presses import Presses
from chatterbox.errors import Refused
from chatterbox.models import Space
from chatterbox.rules.languages import Languages
from chatterbox.texts import say, speaking
from chatterbox.training.privacy import wishes
from chatterbox.training.privacy.wishes import Wishes
from chatterbox.training.runs.service import TrainingService

_log = logging.getLogger(__name__)

_CLOSED = 50007  # "Cannot send messages to this user"


class DirectMessages(discord.Cog):
    def __init__(
        self,
        bot: discord.AutoShardedBot,
        presses: Presses,
        actors: Actors,
        languages: Languages,
        wished: Wishes,
        training: TrainingService,
    ) -> None:
        self._bot = bot
        self._actors = actors
        self._languages = languages
        self._wishes = wished
        self._training = training
        presses.on("tell-run", self.tell_run)
        presses.on("tell-models", self.tell_models)

    async def tell_run(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """Under a run: its end is told. Raises Missing for one that is not there."""
        await interaction.response.defer(ephemeral=True, invisible=False)
        run = await self._training.view(self._actors.of(interaction).space, (*arguments, "")[0])
        await self._wish(interaction, wishes.run(run.id), say("tell-run-offered"))

    async def tell_models(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        """Beside models that contain what is gone: told once none of them answers any more. In servers only."""
        if interaction.guild_id is None:
            raise Refused(say("only-in-server"))
        await interaction.response.defer(ephemeral=True, invisible=False)
        await self._wish(interaction, wishes.MODELS, say("tell-models-offered"))

    async def grant(self, space: Space, about: str, text: Callable[[], str]) -> None:
        """Tells everybody who wished to be told of that, once. `text` is said in each one's own language."""
        for person in await self._wishes.due(space, about):
            if await self._told(space, person, about, text, "granted"):
                await self._wishes.granted(space, person, about)

    async def _wish(self, interaction: discord.Interaction, about: str, offered: str) -> None:
        """Records a wish and says so in a direct message: whether that gets through is known at once."""
        actor = self._actors.of(interaction)
        await self._wishes.add(actor, about)
        arrives = await self._told(actor.space, actor.user_id, about, lambda: say("tell-first"), str(interaction.id))
        await interaction.followup.send(offered if arrives else say("tell-closed"), ephemeral=True)

    async def _told(self, space: Space, person: int, about: str, text: Callable[[], str], occasion: str) -> bool:
        try:
            channel = await self._bot.create_dm(discord.Object(person))
            with speaking(await self._languages.of(Space("dm", person))):
                said = text()
            await post(channel, said, once=nonce("wish", space.key, person, about, occasion))
        except discord.HTTPException as refused:
            _log.info("a direct message that was wished for did not get through: %s", refused.code)
            if refused.code == _CLOSED:
                await self._wishes.refused(space, person, about)
            return False
        return True
