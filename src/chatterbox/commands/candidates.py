"""A candidate under its result: Promote, Vote, Keep, Drop; Promote anyway where it fails the gate."""

import io
from dataclasses import dataclass, field

import discord

from chatterbox.commands import views
from chatterbox.commands.actors import Actors
from chatterbox.commands.beneath import beneath
from chatterbox.commands.presses import Presses, number
from chatterbox.commands.progress import plain
from chatterbox.errors import Missing
from chatterbox.models import Space
from chatterbox.store.candidates import CandidateState
from chatterbox.texts import say
from chatterbox.training.promotion import candidates as training
from chatterbox.training.promotion.results import Results
from chatterbox.training.promotion.service import PromotionService


@dataclass(frozen=True, slots=True)
class Shown:
    """How a candidate is shown: sentences, the table with what broke, the buttons that trainers may press."""

    lines: tuple[str, ...] = ()
    files: list[discord.File] = field(default_factory=list)
    buttons: discord.ui.View | None = None
    serves: bool = False


NOTHING = Shown()


class Candidates(discord.Cog):
    def __init__(
        self,
        presses: Presses,
        actors: Actors,
        candidates: training.Candidates,
        promotions: PromotionService,
        results: Results,
    ) -> None:
        self._actors = actors
        self._candidates = candidates
        self._promotions = promotions
        self._results = results
        presses.on("promote", self.promote)
        presses.on("override", self.override)
        presses.on("keep", self.keep)
        presses.on("drop", self.drop)
        presses.on("really-drop", self.really_drop)
        presses.on("roll-back", self.roll_back)

    async def shown(self, space: Space, run_id: str) -> Shown:
        """A run's model with its result. Raises Missing."""
        candidate = await self._candidates.get(space, run_id)
        result = await self._results.of(candidate)
        files = []
        if result.picture:
            files.append(discord.File(io.BytesIO(result.picture), "comparison.png", description=result.alt))
        if result.broken:
            described = say("broken-alt")
            files.append(discord.File(io.BytesIO(result.broken), "broken.json", description=described))
        return Shown(result.lines, files, await self.buttons(candidate), candidate.serves)

    async def buttons(self, candidate: training.Candidate) -> discord.ui.View | None:
        """What a trainer can do with a candidate now, and what everybody can see of their own in it."""
        mine = [views.show_mine(candidate.run.id)] if candidate.run.detail.examined else []
        shown = [*await self._choices(candidate), *mine]
        return views.row(*shown) if shown else None

    async def _choices(self, candidate: training.Candidate) -> list[views.Button]:
        run_id = candidate.run.id
        if not candidate.there or candidate.record.state is CandidateState.COMPARING:
            return []
        if candidate.serves:
            served = await self._candidates.served(candidate.run.space, 1)
            return [views.roll_back(served.history[0].version)]
        kept = [] if candidate.record.state is CandidateState.KEPT else [views.keep(run_id)]
        if candidate.may_be_promoted:
            return [views.promote(run_id), views.vote(run_id), *kept, views.drop(run_id)]
        return [views.override(run_id), *kept, views.drop(run_id)]

    async def promote(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor, run_id = self._actors.of(interaction), _run(arguments)
        await interaction.response.defer(invisible=True)  # it is asked for a word first, which may take seconds
        await self._promotions.promote(actor, run_id)
        with beneath(interaction):
            await self._changed(interaction, run_id, say("promoted", person=f"<@{actor.user_id}>"))

    async def override(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor, run_id = self._actors.of(interaction), _run(arguments)
        await interaction.response.defer(invisible=True)
        done = await self._promotions.override(actor, run_id)
        line = "promoted-anyway" if done else "override-first"
        with beneath(interaction):
            await self._changed(interaction, run_id, say(line, person=f"<@{actor.user_id}>"))

    async def keep(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor, run_id = self._actors.of(interaction), _run(arguments)
        await interaction.response.defer(invisible=True)
        await self._promotions.keep(actor, run_id)
        with beneath(interaction):
            await self._changed(interaction, run_id, say("candidate-kept", person=f"<@{actor.user_id}>"))

    async def drop(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """Asks once: a model that is deleted cannot be brought back."""
        actor, run_id = self._actors.of(interaction), _run(arguments)
        await self._candidates.admit(actor)
        candidate = await self._candidates.get(actor.space, run_id)
        sure = views.row(views.really_drop(run_id))
        text = say("drop-sure", name=plain(await self._results.said(actor.space, candidate.run.name), 100))
        await interaction.response.send_message(text, view=sure, ephemeral=True)

    async def really_drop(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        refused = await self._promotions.drop(self._actors.of(interaction), _run(arguments))
        text = say("dropped-not-there", reason=refused) if refused else say("dropped")
        await interaction.followup.send(text, ephemeral=True)

    async def roll_back(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        await interaction.response.defer(invisible=True)
        done = await self._promotions.roll_back(actor, number(*arguments[:1] or ("",)))
        model = plain(done.serving.model, 100)
        with beneath(interaction):
            line = say("rolled-back", person=f"<@{actor.user_id}>", model=model)
        await self._edited(interaction, line, None)

    async def _changed(self, interaction: discord.Interaction, run_id: str, line: str) -> None:
        """Brings the message under which somebody pressed to what holds now."""
        candidate = await self._candidates.get(self._actors.of(interaction).space, run_id)
        await self._edited(interaction, line, await self.buttons(candidate))

    async def _edited(self, interaction: discord.Interaction, line: str, buttons: discord.ui.View | None) -> None:
        before = interaction.message.content if interaction.message else ""
        nobody = discord.AllowedMentions.none()
        content = f"{before}\n{line}".strip() if len(before) + len(line) < 2000 else line
        await interaction.edit_original_response(content=content, view=buttons, allowed_mentions=nobody)


def _run(arguments: tuple[str, ...]) -> str:
    """A run's id out of a custom_id; whether there is such a run, the service finds out."""
    if not arguments:
        raise Missing(say("press-unknown"))
    return arguments[0]
