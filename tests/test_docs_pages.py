"""The pages of docs/ for members, trainers, managers and operators, carried out as they stand, by the real bot.

How a page says what is to be done stands in docs_script.py. Its model is a stand-in that learns rows by heart
(docs_model.py). `DOCS_PICTURES=1 scripts/test tests/test_docs_pages.py` makes the pictures anew, in Chromium.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import docs_readme_picture as readme
from bot_fixtures import RealHouse, real_house
from docs_model import Learner
from docs_people import People
from docs_pictures import ASKED_FOR, Camera, Chromium, all_pictures, camera
from docs_script import DOCS, PAGES, DocsPage, Picture, Talk, Typed, read_page, talk
from docs_terminal import Terminal

STEPS, AT_ONCE = 45, 15
LARGEST_PICTURE = 150_000


@dataclass
class Scene:
    """Everything that a page needs to be carried out."""

    house: RealHouse
    people: People
    terminal: Terminal
    camera: Camera

    async def play(self, page: DocsPage) -> None:
        for part in page.parts:
            if isinstance(part, Talk):
                await self.people.carry_out(part)
            elif isinstance(part, Picture):
                assert self.people.reached, f"{part.path.name} follows no block"
                await self.camera.take(part, self.people.reached)
            else:
                await self.terminal.type(part)


@asynccontextmanager
async def scene(folder: Path, page: DocsPage) -> AsyncIterator[Scene]:
    """The bot is there from the beginning, but on a page that starts it itself."""
    async with real_house(folder, asks=True) as house, AsyncExitStack() as stack:
        house.backend.steps, house.backend.at_once = STEPS, AT_ONCE
        Learner(house.backend)
        starts = any("chatterbox run" in part.command for part in page.parts if not isinstance(part, Talk | Picture))
        if not starts:
            await stack.enter_async_context(house.bot())
        cleo = await house.person("Cleo")
        words = {"ID": str(cleo.guild()["id"]), "USER": cleo.id}
        (folder / "terminal").mkdir()
        terminal = Terminal(house, folder / "terminal", words)
        stack.push_async_callback(terminal.close)
        for name, content in page.files.items():
            (folder / "terminal" / name).write_bytes(content)
        people = People(house, page.files)
        yield Scene(house, people, terminal, await stack.enter_async_context(camera(house.sandbox.start_address)))


@pytest.mark.parametrize("name", PAGES)
async def test_what_a_page_tells_of_happens(name: str, tmp_path: Path) -> None:
    page = read_page(name)
    assert page.parts, "nothing on this page is carried out"
    async with scene(tmp_path, page) as playing:
        await playing.play(page)


def test_pictures_are_those_that_the_pages_make_and_are_small() -> None:
    made = {str(one.path.relative_to(DOCS)) for name in PAGES for one in read_page(name).pictures}
    shown = {
        str((path.parent / link).resolve().relative_to(DOCS))
        for path in (DOCS.parent / "README.md", *DOCS.glob("*.md"))
        for link in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", path.read_text())
    }
    assert made | {readme.PAGE} == shown == all_pictures()
    assert [name for name in shown if (DOCS / name).stat().st_size > LARGEST_PICTURE] == []


@pytest.mark.skipif(not ASKED_FOR, reason="DOCS_PICTURES=1 makes the pictures")
async def test_the_picture_of_the_readme_is_made(tmp_path: Path) -> None:
    async with scene(tmp_path, DocsPage(DOCS.parent / "README.md", (), {})) as playing:
        assert isinstance(playing.camera, Chromium)
        await readme.make(playing.people, playing.camera, DOCS / readme.PAGE)


UNTRUE = (
    "Cleo: /no_such_command",
    "Cleo: /feedback words: Hello",
    "Cleo presses Nothing",
    'Cleo opens Apps > Nothing on "says"',
    "Cleo: @Chatterbox How many days are in a week?\nChatterbox, to Cleo alone: Seven",
)


async def test_a_page_that_tells_of_what_is_not_there_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the test of a page is worth."""
    monkeypatch.setattr("docs_people.WITHIN_S", 1.0)
    async with real_house(tmp_path) as house, house.bot():
        Learner(house.backend)
        people, terminal = People(house, {}), Terminal(house, tmp_path, {})
        for lines in UNTRUE:
            with pytest.raises(AssertionError, match="is not true"):
                await people.carry_out(talk(lines))
        for command, printed in (("chatterbox no-such-command", ""), ("chatterbox --version", "none")):
            with pytest.raises(AssertionError, match="line 1"):
                await terminal.type(Typed(1, command, printed))
    with pytest.raises(AssertionError, match="nobody knows"):
        talk("Cleo dances")
