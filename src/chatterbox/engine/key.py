"""The key that every request needs: configured, or made once and kept in the data folder."""

from __future__ import annotations

import secrets
from pathlib import Path

from chatterbox.engine.disk import write_atomically

KEY_FILE = "engine.key"


def api_key(configured: str, data: Path) -> str:
    """The configured key, or the one in `data`/engine.key (mode 0600), which is made when it is not there."""
    if configured:
        return configured
    path = data / KEY_FILE
    if path.is_file() and (kept := path.read_text(encoding="ascii").strip()):
        return kept
    made = f"cbx-{secrets.token_urlsafe(32)}"
    write_atomically(path, made.encode("ascii"), mode=0o600)
    return made
