"""One person in the sandbox: what they see, say, press and fill in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import aiohttp

from chatterbox.sandbox.client.errors import NoAnswer, NotThere, SandboxError
from chatterbox.sandbox.client.inbox import DEFAULT_TIMEOUT_S, Inbox, Predicate
from chatterbox.sandbox.client.values import Answer, Json, Upload, as_upload, find_component, find_field, id_of

if TYPE_CHECKING:
    from chatterbox.sandbox.client.connection import SandboxClient

SLASH, USER, MESSAGE = 1, 2, 3


def _anything(_: Json) -> bool:
    return True


class Person:
    """Acts as one person. Channels, messages and users are given as Discord's objects or as their ids.

    Every call raises Refused where the sandbox says no. What happens is told over a WebSocket and kept from the moment
    the person was asked for, so a wait finds what came before it too.
    """

    def __init__(self, client: SandboxClient, user: Json) -> None:
        self._client = client
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self.user = user
        self.id: str = user["id"]
        self.inbox = Inbox()
        self.guilds: list[Json] = []
        self.dms: list[Json] = []

    # -- connection

    async def connect(self) -> None:
        self._socket = await self._client.events(self.id)
        self._reader = asyncio.create_task(self._read(self._socket))
        await self.refresh()

    async def close(self) -> None:
        if self._socket:
            await self._socket.close()
        if self._reader:
            await asyncio.gather(self._reader, return_exceptions=True)

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for frame in socket:
            event = json.loads(frame.data)
            await self.inbox.take(event["t"], event["d"])
        await self.inbox.close(f"code {socket.close_code}")

    # -- what they see

    async def refresh(self) -> None:
        """Reads again which servers, channels and members this person sees."""
        seen = await self._client.call("GET", f"/{self.id}")
        self.user, self.guilds, self.dms = seen["user"], seen["guilds"], seen["dms"]

    def guild(self, name: str | None = None) -> Json:
        """The server of that name or id, or the first one. Raises NotThere."""
        for guild in self.guilds:
            if name in (None, guild["name"], guild["id"]):
                return guild
        raise NotThere(f"{self.user['username']} sees no server {name!r}; only {[g['name'] for g in self.guilds]}")

    def channel(self, name: str, guild: str | None = None) -> Json:
        """A server's channel by its name, of that server or of the first that has it. Raises NotThere."""
        for place in self.guilds if guild is None else [self.guild(guild)]:
            for channel in place["channels"]:
                if name.lstrip("#") in (channel["name"], channel["id"]):
                    return dict(channel)
        raise NotThere(f"{self.user['username']} sees no channel {name!r}")

    async def dm(self, recipient: Json | str) -> Json:
        """The direct messages with somebody, opened where need be."""
        channel = await self._client.call("POST", f"/{self.id}/dms", {"recipient": id_of(recipient)})
        return dict(channel)

    async def messages(self, channel: Json | str, *, before: Json | str | None = None, limit: int = 50) -> list[Json]:
        """What stands in the channel, newest first, with this person's own ephemeral messages."""
        query = {"limit": str(limit)} | ({"before": id_of(before)} if before else {})
        found = await self._client.call("GET", f"/{self.id}/channels/{id_of(channel)}/messages", query=query)
        return list(found)

    async def commands(self, channel: Json | str) -> list[Json]:
        """The application commands that this person is shown there."""
        return list(await self._client.call("GET", f"/{self.id}/channels/{id_of(channel)}/commands"))

    # -- what they do

    async def say(
        self,
        channel: Json | str,
        text: str = "",
        *,
        files: Sequence[Path | Upload] = (),
        reply_to: Json | str | None = None,
        ping: bool = True,
    ) -> Json:
        """Sends a message and answers it. `ping`: whether a reply notifies the one replied to."""
        body: Json = {"content": text, "ping": ping}
        if reply_to is not None:
            body["reply_to"] = id_of(reply_to)
        uploads = [as_upload(file) for file in files]
        path = f"/{self.id}/channels/{id_of(channel)}/messages"
        return dict(await self._client.call("POST", path, body, files=uploads))

    async def edit(self, message: Json, text: str) -> Json:
        """Edits an own message."""
        return dict(await self._client.call("PATCH", self._path(message), {"content": text}))

    async def delete(self, message: Json) -> None:
        """Deletes a message, or dismisses an ephemeral one."""
        await self._client.call("DELETE", self._path(message))

    async def react(self, message: Json, emoji: str) -> None:
        await self._client.call("PUT", f"{self._path(message)}/reactions/{quote(emoji)}")

    async def unreact(self, message: Json, emoji: str) -> None:
        await self._client.call("DELETE", f"{self._path(message)}/reactions/{quote(emoji)}")

    async def type(self, channel: Json | str) -> None:
        """Shows that this person is typing."""
        await self._client.call("POST", f"/{self.id}/channels/{id_of(channel)}/typing")

    # -- applications

    async def command(
        self, channel: Json | str, name: str, /, *, application_id: str | None = None, **options: Any
    ) -> Answer:
        """Runs a slash command: `command(channel, "voice set", speed=2, file=Path("a.wav"))`. Files are uploaded.

        Raises NotThere where the command is not shown, NoAnswer where the application does not answer.
        """
        found = await self._command(channel, name.split(" ")[0], SLASH, application_id)
        files: list[Upload] = []
        values = {key: _uploaded(value, files) for key, value in options.items()}
        body = {"type": "command", "name": name, "options": values}
        return await self._interact(channel, found["application_id"], body, files)

    async def autocomplete(
        self, channel: Json | str, name: str, focused: str, /, *, application_id: str | None = None, **options: Any
    ) -> list[Json]:
        """The choices offered while `focused` is typed: `autocomplete(channel, "train", "dataset", dataset="ga")`."""
        found = await self._command(channel, name.split(" ")[0], SLASH, application_id)
        body = {"type": "autocomplete", "name": name, "options": options, "focused": focused}
        return (await self._interact(channel, found["application_id"], body)).choices or []

    async def message_command(self, message: Json, name: str, *, application_id: str | None = None) -> Answer:
        """Runs a command from a message's Apps menu."""
        found = await self._command(message["channel_id"], name, MESSAGE, application_id)
        body = {"type": "message_command", "name": name, "message_id": message["id"]}
        return await self._interact(message["channel_id"], found["application_id"], body)

    async def user_command(
        self, channel: Json | str, user: Json | str, name: str, *, application_id: str | None = None
    ) -> Answer:
        """Runs a command from a person's Apps menu."""
        found = await self._command(channel, name, USER, application_id)
        body = {"type": "user_command", "name": name, "user_id": id_of(user)}
        return await self._interact(channel, found["application_id"], body)

    async def press(self, message: Json, button: str) -> Answer:
        """Presses the button with this label or custom_id. The message is taken as it was given, not as it is now."""
        return await self._component(message, button, None)

    async def select(self, message: Json, menu: str, values: Sequence[str]) -> Answer:
        """Chooses in the select with this custom_id or placeholder."""
        return await self._component(message, menu, list(values))

    async def submit(self, form: Answer, values: Mapping[str, Any]) -> Answer:
        """Fills in the form of an answer and sends it. Fields are named by label or custom_id; files are uploaded."""
        if form.modal is None:
            raise NotThere(f"the answer {form.outcome!r} holds no form")
        files: list[Upload] = []
        filled = {find_field(form.modal, name): _uploaded(value, files) for name, value in values.items()}
        body = {"type": "modal", "interaction_id": form.id, "values": filled}
        return await self._interact(form.channel_id, form.application_id, body, files)

    # -- waiting

    async def wait_message(
        self, channel: Json | str, predicate: Predicate = _anything, timeout_s: float = DEFAULT_TIMEOUT_S
    ) -> Json:
        """The first message there that fits, as it stands or once edited. Each message is handed out once.

        Raises TimedOut.
        """
        return await self.inbox.message(id_of(channel), predicate, timeout_s)

    async def wait_update(
        self, message: Json | str, predicate: Predicate | None = None, timeout_s: float = DEFAULT_TIMEOUT_S
    ) -> Json:
        """The message once it fits (perhaps at once); without a predicate, after its next edit. Raises TimedOut."""
        return await self.inbox.update(id_of(message), predicate, timeout_s)

    async def wait_event(
        self, name: str, predicate: Predicate = _anything, timeout_s: float = DEFAULT_TIMEOUT_S, since: int = 0
    ) -> Json:
        """The first event of that name that fits. `since` is a number of events: `len(person.inbox.events)` is now."""
        return await self.inbox.event(name, predicate, timeout_s, since)

    # -- inside

    async def _command(self, channel: Json | str, name: str, type_: int, application_id: str | None) -> Json:
        shown = await self.commands(channel)
        for command in shown:
            if (command["name"], command["type"]) == (name, type_) and application_id in (
                None,
                command["application_id"],
            ):
                return command
        raise NotThere(f"{self.user['username']} is shown no {name!r} there, only {sorted(c['name'] for c in shown)}")

    async def _component(self, message: Json, name: str, values: list[str] | None) -> Answer:
        component = find_component(message, name)
        body: Json = {"type": "component", "message_id": message["id"], "custom_id": component["custom_id"]}
        if values is not None:
            body["values"] = values
        application = message.get("application_id") or message["author"]["id"]
        return await self._interact(message["channel_id"], application, body)

    async def _interact(
        self, channel: Json | str, application_id: str, body: Json, files: Sequence[Upload] = ()
    ) -> Answer:
        body |= {"channel_id": id_of(channel), "application_id": application_id}
        answer = await self._client.call("POST", f"/{self.id}/interactions", body, files=files)
        if answer["outcome"] == "failed":
            raise NoAnswer(answer.get("error", "The application did not respond"))
        parts = {part: answer.get(part) for part in ("message", "modal", "choices")}
        return Answer(answer["id"], answer["outcome"], id_of(channel), application_id, **parts)

    def _path(self, message: Json) -> str:
        if "channel_id" not in message:
            raise SandboxError("give the message, not its id")
        return f"/{self.id}/channels/{message['channel_id']}/messages/{message['id']}"


def _uploaded(value: Any, files: list[Upload]) -> Any:
    """What stands in the request for a value: a file becomes "files[n]", a Discord object its id."""
    if isinstance(value, Path | Upload):
        files.append(as_upload(value))
        return f"files[{len(files) - 1}]"
    if isinstance(value, Mapping):
        return id_of(value)
    if isinstance(value, list | tuple):
        return [_uploaded(part, files) for part in value]
    return value
