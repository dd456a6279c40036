"""The gate through the sandbox: a candidate's buttons, the blind vote, /models, the kept test set. One home for all.

The bot comes and goes with each test: what was there before works on.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from bot_fixtures import RealHouse, real_house, words_of
from chatterbox.sandbox.client import Json, Person
from test_bot_rules import asked, rows, told

pytestmark = pytest.mark.asyncio(loop_scope="module")

WITHIN_S = 60.0
CASES = '[{"prompt": "Who are you?", "expect": "says hello"}]'
QUESTIONS = "Who reads here?\nWhere is the tea?"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def made(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RealHouse]:
    async with real_house(tmp_path_factory.mktemp("gate"), asks=True) as made:
        made.backend.steps = 1
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def home(made: RealHouse) -> AsyncIterator[RealHouse]:
    async with made.bot():
        yield made


def labels(message: Json) -> list[str]:
    return [part.get("label", "menu") for row in message["components"] for part in row["components"]]


async def closing(home: RealHouse, **options: Any) -> Json:
    """The closing message of a training that Ben starts."""
    ben = await home.person("Ben")
    corner = ben.channel("bot-corner")
    await ben.command(corner, "train", **options)
    return await ben.wait_message(corner, lambda m: "is done" in m["content"], WITHIN_S)


async def answer(person: Person, channel: Json, name: str, **options: Any) -> Json:
    """What a command that defers tells in the end."""
    given = await person.command(channel, name, **options)
    assert given.message is not None
    return await person.wait_update(given.message, lambda m: not m["flags"] & 128)


async def refused(person: Person, message: Json, button: str, sentence: str) -> None:
    """Presses what may not be pressed: that person alone is told why."""
    await person.press(message, button)
    await person.wait_message(message["channel_id"], lambda m: sentence in m["content"] and bool(m["flags"] & 64))


async def test_1_a_kept_test_set_is_what_test_asks(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    corner = ben.channel("bot-corner")
    assert "Only trainers keep" in told(await cleo.command(cleo.channel("general"), "test", keep="yes"))
    form = await ben.command(corner, "test", keep="yes")
    kept = await ben.submit(form, {"cases": CASES})
    assert kept.message is not None
    await ben.wait_update(kept.message, lambda m: "version 1 of this server's test set" in m["content"])
    await ben.wait_message(corner, lambda m: bool(m["attachments"]), WITHIN_S)
    again = await answer(ben, corner, "test", help="off")
    assert "This is version 1" in again["content"] and labels(again) == ["Other questions"]
    scores = await ben.wait_message(corner, lambda m: bool(m["attachments"]), WITHIN_S)
    assert "the model alone" in scores["content"] and "1 of 1" in scores["content"]
    more = await ben.submit(await ben.command(corner, "test", keep="add"), {"cases": CASES.replace("Who", "What")})
    assert more.message is not None
    await ben.wait_update(more.message, lambda m: "version 2" in m["content"])
    assert (await ben.press(again, "Other questions")).modal is not None


async def test_2_a_candidate_is_promoted_by_one_press_and_rolled_back_by_another(home: RealHouse) -> None:
    ben, cleo, ada = [await home.person(name) for name in ("Ben", "Cleo", "Ada")]
    first = await closing(home, file=rows(12))
    assert "until a trainer promotes" in first["content"] and "It passes the gate." in first["content"]
    assert labels(first) == ["Promote", "Vote", "Keep", "Drop"]
    assert "Test set (of 2): with help 2, new 2" in first["attachments"][0]["description"]
    await refused(cleo, first, "Promote", "Only trainers")
    await ben.press(first, "Promote")
    done = await ben.wait_update(first, lambda m: "Promoted by" in m["content"])
    assert labels(done) == ["Roll back"]
    home.backend.answer = lambda model, messages: "ft" if model.startswith("ft:") else "base"
    general = cleo.channel("general")
    assert words_of(await asked(home, cleo, general, "Tell me what grows in bed 3")) == "ft"
    shown = await answer(cleo, general, "models")
    assert "**garden**" in shown["embeds"][0]["description"] and not shown["components"]
    await ada.press(done, "Roll back")
    back = await ada.wait_update(done, lambda m: "Rolled back by" in m["content"])
    assert not back["components"]
    assert words_of(await asked(home, cleo, general, "Tell me what grows in bed 3")) == "base"
    shown = await answer(cleo, general, "models")
    history = shown["embeds"][0]["fields"][0]["value"].splitlines()
    assert all(re.match(r"<t:\d{10}:f> ", line) for line in history), history
    assert "rolled back" in history[0] and f"<@{ada.id}>" in history[0]
    assert "promoted" in history[1] and f"<@{ben.id}>" in history[1]


async def test_3_one_that_breaks_something_is_stopped_and_needs_two(home: RealHouse) -> None:
    ben, ada = await home.person("Ben"), await home.person("Ada")
    home.backend.answer = lambda model, messages: "Hm." if model.startswith("ft:") else "base says hello"
    # A manner is on everywhere: members would hear it at every question.
    broken = await closing(home, file=rows(12), teaches="manner")
    assert "does not pass the gate" in broken["content"] and "Test set −100 points" in broken["content"]
    assert labels(broken) == ["Promote anyway", "Keep", "Drop"]
    assert [file["filename"] for file in broken["attachments"]] == ["comparison.png", "broken.json"]
    await ben.press(broken, "Promote anyway")
    waiting = await ben.wait_update(broken, lambda m: "A second trainer" in m["content"])
    await refused(ben, waiting, "Promote anyway", "Another trainer")
    await ada.press(waiting, "Promote anyway")
    done = await ada.wait_update(waiting, lambda m: "against the gate" in m["content"])
    await ada.press(done, "Roll back")
    await ada.wait_update(done, lambda m: "Rolled back" in m["content"])
    menu = await answer(ben, ben.channel("bot-corner"), "models")
    assert labels(menu) == ["menu", "Gate rules"]


async def test_4_members_vote_blindly_and_may_change_it(made: RealHouse) -> None:
    async with made.bot():
        people = {name: await made.person(name) for name in ("Ben", "Ada", "Cleo", "Dev", "Emil")}
        ben, corner = people["Ben"], people["Ben"].channel("bot-corner")
        made.backend.answer = lambda model, messages: "Beans says hello." if model.startswith("ft:") else "Who knows."
        candidate = await closing(made, file=rows(12), teaches="manner")
        form = await ben.press(candidate, "Vote")
        assert form.modal is not None
        await ben.submit(form, {"questions": QUESTIONS, "hours": "5", "members": "4"})
        head = await ben.wait_message(corner, lambda m: m["content"].startswith("**Vote**"), WITHIN_S)
        assert labels(head) == ["Close the vote"] and "until 4 members" in head["content"]
        assert re.search(r"Open until <t:\d{10}:f>", head["content"])
        pairs = [await ben.wait_message(corner, lambda m: "**Question" in m["content"], WITHIN_S) for _ in range(2)]
        assert all(labels(pair) == ["A", "B", "Same", "Both bad"] for pair in pairs)
        await vote_for(people["Cleo"], pairs[0], "Who knows.")
    async with made.bot():  # the same messages, after a restart
        await vote_for(people["Cleo"], pairs[0], "Beans says hello.")  # changed
        await vote_for(people["Dev"], pairs[0], "Beans says hello.")
        await vote_for(people["Emil"], pairs[1], "Beans says hello.")
        await made.client.world.member(corner["guild_id"], people["Emil"].id, inside=False)
        pressed = await people["Ada"].press(pairs[1], "Same")  # the fourth closes it
        assert "Your choice for question 2: **Same**" in told(pressed)
        result = await ben.wait_message(corner, lambda m: m["content"].startswith("**Vote** on"), WITHIN_S)
        assert "3 members voted; 2 preferred the new model, 0 the one" in result["content"]
        assert "too few" in result["content"] and "one member who has left was not counted" in result["content"]
        assert "Question 1: new 2, now 0, same 0, both bad 0" in result["content"]
        ended = await ben.wait_update(pairs[0], lambda m: not m["components"])
        assert "was the new model's answer" in ended["embeds"][0]["footer"]["text"]
        await ben.press(result, labels(result)[0])
        await ben.wait_update(result, lambda m: "romoted" in m["content"])
        shown = await answer(ben, corner, "models")
        assert "members preferred it" in shown["embeds"][0]["fields"][0]["value"].splitlines()[0]


async def vote_for(person: Person, pair: Json, said: str) -> None:
    """Presses the letter of the answer that says this."""
    (letter,) = [part["name"] for part in pair["embeds"][0]["fields"] if part["value"] == said]
    assert f"**{letter}**" in told(await person.press(pair, letter))


async def test_5_a_channel_gets_a_model_of_its_own_and_what_is_dropped_is_gone(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    corner, general = ben.channel("bot-corner"), cleo.channel("general")
    home.backend.answer = lambda model, messages: model
    menu = await answer(ben, corner, "models")
    picked = await ben.select(menu, "Choose a model", ["base"])
    assert picked.message is not None
    base = await ben.wait_update(picked.message, lambda m: bool(m["components"]))
    pinned = await ben.press(base, "Pin to this channel")
    assert pinned.message is not None
    await ben.wait_update(pinned.message, lambda m: "from now on" in m["content"])
    assert words_of(await asked(home, cleo, corner, "Who is it?")) == "tiny-base"
    assert (await asked(home, cleo, general, "Who is it?"))["content"].startswith("ft:")
    options = menu["components"][0]["components"][0]["options"]
    fails = next(one for one in options if one["description"] != "answers here now" and one["value"] != "base")
    chosen = await ben.select(menu, "Choose a model", [fails["value"]])
    assert chosen.message is not None
    one = await ben.wait_update(chosen.message, lambda m: bool(m["components"]))
    assert re.search(r"trained <t:\d{10}:f>", one["content"])
    sure = await ben.press(one, "Drop")
    assert sure.message is not None
    dropped = await ben.press(sure.message, "Drop it")
    assert dropped.message is not None
    await ben.wait_update(dropped.message, lambda m: "It is dropped" in m["content"])
    assert len(home.backend.deleted) == 1
    again = await answer(ben, corner, "models")
    assert fails["value"] not in [option["value"] for option in again["components"][0]["components"][0]["options"]]
