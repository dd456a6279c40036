"""Attachments' bytes, and their signed addresses that expire, as those of Discord's CDN do."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import tempfile
from pathlib import Path
from urllib.parse import quote

from ..objects import Attachment
from .core import Core

LIFETIME_S = 24 * 3600  # Discord signs attachment addresses for about a day


class Files:
    def __init__(self, core: Core) -> None:
        self._core = core
        self._folder = core.data / "attachments"
        self._folder.mkdir(parents=True, exist_ok=True)

    def save(self, content: bytes) -> str:
        """Keeps bytes under a fresh attachment id, atomically. Blocks: call it in a thread when it is much."""
        attachment_id = self._core.ids.make()
        self.write(attachment_id, content)
        return attachment_id

    def write(self, attachment_id: str, content: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self._folder, prefix=".new-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(self.path(attachment_id))

    def path(self, attachment_id: str) -> Path:
        """Where the bytes of an attachment lie. Raises ValueError for what is not an id."""
        if not attachment_id.isdecimal():
            raise ValueError("not an attachment's id")
        return self._folder / attachment_id

    def read(self, attachment_id: str) -> bytes:
        return self.path(attachment_id).read_bytes()

    def delete(self, attachment_id: str) -> None:
        self.path(attachment_id).unlink(missing_ok=True)

    def url(self, channel_id: str, attachment: Attachment) -> str:
        """A signed address, good for a day from now."""
        issued = int(self._core.clock.now())
        place = f"attachments/{channel_id}/{attachment.id}/{attachment.filename}"
        expires = issued + LIFETIME_S
        query = f"ex={expires:x}&is={issued:x}&hm={self._sign(place, expires, issued)}"
        return f"{self._core.base_url}/cdn/{quote(place)}?{query}&"

    def allows(self, place: str, expires: str, issued: str, mark: str) -> bool:
        """Whether a signed address is whole and not too old. `place` is its path below /cdn, unquoted."""
        try:
            until, since = int(expires, 16), int(issued, 16)
        except ValueError:
            return False
        return hmac.compare_digest(mark, self._sign(place, until, since)) and self._core.clock.now() < until

    def _sign(self, place: str, expires: int, issued: int) -> str:
        return hmac.new(self._core.secret, f"{place}|{expires}|{issued}".encode(), hashlib.sha256).hexdigest()


def safe_name(filename: str) -> str:
    """A file name as Discord keeps it: no folders, only letters, digits, dots, dashes and underscores."""
    last = re.split(r"[\\/]", filename)[-1].replace(" ", "_")
    return re.sub(r"[^\w.\-]", "", last)[:260].lstrip(".") or "unknown"
