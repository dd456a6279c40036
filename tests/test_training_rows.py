"""Training rows: where each comes from, and that a file can be made again."""

from __future__ import annotations

import json

import msgspec

from chatterbox.training.corrections.service import TrainingRow
from chatterbox.training.runs.rows import Manifest, Origin
from training_house import GUILD, House, chat_row, jsonl

ROWS = [chat_row(f"Question {number}?", f"Answer {number}.") for number in range(10)]


async def test_every_row_has_an_origin_that_is_an_upload_or_a_form(house: House) -> None:
    dataset, _ = await house.datasets.take(GUILD, 5, jsonl(ROWS), "x.jsonl")
    house.corrections.kept = [TrainingRow(3, 8, "question 4", "No.", 2), TrainingRow(3, 8, "Question four?", "No.", 2)]
    file = await house.rows.make(GUILD, dataset, "Be kind.")
    assert len(file.origins) == len(file.content.splitlines()) == 9 + 4
    assert file.origins[4] == Origin("upload", dataset.id, 5, 5)  # row 4 is overruled
    assert file.origins[-4:] == (
        Origin("form", 3, 0, 8),
        Origin("form", 3, 0, 8),
        Origin("form", 3, 1, 8),
        Origin("form", 3, 1, 8),
    )
    for line, origin in zip(file.content.splitlines(), file.origins, strict=True):
        said = json.loads(line)["messages"]
        expected = f"Question {origin.index}?" if origin.kind == "upload" else "uestion"
        assert expected in said[1]["content"]


async def test_a_file_can_be_made_again_from_its_manifest(house: House) -> None:
    dataset, _ = await house.datasets.take(GUILD, 5, jsonl(ROWS), "x.jsonl")
    house.corrections.kept = [TrainingRow(1, 8, "Who?", "Mina.", 4), TrainingRow(2, 9, "When?", "At noon.", 4)]
    first = await house.rows.make(GUILD, dataset, "Be kind.")
    kept = msgspec.json.decode(msgspec.json.encode(first.manifest), type=Manifest)
    house.corrections.kept.append(TrainingRow(7, 8, "Later?", "Yes.", 4))
    await house.datasets.take(GUILD, 5, jsonl([*ROWS[:-1], chat_row("New?", "Yes.")]), "x.jsonl")
    again = await house.rows.make_again(GUILD, kept)
    assert again.content == first.content
    assert again.manifest == kept
    house.corrections.kept.pop(0)
    assert b"Mina" not in (await house.rows.make_again(GUILD, kept)).content


async def test_the_manifest_names_no_person(house: House) -> None:
    dataset, _ = await house.datasets.take(GUILD, 123456789, jsonl(ROWS), "x.jsonl")
    house.corrections.kept = [TrainingRow(1, 987654321, "Who?", "Mina.", 4)]
    manifest = msgspec.json.encode((await house.rows.make(GUILD, dataset, "Be kind.")).manifest)
    assert b"123456789" not in manifest
    assert b"987654321" not in manifest
    assert json.loads(manifest)["corrections"] == [1]


async def test_tool_calls_and_weights_go_through_untouched(house: House) -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "look", "arguments": "{}"}}
    row = {
        "messages": [
            {"role": "developer", "content": "Be brief."},
            {"role": "user", "content": "Look it up."},
            {"role": "assistant", "content": None, "tool_calls": [call], "weight": 0},
            {"role": "tool", "tool_call_id": "c1", "content": "42"},
            {"role": "assistant", "content": "It is 42.", "weight": 1},
        ],
        "tools": [{"type": "function", "function": {"name": "look"}}],
        "parallel_tool_calls": False,
    }
    dataset, _ = await house.datasets.take(GUILD, 5, jsonl([row] * 10), "x.jsonl")
    file = await house.rows.make(GUILD, dataset, "Be kind.")
    assert json.loads(file.content.splitlines()[0]) == row


async def test_a_seed_chooses_the_same_questions(house: House) -> None:
    dataset, _ = await house.datasets.take(GUILD, 5, jsonl([*ROWS, *ROWS, chat_row("One more?", "Yes.")]), "x.jsonl")
    file = await house.rows.make(GUILD, dataset, "Be kind.")
    chosen = file.some_questions(5, 17)
    assert chosen == file.some_questions(5, 17)
    assert chosen != file.some_questions(5, 18)
    assert len({asked.question for asked in file.some_questions(50, 17)}) == 11
