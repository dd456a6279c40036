"""The blind vote in the channel: a message a pair, buttons that survive restarts, the result with its uncertainty."""

import asyncio
import contextlib
import logging

import discord

from chatterbox.commands import modals, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.background import Background
from chatterbox.commands.candidates import Candidates
from chatterbox.commands.live import EditBudget
from chatterbox.commands.messages import Channels, nonce, post
from chatterbox.commands.permissions import TO_REPORT, require
from chatterbox.commands.presses import Presses, custom_id, fields, number
from chatterbox.commands.progress import plain
from chatterbox.commands.vote_texts import result_lines, revealed_text
from chatterbox.errors import BackendDown, ChatterboxError, Missing, Refused
from chatterbox.models import Space
from chatterbox.store.votes import CHOICES, Pair, VoteRecord, VoteState
from chatterbox.texts import say
from chatterbox.training.promotion import candidates as training
from chatterbox.training.promotion.results import Results
from chatterbox.training.promotion.vote_count import PairResult
from chatterbox.training.promotion.vote_form import VoteForm
from chatterbox.training.promotion.voting import VoteService

_log = logging.getLogger(__name__)

WAITS_S = (1.0, 5.0, 30.0, 120.0)
_FIELD = 1024


class Voting(discord.Cog):
    def __init__(
        self,
        bot: discord.AutoShardedBot,
        presses: Presses,
        actors: Actors,
        background: Background,
        budget: EditBudget,
        channels: Channels,
        votes: VoteService,
        results: Results,
        models: training.Candidates,
        candidates: Candidates,
    ) -> None:
        self._bot = bot
        self._actors = actors
        self._background = background
        self._budget = budget
        self._channels = channels
        self._votes = votes
        self._models = models
        self._results = results
        self._candidates = candidates
        self._ending: dict[int, asyncio.Event] = {}  # by vote: set when it closes before its time
        presses.on("vote", self.vote)
        presses.on("vote-typed", self.typed)
        presses.on("ballot", self.ballot)
        presses.on("close-vote", self.close)

    async def resume(self) -> None:
        """Goes on with the votes that were under way."""
        for vote in await self._votes.unfinished():
            self._start(vote)

    async def vote(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The button under a candidate: opens the form."""
        run_id = (*arguments, "")[0]
        form = await self._votes.form(self._actors.of(interaction), run_id)
        await interaction.response.send_modal(modals.vote(custom_id("vote-typed", run_id), form))

    async def typed(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        require(interaction, TO_REPORT)
        given = fields(interaction)
        form = VoteForm(given.get("questions", ""), given.get("hours", ""), given.get("members", ""))
        actor, run_id = self._actors.of(interaction), (*arguments, "")[0]
        vote = await self._votes.open(actor, run_id, form, interaction.channel_id or 0)
        self._start(vote)
        await interaction.response.send_message(say("vote-begun"), ephemeral=True)

    async def ballot(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        vote_id, pair, chosen = (*arguments, "", "", "")[:3]
        choice = next((one for one in CHOICES if one == chosen), None)
        if choice is None:
            raise Missing(say("vote-missing"))
        if not isinstance(interaction.user, discord.Member):
            raise Refused(say("only-in-server"))  # somebody who has left still sees the message for a moment
        enough = await self._votes.cast(self._actors.of(interaction), number(vote_id), number(pair), choice)
        label = say(f"button-choose-{choice}")
        text = say("vote-chosen", number=number(pair) + 1, choice=label)
        await interaction.response.send_message(text, ephemeral=True)
        if enough and number(vote_id) in self._ending:
            self._ending[number(vote_id)].set()

    async def close(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        vote = await self._votes.close(self._actors.of(interaction), number((*arguments, "")[0]))
        if vote.id in self._ending:
            self._ending[vote.id].set()
        await interaction.response.send_message(say("vote-closing"), ephemeral=True)

    def _start(self, vote: VoteRecord) -> None:
        self._ending[vote.id] = asyncio.Event()
        self._background.start(self._held(vote), f"vote {vote.id}", vote.space)

    async def _held(self, vote: VoteRecord) -> None:
        """Brings a vote to its end from wherever it is."""
        try:
            if vote.state is VoteState.ASKING:
                vote = await self._asked(vote)
            if vote.state is VoteState.OPEN:
                vote = await self._posted(vote)
                await self._wait(vote)
            if vote.state in (VoteState.OPEN, VoteState.CLOSED):
                await self._told(await self._votes.closed(vote))
        except Missing:
            _log.info("vote %s ended: its candidate was dropped with its training", vote.id)
        except discord.HTTPException as refused:
            _log.warning("vote %s cannot go on: %s", vote.id, refused.code)
            if refused.status < 500:  # no right to write there, or no channel any more; else at the next start
                await self._votes.give_up(vote)
        finally:
            self._ending.pop(vote.id, None)

    async def _asked(self, vote: VoteRecord) -> VoteRecord:
        """Has both models asked, patiently; says why a vote does not open."""
        for wait_s in (*WAITS_S, None):
            try:
                vote = await self._votes.ask(vote)
            except BackendDown as error:
                if wait_s is None:
                    return await self._given_up(vote, error)
                await asyncio.sleep(wait_s)
            except ChatterboxError as error:
                return await self._given_up(vote, error)
            else:
                break
        if vote.state is VoteState.TOLD:
            await post(self._channels(vote.channel_id), say("vote-no-difference"), once=nonce("vote", vote.id, "none"))
        return vote

    async def _given_up(self, vote: VoteRecord, error: ChatterboxError) -> VoteRecord:
        text = say("vote-not-opened", reason=str(error))[:2000]
        await post(self._channels(vote.channel_id), text, once=nonce("vote", vote.id, "failed"))
        return await self._votes.give_up(vote)

    async def _posted(self, vote: VoteRecord) -> VoteRecord:
        """Sends the head and the pairs that were not sent yet."""
        channel, pairs = self._channels(vote.channel_id), vote.detail.pairs
        if all(pair.message_id is None for pair in pairs):
            head = say(
                "vote-head",
                pairs=len(pairs),
                until=str(int(vote.closes_at.timestamp())),  # as text: a number would be grouped
                members=vote.closes_after,
                person=f"<@{vote.opened_by}>",
            )
            once = nonce("vote", vote.id, "head")
            await post(channel, head, once=once, view=views.row(views.close_vote(vote.id)))
        for index, pair in enumerate(pairs):
            if pair.message_id is None:
                text, card = await self._pair(vote.space, index, len(pairs), pair)
                buttons = views.row(*(views.ballot(vote.id, index, choice) for choice in CHOICES))
                once = nonce("vote", vote.id, "pair", index)
                message = await post(channel, text, once=once, view=buttons, embed=card)
                vote = await self._votes.posted(vote, index, message.id)
        return vote

    async def _pair(self, space: Space, index: int, of: int, pair: Pair) -> tuple[str, discord.Embed]:
        answers = pair.answers or ("", "")
        first, second = answers[::-1] if pair.candidate_first else answers
        card = discord.Embed()
        for letter, answer in ((say("vote-pair-a"), first), (say("vote-pair-b"), second)):
            shown = plain(await self._results.said(space, answer), _FIELD) or "—"
            card.add_field(name=letter, value=shown, inline=False)
        question = plain(await self._results.said(space, pair.question), 600)
        return say("vote-pair", number=index + 1, of=of, question=question), card

    async def _wait(self, vote: VoteRecord) -> None:
        """Until the vote closes: by its time, by its voters or by a trainer."""
        while (left_s := await self._votes.seconds_left(vote)) > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ending[vote.id].wait(), left_s)
            self._ending[vote.id].clear()

    async def _told(self, vote: VoteRecord) -> None:
        left = [user_id for user_id in await self._votes.voters(vote) if await self._has_left(vote.space, user_id)]
        result = await self._votes.result(vote, left)
        for index, pair in enumerate(vote.detail.pairs):
            await self._revealed(vote, index, pair, result.pairs[index])
        candidate = await self._models.get(vote.space, vote.run_id)
        name = plain(await self._results.said(vote.space, candidate.run.name), 100)
        text = "\n".join(result_lines(result, name, len(left)))[:2000]
        buttons = await self._candidates.buttons(candidate)
        await post(self._channels(vote.channel_id), text, once=nonce("vote", vote.id, "result"), view=buttons)
        await self._votes.told(vote)

    async def _revealed(self, vote: VoteRecord, index: int, pair: Pair, counted: PairResult) -> None:
        """Ends a pair's message: no buttons any more, and whose answers they were."""
        if pair.message_id is None:
            return
        message = self._channels(vote.channel_id).get_partial_message(pair.message_id)
        text, card = await self._pair(vote.space, index, len(vote.detail.pairs), pair)
        card.set_footer(text=revealed_text(pair, counted))

        async def edit() -> None:
            try:
                await message.edit(content=text, embed=card, view=None, allowed_mentions=discord.AllowedMentions.none())
            except discord.HTTPException as refused:
                _log.info("pair %s of vote %s stays as it is: %s", index, vote.id, refused.code)

        await asyncio.shield(self._budget.edit(vote.channel_id, pair.message_id, edit))

    async def _has_left(self, space: Space, user_id: int) -> bool:
        try:
            await self._bot.http.get_member(space.id, user_id)
        except discord.NotFound:
            return True
        except discord.HTTPException as refused:
            _log.info("whether a voter is still there could not be read: %s", refused.code)
        return False
