"""Two servers live with the bot: whatever is done there, and in whatever order, it keeps what it should and no more.

Hypothesis draws what is done; a simple model (community_model) says what must be there after each step: rows with their
givers, sets, models, help, history, and nothing that was deleted, anywhere, or from the other server. The same steps
each time; COMMUNITY_EXAMPLES=200 draws so many other ones.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.models import Actor, Asked, Case, CorrectionForm, CorrectionState, Message, Place, RunState, Space
from chatterbox.store.votes import Choice
from chatterbox.training.promotion.vote_form import VoteForm
from community_house import correction_states, everything, givers, kept_versions, recorded_files, taught
from community_model import Community, Made, Packed, Said, Taken, Version
from loopback_backend import BASE, loopback_backend
from privacy_fixtures import PrivacyHouse, privacy_house
from training_house import chat_row, jsonl

_T = TypeVar("_T")
GUILDS = (Space("guild", 77), Space("guild", 78))
TRAINERS, MEMBERS = (5, 6), (11, 12, 13)
NAMES = ("beds", "books")
TEST = "Is everything well?"
MOST_PROMOTED = 2

guilds = st.sampled_from((0, 0, 0, 1))  # the more is done in one place, the more of it meets
trainers, people = st.sampled_from(TRAINERS), st.sampled_from((*TRAINERS, *MEMBERS))
picks = st.integers(0, 1_000)
LIVE = (CorrectionState.ACTING,)


def actor(guild: int, person: int) -> Actor:
    joined = datetime.now(UTC) - timedelta(days=400)
    return Actor(GUILDS[guild], person, f"person{person}", trains=person in TRAINERS, joined_at=joined)


class Servers(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.stack = contextlib.AsyncExitStack()
        self.folder = tempfile.TemporaryDirectory()
        self.words = count()
        self.guilds = tuple(Community() for _ in GUILDS)
        self.good: dict[str, bool] = {BASE: True}  # by model
        self.making_good = True
        self.house: PrivacyHouse

    def do(self, coming: Coroutine[Any, Any, _T]) -> _T:
        return self.loop.run_until_complete(coming)

    @initialize()
    def opened(self) -> None:
        self.backend = self.do(self.stack.enter_async_context(loopback_backend()))
        self.backend.steps, self.backend.answer = 1, self.answer
        self.bot = contextlib.AsyncExitStack()
        self.start()
        for guild in range(len(GUILDS)):
            cases = (Case((Message("user", TEST),), ("fine",)),)
            self.do(self.services.test_sets.keep(actor(guild, TRAINERS[0]), cases, "yes"))
            self.upload(guild, TRAINERS[guild], NAMES[0])
        for person in MEMBERS[:2]:
            self.correct(0, person, 0, known=False)
        self.grow(0, NAMES[0])
        for manner in (False, True):
            self.train(0, TRAINERS[0], NAMES[0], good=True, manner=manner)
            self.promote(0, 0)
        self.ask(0, MEMBERS[2])

    def start(self) -> None:
        self.house = self.do(self.bot.enter_async_context(privacy_house(Path(self.folder.name), self.backend, "ask")))
        self.do(self.house.services.privacy.resume())
        self.services = self.house.services

    def teardown(self) -> None:
        self.do(self.bot.aclose())
        self.do(self.stack.aclose())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
        self.folder.cleanup()

    def answer(self, model: str, messages: list[dict[str, str]]) -> str:
        return f"{'fine' if self.good.get(model, self.making_good) else 'Hm'}, says {model}"

    def word(self, guild: int) -> str:
        """A word that stands nowhere else; its first letter tells whose it is."""
        return f"{'xy'[guild]}q{next(self.words)}z"

    # -- what people do

    @rule(guild=guilds, giver=trainers, name=st.sampled_from(NAMES))
    def upload(self, guild: int, giver: int, name: str) -> None:
        rows = {f"{self.word(guild)}?": f"{self.word(guild)}." for _ in range(10)}
        content = jsonl([chat_row(question, answer) for question, answer in rows.items()])
        dataset, _ = self.do(self.services.desk.keep(actor(guild, giver), content, "x.jsonl", name, None))
        self.guilds[guild].versions[dataset.id] = Version(name, dataset.version, giver, rows)

    @rule(guild=guilds, person=people, pick=picks, known=st.booleans())
    def correct(self, guild: int, person: int, pick: int, known: bool) -> None:
        """Of something that is known, or was corrected by another: then one contradicts the other."""
        questions = self.questions(guild) if known else []
        question = questions[pick % len(questions)] if questions else f"{self.word(guild)}?"
        form = CorrectionForm(question, f"{self.word(guild)}.", (f"And {question}",))
        kept = self.do(self.services.corrections.submit(actor(guild, person), form, None))
        self.guilds[guild].said[kept.id] = Said(person, question, form.phrasings[0], form.answer)

    @rule(guild=guilds, pick=picks)
    def approve(self, guild: int, pick: int) -> None:
        state = CorrectionState.CONTRADICTED
        if held := sorted(number for number, one in self.states(guild).items() if one is state):
            chosen = held[pick % len(held)]
            self.do(self.services.corrections.approve(actor(guild, TRAINERS[0]), chosen))
            assert self.states(guild)[chosen] is CorrectionState.ACTING

    @rule(guild=guilds, pick=picks)
    def withdraw(self, guild: int, pick: int) -> None:
        community, states = self.guilds[guild], self.states(guild)
        over = (CorrectionState.REPLACED, CorrectionState.WITHDRAWN)
        if left := [number for number in community.said if states[number] not in over]:
            number = left[pick % len(left)]
            author = actor(guild, community.said[number].author)
            self.do(self.services.corrections.withdraw_one(author, number))
            community.said[number].withdrawn = True

    @rule(guild=guilds, person=people)
    def ask(self, guild: int, person: int) -> None:
        """Everything that is known: what others said is in the log then."""
        for question in self.questions(guild):
            place = Place(10, next(self.words) + 1)
            turn = self.do(self.services.chat.begin(Asked(GUILDS[guild], person, question, place)))
            assert (turn.help.answer if turn.help else None) == self.help(guild, question)

    @rule(guild=guilds, name=st.sampled_from(NAMES))
    def grow(self, guild: int, name: str) -> None:
        community, live = self.guilds[guild], self.live(guild)
        if name not in community.names():
            return
        number = community.newest(name)
        grown = community.grown(number, live)
        adding = self.services.desk.add_corrections(actor(guild, TRAINERS[0]), number, mine=False)
        if not live or grown.rows == community.versions[number].rows:
            with pytest.raises(BadInput):
                self.do(adding)
            return
        dataset = self.do(adding).dataset
        grown.number = dataset.version
        community.versions[dataset.id] = grown

    # -- models

    @rule(guild=guilds, by=trainers, name=st.sampled_from(NAMES), good=st.booleans(), manner=st.booleans())
    def train(self, guild: int, by: int, name: str, good: bool, manner: bool) -> None:
        """`manner`: it answers everything itself, so that the gate hears whether it is `good`."""
        community, live, self.making_good = self.guilds[guild], self.live(guild), good
        if name not in community.names():
            return
        number, who, training = community.newest(name), actor(guild, by), self.services.training
        plan = self.do(training.plan(who, dataset=name, teaches="manner" if manner else "facts"))
        run = self.do(self.house.ended(self.do(training.start(who, plan, Place(900)))))
        assert run.state is RunState.SUCCEEDED, run.error
        said = {one: community.said[one] for one in live}
        overruled = {wording for one in said.values() for wording in (one.question, one.otherwise)}
        version = community.versions[number]
        own = {question: answer for question, answer in version.uploaded.items() if question not in overruled}
        assert taught(self.backend.uploads[-1]) == own | {one.question: one.answer for one in said.values()}
        self.good[run.model] = well = good or not manner
        serving = self.good[community.made[community.serving].model] if community.serving else True
        givers = {("form", one): said[one].author for one in said} | (
            {("upload", number): version.giver} if own else {}
        )
        community.made[run.id] = Made(run.model, number, givers, well, passes=well or not serving)
        candidate = self.do(self.services.candidates.get(GUILDS[guild], run.id))
        assert candidate.verdict.passed is community.made[run.id].passes
        self.good[run.model] = well

    @rule(guild=guilds, pick=picks)
    def promote(self, guild: int, pick: int) -> None:
        community = self.guilds[guild]
        if not (candidates := community.candidates()):
            return
        run_id = candidates[pick % len(candidates)]
        run, promotions = community.made[run_id], self.services.promotions
        allowed = not run.erased and (run.passes or run.promoted)
        if not allowed:
            with pytest.raises(Refused):
                self.do(promotions.promote(actor(guild, TRAINERS[0]), run_id))
            return
        promotion = self.do(promotions.promote(actor(guild, TRAINERS[0]), run_id))
        assert promotion.why == ("voted" if run.won else "chosen")
        community.take(run_id)

    @rule(guild=guilds, pick=picks)
    def override(self, guild: int, pick: int) -> None:
        community, promotions = self.guilds[guild], self.services.promotions
        failing = [one for one in community.candidates() if not community.made[one].passes]
        failing = [one for one in failing if not (community.made[one].promoted or community.made[one].erased)]
        if failing:
            run_id = failing[pick % len(failing)]
            first = self.do(promotions.override(actor(guild, TRAINERS[0]), run_id))
            done = first or self.do(promotions.override(actor(guild, TRAINERS[1]), run_id))
            assert done is not None and done.why == "overridden"
            community.take(run_id)

    @rule(guild=guilds, pick=picks, choices=st.lists(st.sampled_from(("candidate", "serving", "same")), max_size=3))
    def vote(self, guild: int, pick: int, choices: list[str]) -> None:
        """Each of some members prefers one; the question is about something that somebody taught, if there is."""
        community, votes = self.guilds[guild], self.services.votes
        if not (candidates := community.candidates()):
            return
        run_id, asked = candidates[pick % len(candidates)], "\n".join((TEST, *self.questions(guild)[:1]))
        trainer = actor(guild, TRAINERS[0])
        vote = self.do(votes.open(trainer, run_id, VoteForm(asked, "", ""), 900))
        vote = self.do(votes.ask(vote))
        for pair in range(len(vote.detail.pairs)):
            for member, preferred in zip(MEMBERS, choices, strict=False):
                choice: Choice = "same"
                if preferred != "same":
                    choice = "a" if (preferred == "candidate") is vote.detail.pairs[pair].candidate_first else "b"
                self.do(votes.cast(actor(guild, member), vote.id, pair, choice))
        if vote.detail.pairs:
            self.do(votes.close(trainer, vote.id))
            result = self.do(votes.result(vote))
            better, worse = choices.count("candidate"), choices.count("serving")
            assert (result.preferred.better, result.preferred.worse) == (better, worse)
            self.do(votes.told(vote))
            community.made[run_id].won = better > worse

    @rule(guild=guilds)
    def roll_back(self, guild: int) -> None:
        community, promotions = self.guilds[guild], self.services.promotions
        before = community.before()
        back = promotions.roll_back(actor(guild, TRAINERS[0]), len(community.history))
        gone = (
            before is not None
            and before.run
            and (not community.made[before.run].there or community.made[before.run].erased)
        )
        if before is None or gone:
            with pytest.raises(Refused):
                self.do(back)
            return
        self.do(back)
        community.history.append(before)

    @rule(guild=guilds, pick=picks)
    def drop(self, guild: int, pick: int) -> None:
        community = self.guilds[guild]
        if candidates := community.candidates():
            run_id = candidates[pick % len(candidates)]
            assert self.do(self.services.promotions.drop(actor(guild, TRAINERS[0]), run_id)) == ""
            community.made[run_id].there = False

    @rule()
    def a_month_goes_by(self) -> None:
        """The daily sweep, with candidates that are a month old and two models kept of those that served."""
        retention = self.services.retention
        retention._promoted, retention._now = MOST_PROMOTED, lambda: datetime.now(UTC) + timedelta(days=31)
        self.do(self.services.privacy.sweep())
        self.settle()
        expected = [run for community in self.guilds for run in community.stale_models(MOST_PROMOTED)]
        assert self.do(retention.sweep()) == len(expected)
        for run in expected:
            run.there = False

    # -- datasets

    @rule(guild=guilds, name=st.sampled_from(NAMES))
    def archive(self, guild: int, name: str) -> None:
        community = self.guilds[guild]
        if name not in community.names():
            return
        trainer = actor(guild, TRAINERS[0])
        archive = self.do(self.services.desk.archive(trainer, name))
        (file,) = self.do(self.services.filing.get(trainer, f"archive:{archive.id}"))
        versions = {number: one for number, one in community.versions.items() if one.name == name}
        for version in versions.values():
            version.archived = True
        kept = {number: version.copy() for number, version in versions.items()}
        community.downloads.append(Packed(name, file.content, kept))
        with pytest.raises(Missing):
            self.do(self.services.training.plan(trainer, dataset=name))

    @rule(guild=guilds, name=st.sampled_from(NAMES))
    def restore(self, guild: int, name: str) -> None:
        community = self.guilds[guild]
        if name in community.names(archived=True):
            restored = self.do(self.services.desk.restore(actor(guild, TRAINERS[0]), name))
            assert restored.back == 0
            for version in community.versions.values():
                version.archived = version.archived and version.name != name

    @rule(guild=guilds, pick=picks)
    def restore_a_download(self, guild: int, pick: int) -> None:
        community, trainer = self.guilds[guild], actor(guild, TRAINERS[0])
        if not community.downloads:
            return
        packed = community.downloads[pick % len(community.downloads)]
        with pytest.raises(BadInput):
            self.do(self.services.desk.restore_file(actor(1 - guild, TRAINERS[0]), packed.content))
        restoring = self.services.desk.restore_file(trainer, packed.content)
        if packed.versions.keys() <= community.given_up:
            with pytest.raises(Missing):
                self.do(restoring)
            return
        restored = self.do(restoring)
        assert restored.back == len(community.restore(packed))
        for dataset in self.do(self.services.desk.named(trainer, packed.name)).versions:
            community.versions[dataset.id].number = dataset.version

    @rule(guild=guilds, name=st.sampled_from(NAMES))
    def delete(self, guild: int, name: str) -> None:
        community = self.guilds[guild]
        numbers = [number for number, version in community.versions.items() if version.name == name]
        if numbers:
            self.do(self.services.desk.delete(actor(guild, TRAINERS[0]), numbers[0]))
            community.delete(name)

    # -- people

    @rule(guild=guilds, pick=picks, datasets=st.booleans())
    def forget(self, guild: int, pick: int, datasets: bool) -> None:
        community = self.guilds[guild]
        given = {version.giver for version in community.versions.values() if version.giver}
        if not (theirs := sorted({*given, *(one.author for one in community.said.values())})):
            return
        person = theirs[pick % len(theirs)]
        community.forget(person, datasets=datasets)
        self.do(self.services.privacy.delete_mine(actor(guild, person), datasets=datasets))
        self.settle()

    @rule()
    def restart(self) -> None:
        self.do(self.bot.aclose())
        self.start()

    def settle(self) -> None:
        """Lets the backend delete what holds what was deleted: all but what answers somewhere."""
        self.do(self.services.privacy._clearing.settled(10))
        for community in self.guilds:
            for run_id, run in community.made.items():
                run.there = run.there and (not run.erased or run_id == community.serving)

    # -- what must hold

    @invariant()
    def the_sets_are_what_was_done(self) -> None:
        for space, community in zip(GUILDS, self.guilds, strict=True):
            assert self.do(kept_versions(self.house.store, space)) == community.versions
            assert self.do(self.house.store.vault.names(space)) == self.do(recorded_files(self.house.store, space))

    @invariant()
    def every_row_of_a_model_has_its_giver(self) -> None:
        for space, community in zip(GUILDS, self.guilds, strict=True):
            made = {run_id: run.givers for run_id, run in community.made.items()}
            assert self.do(givers(self.house.store, space)) == made
            stale = self.do(self.services.privacy.stale(Actor(space, 5, "Ada", trains=True)))
            assert set(stale) == community.stale

    @invariant()
    def what_serves_and_its_help_agree(self) -> None:
        for guild, (space, community) in enumerate(zip(GUILDS, self.guilds, strict=True)):
            served = self.do(self.services.candidates.served(space, 1_000))
            history = [Taken(one.serving.run_id or "", one.serving.dataset_id, one.back_to) for one in served.history]
            assert history[::-1] == community.history
            assert served.serving.run_id == (community.serving or None)
            assert list(community.rivalry(self.live(guild))) == []
            for question in self.questions(guild):
                assert self.helped(space, question) == self.help(guild, question), question

    @invariant()
    def nothing_that_was_deleted_is_anywhere(self) -> None:
        for guild, (space, community) in enumerate(zip(GUILDS, self.guilds, strict=True)):
            text = self.do(everything(self.house.store, space))
            assert [word for word in community.erased if word in text] == []
            assert f"{'yx'[guild]}q" not in text, "of the other server"

    @invariant()
    def the_backend_has_the_models_that_are_there(self) -> None:
        gone = {run.model for community in self.guilds for run in community.made.values() if not run.there}
        assert self.backend.deleted == gone
        assert self.backend.files == {}

    # -- looks

    def questions(self, guild: int) -> list[str]:
        """Everything that somebody here ever asked to be known, as far as it may be known."""
        community = self.guilds[guild]
        rows = [question for version in community.versions.values() for question in list(version.rows)[:2]]
        return sorted({*rows, *(one.question for one in community.said.values())})

    def help(self, guild: int, question: str) -> str | None:
        """What a question is answered with, says the model."""
        said = [self.guilds[guild].said[number] for number in sorted(self.live(guild))]
        acting = [one.answer for one in said if one.question == question]
        return acting[0] if acting else self.guilds[guild].row_help.get(question)

    def helped(self, space: Space, question: str) -> str | None:
        """What a question is answered with, says the bot."""
        serving = self.do(self.services.spaces.serving(space))
        found = self.do(self.services.training._tools.help.find(space, serving, question))
        return found.answer if found else None

    def states(self, guild: int) -> dict[int, CorrectionState]:
        states = self.do(correction_states(self.house.store, GUILDS[guild]))
        assert states.keys() == self.guilds[guild].said.keys()
        withdrawn = {number for number, state in states.items() if state is CorrectionState.WITHDRAWN}
        assert withdrawn == self.guilds[guild].withdrawn
        return states

    def live(self, guild: int) -> set[int]:
        return {number for number, state in self.states(guild).items() if state in LIVE}


def test_two_servers_keep_what_they_should_and_no_more() -> None:
    more = int(os.environ.get("COMMUNITY_EXAMPLES", "0"))
    # To make a failure short takes minutes: only where somebody looks for one.
    phases = (Phase.generate, Phase.shrink) if more else (Phase.generate,)
    drawn = settings(
        max_examples=more or 5,
        stateful_step_count=25,
        deadline=None,
        derandomize=not more,
        database=None,
        phases=phases,
    )
    run_state_machine_as_test(Servers, settings=drawn)
