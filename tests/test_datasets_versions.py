"""Versions of a dataset: what they are there for, what comes in from corrections, what changed, and their names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chatterbox.chat.taught import single_turns
from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.store.store import open_store
from chatterbox.training.checking.checker import Checker
from chatterbox.training.corrections.service import TrainingRow
from chatterbox.training.datasets.changes import changes
from chatterbox.training.datasets.names import DatasetNames
from chatterbox.training.datasets.service import DatasetService, label
from training_house import GUILD, MEMBER, OTHER_GUILD, TRAINER, House, chat_row, garden, jsonl


async def test_corrections_make_a_new_version_and_are_rows_as_long_as_they_stand(house: House) -> None:
    first, _ = await house.datasets.take(GUILD, 9, garden(), "garden.jsonl")
    mine, other = TrainingRow(3, 5, "what grows in bed 3", "Leeks.", 4), TrainingRow(4, 6, "Who waters?", "Mina.", 4)
    house.corrections.kept = [mine, other]
    grown = await house.desk.add_corrections(TRAINER, first.id, mine=True)
    assert (grown.dataset.version, grown.dataset.rows, grown.corrections, grown.dataset.giver_id) == (2, 12, 1, 9)
    grown = await house.desk.add_corrections(TRAINER, grown.dataset.id, mine=False)
    assert (grown.dataset.version, grown.dataset.rows, grown.corrections) == (3, 13, 2)
    with pytest.raises(BadInput, match="no correction that this dataset does not have"):
        await house.desk.add_corrections(TRAINER, grown.dataset.id, mine=False)
    content = await house.datasets.content(GUILD, grown.dataset.id)
    assert b'"origin":{"correction":4}' in content
    house.corrections.kept = [mine]  # the other one is withdrawn
    file = await house.rows.make(GUILD, grown.dataset, "Be kind.")
    assert b"Mina" not in file.content
    assert b"origin" not in file.content
    assert file.content.count(b"Leeks.") == 4
    assert not any("Mina" in row.answer for row in single_turns(content, 100))


async def test_what_changed_is_told_row_by_row(house: House) -> None:
    await house.datasets.take(GUILD, 5, garden(12), "garden.jsonl")
    rows = [chat_row("What grows in bed 0?", "Nothing."), chat_row("New?", "Yes.")]
    second, _ = await house.datasets.take(GUILD, 5, garden(12).split(b"\n", 2)[2] + jsonl(rows), "garden.jsonl")
    compared = await house.desk.compare(TRAINER, second.id)
    found = compared.changes
    assert (compared.older.version, compared.newer.version, found.same) == (1, 2, 10)
    assert (len(found.added), len(found.removed), len(found.answered)) == (1, 1, 1)
    text = found.text().decode()
    assert "- assistant: Crop number 0.\n+ user: What grows in bed 0?\n+ assistant: Nothing." in text
    assert "+ user: New?" in text and "- assistant: Crop number 1." in text
    assert not changes(garden(12), garden(12))
    assert (await house.desk.named(TRAINER, "GARDEN")).dataset.version == 2


async def test_a_purpose_is_that_of_a_version_and_the_next_one_has_it_too(house: House) -> None:
    first, _ = await house.datasets.take(GUILD, 5, garden(12), "bad.jsonl", purpose="avoid")
    second, _ = await house.datasets.take(GUILD, 5, garden(13), "bad.jsonl")
    assert (first.purpose, second.purpose) == ("avoid", "avoid")
    await house.desk.meant(TRAINER, second.id, "imitate")
    assert (await house.datasets.get(GUILD, first.id)).purpose == "avoid"
    assert (await house.datasets.get(GUILD, second.id)).purpose == "imitate"
    with pytest.raises(BadInput, match="to be avoided as a whole"):
        pair = {"prompt": "x", "chosen": "y", "rejected": "z"}
        await house.datasets.take(GUILD, 5, jsonl([pair] * 10), "pairs.jsonl", purpose="avoid")


async def test_only_trainers_may_and_only_in_their_server(house: House) -> None:
    dataset, _ = await house.datasets.take(GUILD, 5, garden(), "garden.jsonl")
    for act in (
        house.desk.add_corrections(MEMBER, dataset.id, mine=True),
        house.desk.meant(MEMBER, dataset.id, "avoid"),
        house.desk.delete(MEMBER, dataset.id),
        house.desk.archive(MEMBER, "garden"),
        house.desk.select(MEMBER, "garden"),
        house.filing.get(MEMBER, f"rows:{dataset.id}"),
    ):
        with pytest.raises(Refused):
            await act
    stranger = replace(TRAINER, space=OTHER_GUILD)
    for act in (
        house.desk.compare(stranger, dataset.id),
        house.desk.meant(stranger, dataset.id, "avoid"),
        house.desk.delete(stranger, dataset.id),
        house.desk.restore(stranger, "garden"),
        house.filing.get(stranger, f"rows:{dataset.id}"),
    ):
        with pytest.raises(Missing):
            await act


HOSTILE = ["a\nb", "\u202eevil\u2066", "x" * 300, "../../etc/passwd", "ß" * 60, "\n", "", "a\u2028b", "😀" * 80]


async def test_names_are_found_whatever_they_hold_and_nobody_else_s(house: House) -> None:
    names = []
    for number, name in enumerate(HOSTILE):
        dataset, _ = await house.datasets.take(GUILD, 5, garden(10 + number), "x.jsonl", name)
        names.append(dataset.name)
        assert dataset.name and len(dataset.name) <= 60
        assert not set(dataset.name) & set("\n\r\u2028\u202e\u2066`<>@")
        for typed in (dataset.name, dataset.name.upper(), dataset.name[1:40], ""):
            assert dataset.name in [one.name for one in await house.desk.names(GUILD, typed)], (name, typed)
    assert label("a\u200fb\u061cc") == "a b c"
    assert await house.desk.names(OTHER_GUILD, "") == []
    assert await house.desk.names(GUILD, "nowhere at all") == []


async def test_a_beginning_goes_before_a_part_and_the_newest_first(house: House) -> None:
    for number, name in enumerate(("old garden", "garden one", "garden two", "garde\u00df")):
        await house.datasets.take(GUILD, 5, garden(10 + number), "x.jsonl", name)
    assert [one.name for one in await house.desk.names(GUILD, "gard")] == [
        "gardeß", "garden two", "garden one", "old garden"
    ]  # fmt: skip
    assert [one.name for one in await house.desk.names(GUILD, "gardess")] == ["gardeß"]
    await house.datasets.take(GUILD, 5, garden(20), "x.jsonl", "garden one")
    newest = (await house.desk.names(GUILD, "garden"))[0]
    assert (newest.name, newest.version) == ("garden one", 2)


async def test_what_another_process_adds_is_found(house: House, tmp_path: Path) -> None:
    clock = iter(range(0, 100, 3))
    names = DatasetNames(house.store, monotonic=lambda: float(next(clock)))
    assert await names.search(GUILD, "") == []
    async with open_store(tmp_path, tidy=False) as other:
        datasets = DatasetService(other, Checker(None, 10**6), 10**6)
        await datasets.take(GUILD, 0, garden(), "imported.jsonl")
    assert [one.name for one in await names.search(GUILD, "imp")] == ["imported"]
