"""Nothing that people or models wrote lies readable in the data folder: not in the WAL, not in a temporary file."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from chat_fixtures import CHESS, GARDEN, WordEmbedder, built, form, member, trainer

WORDS = (
    "quibblewhisk",
    "frobnicatrix",
    "zanthropode",
    "mollyworp",
    "drizzlequarn",
    "snarkleheim",
    "plimsoggle",
    "vexolotl",
)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def readable(folder: Path, word: str) -> list[str]:
    forms = [word.encode(), word.upper().encode(), word.encode("utf-16-le"), word.encode("utf-16-be")]
    return [
        name
        for name, content in everything_in(folder).items()
        if any(one in content.lower() or one in content for one in forms)
    ]


async def test_no_word_that_went_in_can_be_read(tmp_path: Path) -> None:
    question, answer, asked, right, phrasing, reason, instruction, uploaded = WORDS
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        house.model.pieces = [f"It is {answer}", "."]
        boss = trainer()
        manager = type(boss)(GARDEN, 8, "boss", manages=True, trains=True)
        await house.spaces.edit_instruction(manager, f"Speak of {instruction}.")
        turn = await house.ask(f"What is a {question}?")
        given = form(f"Which {asked}?", f"The {right}.", f"Whose {phrasing}?", reason=f"because {reason}")
        await house.corrections.submit(boss, given, turn)
        await house.ask(f"Which {asked}?")
        await house.ask(f"Which {asked}?", space=CHESS)
        row = {"messages": [{"role": "user", "content": f"Any {uploaded}?"}, {"role": "assistant", "content": "Yes."}]}
        house.datasets.by_id[GARDEN, 1] = json.dumps(row).encode()
        await house.help.index_dataset(GARDEN, 1)
        await house.store.vault.put(GARDEN, json.dumps(row).encode())
        vector = (await house.embedder.embed([f"Which {asked}?\nThe {right}."]))[0]  # type: ignore[union-attr]

        # While the store is open: what is in the WAL now would be there after a crash.
        names = everything_in(tmp_path)
        assert "store.sqlite-wal" in names
        assert {word: readable(tmp_path, word) for word in WORDS} == {word: [] for word in WORDS}
        assert all(vector[:8].tobytes() not in content for content in names.values())
    assert {word: readable(tmp_path, word) for word in WORDS} == {word: [] for word in WORDS}


def test_the_search_itself_finds_words(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("so a QUIBBLEWHISK lies here")
    (tmp_path / "wide").write_text("mollyworp", encoding="utf-16-le")
    (tmp_path / "packed").write_bytes(gzip.compress(b"vexolotl"))
    assert readable(tmp_path, "quibblewhisk") == ["plain"]
    assert readable(tmp_path, "mollyworp") == ["wide"]
    assert readable(tmp_path, "vexolotl") == []


async def test_members_of_two_spaces_leave_no_common_trace(tmp_path: Path) -> None:
    """The same question in two spaces has two fingerprints: nobody can tell from the file that both asked it."""
    async with built(tmp_path, embedder=None) as house:
        for space in (GARDEN, CHESS):
            await house.corrections.submit(member(space=space), form("Where is it?", "Here."), None)
        one, other = (house.store.cipher.fingerprint(space, "Where is it?") for space in (GARDEN, CHESS))
        contents = b"".join(everything_in(tmp_path).values())
        assert one != other
        assert one in contents
        assert other in contents
