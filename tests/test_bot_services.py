"""The bot over its real services: what one command leaves is what the next one finds, also after a restart."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot_fixtures import RealHouse, real_house, words_of
from chatterbox.sandbox.client import Upload

EPHEMERAL = 64


def rows(count: int) -> Upload:
    def row(number: int) -> str:
        question, answer = f"What grows in bed {number}?", f"Crop {number}."
        said = [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
        return json.dumps({"messages": said}) + "\n"

    return Upload("garden.jsonl", "".join(map(row, range(count))).encode())


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[RealHouse]:
    async with real_house(tmp_path) as made, made.bot():
        yield made


async def asked(home: RealHouse, person: Any, channel: Any, question: str) -> Any:
    """The finished reply to a question."""
    said = await person.say(channel, f"{home.mention} {question}")
    return await person.wait_message(
        channel, lambda m: (m.get("message_reference") or {}).get("message_id") == said["id"] and m["components"]
    )


async def test_a_dataset_is_trained_and_serves(home: RealHouse) -> None:
    ben = await home.person("Ben")
    corner = ben.channel("bot-corner")
    answer = await ben.command(corner, "train", file=rows(12))
    assert answer.message is not None
    report = await ben.wait_update(answer.message, lambda m: "12 rows" in m["content"])
    assert report["flags"] & EPHEMERAL
    living = await ben.wait_message(corner, lambda m: "**Training garden**" in m["content"])
    closing = await ben.wait_message(corner, lambda m: "is done" in m["content"], 60)
    assert [user["id"] for user in closing["mentions"]] == [ben.id]
    assert 1 <= len(closing["embeds"][0]["fields"]) <= 10
    ended = await ben.wait_update(living, lambda m: "The new model is called" in m["content"])
    assert not ended["components"]
    assert ended["attachments"][0]["content_type"] == "image/png"
    choices = await ben.autocomplete(corner, "train", "dataset", dataset="ga")
    assert [choice["value"] for choice in choices] == ["garden"]
    finn = await home.person("Finn")
    assert await finn.autocomplete(finn.channel("general"), "train", "dataset", dataset="") == []


async def test_a_correction_acts_here_at_once_and_nowhere_else_until_it_is_undone(home: RealHouse) -> None:
    cleo, ada, finn = [await home.person(name) for name in ("Cleo", "Ada", "Finn")]
    here, there = cleo.channel("general"), finn.channel("general")
    wrong = await asked(home, cleo, here, "Who has the spare key?")
    form = await cleo.press(wrong, "Correct")
    told = await cleo.submit(form, {"question": "Who has the spare key?", "answer": "Philippa has it."})
    receipt = await cleo.wait_message(here, lambda m: "Corrected by" in m["content"])
    await cleo.wait_update(told.message, lambda m: "row of the next training" in m["content"])
    right = await asked(home, ada, ada.channel("general", "Harbour Street Gardens"), "who has the SPARE key")
    assert right["content"] == f"Philippa has it.\n-# from a correction by <@{cleo.id}>" and not right["mentions"]
    elsewhere = await asked(home, finn, there, "Who has the spare key?")
    assert "Philippa" not in elsewhere["content"]
    await cleo.press(receipt, "Undo")
    again = await asked(home, cleo, here, "Who has the spare key?")
    assert "Philippa" not in again["content"]


async def test_a_newcomer_s_correction_waits_for_a_trainer(home: RealHouse) -> None:
    emil, ben = await home.person("Emil"), await home.person("Ben")
    channel = emil.channel("general")
    wrong = await asked(home, emil, channel, "Who has the spare key?")
    await emil.submit(await emil.press(wrong, "Correct"), {"question": "Who has the spare key?", "answer": "I do."})
    await emil.wait_message(channel, lambda m: "a trainer decides" in m["content"])
    assert (await asked(home, emil, channel, "Who has the spare key?"))["content"] != "I do."
    listed = await ben.command(channel, "corrections", state="waiting")
    page = await ben.wait_update(listed.message, lambda m: "Corrections (waiting): 1" in m["content"])
    option = page["components"][0]["components"][0]["options"][0]["value"]
    chosen = await ben.select(page, "Show one of them whole", [option])
    await ben.press(chosen.message, "Approve")
    assert words_of(await asked(home, emil, channel, "Who has the spare key?")) == "I do."


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (Upload("a.jsonl", b""), "empty"),
        (Upload("a.jsonl", rows(6).content + b"{not json}\n" + rows(6).content), "- Line 7 is not JSON"),
        (rows(9), "9"),
        (Upload("a.json", b'{"guild": {"id": "1"}, "channel": {}, "messages": [], "exportedAt": ""}'), "Discord"),
    ],
    ids=["empty", "line 7", "nine rows", "export"],
)  # fmt: skip
async def test_an_unusable_dataset_is_refused_with_its_reason(home: RealHouse, file: Upload, sentence: str) -> None:
    ben = await home.person("Ben")
    corner = ben.channel("bot-corner")
    answer = await ben.command(corner, "train", file=file)
    assert answer.message is not None
    told = await ben.wait_update(answer.message, lambda m: not m["flags"] & 128)
    assert sentence in told["content"]
    assert "Something broke" not in told["content"]
    assert not home.backend.jobs


async def test_scores_stand_beside_the_model_before(home: RealHouse) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    cases = Upload("cases.json", b'[{"prompt": "Hi", "expect": "hello"}, {"prompt": "Hi", "exact": "no"}]')
    await cleo.command(channel, "test", file=cases)
    shown = await cleo.wait_message(channel, lambda m: m["attachments"])
    assert "**1 of 2**" in shown["content"]
    assert [file["filename"] for file in shown["attachments"]] == ["scores.png", "failures.json"]
    assert {asked["max_tokens"] for asked in home.backend.asked} == {home.settings.chat.test_tokens}


@pytest.mark.parametrize(
    ("cases", "sentence"), [(b"{", "JSON"), (b"[]", "case"), (b'[{"prompt": "x", "regex": "("}]', "regex")]
)
async def test_unusable_cases_are_refused(home: RealHouse, cases: bytes, sentence: str) -> None:
    cleo = await home.person("Cleo")
    answer = await cleo.command(cleo.channel("general"), "test", file=Upload("cases.json", cases))
    assert answer.message is not None
    told = await cleo.wait_update(answer.message, lambda m: not m["flags"] & 128)
    assert sentence in told["content"]
    assert "Something broke" not in told["content"]


async def test_what_was_kept_is_told_and_deleted(home: RealHouse) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    reply = await asked(home, cleo, channel, "Who has the spare key?")
    hi = await cleo.command(channel, "hi")
    card = await cleo.wait_update(hi.message, lambda m: m["embeds"])
    assert "One question with its reply" in str(card["embeds"])
    sure = await cleo.press(card, "Delete my data")
    done = await cleo.press(sure.message, "Yes, delete it")
    await cleo.wait_update(done.message, lambda m: "Deleted: one question" in m["content"])
    gone = await cleo.press(reply, "Correct")
    assert "no reply of mine" in gone.text


async def test_only_taught_answers_offer_to_teach(tmp_path: Path) -> None:
    async with real_house(tmp_path, answers="taught") as home, home.bot():
        cleo = await home.person("Cleo")
        channel = cleo.channel("general")
        untaught = await asked(home, cleo, channel, "Who has the spare key?")
        assert "Nobody has taught me that" in untaught["content"]
        form = await cleo.press(untaught, "Teach")
        await cleo.submit(form, {"question": "Who has the spare key?", "answer": "Philippa has it."})
        await cleo.wait_message(channel, lambda m: "Taught by" in m["content"])
        assert words_of(await asked(home, cleo, channel, "Who has the spare key?")) == "Philippa has it."


async def test_a_run_and_its_message_survive_a_restart_and_end_once(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home:
        ben = await home.person("Ben")
        corner = ben.channel("bot-corner")
        home.backend.hold = "running"
        async with home.bot():
            await ben.command(corner, "train", file=rows(12))
            living = await ben.wait_message(corner, lambda m: "**Training garden**" in m["content"])
            await home.backend.saw("POST /fine_tuning/jobs")
        home.backend.hold = ""
        async with home.bot():
            await ben.wait_update(living, lambda m: "The new model is called" in m["content"], 60)
            await ben.wait_message(corner, lambda m: "is done" in m["content"])
        async with home.bot():
            ends = [m for m in await ben.messages(corner) if "is done" in m["content"]]
            assert len(ends) == 1
            assert len(home.backend.jobs) == 1


async def test_a_third_training_beside_one_that_runs_and_one_that_waits_is_refused(home: RealHouse) -> None:
    ben, ada = await home.person("Ben"), await home.person("Ada")
    home.backend.hold = "running"
    corner = ben.channel("bot-corner")
    await ben.command(corner, "train", file=rows(12), name="first")
    living = await ben.wait_message(corner, lambda m: "**Training first**" in m["content"])
    await ben.command(corner, "train", file=rows(12), name="second")
    await ben.wait_message(corner, lambda m: "**Training second**" in m["content"])
    answer = await ada.command(ada.channel("bot-corner"), "train", file=rows(12))
    assert answer.message is not None
    refused = await ada.wait_update(answer.message, lambda m: not m["flags"] & 128)
    assert '"second" waits already' in refused["content"]
    await ben.press(living, "Cancel")
    await ben.wait_message(corner, lambda m: "was cancelled" in m["content"])


async def test_a_backend_that_only_chats_leaves_corrections_acting_and_says_so(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home:
        home.backend.missing = ("/fine_tuning", "/files")
        async with home.bot():
            ben = await home.person("Ben")
            general = ben.channel("general")
            refused = await ben.command(ben.channel("bot-corner"), "train", file=rows(12))
            assert refused.message is not None
            await ben.wait_update(refused.message, lambda m: "does not train" in m["content"])
            hi = await ben.command(general, "hi")
            assert hi.message is not None
            shown = await ben.wait_update(hi.message, lambda m: bool(m["embeds"]))
            assert "Corrections act all the same" in shown["embeds"][0]["fields"][0]["value"]
            wrong = await asked(home, ben, general, "What is the gate code?")
            form = await ben.press(wrong, "Correct")
            await ben.submit(form, {"question": "What is the gate code?", "answer": "4471"})
            await ben.wait_message(general, lambda m: "Corrected by" in m["content"])
            right = await asked(home, ben, general, "What is the gate code?")
            assert words_of(right) == "4471" and not home.backend.files


async def test_a_channel_answers_only_what_was_taught_where_managers_choose_that(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    corner, general = ben.channel("bot-corner"), cleo.channel("general")
    answer = await ben.command(corner, "instruction", channel=corner["id"])
    card = await ben.wait_update(answer.message, lambda m: bool(m["components"]))
    await ben.submit(await ben.press(card, "Edit"), {"instruction": "You talk of tools."})
    (menu,) = [part for row in card["components"] for part in row["components"] if part["type"] == 3]
    await ben.select(card, menu["custom_id"], ["taught"])
    changed = await ben.wait_update(card, lambda m: m["embeds"][0]["description"] == "You talk of tools.")
    assert {"name": "What I answer", "value": "Only what somebody taught me"}.items() <= changed["embeds"][0]["fields"][
        1
    ].items()
    assert (await asked(home, ben, corner, "Where is the spade?"))["content"] == "Nobody has taught me that yet."
    assert "tiny-base" in (await asked(home, cleo, general, "Where is the spade?"))["content"]
    hi = await ben.command(corner, "hi")
    told = await ben.wait_update(hi.message, lambda m: bool(m["embeds"]))
    assert "only what somebody taught me" in str(told["embeds"]) and "an instruction of its own" in str(told["embeds"])
    back = await ben.submit(await ben.press(changed, "Edit"), {"instruction": ""})
    assert "follow the server's instruction again" in back.text
