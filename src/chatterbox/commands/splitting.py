"""A long answer as several messages, cut at sensible places.

Cuts are found from the front and depend only on the text before them, so that while an answer grows its first messages
stay as they are.
"""

import re

LIMIT = 1900
"""Discord takes 2,000 characters; the rest is for a closed code block and a note."""

_FENCE = re.compile(r"^ {0,3}(`{3,12}|~{3,12})([^\n`]*)$", re.MULTILINE)
# Kept: newline and tab. Everything else of C0, DEL, and lone surrogates is not text.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad\u2800]*")


def presentable(text: str) -> str:
    """What of an answer can be sent: without control characters and broken Unicode; "" if nothing could be seen."""
    clean = _UNPRINTABLE.sub("", text.replace("\r\n", "\n")).strip()
    return "" if _INVISIBLE.fullmatch(clean) else clean


def split(text: str, limit: int = LIMIT) -> list[str]:
    """The text in parts of at most `limit` characters and a little for code fences; [] for an empty text.

    A part ends at a paragraph, a line, a sentence or a word, whichever comes first in its last 60 %; a code block
    that is cut is closed there and opened again.
    """
    parts: list[str] = []
    rest = text
    opening = ""  # the line that opens the code block in which the rest begins
    while len(opening) + len(rest) > limit:
        at = _place(rest, limit - len(opening))
        head, rest = rest[:at], rest[at:]
        fence = _open_fence(opening + head)
        body = (opening + head).rstrip() if not fence else (opening + head).rstrip("\n")
        parts.append(body + (f"\n{_mark(fence)}" if fence else ""))
        opening = f"{fence}\n" if fence else ""
        rest = rest.lstrip("\n") if fence else rest.lstrip()
    if rest.strip():
        parts.append(opening + rest)
    return [part for part in parts if part.strip()]


def _place(text: str, limit: int) -> int:
    least = int(limit * 0.4)
    window = text[:limit]
    for mark in ("\n\n", "\n", ". ", "! ", "? ", " "):
        at = window.rfind(mark, least)
        if at >= 0:
            return at + len(mark)
    return limit


def _open_fence(text: str) -> str:
    """The line of the code block that is still open at the end of the text, "" if none is."""
    opened = ""
    for found in _FENCE.finditer(text):
        mark, language = found.group(1), found.group(2).strip()
        if not opened:
            opened = mark + language[:20]
        elif mark[0] == opened[0] and len(mark) >= len(_mark(opened)) and not language:
            opened = ""
    return opened


def _mark(fence: str) -> str:
    return fence[: len(fence) - len(fence.lstrip(fence[0]))]
