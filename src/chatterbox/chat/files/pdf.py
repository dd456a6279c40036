"""The text of a PDF, page by page, until there is enough of it."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from chatterbox.chat.files.plaintext import tidied
from chatterbox.chat.files.reading import Reading

MOST_PAGES = 300
"""So many are looked at for text. A scanned book has none on any of them."""
PATIENCE_S = 8.0
"""After so long no further page is begun; what was read by then is given."""


def read_pdf(content: bytes, most: int, clock: Callable[[], float] = time.monotonic) -> Reading:
    """At least `most` characters where there are so many; the reason where there is nothing. Nothing is raised.

    A page that cannot be read is passed over: one broken page is no reason to keep back the others.
    """
    until = clock() + PATIENCE_S
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return Reading(fault="locked")
        pages = len(reader.pages)
    except (DependencyError, FileNotDecryptedError):
        return Reading(fault="locked")
    except Exception:
        return Reading(fault="broken")
    texts: list[str] = []
    read = broken = 0
    while read < min(pages, MOST_PAGES) and sum(map(len, texts)) < most and clock() < until:
        try:
            texts.append(tidied(reader.pages[read].extract_text()))
        except Exception:
            broken += 1
        read += 1
    text = "\n\n".join(filter(None, texts))
    if text:
        return Reading(text, pages=pages, pages_read=read)
    return Reading(fault="broken" if broken or not pages else "scanned")
