"""The pictures of docs/: the sandbox's page in Chromium, as the person of a page's last block sees it.

They are made anew only when asked: `DOCS_PICTURES=1 scripts/test tests/test_docs_pages.py`.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from PIL import Image
from playwright.async_api import Browser, FloatRect, Locator, Page

from docs_people import Reached
from docs_script import DOCS, Picture
from page_fixtures import launched, log

ASKED_FOR = bool(os.environ.get("DOCS_PICTURES"))
COLOURS = 192
SCALE = 1.5
MARGIN = 8
WIDTHS = {True: 400, False: 860}
TALL = 2600
"""The height of the window, in pixels: what a block tells of is seen without scrolling."""
FORM_HEIGHT = 860
_BEGIN = """([person, channel]) => {
    sessionStorage.setItem("chatterbox.person", person);
    sessionStorage.setItem("chatterbox.place", JSON.stringify({[person]: channel}));
    sessionStorage.setItem("chatterbox.members-hidden", "yes");
}"""


class Camera(Protocol):
    async def take(self, picture: Picture, reached: Reached) -> None:
        """Makes a page's picture of what its last block reached."""


class NoCamera:
    """For tests alone: a picture must lie there already."""

    async def take(self, picture: Picture, reached: Reached) -> None:
        assert reached.messages or reached.opener, f"there is nothing to see for {picture.path.name}"


class Chromium:
    """`address` is the sandbox's start address."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address

    async def take(self, picture: Picture, reached: Reached) -> None:
        async with self._window(reached, phone=picture.phone) as page:
            if reached.opener:
                message, button = reached.opener
                await _message(page, message["id"]).get_by_role("button", name=button, exact=True).click()
                await page.set_viewport_size({"width": WIDTHS[picture.phone], "height": FORM_HEIGHT})
                form = page.get_by_role("dialog")
                await form.wait_for()
                seen = await form.screenshot()
            else:
                seen = await page.screenshot(clip=await _around(page, [one["id"] for one in reached.messages]))
        save(Image.open(io.BytesIO(seen)), picture)

    @asynccontextmanager
    async def _window(self, reached: Reached, *, phone: bool) -> AsyncIterator[Page]:
        context = await self._browser.new_context(
            viewport={"width": WIDTHS[phone], "height": TALL},
            device_scale_factor=SCALE,
            has_touch=phone,
            color_scheme="light",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        try:
            seen = [reached.person.id, reached.channel["id"]]
            await context.add_init_script(f"({_BEGIN})({json.dumps(seen)})")
            page = await context.new_page()
            await page.goto(self._address)
            yield page
        finally:
            await context.close()


@asynccontextmanager
async def camera(address: str) -> AsyncIterator[Camera]:
    """A real one where pictures are asked for."""
    if not ASKED_FOR:
        yield NoCamera()
        return
    async with launched() as browser:
        yield Chromium(browser, address)


def save(image: Image.Image, picture: Picture) -> None:
    """As a small file: few colours are enough for what a page shows."""
    picture.path.parent.mkdir(exist_ok=True)
    few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(picture.path, optimize=True)


def all_pictures() -> set[str]:
    """What lies in docs/, by its path there."""
    return {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.png")}


def _message(page: Page, message_id: str) -> Locator:
    return log(page).locator(f'.message[data-id="{message_id}"]')


async def _around(page: Page, ids: list[str]) -> FloatRect:
    """The smallest part of the page with all these messages, their pictures loaded."""
    boxes = []
    for message_id in dict.fromkeys(ids):
        message = _message(page, message_id)
        await message.wait_for()
        await message.locator("img").evaluate_all("all => Promise.all(all.map(one => one.decode()))")
    for message_id in dict.fromkeys(ids):
        box = await _message(page, message_id).bounding_box()
        assert box
        boxes.append(box)
    left, top = min(box["x"] for box in boxes), max(min(box["y"] for box in boxes) - MARGIN, 0)
    right = max(box["x"] + box["width"] for box in boxes)
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
