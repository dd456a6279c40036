"""/dataset, /select_dataset, /archive, /restore and /getfile as a trainer uses them, over the real services."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from bot_fixtures import RealHouse, real_house
from chatterbox.sandbox.client import Answer, Json, Person, Upload

pytestmark = pytest.mark.asyncio(loop_scope="module")

LOADING, EPHEMERAL = 128, 64


def rows(count: int, name: str = "garden") -> Upload:
    said = [[("user", f"What grows in bed {n}?"), ("assistant", f"Crop {n}.")] for n in range(count)]
    lines = [json.dumps({"messages": [{"role": role, "content": text} for role, text in row]}) for row in said]
    return Upload(f"{name}.jsonl", "\n".join(lines).encode())


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RealHouse]:
    async with real_house(tmp_path_factory.mktemp("datasets")) as made, made.bot():
        made.backend.steps = 1
        yield made


async def told(person: Person, answer: Answer) -> Json:
    """The finished answer, which the caller alone sees."""
    assert answer.message is not None, answer
    done = await person.wait_update(answer.message, lambda m: not m["flags"] & LOADING)
    assert done["flags"] & EPHEMERAL
    return done


async def test_a_dataset_lives_from_its_upload_to_its_end(home: RealHouse) -> None:
    ben = await home.person("Ben")
    corner = ben.channel("bot-corner")

    async def command(name: str, **options: Any) -> Json:
        return await told(ben, await ben.command(corner, name, **options))

    async def pressed(message: Json, label: str) -> Json:
        return await told(ben, await ben.press(message, label))

    kept = await command("dataset", file=rows(12), dataset="Plants")
    assert "Kept as **Plants**, version 1" in kept["content"]
    await command("dataset", file=rows(14), dataset="plants")
    await ben.submit(await ben.command(corner, "teach"), {"question": "Who waters?", "answer": "Mina."})
    await ben.wait_message(corner, lambda m: "Taught by" in m["content"])
    card = await command("dataset", dataset="plants")
    assert card["embeds"][0]["title"] == "plants, version 2"
    assert "**v1**: 12 rows" in card["embeds"][0]["fields"][0]["value"]
    assert "Written in: English." in card["embeds"][0]["fields"][1]["value"]
    grown = await pressed(card, "Add my corrections")
    assert "version 3 now: 15 rows, with 1 correction in it" in grown["content"]
    option = card["components"][1]["components"][0]["options"][0]["value"]
    compared = await told(ben, await ben.select(card, "What changed since…", [option]))
    assert "from version 1 to version 3: 3 added, 0 removed" in compared["content"]
    assert compared["attachments"][0]["filename"] == "changes.txt"

    await command("dataset", file=rows(12, "tunes"))
    assert "active dataset to imitate" in (await command("select_dataset", dataset="plants"))["content"]
    replaced = await command("select_dataset", dataset="tunes")
    assert "**plants**, which it replaces, is archived" in replaced["content"]
    assert "To imitate: tunes. To avoid: none." in (await command("dataset"))["content"]
    offered = await ben.autocomplete(corner, "train", "dataset", dataset="")
    assert [choice["value"] for choice in offered] == ["tunes"]
    resting = await ben.autocomplete(corner, "restore", "dataset", dataset="pl")
    assert [(choice["value"], choice["name"]) for choice in resting] == [("plants", "plants (v3, 15 rows)")]

    (file,) = await ben.autocomplete(corner, "getfile", "file", file="plants archive")
    fetched = await command("getfile", file=file["value"])
    assert fetched["attachments"][0]["filename"] == "plants.tar.zst"
    packed = Upload("plants.tar.zst", await home.client.download(fetched["attachments"][0]["url"]))
    assert "is back: 3 versions" in (await command("restore", dataset="plants"))["content"]
    card = await command("dataset", dataset="plants")
    really = await ben.press(card, "Delete…")
    assert "3 versions with what was uploaded, and 1 archive" in really.text
    gone = await told(ben, await ben.press(really.message, "Yes, delete all versions"))
    assert "is deleted" in gone["content"]
    assert "no dataset" in (await command("dataset", dataset="plants"))["content"]
    back = await command("restore", file=packed)
    assert "3 of them were deleted and came out of the archive" in back["content"]
    refused = await command("restore", file=Upload("x.tar.zst", packed.content[:-1]))
    assert "nothing of it was taken" in refused["content"]


async def test_a_run_keeps_its_name_through_the_button_of_the_good_rows(home: RealHouse) -> None:
    ben = await home.person("Ben")
    corner = ben.channel("bot-corner")
    bad = Upload("beds.jsonl", rows(12).content + b"\n{oops")
    report = await told(ben, await ben.command(corner, "train", file=bad, name="spring!", epochs=2))
    await ben.press(report, "Train on the 12 good rows")
    await ben.wait_message(corner, lambda m: "Training spring!" in m["content"])
    await ben.wait_message(corner, lambda m: "is done" in m["content"] and "spring!" in m["content"], 60)
    (job,) = home.backend.jobs.values()
    assert job["method"]["supervised"]["hyperparameters"] == {"n_epochs": 2}
    labels = [choice["name"] for choice in await ben.autocomplete(corner, "getfile", "file", file="spring!")]
    assert [label.partition(": ")[2] for label in labels] == ["log", "loss curve", "adapter and numbers"]
    none = await told(ben, await ben.command(corner, "getfile", file=f"results:{job['metadata']['chatterbox_run']}"))
    assert "hands out no files" in none["content"]


async def test_what_is_too_large_for_discord_says_how_the_operator_gets_it(home: RealHouse) -> None:
    ben = await home.person("Ben")
    corner = ben.channel("bot-corner")
    answer = json.dumps({"question": "Q?", "answer": "long " * 40_000})
    big = Upload("big.jsonl", "\n".join([answer] * 60).encode())
    assert len(big.content) > 10 * 1024 * 1024
    # The sandbox takes no larger upload than Discord, so it comes in as a zip.
    zipped = Upload("big.zip", _zip(big))
    await told(ben, await ben.command(corner, "dataset", file=zipped))
    (file,) = await ben.autocomplete(corner, "getfile", "file", file="big rows")
    said = await told(ben, await ben.command(corner, "getfile", file=file["value"]))
    assert "Discord takes at most 10 MB here" in said["content"]
    assert f"`chatterbox getfile {ben.guild()['id']} {file['value']}`" in said["content"]
    assert not said["attachments"]


async def test_who_is_no_trainer_gets_nothing(home: RealHouse) -> None:
    cleo = await home.person("Cleo")
    general = cleo.channel("general")
    for name, options in (
        ("dataset", {"dataset": "tunes"}),
        ("select_dataset", {"dataset": "tunes"}),
        ("archive", {"dataset": "tunes"}),
        ("restore", {"dataset": "tunes"}),
        ("getfile", {"file": "rows:1"}),
    ):
        answer = await cleo.command(general, name, **options)
        assert answer.message is not None
        done = await cleo.wait_update(answer.message, lambda m: not m["flags"] & LOADING)
        assert "Only trainers" in done["content"] or "trainer" in done["content"].lower(), name
    assert await cleo.autocomplete(general, "getfile", "file", file="") == []


def _zip(file: Upload) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(file.filename, file.content)
    return out.getvalue()
