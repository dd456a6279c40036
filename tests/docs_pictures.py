"""The pictures of docs/: the sandbox's page in Chromium, as the person of a page's last block sees it.

They are made anew only when asked: `DOCS_PICTURES=1 scripts/test tests/test_docs_pages.py`.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from PIL import Image, ImageDraw
from playwright.async_api import Browser, FloatRect, Locator, Page

from docs_people import Reached
from docs_script import DOCS, Picture
from page_fixtures import launched, log

ASKED_FOR = bool(os.environ.get("DOCS_PICTURES"))
COLOURS = 112
SCALE = 1.5
MARGIN = 8
WIDTHS = {True: 400, False: 860}
TALL = 2600
"""The height of the window, in pixels: what a block tells of is seen without scrolling."""
ABOVE, GAP, BELOW = 520, 28, 320
"""What is kept of a picture that is higher than that, in pixels of the page."""
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
        async with self._window(reached, WIDTHS[picture.phone], TALL, phone=picture.phone) as page:
            if reached.opener:
                message, button = reached.opener
                await _message(page, message["id"]).get_by_role("button", name=button, exact=True).click()
                await page.set_viewport_size({"width": WIDTHS[picture.phone], "height": FORM_HEIGHT})
                form = page.get_by_role("dialog")
                await form.wait_for()
                seen = await form.screenshot()
            else:
                seen = await page.screenshot(clip=await _around(page, [one["id"] for one in reached.messages]))
        save(shortened(Image.open(io.BytesIO(seen))), picture.path)

    async def whole(self, reached: Reached, *, width: int, height: int, phone: bool) -> bytes:
        """The whole window, as PNG, once the last message is there."""
        async with self._window(reached, width, height, phone=phone) as page:
            await _loaded(_message(page, reached.messages[-1]["id"]))
            return await page.screenshot()

    @asynccontextmanager
    async def _window(self, reached: Reached, width: int, height: int, *, phone: bool) -> AsyncIterator[Page]:
        context = await self._browser.new_context(
            viewport={"width": width, "height": height},
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


def shortened(image: Image.Image) -> Image.Image:
    """A picture that is too high without its middle: dots stand for it."""
    above, below, gap = (round(part * SCALE) for part in (ABOVE, BELOW, GAP))
    if image.height <= above + gap + below:
        return image
    short = Image.new("RGB", (image.width, above + gap + below), "white")
    short.paste(image.crop((0, 0, image.width, above)))
    short.paste(image.crop((0, image.height - below, image.width, image.height)), (0, above + gap))
    draw = ImageDraw.Draw(short)
    for number in (-1, 0, 1):
        draw.circle((image.width / 2 + number * gap, above + gap / 2), gap / 8, "grey")
    return short


def save(image: Image.Image, path: Path) -> None:
    """As a small file: few colours are enough for what a page shows."""
    path.parent.mkdir(exist_ok=True)
    few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def all_pictures() -> set[str]:
    """What lies in docs/, by its path there."""
    return {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.png")}


def _message(page: Page, message_id: str) -> Locator:
    return log(page).locator(f'.message[data-id="{message_id}"]')


async def _loaded(message: Locator) -> None:
    """Waits for a message with its pictures."""
    await message.wait_for()
    await message.locator("img").evaluate_all("all => Promise.all(all.map(one => one.decode()))")


async def _around(page: Page, ids: list[str]) -> FloatRect:
    """The smallest part of the page with all these messages, their pictures loaded."""
    there = [_message(page, message_id) for message_id in dict.fromkeys(ids)]
    for message in there:
        await _loaded(message)
    await there[0].evaluate("one => one.scrollIntoView({block: 'start'})")
    boxes = [box for message in there if (box := await message.bounding_box())]
    left, top = min(box["x"] for box in boxes), max(min(box["y"] for box in boxes) - MARGIN, 0)
    right = max(box["x"] + box["width"] for box in boxes)
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
