"""Attachments: the files beside a question fetched, read and cut to size, with a sentence for all that is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from chatterbox.chat.context import MOST_PICTURES, bytes_of
from chatterbox.chat.files.fence import cut, shown_name
from chatterbox.chat.files.kinds import picture_type
from chatterbox.chat.files.reader import FileReader
from chatterbox.chat.files.reading import Reading
from chatterbox.errors import Missing
from chatterbox.models import Attachment, GivenFile, Picture
from chatterbox.texts import say

MOST_FILES = 5
MOST_PICTURE_BYTES = 4 * 1024 * 1024
"""A picture is sent as text a third longer, with each question that it is still in view of."""
_MB = 1024 * 1024
_NOTHING = Reading()


class Sees(Protocol):
    async def takes(self, model: str) -> bool:
        """Whether a model takes pictures."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What goes with a question: its files as they were read, and those of them that are pictures."""

    files: tuple[Attachment, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def blind(self, note: str) -> Carried:
        """The same for a model that took no picture; `note` says so, once."""
        unseen = [replace(file, picture=False) if file.picture else file for file in self.files]
        first = next((number for number, file in enumerate(self.files) if file.picture), None)
        if first is not None:
            unseen[first] = replace(unseen[first], note=note)
        return Carried(tuple(unseen))


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    reading: Reading = _NOTHING
    picture: Picture | None = None
    note: str = ""


class Attachments:
    def __init__(self, reader: FileReader, sight: Sees, *, most_bytes: int, most_tokens: int) -> None:
        """`most_bytes`: of one file; `most_tokens`: of the context, for all files of a question together."""
        self._reader = reader
        self._sight = sight
        self._most_bytes = most_bytes
        self._most_text = bytes_of(most_tokens)

    async def read(self, given: Sequence[GivenFile], model: str, room_bytes: int) -> Carried:
        """What a model gets of these files: texts in so many bytes, pictures if it takes them. Nothing is raised."""
        found = [await self._found(file) for file in given[:MOST_FILES]]
        carried = _with_pictures(_with_texts(found, min(room_bytes, self._most_text)), found)
        if carried.pictures and not await self._sight.takes(model):
            carried = carried.blind(say("beside-picture-unseen"))
        if len(given) > MOST_FILES:
            beyond = Attachment(shown_name(given[MOST_FILES].name), note=say("beside-many", most=MOST_FILES))
            carried = replace(carried, files=(*carried.files, beyond))
        return carried

    async def _found(self, file: GivenFile) -> _Found:
        name = shown_name(file.name)
        if file.size_bytes > self._most_bytes:
            return _Found(name, note=self._too_large(name, self._most_bytes))
        try:
            content = await file.fetch()
        except Missing:
            return _Found(name, note=say("beside-gone", name=name))
        if len(content) > self._most_bytes:
            return _Found(name, note=self._too_large(name, self._most_bytes))
        media_type = picture_type(content)
        if not media_type:
            reading = await self._reader.read(content, self._most_text)
            return _Found(name, reading, note=_fault(name, reading))
        if len(content) > MOST_PICTURE_BYTES:
            return _Found(name, note=self._too_large(name, MOST_PICTURE_BYTES))
        return _Found(name, picture=Picture(media_type, content))

    def _too_large(self, name: str, most_bytes: int) -> str:
        return say("beside-too-large", name=name, most=f"{round(most_bytes / _MB, 1):g}")


def _with_texts(found: Sequence[_Found], room_bytes: int) -> tuple[Attachment, ...]:
    whole = [
        Attachment(one.name, one.reading.text, len(one.reading.text) == one.reading.characters, note=one.note)
        for one in found
    ]
    return tuple(
        replace(file, note=_left_out(file, one.reading)) if one.reading.text else replace(file, whole=True)
        for file, one in zip(cut(whole, room_bytes), found, strict=True)
    )


def _with_pictures(files: Sequence[Attachment], found: Sequence[_Found]) -> Carried:
    numbers = [number for number, one in enumerate(found) if one.picture]
    shown, beyond = numbers[:MOST_PICTURES], numbers[MOST_PICTURES:]
    marked = [replace(file, picture=number in shown) for number, file in enumerate(files)]
    for number in beyond[:1]:
        marked[number] = replace(marked[number], note=say("beside-pictures-many", most=MOST_PICTURES))
    return Carried(tuple(marked), tuple(one.picture for one in found if one.picture)[:MOST_PICTURES])


def _left_out(file: Attachment, reading: Reading) -> str:
    """What of a text did not go into the context."""
    if file.whole:
        return ""
    if not file.text:
        return say("beside-no-room", name=file.name)
    if reading.characters:
        return say("beside-cut", name=file.name, read=len(file.text), whole=reading.characters)
    return say("beside-cut-pages", name=file.name, read=len(file.text), pages=reading.pages)


def _fault(name: str, reading: Reading) -> str:
    match reading.fault:
        case "":
            return ""
        case "empty":
            return say("beside-empty", name=name)
        case "locked":
            return say("beside-locked", name=name)
        case "scanned":
            return say("beside-scanned", name=name)
        case "broken":
            return say("beside-broken", name=name)
        case "other":
            return say("beside-other", name=name)
        case "slow" | "large":
            return say("beside-too-much-work", name=name)
