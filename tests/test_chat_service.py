"""A reply's life: begun, streamed, sent, cut, asked again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from chat_fixtures import BASE, CHESS, GARDEN, House, WordEmbedder, built, form, trainer
from chatterbox.chat.credits import Credit
from chatterbox.chat.service import LONGEST_ANSWER
from chatterbox.errors import BackendDown, BackendError, Refused
from chatterbox.models import Asked, Message, Place, Space, Turn, TurnState

DM = Space("dm", 7)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        yield house


async def test_the_answer_grows_and_is_logged(house: House) -> None:
    house.model.pieces = ["Nine ", "o'clock", "."]
    turn = await house.chat.begin(Asked(GARDEN, 1, "When?", Place(10, 11)))
    assert turn.state is TurnState.WRITING
    assert (turn.model, turn.instruction, turn.question_place) == (BASE, "Be kind.", Place(10, 11))
    assert [text async for text in house.chat.stream(turn)] == ["Nine ", "Nine o'clock", "Nine o'clock."]
    logged = await house.chat.get(GARDEN, turn.id)
    assert logged is not None
    assert (logged.state, logged.answer) == (TurnState.DONE, "Nine o'clock.")
    assert house.model.asked == [(BASE, (Message("system", "Be kind."), Message("user", "When?")))]


async def test_a_long_reply_is_found_by_each_of_its_messages(house: House) -> None:
    turn = await house.chat.begin(Asked(GARDEN, 1, "Tell", Place(10, 11)))
    for part, message in enumerate((21, 22, 23)):
        await house.chat.sent(turn, Place(10, message), part)
    await house.chat.sent(turn, Place(10, 22), 1)  # told twice
    for message in (21, 22, 23):
        found = await house.chat.turn_at(GARDEN, message)
        assert found is not None
        assert found.id == turn.id
        assert found.reply_places == (Place(10, 21), Place(10, 22), Place(10, 23))
    assert await house.chat.turn_at(CHESS, 21) is None
    assert await house.chat.turn_at(GARDEN, 11) is None


async def test_the_same_message_twice_is_one_turn(house: House) -> None:
    asked = Asked(GARDEN, 1, "When?", Place(10, 11))
    turns = await asyncio.gather(*(house.chat.begin(asked) for _ in range(5)))
    assert len({turn.id for turn in turns}) == 1
    assert sorted(turn.repeated for turn in turns) == [False, True, True, True, True]
    other = await house.chat.begin(Asked(CHESS, 1, "When?", Place(10, 11)))
    assert not other.repeated


async def test_a_reply_goes_on_with_its_conversation(house: House) -> None:
    first = await house.ask("I like pumpkins")
    await house.ask("something else, by somebody else", user=2)
    second = await house.ask("What do I like?", reply_to=first.reply_places[0].message_id)
    await house.ask("Really?", user=3, reply_to=second.reply_places[0].message_id)
    assert second.parent_id == first.id
    assert house.model.asked[-1][1] == (
        Message("system", "Be kind."),
        Message("user", "I like pumpkins"),
        Message("assistant", "You said: I like pumpkins"),
        Message("user", "What do I like?"),
        Message("assistant", "You said: What do I like?"),
        Message("user", "Really?"),
    )


async def test_without_a_reply_there_is_no_history(house: House) -> None:
    await house.ask("I like pumpkins")
    await house.ask("What do I like?")
    assert len(house.model.asked[-1][1]) == 2
    await house.ask("And now?", reply_to=999)  # a message that is none of ours
    assert len(house.model.asked[-1][1]) == 2


async def test_a_reply_in_another_space_is_no_history(house: House) -> None:
    first = await house.ask("I like pumpkins")
    turn = await house.ask("What do I like?", space=CHESS, reply_to=first.reply_places[0].message_id)
    assert turn.parent_id is None


async def test_direct_messages_remember_the_last_turns(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=None, dm_turns=2) as house:
        for text in ("one", "two", "three"):
            await house.ask(text, space=DM, channel=70)
        await house.ask("elsewhere", space=DM, channel=71)
        await house.ask("four", space=DM, channel=70)
    asked = [message.content for message in house.model.asked[-1][1] if message.role == "user"]
    assert asked == ["two", "three", "four"]


async def test_a_long_history_loses_its_oldest_turns(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=None, context_tokens=1000) as house:
        message: int | None = None
        for number in range(8):
            turn = await house.ask(f"{number} " + "long " * 60, reply_to=message)
            message = turn.reply_places[0].message_id
    asked = [message.content[:1] for message in house.model.asked[-1][1] if message.role == "user"]
    assert asked == ["5", "6", "7"]


async def test_a_failed_turn_is_no_history(house: House) -> None:
    house.model.pieces = [BackendDown("down")]
    turn = await house.chat.begin(Asked(GARDEN, 1, "When?", Place(10, 11)))
    with pytest.raises(BackendDown):
        _ = [text async for text in house.chat.stream(turn)]
    await house.chat.sent(turn, Place(10, 12), 0)
    house.model.pieces = None
    await house.ask("And now?", reply_to=12)
    assert len(house.model.asked[-1][1]) == 2


@pytest.mark.parametrize(
    ("pieces", "state", "answer"),
    [
        ([BackendDown("down")], TurnState.FAILED, ""),
        (["Nine ", BackendError("broke")], TurnState.CUT, "Nine "),
        ([], TurnState.FAILED, ""),
        (["", " \n"], TurnState.FAILED, " \n"),
    ],
)
async def test_an_answer_that_does_not_come_is_logged_as_such(
    house: House, pieces: list[str | BaseException], state: TurnState, answer: str
) -> None:
    house.model.pieces = pieces
    turn = await house.chat.begin(Asked(GARDEN, 1, "When?", Place(10, 11)))
    with pytest.raises(BackendError):
        _ = [text async for text in house.chat.stream(turn)]
    logged = await house.chat.get(GARDEN, turn.id)
    assert logged is not None
    assert (logged.state, logged.answer) == (state, answer)


async def test_a_reader_who_leaves_cuts_the_turn(house: House) -> None:
    house.model.pieces = ["Nine ", "o'clock"]
    turn = await house.chat.begin(Asked(GARDEN, 1, "When?", Place(10, 11)))
    stream = house.chat.stream(turn)
    assert await anext(stream) == "Nine "
    await stream.aclose()
    logged = await house.chat.get(GARDEN, turn.id)
    assert logged is not None
    assert (logged.state, logged.answer) == (TurnState.CUT, "Nine ")


async def test_being_cancelled_cuts_the_turn(house: House) -> None:
    waiting = asyncio.Event()
    never = asyncio.Event()

    async def hang(*_: object, **__: object):  # type: ignore[no-untyped-def]
        yield "Nine "
        waiting.set()
        await never.wait()

    house.model.stream = hang  # type: ignore[method-assign]
    turn = await house.chat.begin(Asked(GARDEN, 1, "When?", Place(10, 11)))

    async def read() -> None:
        async for _ in house.chat.stream(turn):
            pass

    task = asyncio.create_task(read())
    await waiting.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    logged = await house.chat.get(GARDEN, turn.id)
    assert logged is not None
    assert (logged.state, logged.answer) == (TurnState.CUT, "Nine ")


async def test_what_a_crash_left_is_found_once_and_cut(house: House) -> None:
    left = await house.chat.begin(Asked(GARDEN, 1, "When?", Place(10, 11)))
    await house.chat.sent(left, Place(10, 12), 0)
    other = await house.chat.begin(Asked(CHESS, 1, "Who?", Place(20, 21)))
    await house.ask("answered")
    found = await house.chat.unfinished()
    assert [(turn.space, turn.id) for turn in found] == [(GARDEN, left.id), (CHESS, other.id)]
    assert found[0].reply_places == (Place(10, 12),)
    for turn in found:
        await house.chat.cut(turn)
    assert await house.chat.unfinished() == []


async def test_asking_again_asks_the_same_of_what_serves_today(house: House) -> None:
    first = await house.ask("I like pumpkins")
    second = await house.ask("Where is the pump key?", reply_to=first.reply_places[0].message_id)
    await house.serve()
    await house.corrections.submit(trainer(), form("Where is the pump key?", "Behind the sign."), None)
    again = await house.chat.again(second)
    assert again.id != second.id
    assert not again.repeated
    assert (again.question, again.parent_id, again.question_place) == (
        second.question,
        first.id,
        second.question_place,
    )
    assert again.help is not None
    third = await house.chat.again(again)
    assert third.id not in (again.id, second.id)
    # A gateway that resumes finds the latest attempt, and starts no further one.
    repeated = await house.chat.begin(Asked(GARDEN, 1, "Where is the pump key?", second.question_place))
    assert (repeated.id, repeated.repeated) == (third.id, True)


async def test_a_backend_that_is_down_keeps_no_question_out_of_the_log(house: House) -> None:
    house.model.base_error = BackendDown("nothing answers")
    turn = await house.chat.begin(Asked(GARDEN, 1, "When?", Place(10, 11)))
    with pytest.raises(BackendDown, match="nothing answers"):
        _ = [text async for text in house.chat.stream(turn)]
    logged = await house.chat.get(GARDEN, turn.id)
    assert logged is not None
    assert logged.state is TurnState.FAILED
    assert not logged.untaught
    house.model.base_error = None
    again = await house.chat.again(logged)
    assert [text async for text in house.chat.stream(again)][-1] == "You said: When?"


async def test_broken_unicode_and_endless_answers_are_made_whole(house: House) -> None:
    house.model.pieces = ["a\ud83d", "\ude00b\udc80c"]
    assert (await house.ask("signs")).answer == "a\U0001f600b\ufffdc"
    house.model.pieces = ["x" * 10_000] * 100
    assert len((await house.ask("endless")).answer) == LONGEST_ANSWER


async def test_a_turn_that_was_deleted_meanwhile_stays_deleted(house: House) -> None:
    turn = await house.chat.begin(Asked(GARDEN, 1, "When?", Place(10, 11)))
    async with house.store.transaction() as work:
        await work.turns.delete(GARDEN, [turn.id])
    assert [text async for text in house.chat.stream(turn)]
    await house.chat.sent(turn, Place(10, 12), 0)
    assert await house.chat.get(GARDEN, turn.id) is None
    assert await house.chat.turn_at(GARDEN, 12) is None


async def test_what_was_written_is_logged_while_it_grows(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chatterbox.chat.writing._SAVE_EVERY_S", 0.0)
    house.model.pieces = ["Nine ", "o'clock"]
    turn = await house.chat.begin(Asked(GARDEN, 1, "When?", Place(10, 11)))
    stream = house.chat.stream(turn)
    await anext(stream)
    await anext(stream)
    logged = await house.chat.get(GARDEN, turn.id)
    assert logged is not None
    assert (logged.state, logged.answer) == (TurnState.WRITING, "Nine ")
    await stream.aclose()


async def test_questions_without_a_message_are_turns_of_their_own(house: House) -> None:
    """As they come by voice."""
    asked = Asked(GARDEN, 1, "When?", Place(10))
    one, two = await house.chat.begin(asked), await house.chat.begin(asked)
    assert one.id != two.id
    assert not two.repeated
    assert two.question_place == Place(10, None)
    assert (await house.chat.again(two)).id not in (one.id, two.id)


async def test_a_question_in_another_language_is_answered_in_kind(house: House) -> None:
    system = "Be kind.\n\nThe question is in {0}. Answer in {0}."
    for question, name in (
        ("Wo ist der Schlüssel?", "German"),
        ("Où est la clé du jardin ?", "French"),
        ("¿Dónde está la llave?", "Spanish"),
        ("Где ключ от сада?", "Russian"),
        ("庭の鍵はどこですか", "Japanese"),
        ("Gdzie jest klucz do ogrodu?", "Polish"),
    ):
        await house.ask(question)
        assert house.model.asked[-1][1][0] == Message("system", system.format(name))
    for question in ("Where is the key?", "Go on"):
        await house.ask(question)
        assert house.model.asked[-1][1][0] == Message("system", "Be kind.")
    await house.spaces.edit_instruction(replace(trainer(), manages=True), "Du bist ein Gärtner und sprichst wie einer.")
    await house.ask("Wo ist der Schlüssel?")
    assert house.model.asked[-1][1][0].content == "Du bist ein Gärtner und sprichst wie einer."
    await house.ask("Where is the key?")
    assert house.model.asked[-1][1][0].content.endswith("The question is in English. Answer in English.")


async def test_that_nobody_taught_it_is_said_in_the_language_of_the_question(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=None, answers="taught") as house:
        said = {(await house.ask(question)).answer for question in ("Wo ist der Schlüssel?", "Xyzzy?", "Was ist das?")}
        assert said == {"Das hat mir noch niemand beigebracht.", "Nobody has taught me that yet."}
        await house.corrections.submit(trainer(), form("Wo ist der Schlüssel?", "Under the mat."), None)
        assert (await house.ask("Wo ist der Schlüssel?")).answer == "Under the mat."


async def test_a_long_beginning_is_cut_at_its_front_and_leaves_room_for_the_question(house: House) -> None:
    house.model.pieces = ["word " * 700]
    turn = await house.ask("When?")
    async with house.store.transaction() as work:
        await work.turns.end(GARDEN, turn.id, TurnState.CUT)
    house.model.pieces = ["and the end."]
    again = await house.chat.go_on(await _logged(house, turn.id))
    assert again is not None and await house.chat.go_on(again) is None, "pressed twice"
    assert [text async for text in house.chat.stream(again)][-1] == "word " * 700 + "and the end."
    *before, begun = house.model.asked[-1][1]
    assert before[-1] == Message("user", "When?") and begun.role == "assistant"
    assert ("word " * 700).endswith(begun.content) and 2_000 < len(begun.content) < 3_500
    with pytest.raises(Refused, match="nothing to stop"):
        await house.chat.go_on(await _logged(house, turn.id))


async def test_who_taught_an_answer_is_named_unless_that_is_not_wanted_or_there_is_nobody(house: House) -> None:
    correction = await house.corrections.submit(trainer(), form("Where is the key?", "Under the mat."), None)
    turn = await house.ask("Where is the key?")
    assert await house.chat.credit(turn) == Credit(author_id=trainer().user_id)
    assert await house.chat.credit(await house.ask("What else?")) is None
    boss = replace(trainer(), manages=True)
    await house.rules.set_credits(boss, shown=False)
    assert await house.chat.credit(turn) is None
    await house.rules.set_credits(boss, shown=True)
    for there in (False, True):
        async with house.store.transaction() as work:
            await work.presences.seen(GARDEN, trainer().user_id, there=there, now=house.clock.now)
        assert (await house.chat.credit(turn) is not None) is there
    await house.corrections.undo(trainer(), correction.id)
    assert await house.chat.credit(turn) is None


async def _logged(house: House, turn_id: int) -> Turn:
    turn = await house.chat.get(GARDEN, turn_id)
    assert turn is not None
    return turn
