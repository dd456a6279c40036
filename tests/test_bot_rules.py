"""What managers decide: the bot is paused, a member is blocked, words are never said. Over the real services."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot_fixtures import RealHouse, real_house, words_of
from chatterbox.sandbox.client import Answer, Json, Person, Upload

EPHEMERAL = 64
GARDENS = "Harbour Street Gardens"


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[RealHouse]:
    async with real_house(tmp_path) as made, made.bot():
        yield made


def answers(said: Json) -> object:
    return lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"]


async def replied(home: RealHouse, person: Person, channel: Json, question: str) -> Json:
    """The first message that answers a question, whatever it says."""
    said = await person.say(channel, f"{home.mention} {question}")
    return await person.wait_message(channel, lambda m: m["author"]["id"] != person.id and answers(said)(m))


async def asked(home: RealHouse, person: Person, channel: Json, question: str) -> Json:
    """The finished reply."""
    reply = await replied(home, person, channel, question)
    return await person.wait_update(reply, lambda m: bool(m["components"]))


def told(answer: Answer) -> str:
    assert answer.message is not None and answer.message["flags"] & EPHEMERAL
    return str(answer.message["content"])


def rows(count: int, question: str = "What grows in bed {}?") -> Upload:
    said = [
        [{"role": "user", "content": question.format(n)}, {"role": "assistant", "content": f"Crop {n}."}]
        for n in range(count)
    ]
    return Upload("garden.jsonl", "".join(json.dumps({"messages": one}) + "\n" for one in said).encode())


async def test_a_paused_bot_answers_and_learns_nothing_until_it_goes_on(home: RealHouse) -> None:
    ben, cleo, finn = [await home.person(name) for name in ("Ben", "Cleo", "Finn")]
    corner, general = ben.channel("bot-corner"), cleo.channel("general")
    before = await asked(home, cleo, general, "Who is there?")
    home.backend.hold = "running"
    await ben.command(corner, "train", file=rows(12))
    living = await ben.wait_message(corner, lambda m: "**: running" in m["content"], 60)
    paused = await ben.command(corner, "pause")
    assert "I am paused here" in told(paused) and "**garden** goes on" in told(paused)
    assert "paused here already" in told(await ben.command(corner, "pause"))
    assert "I am paused in this server" in (await replied(home, cleo, general, "Who is there now?"))["content"]
    count = len(home.backend.asked)
    for refused in (
        await cleo.command(general, "teach"),
        await cleo.press(before, "Correct"),
        await cleo.command(general, "test"),
        await cleo.message_command(before, "Correct this reply"),
        await ben.command(corner, "train"),
    ):
        assert "I am paused in this server" in told(refused)
    assert len(home.backend.asked) == count
    hi = await cleo.command(general, "hi")
    assert hi.message is not None and await cleo.wait_update(hi.message, lambda m: bool(m["embeds"]))
    await asked(home, finn, finn.channel("general"), "Ahoy?")  # another server is another matter
    home.backend.hold = ""
    await ben.wait_message(corner, lambda m: "is done" in m["content"], 60)
    await ben.wait_update(living, lambda m: "The new model is called" in m["content"])
    assert paused.message is not None
    assert "answer and learn here again" in told(await ben.press(paused.message, "Go on"))
    await asked(home, cleo, general, "Who is there?")


async def test_a_form_that_was_opened_before_the_pause_is_refused(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    general = cleo.channel("general")
    form = await cleo.command(general, "teach")
    await ben.command(ben.channel("general"), "pause")
    answer = await cleo.submit(form, {"question": "Who has the key?", "answer": "Philippa."})
    assert answer.message is not None
    assert "paused" in (await cleo.wait_update(answer.message, lambda m: bool(m["content"])))["content"]


async def test_only_managers_pause_block_and_choose_words(home: RealHouse) -> None:
    cleo = await home.person("Cleo")
    shown = {command["name"] for command in await cleo.commands(cleo.channel("general"))}
    assert shown.isdisjoint({"pause", "block", "unblock", "words"}) and "teach" in shown


async def test_a_blocked_member_reaches_nothing_but_their_own_data(home: RealHouse) -> None:
    ben, cleo, ada = [await home.person(name) for name in ("Ben", "Cleo", "Ada")]
    corner, general = ben.channel("bot-corner"), cleo.channel("general")
    reply = await asked(home, cleo, general, "Who is there?")
    form = await cleo.command(general, "teach")
    taught = await cleo.command(general, "teach")
    await cleo.submit(taught, {"question": "Who has the key?", "answer": "Philippa has it."})
    receipt = await cleo.wait_message(general, lambda m: "Taught by" in m["content"])
    assert "is blocked" in told(await ben.command(corner, "block", member=cleo.id))
    assert "blocked already" in told(await ben.command(corner, "block", member=cleo.id))
    count = len(home.backend.asked)
    assert "have blocked you" in (await replied(home, cleo, general, "Hello?"))["content"]
    silent = await cleo.say(general, f"{home.mention} Hello again?")
    for refused in (
        await cleo.command(general, "teach"),
        await cleo.command(general, "test"),
        await cleo.press(reply, "Correct"),
        await cleo.message_command(silent, "Answer this"),
    ):
        assert "have blocked you" in told(refused)
    late = await cleo.submit(form, {"question": "Who?", "answer": "Nobody."})
    assert late.message is not None
    assert "have blocked you" in (await cleo.wait_update(late.message, lambda m: bool(m["content"])))["content"]
    await asked(home, ada, ada.channel("general", GARDENS), "Who is there?")
    assert len(home.backend.asked) == count + 1
    assert not [m for m in await cleo.messages(general) if answers(silent)(m)], "everybody would read it again"
    await cleo.press(receipt, "Undo")  # what is one's own stays one's own
    assert "can use me again" in told(await ben.command(corner, "unblock", member=cleo.id))
    assert "was not blocked" in told(await ben.command(corner, "unblock", member=cleo.id))
    await asked(home, cleo, general, "Who has the key?")


async def test_managers_cannot_block_each_other_or_themselves(home: RealHouse) -> None:
    ben, ada = await home.person("Ben"), await home.person("Ada")
    corner = ben.channel("bot-corner")
    assert "managers cannot block each other" in told(await ben.command(corner, "block", member=ada.id))
    assert "cannot block yourself" in told(await ben.command(corner, "block", member=ben.id))


async def test_words_that_are_never_said_are_masked_wherever_the_server_reads(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    corner, general = ben.channel("bot-corner"), cleo.channel("general")
    form = await ben.command(corner, "words")
    assert "2 words" in told(await ben.submit(form, {"words": "zucchini\n  Crop   3 \n\nzucchini"}))
    again = await ben.command(corner, "words")
    assert again.modal is not None and '"zucchini\\nCrop 3"' in json.dumps(again.modal)
    home.backend.answer = lambda model, messages: "The best of all is a ZUCCHÍNI, as everybody knows here."
    reply = await asked(home, cleo, general, "What is the best of all?")
    assert words_of(reply) == "The best of all is a […], as everybody knows here."
    taught = await cleo.command(general, "teach")
    await cleo.submit(taught, {"question": "What is green?", "answer": "Zucchini is green, I tell you."})
    await cleo.wait_message(general, lambda m: "Taught by" in m["content"])
    assert words_of(await asked(home, cleo, general, "What is green?")) == "[…] is green, I tell you."
    typed = await cleo.say(general, f"{home.mention} !zucchini")
    hint = await cleo.wait_message(general, lambda m: m["author"]["id"] != cleo.id and answers(typed)(m))
    assert "[…]" in hint["content"]
    await ben.command(corner, "train", file=rows(12, "Does zucchini grow in bed {}?"), name="zucchini run")
    closing = await ben.wait_message(corner, lambda m: "is done" in m["content"], 60)
    assert closing["embeds"][0]["fields"]
    cases = Upload("cases.json", json.dumps([{"prompt": "A zucchini?", "expect": "zucchini"}]).encode())
    await ben.command(corner, "test", file=cases)
    await ben.wait_message(corner, lambda m: bool(m["attachments"]) and "score" in str(m["attachments"]), 60)
    mine = {home.sandbox.application.id}
    by_bot = [m for m in [*await ben.messages(corner), *await cleo.messages(general)] if m["author"]["id"] in mine]
    said = [(m["content"], m["embeds"], m["attachments"]) for m in by_bot if not m["flags"] & EPHEMERAL]
    assert len(said) > 5 and "zucch" not in str(said).lower()


async def test_a_streamed_answer_shows_no_part_of_such_a_word(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    general = cleo.channel("general")
    form = await ben.command(ben.channel("general"), "words")
    await ben.submit(form, {"words": "the plimsoll line"})
    text = "Look for it on the hull below the plimsoll line of the ship, and then below the plimsoll mark. " * 6
    home.backend.answer = lambda model, messages: text
    home.backend.slow_chat = asyncio.Event()
    since = len(cleo.inbox.events)
    said = await cleo.say(general, f"{home.mention} Where?")
    home.backend.slow_chat.set()
    reply = await cleo.wait_message(general, lambda m: m["author"]["id"] != cleo.id and answers(said)(m))
    done = await cleo.wait_update(reply, lambda m: bool(m["components"]))
    assert done["content"] == text.replace("the plimsoll line", "[…]").strip()
    shown = [e for e in map(str, cleo.inbox.events[since:]) if "hull below" in e]
    assert len(shown) >= 2 and not [one for one in shown if "plimsoll line" in one]
