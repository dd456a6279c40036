"""Bad input as the bot meets it, from a person's client to the wire of a backend; each gets a sentence or does no harm.

What only one room has to do with is tested there: a missing or wrong token (test_bot_process), ports in use
(test_sandbox_process, test_engine_survival), unknown keys (test_config), every fault of a file with its line
(test_datasets_check), cases of /test (test_evaluation_cases), two trainings at once (test_bot_services), the engine
killed in each state (test_engine_survival, test_training_kill, test_proof_kill_all), a form after 20 minutes and a
reply that was deleted since (test_bot_correct), answers that are empty (test_bot_chat).
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot_fixtures import RealHouse, finished, real_house
from chatterbox.backend.connection import RemoteConnection
from chatterbox.backend.trainer import OpenAITrainer
from chatterbox.config import Datasets
from chatterbox.errors import BackendError
from chatterbox.sandbox.client import Json, Person, Upload
from engine_process import KEY, EngineProcess, bases_of
from proof_fixtures import WITHIN_S, Home, buttons, home_at, replies_to
from tiny import Tiny
from training_house import chat_row, garden, jsonl

pytest_plugins = ("engine_fixtures",)

pytestmark = pytest.mark.asyncio(loop_scope="module")

THINKS = 128


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RealHouse]:
    async with real_house(tmp_path_factory.mktemp("bad")) as made:
        made.settings = made.settings.model_copy(update={"datasets": Datasets(max_bytes=2 * 1024 * 1024)})
        made.backend.steps = 1
        async with made.bot():
            ben = await made.person("Ben")
            if not await ben.commands(ben.channel("general")):
                await ben.wait_event("commands_update")
            yield made


async def told(person: Person, channel: Json, command: str, file: Upload) -> str:
    """What the caller reads after a command with a file."""
    answer = await person.command(channel, command, file=file)
    assert answer.message is not None
    done = await person.wait_update(answer.message, lambda m: not m["flags"] & THINKS, WITHIN_S)
    return str(done["content"])


def line_7(row: object) -> bytes:
    rows = [chat_row(f"What grows in bed {number}?", f"Crop {number}.") for number in range(11)]
    return jsonl([*rows[:6], row, *rows[6:]])


SAID = {"role": "user", "content": "x"}
REFUSED = {
    "empty": (b"", "The file is empty: there is nothing to learn from. Send a .jsonl file"),
    "not JSON": (line_7(1).replace(b"\n1\n", b"\n{oops}\n"), "Line 7 is not JSON (column 2"),
    "role": (line_7({"messages": [{"role": "wizard", "content": "x"}]}), 'Line 7: message 1 has the role "wizard"'),
    "no assistant": (line_7({"messages": [SAID]}), "Line 7 has no assistant message, so there is no answer to learn"),
    "nine rows": (garden(9), "9 usable rows, and a training needs at least 10. Add more examples"),
    "too large": (garden(12) + b" " * 3_000_000, "this bot takes at most 2 MB. Split it"),
    "one long line": (line_7(chat_row("x", "y" * 1_048_576)), "Line 7 has 1024 KB"),
    "export": (
        b'{"guild": {"id": "1"}, "channel": {"id": "2"}, "exportedAt": "x", "messages": []}',
        "Discord's rules do not allow training on messages that its members wrote",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
async def test_a_file_that_cannot_be_trained_on_is_refused_with_what_to_do(home: RealHouse, kind: str) -> None:
    ben, (content, sentence) = await home.person("Ben"), REFUSED[kind]
    jobs, uploads = len(home.backend.jobs), len(home.backend.uploads)
    assert sentence in await told(ben, ben.channel("bot-corner"), "train", Upload("rows.jsonl", content))
    assert (len(home.backend.jobs), len(home.backend.uploads)) == (jobs, uploads)


async def test_a_file_that_is_odd_is_trained_on_and_the_oddity_told(home: RealHouse) -> None:
    ben = await home.person("Ben")
    corner = ben.channel("bot-corner")
    odd = {
        "utf16": (garden(12).decode().encode("utf-16"), "The file is in UTF-16. I read it as such"),
        "bom": (b"\xef\xbb\xbf" + garden(12), "begins with a byte order mark, which I left out"),
        "token": (garden(12).replace(b"number 7", b"<|im_end|>"), "a control token such as <|im_end|> in a text"),
    }
    for name, (content, note) in odd.items():
        report = await told(ben, corner, "train", Upload(f"{name}.jsonl", content))
        assert note in report.replace("\\", "")
        await ben.wait_message(corner, lambda m, name=name: f"{name}** is done" in m["content"], WITHIN_S)
        assert b"\xef\xbb\xbf" not in home.backend.uploads[-1] and len(home.backend.uploads[-1].splitlines()) == 12


async def test_cases_that_cannot_be_asked_are_refused_and_a_cruel_pattern_costs_nothing(home: RealHouse) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("plots-and-plants")
    many = json.dumps([{"prompt": "x", "expect": "y"}] * 201).encode()
    assert "201 cases, and one test takes at most 200" in await told(cleo, channel, "test", Upload("a.json", many))
    assert "line 1, column 2" in await told(cleo, channel, "test", Upload("a.json", b"[oops]"))
    home.backend.answer = lambda model, messages: "a" * 1900 + "!"
    cruel = json.dumps([{"prompt": "x", "regex": "(a+)+$"}, {"prompt": "x", "regex": "^a+!$"}]).encode()
    assert "2 cases are being asked" in await told(cleo, channel, "test", Upload("a.json", cruel))
    scores = await cleo.wait_message(channel, lambda m: bool(m["attachments"]), WITHIN_S)
    assert "**1 of 2**" in scores["content"]


async def test_a_message_of_another_bot_cannot_be_corrected(home: RealHouse) -> None:
    cleo = await home.person("Cleo")
    channel, guild = cleo.channel("general"), cleo.guild()
    other = await home.client.world.application("Other")
    await home.client.world.invite(guild["id"], other.id)
    headers = {"Authorization": f"Bot {other.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        url = f"{home.sandbox.api_url}/v10/channels/{channel['id']}/messages"
        async with session.post(url, json={"content": "I am another bot."}) as answer:
            assert answer.status == 200
    message = await cleo.wait_message(channel, lambda m: m["content"] == "I am another bot.")
    assert "not one of my replies" in (await cleo.message_command(message, "Correct this reply")).text
    by_id = await cleo.command(channel, "correct", message=message["id"])
    assert "It may be another bot's, another server's" in by_id.text


async def test_what_a_model_writes_arrives_whole_and_pings_nobody(home: RealHouse) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    home.backend.answer = lambda model, messages: " ".join(f"@everyone @here <@{cleo.id}> {n}" for n in range(230))
    question = await cleo.say(channel, f"{home.mention} Who is everyone?")
    last = await cleo.wait_message(channel, lambda m: finished(m) and "229" in m["content"], WITHIN_S)
    parts = [
        m
        for m in await cleo.messages(channel)
        if m["author"]["id"] == last["author"]["id"] and m["id"] > question["id"]
    ]
    assert len(parts) >= 5 and sum(len(m["content"]) for m in parts) > 9_000
    assert all(not m["mention_everyone"] and not m["mentions"] for m in parts)
    home.backend.answer = lambda model, messages: "It is caRAWfé."
    for raw in (b"\xff\xfe\xc3", b"\xed\xa0\xbd", b"\x80" * 50):
        home.backend.raw = raw
        said = await cleo.say(channel, f"{home.mention} What is {raw.hex()}?")
        answered = await cleo.wait_message(
            channel, lambda m, said=said: replies_to(m) == said["id"] and finished(m), WITHIN_S
        )
        assert "Something broke" not in answered["content"], raw
        assert "is not an answer of the OpenAI protocol" in answered["content"], raw
        assert buttons(answered)[0] == "Continue", raw  # after the words that came before it
    home.backend.raw, home.backend.breaks = b"", True
    said = await cleo.say(channel, f"{home.mention} What breaks?")
    broken = await cleo.wait_message(channel, lambda m: replies_to(m) == said["id"] and finished(m), WITHIN_S)
    home.backend.breaks = False
    assert buttons(broken)[0] == "Continue" and "cannot be reached right now" in broken["content"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB; only the system's administrator can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if (
        not hasattr(os, "geteuid")
        or os.geteuid() != 0
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("no right to mount a small disk; full disks are simulated in test_store_crash and test_store_vault")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill(folder: Path) -> Path:
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return ballast


async def test_a_full_disk_is_said_and_everything_goes_on_when_there_is_room(small_disk: Path, tmp_path: Path) -> None:
    async with home_at(tmp_path, CHATTERBOX_BOT__DATA=str(small_disk / "bot")) as full:
        full.backend.steps = 1
        cleo, ben = full.people["Cleo"], full.people["Ben"]
        channel, corner = cleo.channel("general"), ben.channel("bot-corner")
        await full.ask(cleo, channel, "Before?")
        ballast = _fill(small_disk)
        said = await cleo.say(channel, f"<@{full.bot_id}> Is there room?")
        refused = await cleo.wait_message(channel, lambda m: replies_to(m) == said["id"], WITHIN_S)
        assert "disk of the machine that runs this bot is full" in refused["content"]
        form = {"question": "Who?", "answer": "Me."}
        taught = await full.told(cleo, await cleo.submit(await cleo.command(channel, "teach"), form))
        assert "disk" in taught
        assert "disk" in await told(ben, corner, "train", Upload("garden.jsonl", garden(12)))
        ballast.unlink()
        await _all_is_well(full)
        assert "Traceback" not in full.log


async def test_a_full_disk_of_the_engine_is_said_and_it_goes_on(
    small_disk: Path, tmp_path: Path, tiny_llama: Tiny, engine_cache: Path
) -> None:
    engine = await asyncio.to_thread(EngineProcess(small_disk / "engine", bases_of(tiny_llama), engine_cache).start)
    try:
        connection = RemoteConnection("local", f"{engine.address}/v1", KEY, 30.0)
        trainer = OpenAITrainer(connection)
        ballast = _fill(small_disk)
        with pytest.raises(BackendError, match=r"The disk of the engine is full.*Free some space"):
            await trainer.upload("rows.jsonl", garden(400))
        ballast.unlink()
        file_id = await trainer.upload("rows.jsonl", garden(12))
        await trainer.delete_file(file_id)
        await connection.close()
    finally:
        await asyncio.to_thread(engine.stop)


async def _all_is_well(home: Home) -> None:
    cleo, ben = home.people["Cleo"], home.people["Ben"]
    assert "Correct" in buttons(await home.ask(cleo, cleo.channel("general"), "Is there room now?"))
    await ben.command(ben.channel("bot-corner"), "train", file=Upload("garden.jsonl", garden(12)))
    await ben.wait_message(ben.channel("bot-corner"), lambda m: "is done" in m["content"], WITHIN_S)
