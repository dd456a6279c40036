"""/v1/files: upload, list, get, content, delete."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Literal

import aiohttp
import msgspec
from aiohttp import web
from msgspec import Meta

from chatterbox.engine.routes.common import SERVICES, json, query
from chatterbox.engine.shapes.body import explained
from chatterbox.engine.shapes.errors import ApiError, bad
from chatterbox.engine.shapes.objects import FileObject

_CHUNK = 1 << 18
_FIELD_BYTES = 4096
_PAGE = 10_000

Purpose = Literal["assistants", "batch", "fine-tune", "vision", "user_data", "evals"]


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of an upload beside its file."""

    purpose: Purpose
    anchor: Literal["created_at"] | None = msgspec.field(default=None, name="expires_after[anchor]")
    seconds: Annotated[int, Meta(ge=3600, le=2_592_000)] | None = msgspec.field(
        default=None, name="expires_after[seconds]"
    )


def add(router: web.UrlDispatcher) -> None:
    router.add_post("/v1/files", _upload)
    router.add_get("/v1/files", _list)
    router.add_get("/v1/files/{file}", _get)
    router.add_get("/v1/files/{file}/content", _content)
    router.add_delete("/v1/files/{file}", _delete)


async def _upload(request: web.Request) -> web.Response:
    """The fields may stand before the file or behind it, so the file is kept first and dropped if they are wrong."""
    if not request.content_type.startswith("multipart/"):
        raise bad("The request must be multipart/form-data.", "invalid_content_type")
    files = request.app[SERVICES].files
    fields: dict[str, str] = {}
    upload = files.upload()
    try:
        try:
            async for part in await request.multipart():
                if isinstance(part, aiohttp.BodyPartReader) and part.name == "file" and part.filename is not None:
                    await upload.receive(_chunks(part), part.filename)
                elif isinstance(part, aiohttp.BodyPartReader) and part.name:
                    fields[part.name] = await _text(part)
        except (ValueError, AssertionError, EOFError):
            raise bad("The multipart body is broken.", "invalid_multipart") from None
        form = _form(fields)
        if not upload.received:
            raise bad("Missing required parameter: 'file'.", "missing_required_parameter", "file")
        return json(await files.take_in(upload, form.purpose, lives_s=form.seconds))
    finally:
        upload.discard()


async def _list(request: web.Request) -> web.Response:
    wanted = query(request)
    page = await request.app[SERVICES].files.page(
        after=wanted.after,
        limit=_PAGE if wanted.limit is None else wanted.limit,
        newest_first=wanted.order == "desc",
        purpose=wanted.purpose,
    )
    return json(page)


async def _get(request: web.Request) -> web.Response:
    file: FileObject = await request.app[SERVICES].files.get(request.match_info["file"])
    return json(file)


async def _content(request: web.Request) -> web.StreamResponse:
    path = await request.app[SERVICES].files.path(request.match_info["file"])
    return web.FileResponse(path, headers={"Content-Type": "application/octet-stream"})


async def _delete(request: web.Request) -> web.Response:
    return json(await request.app[SERVICES].files.delete(request.match_info["file"]))


def _form(fields: dict[str, str]) -> Form:
    try:
        form = msgspec.convert(fields, Form, strict=False)
    except msgspec.ValidationError as error:
        raise explained(error) from None
    if (form.anchor is None) != (form.seconds is None):
        missing = "anchor" if form.anchor is None else "seconds"
        param = f"expires_after.{missing}"
        raise bad(f"Missing required parameter: '{param}'.", "missing_required_parameter", param)
    return form


async def _chunks(part: aiohttp.BodyPartReader) -> AsyncIterator[bytes]:
    while chunk := await part.read_chunk(_CHUNK):
        yield chunk


async def _text(part: aiohttp.BodyPartReader) -> str:
    content = await part.read_chunk(_FIELD_BYTES)
    if await part.read_chunk(_FIELD_BYTES):
        raise ApiError(400, f"The field '{part.name}' is too long.", code="invalid_value", param=part.name)
    return content.decode("utf-8", "replace")
