"""/ask: asked without a mention, for everybody or for oneself; all that can be done with an answer can be done here."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot_fixtures import RealHouse, real_house
from chatterbox.sandbox.client import Json, Person
from proof_fixtures import EPHEMERAL, buttons, replies_to
from test_bot_steering import ROW, asked, finished, said_to


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[RealHouse]:
    async with real_house(tmp_path) as made:
        yield made


async def ask(person: Person, channel: Json, **options: str) -> Json:
    question = await person.command(channel, "ask", **options)
    assert question.message is not None
    asked_at = question.message["id"]
    return await person.wait_message(channel, lambda m: replies_to(m) == asked_at and finished(m))


async def test_a_question_is_asked_answered_corrected_and_followed_up(home: RealHouse) -> None:
    cleo, emil = await home.person("Cleo"), await home.person("Emil")
    channel = cleo.channel("general")
    async with home.bot():
        answer = await ask(cleo, channel, question="Who has the\nspare key?")
        (quoted,) = [m for m in await emil.messages(channel) if m["id"] == replies_to(answer)]
        assert quoted["content"] == ">>> Who has the\nspare key?" and buttons(answer) == ROW
        await asked(home, emil, channel, "Since when?", reply_to=answer)
        assert said_to(home)[0] == "Who has the\nspare key?" and said_to(home)[-1] == "Since when?"
        form = await cleo.press(answer, "Correct")
        await cleo.submit(form, {"question": "Who has the spare key?", "answer": "Philippa has it."})
        await cleo.wait_message(channel, lambda m: "Corrected by" in m["content"])
        right = await ask(emil, channel, question="who has the SPARE key")
        assert right["content"].startswith("Philippa has it.")
        await cleo.press(answer, "Regenerate")
        again = await cleo.wait_message(channel, lambda m: buttons(m) == ["Correct", "◀ 1"])
        assert again["content"].startswith("Philippa has it.") and replies_to(again) == replies_to(answer)


async def test_a_private_answer_stays_private_whatever_is_done_with_it(home: RealHouse) -> None:
    cleo, emil = await home.person("Cleo"), await home.person("Emil")
    channel = cleo.channel("general")
    home.backend.answer = lambda model, messages: "The garden opens at nine NEVER"
    home.backend.pause = asyncio.Event()
    before = len(await emil.messages(channel, limit=100))
    async with home.bot():
        answer = await cleo.command(channel, "ask", question="When?", private="yes")
        growing = await cleo.wait_update(answer.message, lambda m: buttons(m) == ["Stop"])
        await cleo.press(growing, "Stop")
        stopped = await cleo.wait_update(growing, finished)
        assert stopped["flags"] & EPHEMERAL and buttons(stopped) == ["Continue", *ROW]
        home.backend.pause.set()
        home.backend.answer = lambda model, messages: "and closes at ten."
        await cleo.press(stopped, "Continue")
        whole = await cleo.wait_update(stopped, lambda m: buttons(m) == ROW)
        assert whole["content"] == "The garden opens at nine and closes at ten."
        await cleo.press(whole, "Regenerate")
        again = await cleo.wait_message(channel, lambda m: m["content"] == "and closes at ten." and finished(m))
        assert again["flags"] & EPHEMERAL and buttons(again) == ROW
        await cleo.submit(await cleo.press(whole, "Correct"), {"question": "Where?", "answer": "Here."})
        receipt = await emil.wait_message(channel, lambda m: "Corrected by" in m["content"])
        assert replies_to(receipt) is None
        home.backend.pause = asyncio.Event()
        home.backend.answer = lambda model, messages: "The garden opens at nine NEVER"
        cut = await cleo.command(channel, "ask", question="And on holidays, I wonder?", private="yes")
        await cleo.wait_update(cut.message, lambda m: buttons(m) == ["Stop"])
    home.backend.pause.set()
    async with home.bot():  # nobody else learns that there was a question
        await asked(home, emil, channel, f"{home.mention} Hello?")
        assert len(await emil.messages(channel, limit=100)) == before + 3


async def test_it_is_refused_as_a_mention_is_and_works_in_direct_messages(home: RealHouse) -> None:
    cleo, ben = await home.person("Cleo"), await home.person("Ben")
    channel = cleo.channel("general")
    async with home.bot():
        await ben.command(ben.channel("bot-corner"), "pause")
        refused = await cleo.command(channel, "ask", question="When?")
        assert "I am paused in this server" in refused.text and refused.message["flags"] & EPHEMERAL
        direct = await ask(cleo, await cleo.dm(home.sandbox.application.id), question="When?")
        assert buttons(direct) == ["Regenerate"]
