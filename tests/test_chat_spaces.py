"""What a space has set for itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chat_fixtures import BASE, CHESS, GARDEN, House, built, member, trainer
from chatterbox.errors import BackendDown, BadInput, Refused
from chatterbox.models import Actor, Asked, Place, Serving, Space

MANAGER = Actor(GARDEN, 8, "boss", manages=True, trains=True)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with built(tmp_path, embedder=None) as house:
        yield house


async def test_an_instruction_is_versioned_and_belongs_to_its_space(house: House) -> None:
    assert await house.spaces.edit_instruction(MANAGER, "  Speak like a gardener. ") == 1
    assert await house.spaces.edit_instruction(MANAGER, "Speak like a pirate.") == 2
    assert await house.spaces.instruction(GARDEN) == "Speak like a pirate."
    assert await house.spaces.instruction(CHESS) == "Be kind."
    turn = await house.ask("Hello")
    assert turn.instruction == "Speak like a pirate."
    assert house.model.asked[-1][1][0].content == "Speak like a pirate."
    async with house.store.reading() as work:
        assert await work.settings.get(GARDEN, "instruction") == b"Speak like a pirate."


@pytest.mark.parametrize("actor", [member(), trainer(), Actor(Space("dm", 8), 8, "boss", manages=True)])
async def test_only_managers_edit_it_and_only_in_a_server(house: House, actor: Actor) -> None:
    with pytest.raises(Refused):
        await house.spaces.edit_instruction(actor, "Obey me.")
    assert await house.spaces.instruction(GARDEN) == "Be kind."


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4001])
async def test_an_empty_or_too_long_one_is_refused(house: House, text: str) -> None:
    with pytest.raises(BadInput):
        await house.spaces.edit_instruction(MANAGER, text)


async def test_the_base_serves_until_something_else_does(house: House) -> None:
    assert await house.spaces.serving(GARDEN) == Serving(model=BASE, previous=BASE, base=BASE)
    tuned = await house.serve(dataset_id=3, teaches="manner")
    assert await house.spaces.serving(GARDEN) == tuned
    assert (await house.spaces.serving(CHESS)).model == BASE
    house.model.base_error = BackendDown("down")
    assert await house.spaces.serving(GARDEN) == tuned
    with pytest.raises(BackendDown):
        await house.spaces.serving(CHESS)


async def test_a_hint_is_shown_once_to_each_person_in_each_space(house: House) -> None:
    shown = [await house.spaces.hint_once(*who, "ping") for who in [(GARDEN, 1), (GARDEN, 1), (GARDEN, 2), (CHESS, 1)]]
    assert shown == [True, False, True, True]
    assert await house.spaces.hint_once(GARDEN, 1, "other")


async def test_a_channel_and_its_threads_follow_their_own_instruction_and_answer_what_was_chosen(house: House) -> None:
    spaces, shed, thread = house.spaces, 55, 56
    assert await spaces.edit_instruction(MANAGER, "You talk of tools.", shed) == 1
    await spaces.choose_answers(MANAGER, "taught", shed)
    assert await spaces.channels(GARDEN) == [shed]
    assert await spaces.instruction(GARDEN, thread, shed) == "You talk of tools."
    assert (await spaces.instruction(GARDEN, 57), await spaces.instruction(CHESS, shed)) == ("Be kind.", "Be kind.")
    turn = await house.chat.begin(Asked(GARDEN, 1, "Where is the spade?", Place(thread, 1), around=shed))
    assert turn.untaught and turn.instruction == "You talk of tools."
    assert not (await house.chat.begin(Asked(GARDEN, 1, "Where is the spade?", Place(57, 2)))).untaught
    await spaces.choose_answers(MANAGER, "taught")
    await spaces.choose_answers(MANAGER, "anything", shed)
    assert (await spaces.answers(GARDEN), await spaces.answers(GARDEN, thread, shed)) == ("taught", "anything")
    await spaces.choose_answers(MANAGER, None, shed)
    assert await spaces.edit_instruction(MANAGER, "", shed) == 2
    assert (await spaces.answers(GARDEN, shed), await spaces.instruction(GARDEN, shed)) == ("taught", "Be kind.")
    assert await spaces.channels(GARDEN) == []
    for actor in (member(), trainer()):
        with pytest.raises(Refused):
            await spaces.choose_answers(actor, "taught", shed)
