"""The CDN: attachments under signed addresses that expire, and drawn avatars."""

from __future__ import annotations

import asyncio
import functools
import io
from urllib.parse import unquote

from aiohttp import web
from PIL import Image, ImageDraw, ImageFont

from ..world import World
from .bodies import content_type_of

# Shown in the browser; everything else is offered as a download, so that no upload runs as a page of this origin.
_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/", "video/")
_SIZES = (16, 32, 64, 80, 128, 256, 512, 1024, 2048, 4096)


class Cdn:
    def __init__(self, world: World) -> None:
        self._world = world

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/cdn/attachments/{channel_id}/{attachment_id}/{filename}", self._attachment)
        app.router.add_get("/cdn/avatars/{user_id}/{name}", self._avatar)
        app.router.add_get("/cdn/embed/avatars/{name}", self._default_avatar)

    async def _attachment(self, request: web.Request) -> web.StreamResponse:
        """404 with Discord's text for an address that is forged, or too old."""
        place = unquote(request.raw_path.partition("?")[0]).removeprefix("/cdn/")
        query = request.query
        marks = query.get("ex", ""), query.get("is", ""), query.get("hm", "")
        attachment_id = request.match_info["attachment_id"]
        if not self._world.files.allows(place, *marks) or not attachment_id.isdecimal():
            return web.Response(status=404, text="This content is no longer available.")
        path = self._world.files.path(attachment_id)
        if not path.is_file():
            return web.Response(status=404, text="This content is no longer available.")
        return web.FileResponse(path, headers=_headers(request.match_info["filename"]))

    async def _avatar(self, request: web.Request) -> web.StreamResponse:
        user = self._world.core.users.get(request.match_info["user_id"])
        if user is None:
            return web.Response(status=404)
        letter = (user.global_name or user.username)[:1].upper()
        return await _drawn(letter, user.colour, request)

    async def _default_avatar(self, request: web.Request) -> web.StreamResponse:
        return await _drawn("?", 0x5865F2, request)


async def _drawn(letter: str, colour: int, request: web.Request) -> web.Response:
    wanted = request.query.get("size", "128")
    size = int(wanted) if wanted.isdecimal() and int(wanted) in _SIZES else 128
    picture = await asyncio.to_thread(avatar, letter, colour, min(size, 512))
    return web.Response(body=picture, content_type="image/png", headers={"Cache-Control": "public, max-age=86400"})


@functools.lru_cache(maxsize=64)
def avatar(letter: str, colour: int, size: int) -> bytes:
    """A square PNG: a letter on a colour."""
    red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
    picture = Image.new("RGB", (size, size), (red, green, blue))
    font = ImageFont.load_default(size=size * 0.55)
    ImageDraw.Draw(picture).text((size / 2, size / 2), letter, fill="white", font=font, anchor="mm")
    held = io.BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()


def _headers(filename: str) -> dict[str, str]:
    kind = content_type_of(filename) or "application/octet-stream"
    headers = {
        "Content-Type": kind,
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, max-age=3600",
    }
    if not kind.startswith(_SHOWN):
        headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return headers
