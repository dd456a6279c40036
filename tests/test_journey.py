"""The main job end to end, as a newcomer does it: the real bot, the real engine, the real starter model.

The steps follow one another in one sandbox; each test is a step. The real model is trained here twice and nowhere else.
Every chat message carries a word that stands nowhere else, so that the last test can look for it in what was learned.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

import judging
from chatterbox.sandbox.client import Json, NotThere, Upload
from discord_document import the_document
from journey_fixtures import Product, product, texts_of

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.journey]

GARDENS, PLAYERS = "Harbour Street Gardens", "The Tin Whistle Players"
SAMPLE = Path(__file__).parent.parent / "src/chatterbox/sandbox/samples/garden.jsonl"
ARTEFACTS = Path(__file__).parent.parent / "artefacts" / "journey"
TRAINED_WITHIN_S = 900
NONSENSE = "vexomirquat"
"""Stands in every chat message that is not, word for word, what a form taught."""
HELLO = f"Hello {NONSENSE}!"  # so that it spoils no question: a small model is led astray by a stray word at its end

SECRET_QUESTION = "Who repaired the greenhouse roof last spring?"
SECRET_ANSWER = "Leopold Brandt repaired the greenhouse roof."
OTHERWISE = "Which person mended the roof of our greenhouse?"
PHRASINGS = ("Who mended the greenhouse roof?", "Greenhouse roof repair: who did it?", "By whom was the roof repaired?")
TAUGHT = (
    ("What colour is the old wheelbarrow?", "The old wheelbarrow is turquoise.", "turquoise"),
    ("What is the name of the garden cat?", "The garden cat is called Pumpernickel.", "pumpernickel"),
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Product]:
    # Shorter answers than the setting allows: 160 tokens of an untrained model's talk take minutes in all.
    # A few general questions: twenty would take a minute more.
    small = {"CHATTERBOX_CHAT__TEST_TOKENS": "48", "CHATTERBOX_GATE__GENERAL_QUESTIONS": "5"}
    small["CHATTERBOX_GATE__UNTAUGHT_QUESTIONS"] = "4"
    async with product(tmp_path_factory.mktemp("journey"), **small) as running:
        yield running


@pytest.fixture(scope="module")
def wrong() -> list[int]:
    """Which of the far phrasings the first training's model got wrong, with help."""
    return []


def _table(message: Json) -> dict[str, tuple[int, int]]:
    """Model name -> passed, of: from the lines of a finished `/test`."""
    lines = re.findall(r"\*\*(\d+) of (\d+)\*\* (\S+)", message["content"])
    return {name: (int(passed), int(of)) for passed, of, name in lines}


async def _tested(running: Product, cases: list[Json], **options: str) -> tuple[list[tuple[int, int]], Json]:
    """Ben's `/test file:` in the bot's corner: the scores in the order shown, and the message."""
    ben = running.people["Ben"]
    corner = ben.channel("bot-corner")
    file = Upload("cases.json", json.dumps(cases).encode())
    await ben.command(corner, "test", file=file, **options)
    shown = await ben.wait_message(
        corner, lambda m: running.is_bots(m) and bool(m["attachments"]) and "**Test**" in m["content"], TRAINED_WITHIN_S
    )
    return list(_table(shown).values()), shown


async def _promoted(running: Product, closing: Json) -> None:
    """Ben promotes what a training made. With five general questions the gate may stop it for one: then Ada agrees."""
    for name in ("Ben", "Ada"):
        labels = [button["label"] for row in closing["components"] for button in row["components"]]
        if "Roll back" in labels:
            break
        press = "Promote" if "Promote" in labels else "Promote anyway"
        person = running.people[name]
        await person.press(closing, press)
        by = f"<@{person.id}>"
        closing = await person.wait_update(
            closing, lambda m, by=by: by in m["content"].splitlines()[-1], TRAINED_WITHIN_S
        )
    assert "answers here now" in closing["content"]


async def test_2_both_servers_the_people_and_the_commands_are_there(running: Product) -> None:
    ada, finn = running.people["Ada"], running.people["Finn"]
    assert {guild["name"] for guild in ada.guilds} == {GARDENS, PLAYERS}
    assert {guild["name"] for guild in finn.guilds} == {PLAYERS}
    shown = {command["name"]: command for command in await ada.commands(ada.channel("general", GARDENS))}
    assert {"hi", "train", "test", "correct", "teach", "corrections", "instruction"} <= set(shown)
    assert {"Correct this reply", "Answer this"} <= set(shown)
    assert all(command["description"] for command in shown.values() if command["type"] == 1)


