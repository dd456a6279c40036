"""What help searches: vectors of the model in use, words where there are none, as much as memory allows."""

from __future__ import annotations

import asyncio
import gc
import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from chat_fixtures import CHESS, GARDEN, House, WordEmbedder, built, member, trainer
from chatterbox.chat.fulltext import FullText
from chatterbox.chat.index_shelf import IndexShelf
from chatterbox.chat.taught import single_turns
from chatterbox.chat.vectors import WHOLE_UP_TO, Block
from chatterbox.models import HelpKind, Space
from test_help_find import KEY, rows


async def _vector_models(house: House, space: Space = GARDEN, dataset_id: int | None = None) -> list[str]:
    async with house.store.reading() as work:
        return [entry.vector_model for entry in await work.entries.listed(space, dataset_id, after=0, limit=1000)]


async def test_a_dataset_is_embedded_once(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder(), max_rows=3) as house:
        house.datasets.by_id[GARDEN, 1] = rows(*((f"question {n}", f"answer {n}") for n in range(5)))
        await house.help.index_dataset(GARDEN, 1)
        await house.help.index_dataset(GARDEN, 1)
        assert house.embedder is not None
        assert house.embedder.embedded == [f"question {n}\nanswer {n}" for n in range(3)]
        assert await _vector_models(house, dataset_id=1) == ["words"] * 3


async def test_a_dataset_whose_embedding_was_cut_goes_on_where_it_stopped(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        house.datasets.by_id[GARDEN, 1] = rows(*((f"question {n}", f"answer {n}") for n in range(5)))
        assert house.embedder is not None
        house.embedder.down = True
        with pytest.raises(Exception, match="no embeddings"):
            await house.help.index_dataset(GARDEN, 1)
        assert await _vector_models(house, dataset_id=1) == [""] * 5
        house.embedder.down = False
        await house.help.index_dataset(GARDEN, 1)
        assert await _vector_models(house, dataset_id=1) == ["words"] * 5


async def test_a_changed_model_embeds_everything_anew_in_the_background(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder("words")) as house:
        await house.corrections.submit(member(), KEY, None)
        assert await _vector_models(house) == ["words"]
    other = WordEmbedder("other words")
    async with built(tmp_path, embedder=other) as house:
        # The old vectors say nothing to the new model: until the new ones are there, words stand in.
        turn = await house.ask("tell me where the pump key is")
        assert turn.help is not None
        assert (turn.help.kind, turn.help.answer) == (HelpKind.FACT, KEY.answer)
        async with asyncio.timeout(20):
            while await _vector_models(house) != ["other words"]:
                await asyncio.gather(*house.help._embedding._tasks.values())  # type: ignore[union-attr]
        turn = await house.ask("say where the pump key may be")
        assert turn.help is not None
        assert turn.help.answer == KEY.answer


async def test_a_correction_acts_at_once_while_the_embedding_model_is_down(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    async with built(tmp_path, embedder=embedder) as house:
        embedder.down = True
        await house.corrections.submit(member(), KEY, None)
        assert (await house.ask("where is the pump key")).answer == KEY.answer
        turn = await house.ask("tell me where you put the pump key")
        assert turn.help is not None
        assert turn.help.answer == KEY.answer


async def test_without_an_embedding_model_words_stand_in(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=None) as house:
        await house.serve(dataset_id=1)
        house.datasets.by_id[GARDEN, 1] = rows(("When is the seed swap?", "On the last Saturday of March."))
        await house.help.index_dataset(GARDEN, 1)
        await house.corrections.submit(trainer(), KEY, None)
        near = {
            "Where do I find the key for the pump?": KEY.answer,
            "pumps key": KEY.answer,
            "when are seeds swapped": "On the last Saturday of March.",
        }
        for question, answer in near.items():
            turn = await house.ask(question)
            assert turn.help is not None, question
            assert turn.help.answer == answer
        for question in ("What is the capital of France?", "where is it", "???", "Who wrote Hamlet?", '" OR text:*'):
            assert (await house.ask(question)).help is None, question
        correction = (await house.review.page(trainer(), None)).found[0].correction
        await house.corrections.undo(trainer(), correction.id)
        assert (await house.ask("pumps key")).help is None


async def test_spaces_that_were_not_asked_lately_leave_memory(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        spaces = [GARDEN, CHESS, Space("guild", 300)]
        for space in spaces:
            await house.corrections.submit(trainer(space=space), KEY, None)
        one = WordEmbedder.dimensions * 4
        shelf = IndexShelf(house.store, "words", max_bytes=2 * one)
        for space in spaces:
            assert (await shelf.index(space, None)).size_bytes == one
        assert [space for space, _ in shelf._indexes] == spaces[1:]
        await shelf.index(CHESS, None)
        await shelf.index(GARDEN, None)
        assert [space for space, _ in shelf._indexes] == [CHESS, GARDEN]
        shelf.close()


def test_large_blocks_find_what_the_whole_scan_finds() -> None:
    random = np.random.default_rng(5)
    subjects = random.standard_normal((40, 128), dtype=np.float32)
    count = WHOLE_UP_TO + 5_000
    vectors = subjects[random.integers(0, 40, count)] + 0.7 * random.standard_normal((count, 128), dtype=np.float32)
    block = Block.empty().updated([], list(range(count)), list(vectors))
    assert block.codes is not None
    agreed = 0
    for _ in range(100):
        query = vectors[random.integers(0, count)] + 0.5 * random.standard_normal(128, dtype=np.float32)
        exact = block.matrix @ (query / np.linalg.norm(query))
        [(found, similarity)] = block.nearest(query)
        agreed += found == int(exact.argmax())
        assert similarity == pytest.approx(float(exact[found]), abs=1e-5)
    assert agreed >= 99


def test_a_block_forgets_and_learns() -> None:
    one, two, three = np.eye(3, dtype=np.float32)
    block = Block.empty().updated([], [1, 2], [one, two * 5])
    assert block.nearest(two) == [(2, pytest.approx(1.0))]
    block = block.updated([1], [3], [three])
    assert [entry for entry, _ in block.nearest(three, 5)] == [3, 1]
    assert block.updated([], [], []).nearest(one) == []
    assert Block.empty().nearest(one) == []


def test_full_text_is_a_measure_between_none_and_all() -> None:
    texts = FullText()
    texts.change([(1, "Where is the pump key? Behind the sign."), (2, "When is the seed swap? In March.")], [])
    assert texts.nearest("pump key") == [(1, pytest.approx(1.0))]
    [(entry, share)] = texts.nearest("pump key weather forecast")
    assert entry == 1
    assert 0 < share < 1
    assert texts.nearest("what is it") == []
    texts.change([], [1])
    assert texts.nearest("pump key") == []
    texts.close()


def test_texts_that_nobody_holds_any_more_are_closed() -> None:
    texts = FullText()
    connection = texts._connection
    del texts
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def _row(*contents: str, system: bool = False, **more: object) -> bytes:
    talk = [{"role": "user" if at % 2 == 0 else "assistant", "content": text} for at, text in enumerate(contents)]
    return json.dumps({"messages": [{"role": "system", "content": "s"}] * system + talk, **more}).encode()


def test_single_turns_of_a_dataset() -> None:
    several = _row("q", "a", "q", "a")
    content = b"\n".join([_row("q0", "a0", system=True), several, b"", _row("q3", "a3", extra=1), _row(" ", "a")])
    found = [(row.row, row.question, row.answer) for row in single_turns(content, 10)]
    assert found == [(0, "q0", "a0"), (3, "q3", "a3")]
    assert len(list(single_turns(content, 1))) == 1
