"""One WebSocket of a bot: frames, compression, and the talk before and after IDENTIFY."""

from __future__ import annotations

import asyncio
import contextlib
import json
import zlib
from collections import deque
from typing import Any

import msgspec
from aiohttp import WSMsgType, web

from ..objects import Json
from ..world import World
from . import codes
from .codes import GatewayClose
from .members import chunks
from .session import Session
from .sessions import Sessions

ZLIB_SUFFIX = b"\x00\x00\xff\xff"

ROUND_TRIP_S = 0.02
"""How long the answer to a heartbeat takes. py-cord notes when it sent one only afterwards; an answer that is there by
then counts as one to the heartbeat before, and its log says that the gateway lags by 41 s."""


class Socket:
    """Lives as long as the connection. Sending never blocks: a writer task drains a queue."""

    def __init__(
        self,
        world: World,
        sessions: Sessions,
        ws: web.WebSocketResponse,
        query: dict[str, str],
        transport: asyncio.Transport | None,
    ) -> None:
        self._world = world
        self._sessions = sessions
        self._ws = ws
        self._query = query
        self._transport = transport
        self._out: asyncio.Queue[Json | None] = asyncio.Queue()
        self._zlib = zlib.compressobj() if query.get("compress") == "zlib-stream" else None
        self._session: Session | None = None
        self._heard: deque[float] = deque()
        self._close: tuple[int, str] = (1000, "")

    async def run(self) -> None:
        """Serves the connection until one side closes it."""
        writer = asyncio.create_task(self._write())
        silence_s = codes.HEARTBEAT_INTERVAL_MS / 1000 * 1.5
        try:
            self._check_query()
            self._out.put_nowait({"op": codes.HELLO, "s": None, "t": None, "d": _hello()})
            while True:
                message = await self._ws.receive(timeout=silence_s)
                if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                    break
                await self._take(_decoded(message.data))
        except GatewayClose as close:
            self._close = (close.code, close.reason)
        except TimeoutError:
            self._close = (codes.SESSION_TIMED_OUT, codes.REASONS[codes.SESSION_TIMED_OUT])
        finally:
            if self._session is not None:
                self._left()
            self._out.put_nowait(None)
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await writer
            await self._ws.close(code=self._close[0], message=self._close[1].encode())

    def send(self, payload: Json) -> None:
        self._out.put_nowait(payload)

    def hang_up(self, code: int = 1000) -> None:
        """Ends the connection from this side, after what waits has been sent."""
        self._close = (code, codes.REASONS.get(code, ""))
        self._out.put_nowait(None)

    def drop(self) -> None:
        """Tears the connection without a word, as a lost network does."""
        if self._transport is not None:
            self._transport.abort()

    def _check_query(self) -> None:
        if self._query.get("v", "10") not in ("9", "10"):
            raise GatewayClose(codes.INVALID_VERSION)
        if self._query.get("encoding", "json") != "json":
            raise GatewayClose(codes.DECODE_ERROR)

    async def _write(self) -> None:
        while (payload := await self._out.get()) is not None:
            data = msgspec.json.encode(payload)
            if self._zlib is not None:
                await self._ws.send_bytes(self._zlib.compress(data) + self._zlib.flush(zlib.Z_SYNC_FLUSH))
            else:
                await self._ws.send_str(data.decode())
        await self._ws.close(code=self._close[0], message=self._close[1].encode())

    async def _take(self, payload: Json) -> None:
        self._count()
        op, data = payload.get("op"), payload.get("d")
        if op == codes.HEARTBEAT:
            ack = {"op": codes.HEARTBEAT_ACK, "s": None, "t": None, "d": None}
            asyncio.get_running_loop().call_later(ROUND_TRIP_S, self.send, ack)
        elif op == codes.IDENTIFY:
            self._identify(_object(data))
        elif op == codes.RESUME:
            self._resume(_object(data))
        elif self._session is None:
            raise GatewayClose(codes.NOT_AUTHENTICATED)
        elif op == codes.REQUEST_MEMBERS:
            for chunk in chunks(self._world, self._session, _object(data)):
                self._session.dispatch("GUILD_MEMBERS_CHUNK", chunk)
        elif op == codes.PRESENCE:
            self._sessions.set_status(self._session, str(_object(data).get("status") or "online"))
        elif op not in (codes.VOICE_STATE, codes.REQUEST_SOUNDS):
            raise GatewayClose(codes.UNKNOWN_OPCODE)

    def _identify(self, data: Json) -> None:
        if self._session is not None:
            raise GatewayClose(codes.ALREADY_AUTHENTICATED)
        self._session = self._sessions.identify(data)
        self._session.connect(self.send)
        self._sessions.joined(self._session, self)
        self._session.start(self._sessions.gateway_url)

    def _resume(self, data: Json) -> None:
        if self._session is not None:
            raise GatewayClose(codes.ALREADY_AUTHENTICATED)
        session = self._sessions.resumable(data)
        missed = session.missed(_number(data.get("seq"))) if session else None
        if session is None or missed is None:
            self.send({"op": codes.INVALID_SESSION, "s": None, "t": None, "d": False})
            return
        self._session = session
        for payload in missed:
            self.send(payload)
        session.connect(self.send)
        self._sessions.joined(session, self)
        session.dispatch("RESUMED", {"_trace": ["sandbox"]})

    def _left(self) -> None:
        assert self._session is not None  # noqa: S101 - asked by the caller
        self._session.disconnect(self.send)
        # Discord ends a session whose client closes with 1000 or 1001; otherwise it waits to be resumed.
        self._sessions.left(self._session, self, ended=self._ws.close_code in (1000, 1001) and self._close[0] == 1000)

    def _count(self) -> None:
        now = asyncio.get_running_loop().time()
        while self._heard and self._heard[0] < now - 60:
            self._heard.popleft()
        self._heard.append(now)
        if len(self._heard) > codes.SENDS_PER_MINUTE:
            raise GatewayClose(codes.RATE_LIMITED)


def _hello() -> Json:
    return {"heartbeat_interval": codes.HEARTBEAT_INTERVAL_MS, "_trace": ["sandbox"]}


def _decoded(data: str | bytes) -> Json:
    if len(data) > codes.MAX_PAYLOAD:
        raise GatewayClose(codes.DECODE_ERROR)
    try:
        payload = json.loads(data)
    except ValueError:
        raise GatewayClose(codes.DECODE_ERROR) from None
    return _object(payload)


def _object(data: Any) -> Json:
    if not isinstance(data, dict):
        raise GatewayClose(codes.DECODE_ERROR)
    return data


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
