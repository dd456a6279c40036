"""The application's side of an interaction on the wire: codes, deadlines, tokens and what the answers hold."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from chatterbox.sandbox.client import Person, Refused, SandboxClient
from chatterbox.sandbox.server import Sandbox
from chatterbox.sandbox.world import Event

pytest_plugins = ("sandbox_fixtures",)

COMMANDS = [
    {
        "name": "go",
        "description": "Goes",
        "options": [{"type": 3, "name": "to", "description": "To", "autocomplete": True}],
    },
    {"name": "Look", "type": 3},
]
BUTTON = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Press", "custom_id": "press"}]}
FORM = {
    "custom_id": "f",
    "title": "Form",
    "components": [{"type": 18, "label": "Name", "component": {"type": 4, "custom_id": "n", "style": 1}}],
}


class App:
    """An application that answers by hand."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._api = f"{sandbox.api_url}/v10"
        self.id = sandbox.application.id
        self.token = sandbox.application.token
        self.received: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        sandbox.world.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        if event.name == "INTERACTION_CREATE":
            self.received.put_nowait(event.render(self.id))

    async def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        headers = {"Authorization": f"Bot {self.token}"} if path.startswith("/applications") else {}
        async with self._session.request(method, self._api + path, json=body, headers=headers) as response:
            return response.status, await response.json() if response.status != 204 else None

    async def answer(self, one: dict[str, Any], kind: int, data: Any = None) -> tuple[int, Any]:
        body = {"type": kind} | ({} if data is None else {"data": data})
        return await self.ask("POST", f"/interactions/{one['id']}/{one['token']}/callback?with_response=true", body)

    def hook(self, one: dict[str, Any], rest: str = "") -> str:
        return f"/webhooks/{self.id}/{one['token']}{rest}"


@pytest.fixture
async def app(sandbox: Sandbox) -> AsyncIterator[App]:
    async with aiohttp.ClientSession() as session:
        made = App(sandbox, session)
        assert (await made.ask("PUT", f"/applications/{made.id}/commands", COMMANDS))[0] == 200
        yield made


async def begun(app: App, acting: Any) -> tuple[dict[str, Any], asyncio.Task[Any]]:
    """What the application received, and the person's call that waits for its answer."""
    task = asyncio.create_task(acting)
    return await asyncio.wait_for(app.received.get(), 5), task


async def test_the_payload_is_complete(app: App, ada: Person) -> None:
    channel = ada.channel("general")
    one, going = await begun(app, ada.command(channel, "go", to="x"))
    assert one["data"]["options"] == [{"name": "to", "type": 3, "value": "x"}]
    assert one["context"] == 0 and one["authorizing_integration_owners"] == {"0": channel["guild_id"]}
    assert int(one["member"]["permissions"]) & 32 and int(one["app_permissions"]) & 1 << 11
    assert one["attachment_size_limit"] == 10485760 and one["entitlements"] == [] and one["locale"]
    assert one["channel"]["id"] == one["channel_id"] and one["guild"]["id"] == one["guild_id"] and one["version"] == 1
    await app.answer(one, 4, {"content": "there"})
    assert (await going).text == "there"


async def test_an_answer_says_what_was_made(app: App, ada: Person) -> None:
    one, going = await begun(app, ada.command(ada.channel("general"), "go"))
    status, answer = await app.answer(one, 4, {"content": "hi", "flags": 64})
    assert status == 200 and answer["interaction"]["response_message_ephemeral"]
    assert answer["resource"]["message"]["content"] == "hi" and answer["resource"]["type"] == 4
    message = (await going).message
    assert message is not None and message["interaction"]["name"] == "go" and message["type"] == 20
    assert message["interaction_metadata"]["user"]["id"] == ada.id


async def test_without_with_response_the_answer_is_204(app: App, ada: Person) -> None:
    one, going = await begun(app, ada.command(ada.channel("general"), "go"))
    path = f"/interactions/{one['id']}/{one['token']}/callback"
    assert await app.ask("POST", path, {"type": 4, "data": {"content": "hi"}}) == (204, None)
    await going


