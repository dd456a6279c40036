"""A file as text, whatever it is encoded in."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from chatterbox.encodings import HEAD_BYTES, encoding_of

_SAMPLE_BYTES = 16 * 1024
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_STRAY, _FEW = 2, 0.01
"""So many control characters, and so small a share of them, still are text: what a terminal recorded has some."""
_LAYOUT = "\t\n\r\f\v\x1b"


def decoded(content: bytes) -> str | None:
    """The text; None for what is none. An encoding that nothing in the file names is guessed from its beginning."""
    text = _unicode(content)
    if text is None and b"\0" not in content:
        guess = from_bytes(content[:_SAMPLE_BYTES]).best()
        text = None if guess is None else content.decode(guess.encoding, "replace")
    if text is None or _odd(text) > _STRAY + _FEW * len(text):
        return None
    return text


def tidied(text: str) -> str:
    """Text with one kind of line end, without control characters and without half characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\ufeff", "")
    return "".join(sign for sign in lines if sign >= " " or sign in "\t\n").replace("\x7f", "").strip()


def _unicode(content: bytes) -> str | None:
    if content.startswith(_UTF_32):
        encoding, mark = "utf-32", 0
    else:
        encoding, mark = encoding_of(content[:HEAD_BYTES])
    try:
        return content[mark:].decode(encoding)
    except UnicodeDecodeError:
        return None


def _odd(text: str) -> int:
    return sum(sign < " " and sign not in _LAYOUT for sign in text)