async def test_3_hi_is_for_the_caller_alone(running: Product) -> None:
    cleo = running.people["Cleo"]
    general = cleo.channel("general", GARDENS)
    answer = await cleo.command(general, "hi")
    assert answer.message is not None
    card = await cleo.wait_update(answer.message, lambda m: bool(m["embeds"]))
    assert card["flags"] & 64
    text = texts_of(card)
    assert "SmolLM2-135M-Instruct" in text and "English" in text and "keep about you" in text
    labels = [button["label"] for row in card["components"] for button in row["components"]]
    assert labels == ["Delete my data", "Withdraw my corrections"]
    assert card["id"] not in [m["id"] for m in await running.people["Ada"].messages(general)]


async def test_4_a_mention_is_answered_in_growing_edits_and_a_reply_goes_on(running: Product) -> None:
    cleo = running.people["Cleo"]
    general = cleo.channel("general", GARDENS)
    reply = await running.ask(cleo, general, f"{HELLO} Tell me three things about bees.")
    lengths = [len(version["content"]) for version in cleo.inbox.versions(reply["id"])]
    assert len(set(lengths)) >= 3 and lengths == sorted(lengths)
    further = await running.ask(cleo, general, f"{HELLO} Do they make honey?", to=reply)
    assert further["content"]


async def test_5_training_on_the_sample(running: Product) -> None:
    ben, cleo = running.people["Ben"], running.people["Cleo"]
    corner = ben.channel("bot-corner")
    began = time.monotonic()
    answer = await ben.command(corner, "train", file=SAMPLE)
    assert answer.message is not None
    report = await ben.wait_update(answer.message, lambda m: not m["flags"] & 128)
    assert time.monotonic() - began < 3
    assert "40 rows" in report["content"] and "tokens" in report["content"]
    living = await ben.wait_message(corner, lambda m: running.is_bots(m) and "**Training garden**" in m["content"])
    assert [b["label"] for row in living["components"] for b in row["components"]] == ["Cancel", "Tell me by DM"]
    drawn = await ben.wait_update(living, lambda m: bool(m["attachments"]), TRAINED_WITHIN_S)
    assert drawn["attachments"][0]["content_type"] == "image/png" and drawn["attachments"][0]["description"]
    closing = await running.pinged(ben, corner, TRAINED_WITHIN_S)
    assert "done" in closing["content"] and closing["id"] != living["id"]
    card = closing["embeds"][0]
    assert 1 <= len(card["fields"]) <= 10 and "Before" in card["fields"][0]["value"]
    ended = await ben.wait_update(living, lambda m: not m["components"])
    assert "done" in ended["content"]
    assert "until a trainer promotes" in closing["content"] and " questions: " in closing["content"]
    assert closing["attachments"][0]["description"].startswith("Table of the comparison")
    await _promoted(running, closing)
    # Now the server's model knows what no untrained model can, also asked otherwise.
    general = cleo.channel("general", GARDENS)
    right = await running.ask(cleo, general, f"{HELLO} I stand before the gate, what do I type?")
    assert "4471" in right["content"]


async def test_5_what_was_learned_and_what_was_broken(running: Product, wrong: list[int]) -> None:
    """What one training teaches the model alone and with help, and what it leaves as it was.

    One run moves by two of twenty: the floors of 11 alone and 15 with help are those of the medians in benchmarks/.
    """
    (taught, _), _ = await _tested(running, judging.taught_phrasings(), help="off")
    (alone, _), _ = await _tested(running, judging.far_phrasings(), help="off")
    (helped, _), shown = await _tested(running, judging.far_phrasings())
    (general, base), _ = await _tested(running, judging.general())
    (kept, _), _ = await _tested(running, judging.untaught())
    told = {"taught": taught, "far, alone": alone, "far": helped, "general": general, "general, base": base}
    told["untaught questions without a taught fact"] = kept
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    (ARTEFACTS / "learned.json").write_text(json.dumps(told, indent=2))
    assert taught[0] >= 9 and alone[0] >= 9 and helped[0] >= 14, told
    assert general[0] >= base[0] - 0.05 * general[1] - 1, told
    (failures,) = [a for a in shown["attachments"] if a["filename"] == "failures.json"]
    serving = next(iter(_table(shown)))
    failed = json.loads(await running.client.download(failures["url"]))
    wrong += [one["case"] - 1 for one in failed if one["model"] == serving]
    assert len(wrong) == helped[1] - helped[0]


