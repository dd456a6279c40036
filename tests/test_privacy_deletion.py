"""What is kept about a person, and that it goes on request, whole and nowhere else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, select

from chat_fixtures import CHESS, GARDEN, LOG_DAYS, START, House, WordEmbedder, built, form, member, trainer
from chatterbox.models import Asked, Case, CaseResult, CorrectionState, Message, Place, RunState, Serving, Space
from chatterbox.store.candidates import Comparison, Marked, Paper, Question, Reply
from chatterbox.store.ledger import Source
from chatterbox.store.people import HELD
from chatterbox.store.runs import RunRecord
from chatterbox.store.tables import Base
from chatterbox.store.votes import Pair, VoteDetail, VoteRecord, VoteState
from chatterbox.training.privacy.service import Kept

NOTHING = Kept(0, 0, 0, 0, ())


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        yield house


async def dataset(house: House, giver: int, space: Space = GARDEN) -> int:
    async with house.store.transaction() as work:
        kept = await work.datasets.add(
            space, f"facts of {giver}", file="0" * 32, rows=10, sha256="", teaches="facts", giver=giver, now=START
        )
    return kept.id


async def run(house: House, by: int, model: str, dataset_id: int | None, *corrections: int) -> None:
    async with house.store.transaction() as work:
        await work.runs.add(
            RunRecord(
                id=model, space=GARDEN, name="run", state=RunState.SUCCEEDED, dataset_id=dataset_id, epochs=None,
                backend="local", requested_by=by, place=Place(10, 1), created_at=START, model=model,
            )
        )  # fmt: skip
        sources = {Source("form", number): 4 for number in corrections}
        if dataset_id is not None:
            sources[Source("upload", dataset_id)] = 10
        assert await work.ledger.record(GARDEN, model, sources)


async def test_what_is_kept_is_counted_and_models_that_learned_are_named(house: House) -> None:
    assert await house.privacy.kept(member(1)) == NOTHING
    await house.ask("Where is the pump key?", user=1)
    await house.ask("Where is the pump key?", user=1, space=CHESS)
    mine = await house.corrections.submit(member(1), form("Pump key?", "Sign."), None)
    others = await house.corrections.submit(member(2), form("Chair?", "Philippa."), None)
    given = await dataset(house, 1)
    await run(house, 1, "ft:a", None, others.id)
    await run(house, 2, "ft:b", None, mine.id, others.id)
    await run(house, 2, "ft:c", given)
    assert await house.privacy.kept(member(1)) == Kept(1, 1, 1, 1, ("ft:b", "ft:c"))
    assert await house.privacy.kept(member(2)) == Kept(0, 1, 0, 2, ("ft:a", "ft:b"))
    assert await house.privacy.kept(member(1, space=CHESS)) == Kept(1, 0, 0, 0, ())


async def test_everything_of_a_person_goes_and_nothing_else(house: House) -> None:
    asked = await house.ask("Where is the pump key?", user=1)
    others = await house.ask("Who is the chairwoman?", user=2)
    await house.ask("Where is the pump key?", user=1, space=CHESS)
    mine = await house.corrections.submit(member(1), form("Chair?", "Philippa."), others)
    theirs = await house.corrections.submit(member(2), form("Pump key?", "Sign."), asked)
    await dataset(house, 1)
    await run(house, 1, "ft:a", None, mine.id)
    await house.spaces.hint_once(GARDEN, 1, "ping")
    before = await house.privacy.kept(member(1))
    gone = await house.privacy.delete_mine(member(1), datasets=False)
    assert (gone.kept, gone.models, gone.refused) == (before, ("ft:a",), ())
    assert await house.privacy.kept(member(1)) == NOTHING
    assert await house.chat.get(GARDEN, asked.id) is None
    assert await house.chat.turn_at(GARDEN, asked.reply_places[0].message_id or 0) is None
    assert (await house.ask("Chair?", user=3)).help is None
    # Others' things, other servers' and the server's own stay.
    assert await house.chat.get(GARDEN, others.id) is not None
    assert (await house.privacy.kept(member(1, space=CHESS))).turns == 1
    assert (await house.corrections.get(GARDEN, theirs.id)).state is CorrectionState.ACTING
    assert (await house.ask("Pump key?", user=3)).answer == "Sign."
    assert await house.spaces.hint_once(GARDEN, 1, "ping")
    async with house.store.reading() as work:
        assert [(one.giver_id, one.rows) for one in await work.datasets.newest(GARDEN)] == [(0, 10)]
        kept_run = await work.runs.get(GARDEN, "ft:a")
        assert kept_run is not None
        assert kept_run.requested_by == 0


async def test_the_askers_words_end_with_the_askers_deletion(house: House) -> None:
    asked = await house.ask("Where is the zorbling pump key?", user=1)
    without = await house.corrections.submit(member(2), form("", "Behind the sign."), asked)
    with_question = await house.corrections.submit(
        member(2), form("Which month?", "March."), await house.ask("zorb when?")
    )
    helped = await house.ask("where is the zorbling pump KEY", user=3)
    assert helped.help is not None
    await house.privacy.delete_mine(member(1))
    assert (await house.corrections.get(GARDEN, without.id)).state is CorrectionState.EXPIRED
    assert (await house.corrections.get(GARDEN, with_question.id)).state is CorrectionState.ACTING
    assert (await house.ask("Where is the zorbling pump key?", user=3)).help is None
    assert (await house.ask("zorb when?", user=3)).help is None
    async with house.store.reading() as work:
        for correction in (without, with_question):
            entries = await work.entries.of_correction(GARDEN, correction.id)
            assert not any("zorb" in entry.question for entry in entries)
        logged = await work.turns.get(GARDEN, helped.id)
    # Nor does somebody else's reply quote them any more.
    assert logged is not None
    assert logged.help is not None
    assert logged.help.question == ""


async def test_a_correctors_words_go_from_the_log_too(house: House) -> None:
    await house.corrections.submit(member(2), form("Pump key?", "Behind the zorbling sign."), None)
    helped = await house.ask("pump key?", user=3)
    assert helped.answer == "Behind the zorbling sign."
    rival = await house.corrections.submit(member(4), form("Who sells zorb?", "Mina."), helped)
    await house.privacy.delete_mine(member(2))
    logged = await house.chat.get(GARDEN, helped.id)
    assert logged is not None
    assert logged.help is not None
    # What the reply said was theirs word for word, and what corrects that reply quotes it no more.
    assert (logged.help.question, logged.help.answer, logged.answer) == ("", "", "")
    assert (await house.corrections.get(GARDEN, rival.id)).wrong == ""


async def test_what_was_said_of_them_goes_from_votes_comparisons_and_tests(house: House) -> None:
    theirs, others = "Behind the zorbling sign.", "By the gate."
    await house.corrections.submit(member(2), form("Pump key?", theirs), None)
    asked, case = Question("tests", Case((Message("user", "Pump key?"),))), Case((Message("user", "Pump key?"),))
    serving, now = Serving("base", "base", "base"), datetime.now(UTC)
    run = RunRecord("run", GARDEN, "x", RunState.SUCCEEDED, None, None, "loop", 9, Place(1), now)
    vote = VoteRecord(
        0,
        GARDEN,
        "run",
        VoteState.TOLD,
        1,
        9,
        now,
        0,
        VoteDetail(serving, (Pair("Pump key?", (others, theirs), False),)),
    )
    replies = (Reply(others, False), Reply(theirs, True))
    async with house.store.transaction() as work:
        await work.runs.add(run)
        vote = await work.votes.add(vote)
        await work.candidates.add(GARDEN, "run", Paper(serving, (asked,)), now)
        await work.candidates.compared(GARDEN, "run", Comparison("base", (Marked(asked, replies, replies),)))
        test = await work.tests.add(GARDEN, 9, ["base"], [CaseResult(case, "base", theirs, True)], now)
    await house.privacy.delete_mine(member(2))
    async with house.store.reading() as work:
        kept = await work.votes.get(GARDEN, vote.id)
        candidate = await work.candidates.get(GARDEN, "run")
        results = await work.tests.results(GARDEN, test)
    assert kept is not None and kept.detail.pairs[0].answers == (others, "")
    assert candidate is not None and candidate.comparison is not None and results is not None
    assert [one.text for one in candidate.comparison.marked[0].helped] == [others, ""]
    assert [one.answer for one in results] == [""]


async def test_a_follow_up_that_rested_on_a_deleted_question_ends(house: House) -> None:
    first = await house.ask("When is the zorbling swap?", user=1)
    second = await house.ask("And where?", user=2, reply_to=first.reply_places[0].message_id)
    kept = await house.corrections.submit(member(3), form("", "In the barn."), second)
    await house.privacy.delete_mine(member(1))
    assert (await house.corrections.get(GARDEN, kept.id)).state is CorrectionState.EXPIRED
    assert await house.chat.get(GARDEN, second.id) is not None


async def test_deletion_is_one_transaction(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await house.ask("Where is the pump key?", user=1)
    await house.corrections.submit(member(1), form("Pump key?", "Sign."), None)
    before = await house.privacy.kept(member(1))

    async def fails(*_: object) -> None:
        raise RuntimeError("a crash at the very end")

    with monkeypatch.context() as broken:
        broken.setattr("chatterbox.store.people.People.delete_rest", fails)
        with pytest.raises(RuntimeError):
            await house.privacy.delete_mine(member(1))
    assert await house.privacy.kept(member(1)) == before
    assert (await house.ask("Pump key?", user=3)).answer == "Sign."


async def test_thousands_of_turns_go_in_one_request(house: House) -> None:
    async with house.store.transaction() as work:
        for number in range(1_200):
            await work.turns.add(
                GARDEN, Asked(GARDEN, 1, "q", Place(10, number + 1)),
                model="m", instruction="", help=None, answer="a", parent_id=None, attempt=0, now=START,
            )  # fmt: skip
    assert (await house.privacy.delete_mine(member(1))).kept.turns == 1_200
    assert await house.privacy.kept(member(1)) == NOTHING


async def test_the_log_is_kept_for_its_time_and_then_swept_in_all_spaces(house: House) -> None:
    old = [await house.ask("old", space=space) for space in (GARDEN, CHESS)]
    house.clock.forward(days=LOG_DAYS, seconds=-1)
    new = await house.ask("new")
    assert await house.privacy.sweep() == 0
    house.clock.forward(seconds=2)
    assert await house.privacy.sweep() == 2
    assert await house.privacy.sweep() == 0
    assert [await house.chat.get(turn.space, turn.id) for turn in old] == [None, None]
    assert await house.chat.get(GARDEN, new.id) is not None


async def test_nothing_in_the_database_names_the_person_any_more(house: House) -> None:
    person = 987654321987654321
    wrong = await house.ask("Where is the pump key?", user=person)
    await house.corrections.submit(trainer(person), form("Pump key?", "Sign."), wrong)
    boss = type(trainer())(GARDEN, person, "boss", manages=True)
    await house.spaces.edit_instruction(boss, "Be brief.")
    await house.spaces.hint_once(GARDEN, person, "ping")
    await dataset(house, person)
    await run(house, person, "ft:a", None)
    await house.privacy.departures.seen(GARDEN, person, there=True)
    async with house.store.transaction() as work:
        await work.reports.add(GARDEN, person, "Rude.", None, START)
        await work.wishes.add(GARDEN, person, "models")
    await house.privacy.delete_mine(member(person), datasets=False)
    async with house.store.database.reading() as session:
        for table in Base.metadata.sorted_tables:
            rows = await session.execute(select(table).execution_options(all_spaces="a test"))
            assert not [row for row in rows if person in tuple(row)], table.name


def test_every_column_that_can_name_a_person_is_known_to_deletion() -> None:
    """Whoever adds a column with a Discord id says in store/people.py whether it goes or loses the name."""
    places = {"channel_id", "message_id", "question_message_id", "interaction_id", "size_bytes"}
    places |= {"receipt_channel_id", "receipt_message_id"}
    ids = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, BigInteger) and column.name not in places
    }
    outlives = {("blocks", "user_id")}
    assert ids == {(table.__tablename__, column.key) for table, column in HELD} | outlives
