"""Who left, what was deleted in Discord: each goes after its grace time, and nobody is asked after too often."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chat_fixtures import CHESS, GARDEN, GRACE_DAYS, House, built, form, member
from chatterbox.models import CorrectionState, Space


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with built(tmp_path, embedder=None) as house:
        yield house


async def test_each_person_with_data_is_asked_after_once_a_day_also_across_restarts(house: House) -> None:
    departures = house.privacy.departures
    assert await departures.next({GARDEN.id}) is None
    await house.ask("Hello?", user=1)
    await house.ask("Hello?", user=1, space=CHESS)
    await house.ask("Hello?", user=2, space=Space("dm", 2))
    await house.corrections.submit(member(3), form("Key?", "Sign."), None)
    everywhere = await departures.next({GARDEN.id, CHESS.id})  # nobody was asked after yet in two servers
    assert everywhere is not None and everywhere.person in (1, 3)
    asked = []
    while (one := await departures.next({GARDEN.id})) is not None and one.in_s < 60:
        asked.append((one.space, one.person))
        await departures.seen(one.space, one.person, there=True)
        house.clock.forward(seconds=10)
    assert asked == [(GARDEN, 1), (GARDEN, 3)]  # not of a server that the bot is not in, nor of direct messages
    assert one is not None
    assert (one.person, round(one.in_s)) == (1, 24 * 3600 - 20)
    house.clock.forward(days=1)
    again = await departures.next({GARDEN.id})
    assert again is not None
    assert again.person == 1
    assert again.in_s < 60


async def test_who_left_is_forgotten_after_the_grace_time_and_who_came_back_is_not(house: House) -> None:
    departures = house.privacy.departures
    await house.ask("Hello?", user=1)
    kept = await house.corrections.submit(member(3), form("Key?", "Sign."), None)
    for person in (1, 3):
        await departures.seen(GARDEN, person, there=False)
    house.clock.forward(days=GRACE_DAYS, seconds=-1)
    await departures.seen(GARDEN, 1, there=False)
    house.clock.forward(days=1)
    await house.privacy.sweep()
    # Both were gone when they were last asked after; since then somebody may have come back.
    assert (await house.privacy.kept(member(1))).turns == 1
    await departures.seen(GARDEN, 1, there=False)
    await departures.seen(GARDEN, 3, there=True)
    await house.privacy.sweep()
    assert (await house.privacy.kept(member(1))).turns == 0
    assert (await house.corrections.get(GARDEN, kept.id)).state is CorrectionState.ACTING
    assert await house.privacy.places(1) == []


async def test_a_server_that_removed_the_bot_is_forgotten_unless_it_comes_back(house: House) -> None:
    departures = house.privacy.departures
    for space in (GARDEN, CHESS):
        await house.ask("Hello?", user=1, space=space)
    await departures.present([CHESS.id])
    await departures.removed(CHESS.id)
    house.clock.forward(days=GRACE_DAYS - 1)
    await departures.present([CHESS.id])
    house.clock.forward(days=2)
    await departures.present([CHESS.id])
    await house.privacy.sweep()
    assert await house.privacy.places(1) == [CHESS]


@pytest.mark.parametrize("deleted", ["question", "reply"])
async def test_what_was_deleted_in_discord_leaves_the_log(house: House, deleted: str) -> None:
    turn = await house.ask("Where is the key?", user=1)
    other = await house.ask("Who is there?", user=1)
    without = await house.corrections.submit(member(2), form("", "Behind the sign."), turn)
    place = turn.question_place if deleted == "question" else turn.reply_places[0]
    await house.privacy.message_deleted(CHESS, [place.message_id or 0])  # another server's message is not this one
    house.clock.forward(days=1, seconds=1)
    assert await house.privacy.sweep() == 0
    await house.privacy.message_deleted(GARDEN, [place.message_id or 0, 4711])
    assert await house.privacy.sweep() == 0
    house.clock.forward(days=1, seconds=1)
    assert await house.privacy.sweep() == 1
    assert await house.chat.get(GARDEN, turn.id) is None
    assert await house.chat.get(GARDEN, other.id) is not None
    assert (await house.corrections.get(GARDEN, without.id)).state is CorrectionState.EXPIRED


async def test_a_message_deleted_in_direct_messages_is_found_without_a_person(house: House) -> None:
    direct = Space("dm", 5)
    turn = await house.ask("Where is the key?", user=5, space=direct)
    await house.privacy.message_deleted(None, [turn.question_place.message_id or 0])
    house.clock.forward(days=1, seconds=1)
    assert await house.privacy.sweep() == 1
    assert await house.privacy.places(5) == []
