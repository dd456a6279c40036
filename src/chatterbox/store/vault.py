"""The vault: whole files, sealed, under generated names in `<data>/files/<space>/`.

What a member called a file is a label in the database and never touches the file system.
"""

from __future__ import annotations

import asyncio
import errno
import os
import re
from collections.abc import Collection, Set
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from chatterbox.errors import Missing, Refused
from chatterbox.models import Space
from chatterbox.store.crypto import Cipher
from chatterbox.texts import say

_NAME = re.compile(r"[0-9a-f]{32}")
_UNFINISHED = ".unfinished"


class Vault:
    def __init__(self, folder: Path, cipher: Cipher) -> None:
        self._folder = folder
        self._cipher = cipher

    async def put(self, space: Space, content: bytes) -> str:
        """Keeps a file; its generated name. It is whole on disk when this returns. Raises Refused on a full disk."""
        name = uuid4().hex
        try:
            await asyncio.to_thread(self._write, self._path(space, name), space, content)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise Refused(say("disk-full")) from error
            raise
        return name

    async def get(self, space: Space, name: str) -> bytes:
        """Raises Missing for a name that this space does not have."""
        try:
            sealed = await asyncio.to_thread(self._path(space, name).read_bytes)
        except FileNotFoundError:
            raise Missing(say("file-gone")) from None
        return await asyncio.to_thread(self._cipher.open, space, sealed)

    async def delete(self, space: Space, name: str) -> None:
        """Deletes a file; one that is gone already is fine."""
        await asyncio.to_thread(self._path(space, name).unlink, missing_ok=True)

    async def names(self, space: Space) -> set[str]:
        """The files of a space."""
        return await asyncio.to_thread(self._listed, self._place(space))

    async def size_bytes(self, space: Space, names: Collection[str]) -> int:
        """How much of the disk files of a space take; those that are gone take nothing."""
        return await asyncio.to_thread(lambda: sum(map(_size, [self._path(space, name) for name in names])))

    async def tidy(self, recorded: Set[str], since: datetime) -> None:
        """Removes what a crash left, half written or whole and without a record: for the start of the bot only.

        Whole files from before `since`, when the store was made, are another store's and stay.
        """
        await asyncio.to_thread(self._tidied, recorded, since.timestamp())

    def _place(self, space: Space) -> Path:
        return self._folder / f"{space.kind}-{space.id}"

    def _path(self, space: Space, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("not a name that the vault gave")
        return self._place(space) / name

    def _write(self, path: Path, space: Space, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_suffix(_UNFINISHED)
        try:
            with fresh.open("wb") as file:
                file.write(self._cipher.seal(space, content))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
        _flushed(path.parent)

    def _listed(self, folder: Path) -> set[str]:
        return {entry.name for entry in folder.glob("*") if _NAME.fullmatch(entry.name)}

    def _tidied(self, recorded: Set[str], since: float) -> None:
        for left in self._folder.glob(f"*/*{_UNFINISHED}"):
            left.unlink(missing_ok=True)
        for whole in self._folder.glob("*/*"):
            if _NAME.fullmatch(whole.name) and whole.name not in recorded and whole.stat().st_mtime >= since:
                whole.unlink(missing_ok=True)


def _flushed(folder: Path) -> None:
    # A rename survives a power cut once its folder is on disk too. Windows has no such call and needs none.
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
