"""What a REST request brings: JSON, a form with `payload_json`, or multipart with files."""

from __future__ import annotations

import json
import mimetypes
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from aiohttp import BodyPartReader, web

from ..errors import DiscordError, invalid_form
from ..limits.messages import MAX_FILES, check_upload
from ..objects import Json

_SNOWFLAKES = frozenset({"message_id", "channel_id", "guild_id", "recipient_id", "parent_id", "webhook_id"})
_LISTS_OF_SNOWFLAKES = frozenset({"sticker_ids", "messages"})
_FILE_FIELD = re.compile(r"files?(?:\[(\d+)\]|(\d*))$")
MAX_JSON = 8 * 1024 * 1024
MAX_FIELDS = 64


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came. `content_type` follows from its name: clients send octet-stream for everything."""

    filename: str
    content: bytes
    content_type: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """`raw` is the JSON as sent (for the transcript), `payload` the same with every snowflake a string."""

    raw: Any = None
    payload: Any = None
    files: dict[str, Upload] = field(default_factory=dict)  # by the number in files[N]

    def object(self) -> Json:
        """The payload, where an object is expected; an empty body counts as {}."""
        if self.payload is None:
            return {}
        if not isinstance(self.payload, dict):
            raise DiscordError(400, 50035, "Invalid Form Body", {"_errors": [_NOT_A_DICT]})
        return self.payload


_NOT_A_DICT = {"code": "DICT_TYPE_CONVERT", "message": "Only dictionaries may be used in a DictType"}


_TOO_MANY = {"code": "BASE_TYPE_MAX_LENGTH", "message": f"Must be {MAX_FILES} or fewer in length."}


async def read_body(request: web.Request) -> Body:
    """Raises 50109 for broken JSON, 40005 for a file over 10 MiB."""
    if not request.can_read_body:
        return Body()
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    text = await _limited(request)
    if request.content_type == "application/x-www-form-urlencoded":
        text = parse_qs(text.decode("utf-8", "replace")).get("payload_json", [""])[0].encode()
    return _body(text, {})


async def _limited(request: web.Request) -> bytes:
    whole = bytearray()
    async for chunk in request.content.iter_chunked(64 * 1024):
        whole += chunk
        if len(whole) > MAX_JSON:
            raise DiscordError(413, 40005, "Request entity too large")
    return bytes(whole)


async def _read_multipart(request: web.Request) -> Body:
    text = b""
    fields: Json = {}
    files: dict[str, Upload] = {}
    try:
        reader = await request.multipart()
        for _ in range(MAX_FIELDS):
            part = await reader.next()
            if part is None:
                break
            if not isinstance(part, BodyPartReader):
                raise ValueError("a multipart body inside a multipart body")
            name = part.name or ""
            number = _FILE_FIELD.match(name)
            if part.filename is not None and number:
                if len(files) == MAX_FILES:
                    raise invalid_form({"attachments": {"_errors": [_TOO_MANY]}})
                files[number[1] or number[2] or "0"] = await _read_file(part)
            elif name == "payload_json":
                text = await _read_part(part, MAX_JSON)
            else:
                fields[name] = (await _read_part(part, MAX_JSON)).decode("utf-8", "replace")
    except (ValueError, AssertionError) as fault:
        raise DiscordError(400, 50035, "Invalid Form Body", {"_errors": [_bad_form(str(fault))]}) from None
    if text:
        return _body(text, files)
    return Body(fields, fields, files)


def _bad_form(fault: str) -> Json:
    return {"code": "INVALID_MULTIPART", "message": fault or "Could not read the multipart body."}


async def _read_file(part: BodyPartReader) -> Upload:
    filename = part.filename or "unknown"
    content = await _read_part(part, None)
    return Upload(filename, content, content_type_of(filename))


async def _read_part(part: BodyPartReader, most: int | None) -> bytes:
    whole = bytearray()
    while chunk := await part.read_chunk(64 * 1024):
        whole += chunk
        if most is None:
            check_upload(len(whole))
        elif len(whole) > most:
            raise DiscordError(413, 40005, "Request entity too large")
    return bytes(part.decode(whole))


def content_type_of(filename: str) -> str | None:
    """As Discord derives it from the name; None for endings that it does not know (.jsonl is one)."""
    guessed, _ = mimetypes.guess_type(filename)
    if guessed and (guessed.startswith("text/") or guessed == "application/json"):
        return f"{guessed}; charset=utf-8"
    return guessed


def _body(text: bytes, files: dict[str, Upload]) -> Body:
    if not text.strip():
        return Body(files=files)
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise DiscordError(400, 50109, "The request body contains invalid JSON.") from None
    return Body(raw, with_string_ids(raw), files)


def with_string_ids(value: Any, key: str = "") -> Any:
    """A copy in which snowflakes that came as integers are strings, as Discord keeps them."""
    if isinstance(value, dict):
        fixed = {name: with_string_ids(inner, name) for name, inner in value.items()}
        if key in ("attachments", "default_values") and "id" in fixed:
            fixed["id"] = _string(fixed["id"])
        if key == "allowed_mentions":
            for name in ("users", "roles"):
                if isinstance(fixed.get(name), list):
                    fixed[name] = [_string(id_) for id_ in fixed[name]]
        return fixed
    if isinstance(value, list):
        if key in _LISTS_OF_SNOWFLAKES:
            return [_string(inner) for inner in value]
        return [with_string_ids(inner, key) for inner in value]
    return _string(value) if key in _SNOWFLAKES else value


def _string(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