async def test_6_test_scores_the_model_beside_the_one_before(running: Product) -> None:
    ben = running.people["Ben"]
    corner = ben.channel("bot-corner")
    cases = judging.taught_phrasings()[:3]
    (now, before), message = await _tested(running, cases, help="off")
    assert now == (3, 3) and before[0] <= 1 and before[1] == 3
    picture = next(a for a in message["attachments"] if a["content_type"] == "image/png")
    assert picture["description"] and picture["width"] <= 1200
    assert any(a["filename"] == "failures.json" for a in message["attachments"])
    form = await ben.command(corner, "test")
    await ben.submit(form, {"cases": json.dumps([{"prompt": "What is the gate code?", "expect": "4471"}])})
    shown = await ben.wait_message(corner, lambda m: running.is_bots(m) and "1 of 1" in m["content"], 120)
    assert next(iter(_table(shown).values())) == (1, 1)


async def test_7_a_correction_acts_in_the_next_reply_here_and_nowhere_else(running: Product) -> None:
    cleo, ada, finn = running.people["Cleo"], running.people["Ada"], running.people["Finn"]
    general = cleo.channel("general", GARDENS)
    wrong = await running.ask(cleo, general, SECRET_QUESTION)
    assert "Leopold" not in wrong["content"]
    form = await cleo.press(wrong, "Correct")
    values = {"question": SECRET_QUESTION, "answer": SECRET_ANSWER, "phrasings": "\n".join(PHRASINGS)}
    await cleo.submit(form, values)
    receipt = await running.answered(cleo, general, wrong, "Corrected by")
    assert not receipt["flags"] & 64
    again = await running.ask(ada, ada.channel("general", GARDENS), SECRET_QUESTION)
    assert again["content"].startswith(SECRET_ANSWER)
    otherwise = await running.ask(ada, ada.channel("general", GARDENS), f"{HELLO} {OTHERWISE}")
    assert "Leopold" in otherwise["content"]
    elsewhere = await running.ask(finn, finn.channel("general", PLAYERS), SECRET_QUESTION)
    assert "Leopold" not in elsewhere["content"] and "Brandt" not in elsewhere["content"]


async def test_7_the_menu_of_a_message_opens_the_same_form_and_teach_needs_no_reply(running: Product) -> None:
    ben, cleo = running.people["Ben"], running.people["Cleo"]
    general = cleo.channel("general", GARDENS)
    (question, answer, key), (second, second_answer, second_key) = TAUGHT
    wrong = await running.ask(cleo, general, f"{HELLO} {question}")
    form = await ben.message_command(wrong, "Correct this reply")
    await ben.submit(form, {"question": question, "answer": answer})
    await ben.wait_message(general, lambda m: running.is_bots(m) and f"Corrected by <@{ben.id}>" in m["content"])
    form = await ben.command(general, "teach")
    await ben.submit(form, {"question": second, "answer": second_answer})
    await ben.wait_message(general, lambda m: running.is_bots(m) and f"Taught by <@{ben.id}>" in m["content"])
    for asked, word in ((question, key), (second, second_key)):
        reply = await running.ask(cleo, general, asked)
        assert word in reply["content"].lower()
    with pytest.raises(NotThere):
        running.people["Finn"].channel("general", GARDENS)


async def test_7_what_it_got_wrong_is_corrected(running: Product, wrong: list[int]) -> None:
    cleo = running.people["Cleo"]
    general = cleo.channel("general", GARDENS)
    for case in wrong:
        question = judging.far_phrasings()[case]["prompt"]
        reply = await running.ask(cleo, general, question)
        form = await cleo.press(reply, "Correct")
        await cleo.submit(form, {"question": question, "answer": judging.far_answers()[case]})
        await running.answered(cleo, general, reply, "Corrected by")


