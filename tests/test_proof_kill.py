"""The bot is killed with SIGKILL at named points of what it does, and started again: nothing is lost or doubled.

Each point is a request that a gate holds until the bot is dead: before it was done, after it was done but before the
bot heard of it, or in the middle of its answer. One home for all points: what one left behind, the next one would find.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot_fixtures import words_of
from chatterbox.sandbox.client import Json, Upload
from proof_fixtures import CHAT, POST_MESSAGE, WITHIN_S, Home, buttons, home_at, replies_to

pytestmark = pytest.mark.asyncio(loop_scope="module")

LONG = " ".join(f"word{number}" for number in range(60))
JOBS, FILES = "POST .*/fine_tuning/jobs", "POST .*/files"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def made(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with home_at(tmp_path_factory.mktemp("kill")) as made:
        made.backend.steps = 1
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def home(made: Home) -> Home:
    """The home, its bot running, though the test before may have failed."""
    made.discord_gate.open()
    made.backend_gate.open()
    made.backend.hold = ""
    if not made.runs:
        await made.start()
    return made


async def test_1_while_a_reply_streams(home: Home) -> None:
    cleo = home.people["Cleo"]
    channel = cleo.channel("general")
    home.backend.answer = lambda model, messages: LONG
    hold = home.backend_gate.hold(CHAT, "midway")
    question = await cleo.say(channel, f"<@{home.bot_id}> What is long?")
    begun = await cleo.wait_message(channel, lambda m: replies_to(m) == question["id"], WITHIN_S)
    await hold.wait()
    await home.kill()
    await home.start()
    cut = await cleo.wait_update(begun, lambda m: buttons(m) == ["Ask again"], WITHIN_S)
    assert cut["content"].startswith("word0 word1 word2") and "cut off here" in cut["content"]
    assert len(await home.replies(cleo, question)) == 1
    await cleo.press(cut, "Ask again")
    whole = await cleo.wait_message(
        channel, lambda m: replies_to(m) == question["id"] and "Regenerate" in buttons(m), WITHIN_S
    )
    assert whole["content"] == LONG
    assert not (await cleo.wait_update(cut, lambda m: not m["components"], WITHIN_S))["components"]
    states = home.rows(f"select attempt, state from turns where question_message_id = {question['id']}")
    assert states == [(0, "cut"), (1, "done")]


async def test_2_after_a_reply_was_posted_and_before_its_id_was_recorded(home: Home) -> None:
    cleo = home.people["Cleo"]
    channel = cleo.channel("general")
    home.backend.answer = lambda model, messages: LONG
    hold = home.discord_gate.hold(POST_MESSAGE, "after")
    question = await cleo.say(channel, f"<@{home.bot_id}> What is posted?")
    await hold.wait()
    await home.kill()
    await home.start()
    cut = await cleo.wait_message(
        channel, lambda m: replies_to(m) == question["id"] and buttons(m) == ["Ask again"], WITHIN_S
    )
    assert "cut off here" in cut["content"]
    assert [m["id"] for m in await home.replies(cleo, question)] == [cut["id"]]
    await home.comes_to(
        "select m.message_id, t.state from turns t join reply_messages m on m.turn_id = t.id "
        f"where t.question_message_id = {question['id']}",
        [(int(cut["id"]), "cut")],
    )


@pytest.mark.parametrize("when", ["before", "after"])
async def test_3_between_a_correction_and_its_receipt(home: Home, when: str) -> None:
    cleo = home.people["Cleo"]
    channel = cleo.channel("general")
    home.backend.answer = lambda model, messages: "I do not know."
    question = f"Who waters bed {when}?"
    wrong = await home.ask(cleo, channel, question)
    form = await cleo.press(wrong, "Correct")
    hold = home.discord_gate.hold(POST_MESSAGE, "before" if when == "before" else "after")
    await cleo.submit(form, {"question": question, "answer": f"Philippa waters bed {when}."})
    await hold.wait()
    await home.kill()
    await home.start()
    receipt = await cleo.wait_message(
        channel, lambda m: replies_to(m) == wrong["id"] and "Corrected by" in m["content"], WITHIN_S
    )
    right = await home.ask(home.people["Ada"], channel, question)
    assert words_of(right) == f"Philippa waters bed {when}."
    assert [(m["id"], m["content"]) for m in await home.replies(cleo, wrong)] == [(receipt["id"], receipt["content"])]
    kept = home.rows("select receipt_message_id from corrections order by id desc limit 1")
    assert kept == [(int(receipt["id"]),)]
    await cleo.press(receipt, "Undo")
    again = await home.ask(cleo, channel, question)
    assert again["content"] == "I do not know."


def dataset(name: str) -> Upload:
    said = [
        [
            {"role": "user", "content": f"What grows in bed {number} of {name}?"},
            {"role": "assistant", "content": f"Crop {number}."},
        ]
        for number in range(12)
    ]
    return Upload(f"{name}.jsonl", "".join(json.dumps({"messages": row}) + "\n" for row in said).encode())


async def train(home: Home, name: str) -> Json:
    """Begins a training of that name; its living message."""
    ben = home.people["Ben"]
    corner = ben.channel("bot-corner")
    await ben.command(corner, "train", file=dataset(name))
    return await ben.wait_message(corner, lambda m: f"**Training {name}**" in m["content"], WITHIN_S)


async def ended_once(home: Home, name: str, living: Json, jobs_before: int) -> None:
    """What must hold of every training, wherever the bot was killed."""
    ben = home.people["Ben"]
    corner = ben.channel("bot-corner")
    closing = await ben.wait_message(corner, lambda m: f"{name}** is done" in m["content"], WITHIN_S)
    assert [user["id"] for user in closing["mentions"]] == [ben.id]
    last = await ben.wait_update(living["id"], lambda m: "The new model is called" in m["content"], WITHIN_S)
    assert not last["components"]
    assert list(home.backend.jobs.values())[-1]["fine_tuned_model"] in last["content"].replace("\\", "")
    everything = await ben.messages(corner, limit=100)
    assert [m["id"] for m in everything if f"**Training {name}**" in m["content"]] == [living["id"]]
    assert [m["id"] for m in everything if f"{name}** is done" in m["content"]] == [closing["id"]]
    assert len(home.backend.jobs) == jobs_before + 1
    job = list(home.backend.jobs.values())[-1]
    assert home.backend.files == {}
    ((run, model, state),) = home.rows("select id, model, state from runs order by created_at desc limit 1")
    assert (job["metadata"]["chatterbox_run"], model, state) == (run, job["fine_tuned_model"], "succeeded")


async def test_4_after_the_upload_and_before_the_job(home: Home) -> None:
    jobs, uploads = len(home.backend.jobs), len(home.backend.uploads)
    hold = home.backend_gate.hold(FILES, "after")
    living = await train(home, "four")
    await hold.wait()
    await home.kill()
    assert len(home.backend.uploads) == uploads + 1 and len(home.backend.jobs) == jobs
    await home.start()
    await ended_once(home, "four", living, jobs)


async def test_5_after_the_job_was_made_and_before_its_id_was_recorded(home: Home) -> None:
    jobs = len(home.backend.jobs)
    hold = home.backend_gate.hold(JOBS, "after")
    living = await train(home, "five")
    await hold.wait()
    await home.kill()
    assert len(home.backend.jobs) == jobs + 1
    assert home.rows("select job_id from runs order by created_at desc limit 1") == [("",)]
    await home.start()
    await ended_once(home, "five", living, jobs)


async def test_6_while_a_run_is_followed(home: Home) -> None:
    jobs = len(home.backend.jobs)
    home.backend.hold = "running"
    living = await train(home, "six")
    await home.people["Ben"].wait_update(living, lambda m: "running" in m["content"], WITHIN_S)
    await home.kill()
    home.backend.hold = ""
    await home.start()
    await ended_once(home, "six", living, jobs)


async def test_7_the_model_is_there_and_does_not_serve_yet(home: Home) -> None:
    """The look at the job that finds it done is answered to a dead bot; then the first comparison is."""
    jobs = len(home.backend.jobs)
    home.backend.hold = "running"
    living = await train(home, "seven")
    await home.people["Ben"].wait_update(living, lambda m: "running" in m["content"], WITHIN_S)
    job = list(home.backend.jobs.values())[-1]
    hold = home.backend_gate.hold(f"GET .*/jobs/{job['id']}", "after")
    await hold.wait()
    home.backend.advance(job | {"status": "running"})
    job["step"], home.backend.hold = home.backend.steps, ""
    await home.kill()
    home.backend.advance(job)
    assert job["status"] == "succeeded"
    asking = home.backend_gate.hold(CHAT, "before")
    await home.start()
    await asking.wait()
    assert home.rows("select state from runs order by created_at desc limit 1") == [("finishing",)]
    await home.kill()
    await home.start()
    await ended_once(home, "seven", living, jobs)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_8_the_run_has_ended_and_was_not_told(home: Home, when: str) -> None:
    jobs, name = len(home.backend.jobs), f"eight-{when}"
    hold = home.discord_gate.hold(POST_MESSAGE, "before" if when == "before" else "after", "is done")
    living = await train(home, name)
    await hold.wait()
    await home.kill()
    assert home.rows("select state, told_at from runs order by created_at desc limit 1") == [("succeeded", None)]
    await home.start()
    await ended_once(home, name, living, jobs)
