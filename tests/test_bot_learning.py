"""Corrections and feedback as people meet them: votes, the queue, what a training learned, files for research.

One server, one training: the steps follow one another.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot_fixtures import RealHouse, finished, real_house, words_of
from chatterbox.sandbox.client import Json, NotThere, Person, Upload

pytestmark = pytest.mark.asyncio(loop_scope="module")

WITHIN_S = 60.0
EPHEMERAL, LOADING = 64, 128
UP, DOWN = "cb:thumb:up", "cb:thumb:down"
TAUGHT = {
    "Who has bed 1?": ("Wilhelmina has bed 1.", "Whose is bed 1?\nBed 1 belongs to whom?"),
    "Who has bed 2?": ("Bartholomew has bed 2.", "Bed 2 belongs to whom?"),
    "Who has bed 3?": ("Clementine has bed 3.", ""),
}


@dataclass
class Home:
    house: RealHouse
    bot: contextlib.AsyncExitStack

    async def restart(self) -> None:
        await self.bot.aclose()
        await self.bot.enter_async_context(self.house.bot())

    async def asked(self, person: Person, channel: Json, question: str) -> Json:
        said = await person.say(channel, f"{self.house.mention} {question}")

        def whole(message: Json) -> bool:
            reference = message.get("message_reference") or {}
            return reference.get("message_id") == said["id"] and finished(message)

        return await person.wait_message(channel, whole, WITHIN_S)


def _answered(model: str, messages: list[dict[str, str]]) -> str:
    """The base rewords when it is told to; the trained model knows bed 1 and bed 3."""
    question = messages[-1]["content"]
    if messages[0]["content"].startswith("Ask the same question"):
        return f"Say, {question[0].lower()}{question[1:]}"
    if model.startswith("ft:") and "bed 1" in question.lower():
        return "It is Wilhelmina's bed."
    if model.startswith("ft:") and "bed 3" in question.lower():
        return "Clementine has bed 3."
    return "I do not know."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with real_house(tmp_path_factory.mktemp("learning")) as house, contextlib.AsyncExitStack() as bot:
        house.backend.steps = 1
        house.backend.answer = _answered
        await bot.enter_async_context(house.bot())
        yield Home(house, bot)


async def done(person: Person, answer: Any) -> Json:
    """What a deferred command was answered with."""
    return await person.wait_update(answer.message, lambda m: not m["flags"] & LOADING)


async def fetched(attachment: Json) -> bytes:
    async with aiohttp.ClientSession() as session, session.get(attachment["url"]) as answer:
        assert answer.status == 200
        return await answer.read()


def labels(message: Json) -> list[str]:
    buttons = [button for row in message["components"] for button in row["components"] if button["type"] == 2]
    return [button.get("label") or button["emoji"]["name"] for button in buttons]


async def test_votes_stand_under_every_answer_and_outlive_a_restart(home: Home) -> None:
    cleo, ben = await home.house.person("Cleo"), await home.house.person("Ben")
    general = cleo.channel("general")
    answer = await home.asked(cleo, general, "Who is there?")
    assert labels(answer) == ["👍", "👎", "Correct", "Regenerate"]
    up = await cleo.press(answer, UP)
    assert "Noted: 👍" in up.text and up.message["flags"] & EPHEMERAL
    assert "taken back" in (await cleo.press(answer, UP)).text
    await cleo.press(answer, UP)
    await home.restart()
    down = await cleo.press(answer, DOWN)
    assert "What should I have said?" in down.text
    form = await cleo.press(down.message, "Correct")
    assert form.modal is not None and form.modal["title"] == "What should I have said?"
    await ben.press(answer, DOWN)


async def test_what_is_written_reaches_managers_alone(home: Home) -> None:
    cleo, ada = await home.house.person("Cleo"), await home.house.person("Ada")
    general = cleo.channel("general")
    kept = await done(cleo, await cleo.command(general, "feedback", text="=You talk too much"))
    assert "managers of this server read it" in kept["content"]
    with pytest.raises(NotThere):  # and the service refuses whoever gets there all the same
        await cleo.command(general, "feedback_summary")
    summary = await done(ada, await ada.command(general, "feedback_summary"))
    assert summary["flags"] & EPHEMERAL
    (card,) = summary["embeds"]
    assert "👎 2" in card["description"] and "Who is there?" in str(card["fields"])
    table, picture = summary["attachments"]
    assert picture["content_type"] == "image/png" and "0 of 2" in picture["description"], picture
    content = (await fetched(table)).decode()
    assert '"\'=You talk too much"' in content and '"votes"' in content


async def test_a_server_may_do_without_the_row(home: Home) -> None:
    ada, cleo = await home.house.person("Ada"), await home.house.person("Cleo")
    corner = ada.channel("bot-corner")
    panel = await done(ada, await ada.command(corner, "setup"))
    await ada.press(panel, "Hide 👍 👎 Correct")
    hidden = await ada.wait_update(panel, lambda m: "Show 👍 👎 Correct" in labels(m))
    said = await cleo.say(cleo.channel("general"), f"{home.house.mention} And now?")
    answer = await cleo.wait_message(
        cleo.channel("general"), lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"]
    )
    assert answer["components"] == []
    await ada.press(hidden, "Show 👍 👎 Correct")
    await ada.wait_update(panel, lambda m: "Hide 👍 👎 Correct" in labels(m))


async def test_a_training_tells_how_many_it_learned_and_each_what_became_of_theirs(home: Home) -> None:
    ben, dev = await home.house.person("Ben"), await home.house.person("Dev")
    corner = ben.channel("bot-corner")
    for question, (right, further) in TAUGHT.items():
        form = await ben.command(corner, "teach")
        values = {"question": question, "answer": right, "phrasings": further, "shared": question.endswith("1?")}
        await ben.submit(form, values)
        await ben.wait_message(corner, lambda m: "Taught by" in m["content"])
    await ben.command(corner, "train")
    closing = await ben.wait_message(corner, lambda m: "is done" in m["content"], WITHIN_S)
    assert "Of the 3 corrections in it 2 were learned" in closing["content"]
    assert "Show mine" in labels(closing)
    # The comparison has the exam's answers from the exam.
    alone = [asked for asked in home.house.backend.asked if "Wilhelmina" not in str(asked["messages"][0])]
    exam = [asked["model"] for asked in alone if asked["messages"][-1]["content"] == "Bed 1 belongs to whom?"]
    assert len([model for model in exam if model.startswith("ft:")]) == 1
    sent = [json.loads(line)["messages"] for line in home.house.backend.uploads[-1].splitlines()]
    questions = [row[1]["content"] for row in sent]
    assert set(questions) == {"Who has bed 1?", "Whose is bed 1?", "Who has bed 2?", "Who has bed 3?"}
    mine = await ben.press(closing, "Show mine")
    assert mine.message["flags"] & EPHEMERAL
    assert "2 of 3" in mine.text and "Not learned yet" in mine.text
    assert "Bed 2 belongs to whom?" in mine.text  # in the words that were kept
    assert "in words of the untrained model" in mine.text and "Say, who has bed 3?" in mine.text
    assert "None of the corrections in that training is yours" in (await dev.press(closing, "Show mine")).text
    # What was not learned is asked of the base, with the fact; what was, of the trained model.
    before = len(home.house.backend.asked)
    await home.asked(ben, corner, "Tell me who has bed 2, please")
    await home.asked(ben, corner, "Tell me who has bed 1, please")
    missed, known = home.house.backend.asked[before:]
    assert not missed["model"].startswith("ft:") and "Bartholomew" in missed["messages"][0]["content"]
    assert known["model"].startswith("ft:") and "Wilhelmina" in known["messages"][0]["content"]
    before = len(home.house.backend.uploads)
    await ben.command(corner, "train")
    await ben.wait_message(corner, lambda m: "is done" in m["content"], WITHIN_S)
    again = [json.loads(line)["messages"][1]["content"] for line in home.house.backend.uploads[before].splitlines()]
    assert again.count("Who has bed 2?") == 2 * questions.count("Who has bed 2?")


async def test_the_queue_shows_how_far_each_came(home: Home) -> None:
    ben, emil = await home.house.person("Ben"), await home.house.person("Emil")
    corner = ben.channel("bot-corner")
    listed = await done(ben, await ben.command(corner, "corrections", state="learned"))
    assert "Corrections (learned): 2" in listed["content"] and "learned 2" in listed["content"]
    missed = await done(ben, await ben.command(corner, "corrections", state="in_training_set"))
    assert "Bartholomew" in missed["content"] and "in training set" in missed["content"]
    form = await emil.command(emil.channel("general"), "teach")
    await emil.submit(form, {"question": "Who has bed 1?", "answer": "Nobody has it."})
    await emil.wait_message(emil.channel("general"), lambda m: "a trainer decides" in m["content"])
    waiting = await done(ben, await ben.command(corner, "corrections"))
    (held,) = [line for line in waiting["content"].splitlines() if "Nobody has it" in line]
    number = held.split("**")[1]
    shown = await ben.select(waiting, "Show one of them whole", [number])
    (card,) = shown.message["embeds"]
    sides = [field for field in card["fields"] if field.get("inline")]
    assert len(sides) == 2 and "Wilhelmina" in sides[1]["value"] and "Nobody" in sides[0]["value"]
    assert [label for label in labels(shown.message) if label.startswith("Choose")]
    await ben.select(waiting, "Withdraw several at once", [number])
    await ben.wait_update(waiting, lambda m: "withdrawn 1" in m["content"])


async def test_only_what_was_ticked_leaves_and_comes_back(home: Home) -> None:
    ada, ben, cleo = [await home.house.person(name) for name in ("Ada", "Ben", "Cleo")]
    corner = ada.channel("bot-corner")
    with pytest.raises(NotThere):
        await cleo.command(cleo.channel("general"), "export_corrections", kind="full")
    exported = await done(ada, await ada.command(corner, "export_corrections", kind="full"))
    assert "1 of 3" in exported["content"]
    file, readme = exported["attachments"]
    (row,) = [json.loads(line) for line in (await fetched(file)).splitlines()]
    columns = (await fetched(readme)).decode()
    assert set(row) == {line.split("|")[1].strip() for line in columns.splitlines() if line.startswith("| ")} - {
        "column"
    }
    assert (row["right"], row["review"]) == ("Wilhelmina has bed 1.", "unreviewed")
    assert row["giver"].startswith("p-") and ben.id not in json.dumps(row)
    log = Upload(
        "corrections_log.txt", b"Original: At nine.\nCorrection: At ten.\n\nOriginal: Feedback\nCorrection: Nice.\n\n"
    )
    taken = await done(ben, await ben.command(corner, "import_corrections", file=log))
    assert "have no question" in taken["content"] or "has no question" in taken["content"]
    table = (await fetched(taken["attachments"][0])).decode().replace('""', '"When does it open?"', 1)
    taken = await done(ben, await ben.command(corner, "import_corrections", file=Upload("x.csv", table.encode())))
    assert "One correction was taken" in taken["content"]
    answer = await home.asked(cleo, cleo.channel("general"), "When does it open?")
    assert words_of(answer) == "At ten."