async def test_refusals_of_first_answers(app: App, ada: Person, client: SandboxClient) -> None:
    one, going = await begun(app, ada.command(ada.channel("general"), "go"))
    assert (await app.answer({**one, "token": "wrong"}, 4, {"content": "x"}))[1]["code"] == 10062
    assert (await app.answer({**one, "id": "1"}, 4, {"content": "x"}))[1]["code"] == 10062
    for kind in (0, 1, 6, 7, 8, 10):
        assert (await app.answer(one, kind, {"content": "x"}))[1]["code"] == 50035
    assert (await app.answer(one, 4, {}))[1]["code"] == 50006
    assert (await app.answer(one, 4, {"content": "x" * 2001}))[1]["errors"]["data"]["content"]
    assert (await app.answer(one, 9, {**FORM, "title": "x" * 46}))[1]["errors"]["data"]["title"]
    assert (await app.answer(one, 4, {"content": "x"}))[0] == 200
    assert (await app.answer(one, 4, {"content": "x"}))[1]["code"] == 40060
    await going


async def test_three_seconds_and_fifteen_minutes(app: App, ada: Person, client: SandboxClient) -> None:
    channel = ada.channel("general")
    one, going = await begun(app, ada.command(channel, "go"))
    await client.world.advance(4)
    assert (await app.answer(one, 4, {"content": "x"}))[1]["code"] == 10062
    going.cancel()
    one, going = await begun(app, ada.command(channel, "go"))
    assert (await app.ask("POST", app.hook(one), {"content": "early"}))[1]["code"] == 10015
    assert (await app.answer(one, 5))[0] == 200
    await client.world.advance(14 * 60)
    assert (await app.ask("PATCH", app.hook(one, "/messages/@original"), {"content": "in time"}))[0] == 200
    await client.world.advance(60)
    for method, path in (("PATCH", "/messages/@original"), ("POST", ""), ("GET", "/messages/@original")):
        assert (await app.ask(method, app.hook(one, path), {"content": "late"}))[1]["code"] == 50027
    await going


async def test_the_webhook_reads_changes_and_deletes_its_own_messages(app: App, ada: Person) -> None:
    channel = ada.channel("general")
    one, going = await begun(app, ada.command(channel, "go"))
    await app.answer(one, 4, {"content": "first"})
    await going
    _, more = await app.ask("POST", app.hook(one), {"content": "second", "flags": 64})
    assert more["flags"] & 64 and more["message_reference"]
    _, changed = await app.ask("PATCH", app.hook(one, f"/messages/{more['id']}"), {"content": "changed"})
    assert changed["content"] == "changed" and changed["flags"] & 64
    assert (await app.ask("DELETE", app.hook(one, f"/messages/{more['id']}")))[0] == 204
    assert (await app.ask("GET", app.hook(one, f"/messages/{more['id']}")))[1]["code"] == 10008
    assert (await app.ask("GET", app.hook(one, "/messages/@original")))[1]["content"] == "first"
    other = await ada.say(channel, "not yours")
    assert (await app.ask("PATCH", app.hook(one, f"/messages/{other['id']}"), {"content": "x"}))[1]["code"] == 10008
    assert (await app.ask("DELETE", app.hook(one, "/messages/@original")))[0] == 204
    await ada.wait_event("message_delete", lambda d: d["id"] != more["id"])


async def test_autocomplete_choices_are_checked(app: App, ada: Person) -> None:
    channel = ada.channel("general")
    one, going = await begun(app, ada.autocomplete(channel, "go", "to", to="ab"))
    assert one["type"] == 4
    assert one["data"]["options"] == [{"name": "to", "type": 3, "value": "ab", "focused": True}]
    choices = [{"name": str(n), "value": str(n)} for n in range(26)]
    assert (await app.answer(one, 8, {"choices": choices}))[1]["code"] == 50035
    assert (await app.answer(one, 8, {"choices": [{"name": "a", "value": 1}]}))[1]["code"] == 50035
    assert (await app.answer(one, 8, {"choices": [{"name": "x" * 101, "value": "a"}]}))[1]["code"] == 50035
    assert (await app.answer(one, 8, {"choices": choices[:25]}))[0] == 200
    assert len(await going) == 25


