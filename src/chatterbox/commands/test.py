"""/test: questions with expectations, asked of the serving model and the one before it; a score table as a picture."""

import asyncio
import io
import logging
from typing import Any, cast, get_args

import discord

from chatterbox.commands import modals, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.background import Background
from chatterbox.commands.failures import sentence_for
from chatterbox.commands.live import EditBudget
from chatterbox.commands.messages import Channels, link_to, nonce, place_of, post
from chatterbox.commands.options import option
from chatterbox.commands.permissions import TO_REPORT, require
from chatterbox.commands.presses import Presses, custom_id, fields
from chatterbox.commands.progress import bar, plain
from chatterbox.errors import BadInput, Missing
from chatterbox.models import Actor, Case, Place, Space
from chatterbox.texts import aloud, say
from chatterbox.training.evaluation.service import EvaluationService, Scores
from chatterbox.training.evaluation.test_sets import Keep, TestSet, TestSets

_log = logging.getLogger(__name__)

MOST_BYTES = 1024 * 1024
_OFF = "off"
_KEEP = list(get_args(Keep))


class Test(discord.Cog):
    __test__ = False  # not a test of pytest's

    def __init__(
        self,
        presses: Presses,
        actors: Actors,
        background: Background,
        budget: EditBudget,
        channels: Channels,
        evaluation: EvaluationService,
        test_sets: TestSets,
    ) -> None:
        self._actors = actors
        self._background = background
        self._budget = budget
        self._channels = channels
        self._evaluation = evaluation
        self._test_sets = test_sets
        presses.on("tested", self.submitted)
        presses.on("other-questions", self.other_questions)

    @discord.slash_command(
        description="Ask the model questions and score its answers against what you expect",
        contexts={discord.InteractionContextType.guild},
    )
    @option("file", discord.Attachment, "Cases as JSON; without it a form opens")
    @option("help", str, "off: ask the model alone, without help", choices=["on", _OFF], parameter_name="helped")
    @option("keep", str, "Keep the cases as this server's test set (add: beside those that it has)", choices=_KEEP)
    async def test(
        self,
        ctx: discord.ApplicationContext,
        file: discord.Attachment | None = None,
        helped: str = "on",
        keep: str | None = None,
    ) -> None:
        require(ctx.interaction, TO_REPORT)
        actor = self._actors.of(ctx.interaction)
        await self._evaluation.admit(actor)
        if keep:
            await self._test_sets.admit(actor)
        kept = None if file or keep else await self._test_sets.newest(actor.space)
        if file is None and kept is None:
            await ctx.send_modal(modals.cases(custom_id("tested", helped, keep or "")))
            return
        await ctx.defer(ephemeral=True)
        if kept is not None:
            await self._begin(ctx.interaction, kept.cases, helped, kept, other=True)
        elif file is not None:
            await self._taken(ctx.interaction, await _fetched(file), helped, keep or "")

    async def other_questions(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The button beside a test of the kept set: opens the form."""
        require(interaction, TO_REPORT)
        await self._evaluation.admit(self._actors.of(interaction))
        helped = _OFF if _OFF in arguments else "on"
        await interaction.response.send_modal(modals.cases(custom_id("tested", helped, "")))

    async def submitted(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        require(interaction, TO_REPORT)
        await interaction.response.defer(ephemeral=True, invisible=False)
        text = fields(interaction).get("cases", "").encode("utf-8", "replace")
        helped, keep = (*arguments, "", "")[:2]
        await self._taken(interaction, text, helped, keep)

    async def _taken(self, interaction: discord.Interaction, text: bytes, helped: str, keep: str) -> None:
        """Checks cases that were typed or uploaded, keeps them where that is wanted, and asks them."""
        actor = self._actors.of(interaction)
        await self._evaluation.admit(actor)
        cases = self._evaluation.parse(text)
        kept = await self._test_sets.keep(actor, cases, cast(Keep, keep)) if keep in get_args(Keep) else None
        await self._begin(interaction, kept.cases if kept else cases, helped, kept)

    async def _begin(
        self,
        interaction: discord.Interaction,
        cases: tuple[Case, ...],
        how: str,
        kept: TestSet | None,
        *,
        other: bool = False,
    ) -> None:
        """Opens the message that the scores will stand in, and answers with a pointer to it.

        `kept`: the test set that these are; `other` offers the form for other questions.
        """
        actor, helped = self._actors.of(interaction), how != _OFF
        await self._evaluation.admit(actor)
        channel_id = interaction.channel_id or 0
        await self._evaluation.begin(actor.space, interaction.id, channel_id)
        try:
            # How many answers that makes is known once it is known what served before.
            with aloud():
                begins = say("test-begins", cases=len(cases), person=f"<@{actor.user_id}>")
            message = await post(self._channels(channel_id), begins, once=nonce("test", interaction.id))
        except discord.HTTPException:
            await self._evaluation.ended(actor.space, interaction.id)
            raise
        await self._evaluation.shown(actor.space, interaction.id, place_of(message))
        scored = self._scored(message, interaction.id, actor, cases, helped)
        self._background.start(scored, f"test {interaction.id}", actor.space)
        started = [say("test-started", cases=len(cases), link=link_to(message, actor.space))]
        if kept:
            key = "test-set-asked" if other else "test-set-kept"
            started.append(say(key, version=kept.version, cases=len(kept.cases)))
        buttons = views.row(views.other_questions(how)) if other else views.row()
        await interaction.followup.send("\n".join(started), view=buttons, ephemeral=True)

    async def _scored(
        self, message: discord.Message, interaction_id: int, actor: Actor, cases: tuple[Case, ...], helped: bool
    ) -> None:
        """Runs the test. Whatever its end is, its message tells it then, and no later start need."""
        try:
            await self._run(message, actor, cases, helped)
        finally:
            await self._evaluation.ended(actor.space, interaction_id)

    async def resume(self) -> None:
        """Ends the messages of tests that a crash cut, in the background."""
        for space, interaction_id, place in await self._evaluation.unfinished():
            self._background.start(self._end_cut(space, interaction_id, place), f"end of test {interaction_id}", space)

    async def _end_cut(self, space: Space, interaction_id: int, place: Place) -> None:
        channel, note = self._channels(place.channel_id), say("test-cut")
        try:
            if place.message_id is None:  # what went out just before the crash is given back by its nonce
                message = await post(channel, note, once=nonce("test", interaction_id))
            else:
                message = await channel.fetch_message(place.message_id)
            await message.edit(content=note)
        except discord.HTTPException as refused:
            _log.warning("the end of test %s could not be told: %s", interaction_id, refused.code)
            if refused.status >= 500:
                return  # once more at the next start
        await self._evaluation.ended(space, interaction_id)

    async def _run(self, message: discord.Message, actor: Actor, cases: tuple[Case, ...], helped: bool) -> None:
        def progress(done: int, of: int) -> None:
            self._edit(message, content=_progress(actor, done, of))

        person = f"<@{actor.user_id}>"
        try:
            scores = await self._evaluation.run(actor, cases, helped=helped, progress=progress)
            files = await self._files(scores)
        except asyncio.CancelledError:
            await self._edit(message, content=say("test-failed", person=person, reason=say("test-stopped")))
            raise
        except Exception as error:
            sentence = sentence_for(error, f"the test {message.id}")
            await self._edit(message, content=say("test-failed", person=person, reason=sentence)[:2000])
            return
        await self._edit(message, content=_summary(actor, scores), files=files)

    def _edit(self, message: discord.Message, **fields: Any) -> asyncio.Future[None]:
        async def edit() -> None:
            try:
                await message.edit(allowed_mentions=discord.AllowedMentions.none(), **fields)
            except discord.HTTPException as refused:
                _log.warning("the message of a test could not be edited: %s", refused.code)

        return self._budget.edit(message.channel.id, message.id, edit)

    async def _files(self, scores: Scores) -> list[discord.File]:
        table = io.BytesIO(await self._evaluation.table(scores))
        files = [discord.File(table, filename="scores.png", description=_table_alt(scores))]
        if any(scores.passed(model) < len(scores.results[model]) for model in scores.models):
            failures = io.BytesIO(self._evaluation.failures(scores))
            files.append(discord.File(failures, filename="failures.json", description=say("test-failures-alt")))
        return files


async def _fetched(file: discord.Attachment) -> bytes:
    if file.size > MOST_BYTES:
        raise BadInput(say("test-too-large", most=MOST_BYTES // 1024))
    try:
        return await file.read()
    except discord.HTTPException:
        raise Missing(say("train-file-gone", name=plain(file.filename, 100))) from None


def _progress(actor: Actor, done: int, of: int) -> str:
    return say("test-progress", bar=bar(done, of), done=done, of=of, person=f"<@{actor.user_id}>")


def _summary(actor: Actor, scores: Scores) -> str:
    how = say("test-helped" if scores.helped else "test-alone")
    lines = [say("test-done", person=f"<@{actor.user_id}>", how=how)]
    lines.extend(_line(scores, model) for model in scores.models)
    return "\n".join(lines)[:2000]


def _line(scores: Scores, model: str) -> str:
    passed, cases = scores.passed(model), len(scores.results[model])
    return say("test-line", model=plain(model, 100), bar=bar(passed, cases), passed=passed, of=cases)


def _table_alt(scores: Scores) -> str:
    """The picture's numbers in words."""
    said = (f"{model}: {scores.passed(model)} / {len(scores.results[model])}" for model in scores.models)
    return say("test-table-alt", scores="; ".join(said))[:1024]
