"""The connection of a test or program to a sandbox: requests with the key, and one WebSocket a person."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import aiohttp
from yarl import URL

from chatterbox.sandbox.client.errors import NotThere, Refused, SandboxError
from chatterbox.sandbox.client.person import Person
from chatterbox.sandbox.client.values import Json, Upload
from chatterbox.sandbox.client.world import WorldClient

REQUEST_TIMEOUT_S = 60.0


class SandboxClient:
    """Drives a sandbox. `address` is the start address with its key: `http://127.0.0.1:8400/#key=SECRET`."""

    def __init__(self, address: str) -> None:
        url = URL(address)
        _, _, key = url.fragment.partition("key=")
        if not key:
            raise ValueError("the address has no key; use the whole line that the sandbox printed, with #key=…")
        self._base = url.with_fragment(None).with_path("/people")
        self._key = key
        self._session: aiohttp.ClientSession | None = None
        self._people: dict[str, Person] = {}
        self.world = WorldClient(self)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            headers={"Authorization": f"Bearer {self._key}"}, timeout=aiohttp.ClientTimeout(total=REQUEST_TIMEOUT_S)
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for person in self._people.values():
            await person.close()
        self._people.clear()
        if self._session:
            await self._session.close()

    async def people(self) -> Json:
        """`{"people", "applications", "samples"}`."""
        return dict(await self.call("GET", ""))

    async def person(self, name: str) -> Person:
        """The person with this user name, display name or id, connected: from now on nothing they see is missed.

        Raises NotThere.
        """
        everybody = (await self.people())["people"]
        for user in everybody:
            if name in (user["id"], user["username"], user.get("global_name")):
                return await self._connected(user)
        raise NotThere(
            f"nobody is called {name!r}; there are {[u.get('global_name') or u['username'] for u in everybody]}"
        )

    async def _connected(self, user: Json) -> Person:
        if user["id"] not in self._people:
            person = Person(self, user)
            await person.connect()
            self._people[user["id"]] = person
        return self._people[user["id"]]

    async def application(self, name: str) -> Json:
        """`{"id", "name", "bot"}` of the application with this name. Raises NotThere."""
        for application in (await self.people())["applications"]:
            if name in (application["id"], application["name"]):
                return dict(application)
        raise NotThere(f"there is no application {name!r}")

    async def download(self, url: str) -> bytes:
        """What an attachment's or sample's address serves. Raises Refused (an address expires)."""
        async with self.session.get(self._base.join(URL(url))) as response:
            if response.status >= 400:
                raise Refused(response.status, {"message": await response.text()})
            return await response.read()

    async def call(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        query: Mapping[str, str] | None = None,
        files: Sequence[Upload] = (),
    ) -> Any:
        """One request to the interface for people. `path` is below `/people`. Raises Refused."""
        address = URL(str(self._base) + path).with_query(query)
        payload: dict[str, Any] = {"json": body} if body is not None else {}
        if files:
            payload = {"data": _form(body or {}, files)}
        async with self.session.request(method, address, **payload) as response:
            text = await response.text()
            answer = json.loads(text) if text else None
            if response.status >= 400:
                raise Refused(response.status, answer or {})
            return answer

    async def events(self, person_id: str) -> aiohttp.ClientWebSocketResponse:
        """The WebSocket of a person's events, after its hello."""
        address = URL(f"{self._base}/{person_id}/events").with_scheme("ws")
        socket = await self.session.ws_connect(address, max_msg_size=0, heartbeat=30)
        await socket.send_json({"op": "hello", "key": self._key})
        first = await socket.receive_json()
        if first.get("t") != "ready":
            raise SandboxError(f"the sandbox did not take the key: {first}")
        return socket

    @property
    def session(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("use the client in `async with`")
        return self._session


def _form(body: Mapping[str, Any], files: Sequence[Upload]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    form.add_field("payload_json", json.dumps(body), content_type="application/json")
    for n, file in enumerate(files):
        content = io.BytesIO(file.content)  # aiohttp warns of large bytes
        form.add_field(f"files[{n}]", content, filename=file.filename, content_type="application/octet-stream")
    return form
