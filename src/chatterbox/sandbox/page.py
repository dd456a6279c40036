"""The page's files: plain modules, styles and pictures, served as they lie in page/, with a strict content policy."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from aiohttp import web

FOLDER = Path(__file__).with_name("page")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}


class PageRoutes:
    """`address`: what the sandbox listens on; the page's Host must be it, and its sockets go there alone."""

    def __init__(self, address: str, folder: Path = FOLDER) -> None:
        self._address = address
        self._folder = folder
        self._headers = {
            "Content-Security-Policy": policy(address),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Frame-Options": "DENY",
            "Cache-Control": "no-cache",
        }

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/", self._index)
        app.router.add_get("/page/{path:.+}", self._file)

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return self._serve(request, "index.html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return self._serve(request, request.match_info["path"])

    def _serve(self, request: web.Request, path: str) -> web.StreamResponse:
        if request.headers.get("Host") != self._address:
            raise web.HTTPForbidden(text="This address is not the one that the sandbox listens on.")
        parts = PurePosixPath(path).parts
        kind = TYPES.get(PurePosixPath(path).suffix)
        file = self._folder.joinpath(*parts)
        hidden = any(part.startswith(".") or "\\" in part or "\0" in part for part in parts)
        if kind is None or hidden or path.startswith("/") or not file.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(file, headers={**self._headers, "Content-Type": kind})


def policy(address: str) -> str:
    """Only the page's own files run and style it; it talks to the sandbox and shows the sandbox's pictures."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "font-src 'self'",
            f"connect-src 'self' ws://{address}",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )
