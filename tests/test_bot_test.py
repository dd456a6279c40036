"""/test through the sandbox: form or file, the score table with its alternative text, what is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot_fixtures import House, house
from chatterbox.errors import BackendDown
from chatterbox.sandbox.client import Upload

CASES = '[{"prompt": "When?", "expect": "nine"}, {"prompt": "Who?", "expect": "Ben"}]'
EPHEMERAL = 64


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


async def test_a_form_leads_to_a_score_table_and_the_failures(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    form = await cleo.command(channel, "test", help="off")
    answer = await cleo.submit(form, {"cases": CASES})
    assert answer.message is not None
    pointer = await cleo.wait_update(answer.message, lambda m: "2 cases" in m["content"])
    assert pointer["flags"] & EPHEMERAL
    scores = await cleo.wait_message(channel, lambda m: m["attachments"])
    assert f"/channels/{channel['guild_id']}/{channel['id']}/{scores['id']}" in pointer["content"]
    assert "the model alone" in scores["content"]
    assert "**1 of 2** new" in scores["content"]
    assert "**1 of 2** base" in scores["content"]
    table, failures = scores["attachments"]
    assert table["description"] == "Score table. new: 1 / 2; base: 1 / 2."
    assert failures["filename"] == "failures.json"
    assert not scores["mentions"]
    assert home.fakes.evaluation.helped is False


async def test_a_file_is_taken_and_help_is_on(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    await cleo.command(channel, "test", file=Upload("cases.json", CASES.encode()))
    scores = await cleo.wait_message(channel, lambda m: m["attachments"])
    assert "with help" in scores["content"]
    assert home.fakes.evaluation.helped is True


async def test_broken_json_gets_its_sentence_and_nothing_in_the_channel(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    form = await cleo.command(channel, "test")
    answer = await cleo.submit(form, {"cases": "hm"})
    assert answer.message is not None
    await cleo.wait_update(answer.message, lambda m: "no JSON list" in m["content"])
    ada = await home.person("Ada")
    assert not await ada.messages(channel)


async def test_a_broken_backend_ends_the_message_with_its_sentence(home: House) -> None:
    home.fakes.evaluation.error = BackendDown("The model cannot be reached just now.")
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    await cleo.command(channel, "test", file=Upload("cases.json", CASES.encode()))
    await cleo.wait_message(channel, lambda m: "it stopped. The model cannot be reached" in m["content"])


async def test_a_missing_permission_is_named(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    await home.client.world.overwrite(channel, home.sandbox.application.id, deny=1 << 11, type=1)
    answer = await cleo.command(channel, "test")
    assert "Send Messages" in answer.text
