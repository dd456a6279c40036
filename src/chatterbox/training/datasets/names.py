"""The names of a space's datasets in memory, for suggestions while somebody types.

Names are sealed in the store, so no query can search them. They are opened once for each space that asks (in a thread
and in parts: 100,000 take some seconds), kept as one folded text, and searched by the substring search of str, which
takes time linear in that text. What is added later, by this process or another, is found by its id; what is archived,
deleted or changed says so by `changed`.
"""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from chatterbox.models import Purpose, Space
from chatterbox.store.datasets import Named, name_key
from chatterbox.store.store import Store

MOST_SUGGESTED = 25
"""Discord shows no more."""
LOOK_EVERY_S = 2.0
"""How soon is found what another process added."""
_AT_A_TIME = 4_000
MOST_IN_MEMORY = 500_000
"""Names of all spaces together; the space that asked longest ago goes first."""


class _Listing:
    """Names in one order, searchable by any part."""

    def __init__(self, newest_first: list[Named]) -> None:
        self._named = newest_first
        folded = [_folded(one.name) for one in newest_first]
        self._text = "\n" + "\n".join(folded) + "\n"
        self._starts: list[int] = []
        at = 1
        for name in folded:
            self._starts.append(at)
            at += len(name) + 1

    def search(self, typed: str, most: int) -> list[Named]:
        """Those whose name begins with what was typed, then those that hold it; the newest first."""
        sought = _folded(typed)
        found: dict[int, Named] = {}
        for part in (f"\n{sought}", sought) if sought else ("\n",):
            for index in self._hits(part):
                found.setdefault(index, self._named[index])
                if len(found) >= most:
                    return list(found.values())
        return list(found.values())

    def _hits(self, part: str) -> Iterator[int]:
        """The names that hold a part, each once; a part that begins with a line break is a name's beginning."""
        first, at = part.startswith("\n"), 0
        while (at := self._text.find(part, at)) >= 0:
            index = bisect_right(self._starts, at + first) - 1
            if index < 0 or at + 1 >= len(self._text):
                return
            yield index
            at = self._starts[index + 1] - 1 if index + 1 < len(self._starts) else len(self._text)


class _Names:
    """What is known of one space."""

    def __init__(self) -> None:
        self.newest_id = 0
        self.looked_at = float("-inf")
        self.by_name: dict[str, Named] = {}
        self.listings: dict[bool, _Listing] = {}  # by whether they are archived

    def add(self, named: Iterable[Named]) -> None:
        """Adds versions in the order of their ids."""
        for one in named:
            self.newest_id = one.id
            known = self.by_name.pop(name_key(one.name), None)
            # A version that was put back has a higher id than a newer one.
            self.by_name[name_key(one.name)] = known if known and known.version > one.version else one

    def arrange(self) -> None:
        """Makes what was added searchable."""
        newest_first = [*self.by_name.values()][::-1]
        for archived in (False, True):
            self.listings[archived] = _Listing([one for one in newest_first if one.archived == archived])


class DatasetNames:
    def __init__(
        self,
        store: Store,
        most_in_memory: int = MOST_IN_MEMORY,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._monotonic = monotonic
        self._most_in_memory = most_in_memory
        self._spaces: OrderedDict[Space, _Names] = OrderedDict()
        self._loading: dict[Space, asyncio.Lock] = {}
        self._overtaken: set[Space] = set()  # changed while they were read

    async def search(
        self, space: Space, typed: str, *, archived: bool = False, most: int = MOST_SUGGESTED
    ) -> list[Named]:
        """The newest version of up to `most` datasets: what begins so first, then what holds it, newest first.

        Those that are archived only where they are asked for.
        """
        return (await self._of(space)).listings[archived].search(typed, most)

    def changed(self, space: Space) -> None:
        """Says that something of a space's datasets changed other than by a new version."""
        self._spaces.pop(space, None)
        self._overtaken.add(space)

    def added(self, space: Space) -> None:
        """Says that there is a new version: the next search looks for it."""
        if space in self._spaces:
            self._spaces[space].looked_at = float("-inf")

    async def _of(self, space: Space) -> _Names:
        async with self._loading.setdefault(space, asyncio.Lock()):
            self._overtaken.discard(space)
            names = self._spaces.pop(space, None) or _Names()
            if self._monotonic() - names.looked_at >= LOOK_EVERY_S:
                names = await self._looked(space, names)
            if space not in self._overtaken:
                self._spaces[space] = names
        self._make_room(space)
        return names

    async def _looked(self, space: Space, names: _Names) -> _Names:
        """The names with all that there is now."""
        now = self._monotonic()
        async with self._store.reading() as work:
            newest_id = await work.datasets.newest_id(space)
            if newest_id < names.newest_id:  # somebody deleted it, in another process
                names = _Names()
            fresh = newest_id > names.newest_id or not names.listings
            while names.newest_id < newest_id:
                sealed = await work.datasets.sealed_names(space, names.newest_id, _AT_A_TIME)
                await asyncio.to_thread(self._add, space, names, sealed)
        if fresh:
            await asyncio.to_thread(names.arrange)
        names.looked_at = now
        return names

    def _add(self, space: Space, names: _Names, sealed: list[Any]) -> None:
        names.add(
            Named(number, self._store.cipher.open_text(space, name), version, rows, cast(Purpose, purpose), archived)
            for number, name, version, rows, purpose, archived in sealed
        )

    def _make_room(self, asked: Space) -> None:
        held = sum(len(names.by_name) for names in self._spaces.values())
        for space in list(self._spaces):
            if held <= self._most_in_memory:
                return
            if space != asked:
                held -= len(self._spaces.pop(space).by_name)
                self._loading.pop(space, None)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
