"""/hi: who the bot is, what serves here, what is kept about the caller, with the buttons of /privacy."""

import discord

from chatterbox import weights
from chatterbox.backend.survey import Survey
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.commands import views
from chatterbox.commands.actors import Actors
from chatterbox.commands.progress import plain
from chatterbox.config import Settings
from chatterbox.errors import BackendError
from chatterbox.models import Actor, Serving
from chatterbox.rules.service import Rules
from chatterbox.texts import say
from chatterbox.texts.figures import listed
from chatterbox.training.privacy.service import Kept, PrivacyService


class Hi(discord.Cog):
    def __init__(
        self,
        actors: Actors,
        settings: Settings,
        spaces: SpaceSettings,
        privacy: PrivacyService,
        rules: Rules,
        survey: Survey,
    ) -> None:
        self._actors = actors
        self._settings = settings
        self._spaces = spaces
        self._privacy = privacy
        self._rules = rules
        self._survey = survey

    @discord.slash_command(
        description="Who I am, which model answers here, what I keep about you, and how to delete it",
        contexts={discord.InteractionContextType.guild, discord.InteractionContextType.bot_dm},
    )
    async def hi(self, ctx: discord.ApplicationContext) -> None:
        await ctx.defer(ephemeral=True)
        actor = self._actors.of(ctx.interaction)
        card = discord.Embed(title=say("hi-title"), description=say("hi-who"))
        card.add_field(name=say("hi-model-title"), value=await self._model(actor, ctx.interaction), inline=False)
        card.add_field(name=say("hi-kept-title"), value=self._kept(await self._privacy.kept(actor)), inline=False)
        if quotas := await self._rules.quotas.all(actor.space, actor.user_id):
            left = "\n".join(quota.sentence for quota in quotas)
            card.add_field(name=say("hi-left-title"), value=left, inline=False)
        where = "hi-next-server" if actor.space.kind == "guild" else "hi-next-dm"
        card.add_field(name=say("hi-next-title"), value=say(where), inline=False)
        buttons = views.row(views.delete_data(), views.withdraw_corrections())
        await ctx.respond(embed=card, view=buttons, ephemeral=True)

    async def _model(self, actor: Actor, interaction: discord.Interaction) -> str:
        around = getattr(interaction.channel, "parent_id", None)
        try:
            serving = await self._spaces.serving(actor.space, interaction.channel_id, around)
        except BackendError as error:
            return str(error)
        said = await self._survey.of_space([serving.model, serving.base])
        said = [*await self._here(actor, interaction.channel_id, around), *said]
        return "\n".join([self._serves(serving), *(f"-# {sentence}" for sentence in said)])[:1024]

    async def _here(self, actor: Actor, *channels: int | None) -> list[str]:
        """What is different where somebody asks."""
        said = []
        if set(channels) & set(await self._spaces.channels(actor.space)):
            said.append(say("hi-own-instruction"))
        if actor.space.kind == "guild" and await self._spaces.answers(actor.space, *channels) == "taught":
            said.append(say("hi-taught-only"))
        return said

    def _serves(self, serving: Serving) -> str:
        if serving.run_id is not None:
            return say("hi-model-trained", model=plain(serving.model, 100), base=plain(serving.base, 100))
        return f"{say('hi-model-base', model=plain(serving.model, 100))} {self._about(serving)}".strip()

    def _about(self, serving: Serving) -> str:
        base = self._settings.engine.bases.get(serving.base)
        if base and base.about:
            return base.about
        return say("hi-starter") if serving.base == weights.shipped()["base"].name else ""

    def _kept(self, kept: Kept) -> str:
        days = self._settings.store.log_days
        models = listed(plain(model, 60) for model in kept.models)[:400]
        lines = []
        if kept.turns or kept.corrections:
            lines.append(say("hi-kept", turns=kept.turns, corrections=kept.corrections, days=days))
        if kept.datasets or kept.runs:
            lines.append(say("hi-kept-given", datasets=kept.datasets, runs=kept.runs))
        lines.append(say("hi-kept-sealed") if lines else say("hi-kept-nothing", days=days))
        if models:
            lines.append(say("hi-kept-models", models=models))
        return "\n".join(lines)
