"""Stop, Continue and Regenerate, and branches: over the real services, across a restart, by those who may."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from bot_fixtures import RealHouse, finished, real_house
from chatterbox.sandbox.client import Json, Person
from proof_fixtures import buttons, replies_to

ROW = ["Correct", "Regenerate"]


async def asked(home: RealHouse, person: Person, channel: Json, text: str, **options: Any) -> Json:
    """The finished reply to a question."""
    said = await person.say(channel, text, **options)
    return await person.wait_message(channel, lambda m: replies_to(m) == said["id"] and finished(m))


def said_to(home: RealHouse) -> list[str]:
    """What the model was sent last, without the instruction."""
    return [message["content"] for message in home.backend.asked[-1]["messages"][1:]]


async def test_an_answer_is_stopped_by_its_asker_and_gone_on_with_after_a_restart(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home:
        cleo, emil, ben = [await home.person(name) for name in ("Cleo", "Emil", "Ben")]
        channel = cleo.channel("general")
        home.backend.pause = asyncio.Event()
        home.backend.answer = lambda model, messages: "The garden opens at nine NEVER"
        async with home.bot():
            said = await cleo.say(channel, f"{home.mention} When?")
            growing = await cleo.wait_message(channel, lambda m: replies_to(m) == said["id"] and buttons(m) == ["Stop"])
            assert growing["content"] == "The garden opens at nine"
            assert "Only the person who asked" in (await emil.press(growing, "Stop")).text
            await cleo.press(growing, "Stop")
            stopped = await cleo.wait_update(growing, finished)
            assert stopped["content"] == "The garden opens at nine\n-# Somebody pressed Stop here."
            assert buttons(stopped) == ["Continue", *ROW]
        home.backend.pause.set()
        home.backend.answer = lambda model, messages: "and closes at ten."
        async with home.bot():
            await ben.press(stopped, "Continue")  # who manages the server may, too
            whole = await cleo.wait_update(stopped, lambda m: buttons(m) == ROW)
            assert whole["content"] == "The garden opens at nine and closes at ten."
            assert (
                home.backend.asked[-1]["continue_final_message"] and not home.backend.asked[-1]["add_generation_prompt"]
            )
            assert said_to(home) == ["When?", "The garden opens at nine "]
            assert len([m for m in await cleo.messages(channel) if replies_to(m) == said["id"]]) == 1
            await asked(home, cleo, channel, "And then?", reply_to=whole)
            assert said_to(home) == ["When?", "The garden opens at nine and closes at ten. ", "And then?"]


async def test_a_longest_answer_offers_to_go_on(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home, home.bot():
        cleo = await home.person("Cleo")
        channel = await cleo.dm(home.sandbox.application.id)
        home.backend.too_long = True
        home.backend.answer = lambda model, messages: "It opens at nine, and"
        long = await asked(home, cleo, channel, "When?")
        assert long["content"].endswith("-# This is as long as one answer of mine gets. Press Continue for more.")
        assert buttons(long) == ["Continue", "Regenerate"]
        home.backend.too_long = False
        home.backend.answer = lambda model, messages: "closes at ten."
        await cleo.press(long, "Continue")
        whole = await cleo.wait_update(long, lambda m: buttons(m) == ["Regenerate"])
        assert whole["content"] == "It opens at nine, and closes at ten."


async def test_other_answers_stay_reachable_and_a_reply_follows_the_one_it_is_to(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home, home.bot():
        cleo, emil = await home.person("Cleo"), await home.person("Emil")
        channel = cleo.channel("general")
        answers = iter(["One.", "Two.", "Three.", "Four.", "Five."])
        home.backend.answer = lambda model, messages: next(answers)
        first = await asked(home, cleo, channel, f"{home.mention} Count!")
        assert "Only the person who asked" in (await emil.press(first, "Regenerate")).text
        await cleo.press(first, "Regenerate")
        second = await cleo.wait_message(channel, lambda m: m["content"] == "Two." and finished(m))
        assert replies_to(second) == replies_to(first)
        assert buttons(second) == [*ROW, "◀ 1"]
        led_on = await cleo.wait_update(first, lambda m: "2 ▶" in buttons(m))
        assert buttons(led_on) == ["Correct", "2 ▶"]
        assert led_on["components"][0]["components"][-1]["url"].endswith(f"/{second['id']}")
        assert said_to(home) == ["Count!"]
        branch = await asked(home, cleo, channel, "And?", reply_to=first)
        assert said_to(home) == ["Count!", "One. ", "And?"]
        await asked(home, cleo, channel, "And?", reply_to=second)
        assert said_to(home) == ["Count!", "Two. ", "And?"]
        await asked(home, emil, emil.channel("general"), "More?", reply_to=branch)
        assert said_to(home) == ["Count!", "One. ", "And?", "Three. ", "More?"]


async def test_a_direct_conversation_goes_on_and_branches_where_a_reply_points(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home, home.bot():
        cleo = await home.person("Cleo")
        channel = await cleo.dm(home.sandbox.application.id)
        home.backend.answer = lambda model, messages: f"Answer to {messages[-1]['content']}"
        first = await asked(home, cleo, channel, "One?")
        await asked(home, cleo, channel, "Two?")
        assert said_to(home) == ["One?", "Answer to One? ", "Two?"]
        await asked(home, cleo, channel, "Three?", reply_to=first)
        assert said_to(home) == ["One?", "Answer to One? ", "Three?"]
        await asked(home, cleo, channel, "Four?")
        assert said_to(home) == ["One?", "Answer to One? ", "Three?", "Answer to Three? ", "Four?"]
