"""Fonts for pictures: what comes along and what this machine has besides, and texts made drawable with it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

PLAIN = "DejaVu Sans"  # comes with matplotlib: Latin, Greek, Cyrillic, Arabic and many symbols
JAPANESE = "IPAexGothic"  # comes with matplotlib-fontja
_FURTHER = (
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Noto Sans JP",
    "Source Han Sans",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Hiragino Sans",
    "PingFang SC",
    "Yu Gothic",
    "Microsoft YaHei",
    "Malgun Gothic",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Emoji",
    "Segoe UI Emoji",
    "Segoe UI Symbol",
)
_STAND_IN = "□"
_INVISIBLE = frozenset("\u200d\ufe0e\ufe0f\u200b\u2060")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families to draw with, in order, and the characters that they have."""

    families: tuple[str, ...]
    characters: frozenset[int]

    def drawable(self, text: str) -> str:
        """The text in one line; what no font here can draw becomes one box a run of such characters."""
        drawn: list[str] = []
        for character in " ".join(text.split()):
            if character in _INVISIBLE:
                continue
            if ord(character) in self.characters:
                drawn.append(character)
            elif not drawn or drawn[-1] != _STAND_IN:
                drawn.append(_STAND_IN)
        return "".join(drawn)


def _japanese() -> list[Path]:
    """The file of that font. Its package is not imported: that would make it the font of all pictures."""
    spec = find_spec("matplotlib_fontja")
    folders = (spec.submodule_search_locations if spec else None) or ()
    return [path for folder in folders for path in Path(folder).glob("fonts/ipaexg.ttf")]


def find_fonts() -> Fonts:
    """Looks through this machine's fonts. Takes some tenths of a second: call it once, off the event loop."""
    # It warns, picture by picture, of each family without a bold face; the plain one is drawn then.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for path in _japanese():
        font_manager.fontManager.addfont(path)
    paths = {entry.name: entry.fname for entry in font_manager.fontManager.ttflist}
    families, characters = [], set[int]()
    for family in (PLAIN, *_FURTHER, JAPANESE):
        if family in paths:
            families.append(family)
            characters.update(FT2Font(paths[family]).get_charmap())
    return Fonts(tuple(families), frozenset(characters))
