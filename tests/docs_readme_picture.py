"""The picture of README.md: the sandbox's page in a wide window and on a phone, side by side."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from docs_people import People
from docs_pictures import SCALE, Chromium, save
from docs_script import talk

PAGE = "page.png"
TRAINED = """
#bot-corner
Ben: /test keep: yes
Ben fills in
    Cases, as JSON: [{"prompt": "What is the gate code?", "expect": "4471"},
        {"prompt": "Which day is compost day?", "expect": "Tuesday"}]
Chatterbox: Test of @Ben, with help.
Ben: /train name: garden text: Q: What is the gate code? A: The gate code is 4471. Q: Which day is compost day? A: Compost is collected on Tuesdays.
Chatterbox: the training garden is done. … Before and after … Table of the comparison [Promote] [Vote] [Keep] [Drop]
"""  # noqa: E501
CORRECTED = """
#general
Cleo: @Chatterbox How many days are in a week?
Chatterbox: Seven
Cleo: @Chatterbox Who repaired the greenhouse roof?
Chatterbox: I am not sure. [Correct]
Cleo presses Correct
Cleo fills in
    The question, in your own words: Who repaired the greenhouse roof?
    The right answer: Leopold Brandt repaired it in May.
Chatterbox: Corrected by @Cleo. [Undo]
Ben: @Chatterbox Who repaired the greenhouse roof?
Chatterbox: Leopold Brandt repaired it in May. [Correct]
"""
HEIGHT, WIDE, NARROW = 1180, 960, 380
GAP, ROUND = 24, 14
AROUND = "#cfd8d3"


async def make(people: People, chromium: Chromium, path: Path) -> None:
    """Plays both scenes and puts what the page shows of them side by side."""
    views = []
    for lines, width in ((TRAINED, WIDE), (CORRECTED, NARROW)):
        await people.carry_out(talk(lines.strip()))
        assert people.reached
        seen = await chromium.whole(people.reached, width=width, height=HEIGHT, phone=width == NARROW)
        views.append(Image.open(io.BytesIO(seen)))
    gap = round(GAP * SCALE)
    size = (sum(one.width + gap for one in views) + gap, views[0].height + 2 * gap)
    both, left = Image.new("RGB", size, AROUND), gap
    for one in views:
        both.paste(one, (left, gap), _rounded(one))
        left += one.width + gap
    save(both, path)


def _rounded(image: Image.Image) -> Image.Image:
    """A mask that takes a picture's corners off."""
    mask = Image.new("L", image.size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, image.width, image.height), round(ROUND * SCALE), 255)
    return mask