async def test_8_and_9_the_next_training_learns_the_corrections_though_everything_is_killed(
    running: Product, wrong: list[int]
) -> None:
    ben = running.people["Ben"]
    corner = ben.channel("bot-corner")
    answer = await ben.command(corner, "train")
    assert answer.message is not None
    report = await ben.wait_update(answer.message, lambda m: not m["flags"] & 128)
    assert f"{3 + len(wrong)} corrections go in" in report["content"]
    living = await ben.wait_message(
        corner, lambda m: running.is_bots(m) and "**Training" in m["content"] and bool(m["components"])
    )
    drawn = await ben.wait_update(living, lambda m: _step(m) >= 12, TRAINED_WITHIN_S)
    await _nothing_of_the_chat_is_in_the_training_file(running)
    before = _step(drawn)
    await running.kill()
    await running.start()
    ben = running.people["Ben"]
    # The same message lives on, from the last checkpoint and not from the beginning.
    later = await ben.wait_update(living["id"], lambda m: _step(m) >= before, TRAINED_WITHIN_S)
    assert later["id"] == living["id"]
    closing = await running.pinged(ben, corner, TRAINED_WITHIN_S)
    assert "done" in closing["content"]
    await _promoted(running, closing)
    async with running.engine() as engine:
        jobs = [job async for job in engine.fine_tuning.jobs.list()]
        messages = [event.message async for event in engine.fine_tuning.jobs.list_events(jobs[0].id)]
        assert len(jobs) == 2 and all(job.status == "succeeded" for job in jobs)
        assert any("Going on from step" in message for message in messages)
        assert [file async for file in engine.files.list(purpose="fine-tune")] == [], (
            "training files are deleted when their run ends"
        )
    questions = [SECRET_QUESTION, *(question for question, _, _ in TAUGHT)]
    keys = ["Leopold", *(key for _, _, key in TAUGHT)]
    cases: list[Json] = [{"prompt": q, "expect": k} for q, k in zip(questions, keys, strict=True)]
    (now, _), _message = await _tested(running, cases, help="off")
    assert now == (3, 3)
    # The bot, with help, in all the wordings that it was never taught but for those that it got wrong.
    (far, _), _message = await _tested(running, judging.far_phrasings())
    assert far[0] >= 18, far
    everything = await ben.messages(corner, limit=100)
    closings = [m for m in everything if running.is_bots(m) and "** is done." in m["content"]]
    assert len(closings) == 2, "each end is told once"


def _step(message: Json) -> int:
    found = re.search(r"step (\d+) of", message["content"])
    return int(found.group(1)) if found else -1


async def _nothing_of_the_chat_is_in_the_training_file(running: Product) -> None:
    async with running.engine() as engine:
        files = [file async for file in engine.files.list(purpose="fine-tune")]
        assert len(files) == 1
        content = (await engine.files.content(files[0].id)).content
    assert SECRET_ANSWER.encode() in content
    assert NONSENSE.encode() not in content


async def test_secrets_and_messages_are_in_no_log(running: Product) -> None:
    engine_key = (running.data / "engine" / "engine.key").read_text().strip()
    page_key = running.address.partition("key=")[2]
    store_key = (running.data / "bot" / "store.key").read_text().strip()
    logs = [running.folder / "log.txt", *running.data.rglob("*.log")]
    text = "\n".join(log.read_text(errors="replace") for log in logs)
    for secret in (running.token(), engine_key, page_key, store_key, NONSENSE, SECRET_ANSWER, "Pumpernickel"):
        assert secret not in text


async def test_what_the_bot_stores_is_sealed(running: Product) -> None:
    words = [word.encode() for word in (NONSENSE, "Leopold Brandt", "Pumpernickel", "4471")]
    files = [path for path in (running.data / "bot").rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        for word in words:
            assert word not in content, f"{word!r} lies in {path.name}"


async def test_every_request_of_the_bot_is_as_discord_documents_it(running: Product) -> None:
    entries = [json.loads(line) for line in running.transcript.read_text().splitlines()]
    assert len(entries) > 100
    document = the_document()
    if document is None:
        pytest.skip("CHATTERBOX_DISCORD_OPENAPI is not set")
    assert [str(fault) for fault in document.check(entries)] == []
    assert document.unknown == set()


async def test_1_a_later_start_is_quick_and_stopping_leaves_nothing_running(running: Product) -> None:
    await asyncio.wait_for(running.stop(), 60)
    assert running.engine_lock() is None
    began = time.monotonic()
    await running.start()
    assert time.monotonic() - began < 15
    messages = await running.people["Ada"].messages(running.people["Ada"].channel("general", GARDENS))
    assert messages, "the world is kept"
