"""One serving process, seen from the engine: started, asked, counted, ended."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import sys
from collections.abc import AsyncGenerator, Iterator, Sequence
from pathlib import Path
from typing import Any

import aiohttp
import msgspec

from chatterbox.engine.serve.plan import Plan, Report
from chatterbox.engine.serve.sizes import Sizes

_log = logging.getLogger(__name__)

START_TIMEOUT_S = 300.0  # a large base on a slow disk
_BUFFER = 1 << 22  # the last event of an answer repeats its whole prompt


class ServingFailed(Exception):
    """The process could not be started, or died under a request."""


class Refused(Exception):
    """llama.cpp did not take a request: `code` is HTTP's, `kind` its own word for the reason."""

    def __init__(self, code: int, kind: str, message: str) -> None:
        super().__init__(message)
        self.code, self.kind = code, kind


class ServingProcess:
    """A running serving process. `adapters` is the order in which requests name them."""

    def __init__(self, process: asyncio.subprocess.Process, plan: Plan, address: str) -> None:
        self.adapters = plan.adapters
        self.context = plan.context
        self._process = process
        self._running = 0
        self._broken = False
        self._idle = asyncio.Event()
        self._idle.set()
        self._http = aiohttp.ClientSession(
            base_url=address,
            headers={"Authorization": f"Bearer {plan.key}"},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=10),
            connector=aiohttp.TCPConnector(limit=0, force_close=True),  # the server closes idle ones unasked
            read_bufsize=_BUFFER,
        )

    @classmethod
    async def start(cls, model: Path, adapters: Sequence[Path], sizes: Sizes) -> ServingProcess:
        """Raises ServingFailed with llama.cpp's reason."""
        plan = Plan(
            model=str(model),
            adapters=tuple(str(path) for path in adapters),
            key=secrets.token_urlsafe(32),
            threads=sizes.threads,
            context=sizes.context,
            parallel=sizes.parallel,
        )
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "chatterbox.engine.serve.child",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        try:
            async with asyncio.timeout(START_TIMEOUT_S):
                address = await _address(process, plan)
        except BaseException:
            await ended(process)
            raise
        _log.info("serving %s with %d adapters (pid %d)", model.name, len(adapters), process.pid)
        return cls(process, plan, address)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it may be asked: it runs, and no request found it gone (which is known before its exit is)."""
        return self._process.returncode is None and not self._broken

    async def gone(self) -> int:
        """Waits for the process to end; its exit status, negative for a signal."""
        return await self._process.wait()

    @contextlib.contextmanager
    def busy(self) -> Iterator[ServingProcess]:
        """While it lasts, `retire` waits."""
        self._running += 1
        self._idle.clear()
        try:
            yield self
        finally:
            self._running -= 1
            if not self._running:
                self._idle.set()

    def adapter_scales(self, adapter: Path | None) -> list[dict[str, float]]:
        """llama.cpp's `lora` of a request: every adapter named, so that none acts that was not asked for."""
        return [{"id": at, "scale": float(path == str(adapter))} for at, path in enumerate(self.adapters)]

    async def tokenize(self, text: str, *, special: bool, begins: bool) -> list[int]:
        """Token ids of `text`; with `special`, control tokens in it are taken as such.

        `begins`: it is a text at the beginning of a conversation, so that a model that wants one gets its BOS.
        """
        body = {"content": text, "add_special": begins, "parse_special": special}
        answer = await self._post("/tokenize", body)
        tokens: list[int] = answer["tokens"]
        return tokens

    async def complete(self, body: dict[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
        """llama.cpp's events of one completion. Raises Refused, ServingFailed."""
        try:
            async with self._http.post("/completion", json={**body, "stream": True}) as response:
                await _check(response)
                whole = False
                async for line in response.content:
                    if line.startswith(b"data: "):
                        event = _event(line[6:])
                        whole = bool(event.get("stop"))
                        yield event
                if not whole:
                    self._broken = True
                    raise ServingFailed("The process that answers stopped in the middle.")
        except (aiohttp.ClientError, OSError) as error:
            self._broken = True
            raise ServingFailed("The process that answers has died.") from error

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        try:
            async with self._http.post(path, json=body) as response:
                await _check(response)
                answer: dict[str, Any] = msgspec.json.decode(await response.read())
                return answer
        except (aiohttp.ClientError, OSError) as error:
            self._broken = True
            raise ServingFailed("The process that answers has died.") from error

    async def retire(self) -> None:
        """Lets the running requests finish, then ends; when cancelled it ends at once."""
        gone = asyncio.ensure_future(self.gone())
        idle = asyncio.ensure_future(self._idle.wait())
        try:
            await asyncio.wait((gone, idle), return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            idle.cancel()
            await self.end()

    async def end(self) -> None:
        """Ends it now."""
        await self._http.close()
        await ended(self._process)


async def _address(process: asyncio.subprocess.Process, plan: Plan) -> str:
    if process.stdin is None or process.stdout is None:
        raise TypeError("the process needs pipes")
    try:
        process.stdin.write(msgspec.json.encode(plan) + b"\n")
        await process.stdin.drain()
        report = msgspec.json.decode(await process.stdout.readline(), type=Report)
    except (ConnectionError, msgspec.MsgspecError):
        raise ServingFailed(f"The process that answers ended at its start (exit {await process.wait()}).") from None
    if report.failure:
        raise ServingFailed(report.failure)
    return report.address


async def ended(process: asyncio.subprocess.Process) -> None:
    """Kills a process and lets go of its pipes."""
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    if process.stdin is not None:
        process.stdin.close()
        with contextlib.suppress(ConnectionError):
            await process.stdin.wait_closed()
    await process.wait()


async def _check(response: aiohttp.ClientResponse) -> None:
    if response.status != 200:
        body = await response.read()
        raise _refusal(response.status, msgspec.json.decode(body).get("error", {}) if body else {})


def _event(line: bytes) -> dict[str, Any]:
    event: dict[str, Any] = msgspec.json.decode(line)
    if "error" in event:
        raise _refusal(500, event["error"])
    return event


def _refusal(status: int, error: dict[str, Any]) -> Refused:
    return Refused(status, str(error.get("type", "")), str(error.get("message", "llama.cpp refused the request.")))