async def test_a_deferred_answer_stays_ephemeral(app: App, ada: Person, client: SandboxClient) -> None:
    channel = ada.channel("general")
    ben = await client.person("Ben")
    one, going = await begun(app, ada.command(channel, "go"))
    _, answer = await app.answer(one, 5, {"flags": 64})
    assert "resource" not in answer and answer["interaction"]["response_message_loading"]
    thinking = (await going).message
    assert thinking is not None and thinking["flags"] == 64 | 128
    await app.ask("POST", app.hook(one), {"content": "for you alone"})
    done = await ada.wait_update(thinking, lambda m: m["content"] == "for you alone")
    assert done["flags"] == 64 and done["edited_timestamp"] is None
    await ben.say(channel, "marker")
    await ben.wait_message(channel, lambda m: m["content"] == "marker")
    assert not [d for name, d in ben.inbox.events if d.get("id") == done["id"]]


async def test_a_component_changes_its_message_or_is_refused(app: App, ada: Person, client: SandboxClient) -> None:
    channel = ada.channel("general")
    one, going = await begun(app, ada.command(channel, "go"))
    await app.answer(one, 4, {"content": "a", "components": [BUTTON]})
    message = (await going).message
    assert message is not None
    two, pressing = await begun(app, ada.press(message, "Press"))
    assert two["type"] == 3 and two["message"]["id"] == message["id"]
    assert two["data"] == {"component_type": 2, "custom_id": "press", "id": 2}
    off = {"type": 1, "components": [{**BUTTON["components"][0], "disabled": True}]}
    await app.answer(two, 7, {"content": "b", "components": [off]})
    changed = (await pressing).message
    assert changed is not None and changed["content"] == "b"
    with pytest.raises(Refused):
        await ada.press(changed, "Press")
    assert (await app.ask("GET", app.hook(two, "/messages/@original")))[1]["id"] == message["id"]


async def test_form_rules_of_discord_that_its_document_does_not_hold(app: App, ada: Person) -> None:
    one, going = await begun(app, ada.command(ada.channel("general"), "go"))
    text = {"type": 4, "custom_id": "t", "style": 1}
    label = {"type": 18, "label": "L", "component": text}
    upload = {"type": 19, "custom_id": "u"}
    wrong: list[list[dict[str, Any]]] = [
        [],
        [{**label, "component": {**text, "custom_id": str(n)}} for n in range(6)],
        [upload],
        [label, label],
        [{**label, "label": "x" * 46}],
        [{**label, "component": {**text, "max_length": 4001}}],
        [{**label, "component": {**text, "min_length": 5, "max_length": 4}}],
        [{**label, "component": {**text, "placeholder": "x" * 101}}],
        [{**label, "component": {"type": 3, "custom_id": "s", "options": []}}],
        [
            {
                **label,
                "component": {"type": 3, "custom_id": "s", "disabled": True, "options": [{"label": "a", "value": "a"}]},
            }
        ],
        [{**label, "component": {**upload, "max_values": 11}}],
        [{"type": 1, "components": [text]}],
        [{"type": 1, "components": [{"type": 2, "style": 1, "label": "b", "custom_id": "b"}]}],
    ]
    for components in wrong:
        status, answer = await app.answer(one, 9, {**FORM, "components": components})
        assert (status, answer["code"]) == (400, 50035), components
    assert (await app.answer(one, 9, FORM))[0] == 200
    form = await going
    two, _ = await begun(app, ada.submit(form, {"Name": "x"}))
    for kind in (6, 7, 9):
        assert (await app.answer(two, kind, {"content": "x"}))[1]["code"] == 50035
    assert two["data"]["components"][0]["component"] == {"type": 4, "id": 2, "custom_id": "n", "value": "x"}
    await app.answer(two, 4, {"content": "thanks"})


async def test_message_commands_get_the_whole_message(app: App, ada: Person) -> None:
    said = await ada.say(ada.channel("general"), "hidden from bots otherwise")
    one, going = await begun(app, ada.message_command(said, "Look"))
    assert one["data"]["target_id"] == said["id"]
    assert one["data"]["resolved"]["messages"][said["id"]]["content"] == "hidden from bots otherwise"
    await app.answer(one, 4, {"content": "seen"})
    assert (await going).message["interaction_metadata"]["target_message_id"] == said["id"]  # type: ignore[index]


async def test_interactions_in_direct_messages(app: App, ada: Person) -> None:
    direct = await ada.dm(app.id)
    one, going = await begun(app, ada.command(direct, "go"))
    assert one["context"] == 1 and one["user"]["id"] == ada.id and "member" not in one and "guild_id" not in one
    await app.answer(one, 4, {"content": "here"})
    assert (await going).text == "here"
