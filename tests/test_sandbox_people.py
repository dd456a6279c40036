"""The interface for people: who may use it, what each sees, and the levers of the world."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from chatterbox.sandbox import seed
from chatterbox.sandbox.client import NotThere, Person, Refused, SandboxClient, SandboxError, TimedOut, Upload
from chatterbox.sandbox.server import Sandbox

pytest_plugins = ("sandbox_fixtures",)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": "KEY", "Host": "evil.example"}, 403),
        ({"Authorization": "KEY", "Host": "localhost:PORT"}, 403),
        ({"Authorization": "KEY", "Origin": "http://evil.example"}, 403),
        ({"Authorization": "KEY", "Origin": "null"}, 403),
        ({"Authorization": "KEY", "Origin": "http://127.0.0.1:PORT"}, 200),
        ({"Authorization": "KEY"}, 200),
    ],
)
async def test_who_may_ask(sandbox: Sandbox, headers: dict[str, str], status: int) -> None:
    port = sandbox.url.rpartition(":")[2]
    sent = {k: v.replace("KEY", f"Bearer {sandbox.key}").replace("PORT", port) for k, v in headers.items()}
    async with aiohttp.ClientSession() as session:
        for path in ("/people", "/people/world/transcript", "/people/samples/garden.jsonl"):
            async with session.get(sandbox.url + path, headers=sent) as response:
                assert response.status == status
                if status != 200:
                    assert {"message", "code"} <= set(await response.json())


async def test_the_event_stream_wants_the_key_and_the_place(sandbox: Sandbox, ada: Person) -> None:
    url = f"{sandbox.url}/people/{ada.id}/events"
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(url, headers={"Origin": "http://evil.example"})
        assert refused.value.status == 403
        for hello in ('{"op": "hello", "key": "wrong"}', "nonsense", '{"op": "hello"}'):
            async with session.ws_connect(url) as socket:
                await socket.send_str(hello)
                assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
                assert socket.close_code == 4004


async def test_nobody_acts_as_a_bot(sandbox: Sandbox, client: SandboxClient) -> None:
    with pytest.raises(Refused) as refused:
        await client.call("GET", f"/{sandbox.application.id}")
    assert refused.value.code == 10013


async def test_the_first_world(client: SandboxClient, ada: Person, sandbox: Sandbox) -> None:
    assert [g["name"] for g in ada.guilds] == [seed.GARDENS, seed.PLAYERS]
    finn, cleo, emil = [await client.person(name) for name in ("Finn", "Cleo", "Emil")]
    assert [g["name"] for g in finn.guilds] == [seed.PLAYERS] and finn.guild()["owner_id"] == finn.id
    assert [g["name"] for g in cleo.guilds] == [seed.GARDENS]
    with pytest.raises(NotThere):
        cleo.channel("committee")
    assert ada.channel("committee")
    assert int((await client.person("Ben")).guild()["permissions"]) & 1 << 5
    joined = next(m["joined_at"] for m in ada.guild()["members"] if m["user"]["id"] == emil.id)
    assert datetime.now(UTC) - datetime.fromisoformat(joined) < timedelta(days=2)
    bits = sandbox.world.access.guild_bits(sandbox.application.id, ada.guild()["id"])
    assert bits & seed.BOT_PERMISSIONS == seed.BOT_PERMISSIONS


async def test_the_sample_is_a_dataset(client: SandboxClient) -> None:
    sample = (await client.people())["samples"][0]
    rows = [json.loads(line) for line in (await client.download(sample["url"])).splitlines()]
    assert len(rows) >= 40
    assert all([m["role"] for m in row["messages"]] == ["user", "assistant"] for row in rows)
    answers = [row["messages"][1]["content"] for row in rows]
    assert len(set(answers)) == 10 and all(answers.count(answer) == 4 for answer in answers)


async def test_talk(client: SandboxClient, ada: Person) -> None:
    ben = await client.person("Ben")
    channel = ada.channel("general")
    said = await ada.say(channel, "hello", files=[Upload("a b.txt", b"bytes")])
    got = await ben.wait_message(channel)
    assert got["id"] == said["id"] and await client.download(got["attachments"][0]["url"]) == b"bytes"
    reply = await ben.say(channel, "hi", reply_to=said)
    assert reply["referenced_message"]["id"] == said["id"] and reply["mentions"][0]["id"] == ada.id
    assert (await ben.say(channel, "hi", reply_to=said, ping=False))["mentions"] == []
    await ben.edit(reply, "hi!")
    assert (await ada.wait_update(reply, lambda m: m["edited_timestamp"]))["content"] == "hi!"
    with pytest.raises(Refused) as others:
        await ben.edit(said, "mine")
    assert others.value.code == 50005
    await ben.react(said, "👍")
    assert (await ada.wait_event("reaction_add"))["user_id"] == ben.id
    await ben.unreact(said, "👍")
    await ada.wait_event("reaction_remove")
    await ben.type(channel)
    assert (await ada.wait_event("typing"))["user_id"] == ben.id
    await ben.delete(reply)
    await ada.wait_event("message_delete", lambda d: d["id"] == reply["id"])
    assert [m["content"] for m in await ada.messages(channel, limit=1)] == ["hi"]
    direct = await ben.dm(ada.user)
    await ben.say(direct, "psst")
    assert (await ada.wait_message(direct))["content"] == "psst"


async def test_bad_requests_get_sentences(client: SandboxClient, ada: Person) -> None:
    channel = ada.channel("general")
    for method, path, body in (
        ("POST", f"/{ada.id}/channels/{channel['id']}/messages", {"content": ""}),
        ("POST", f"/{ada.id}/channels/{channel['id']}/messages", {"content": "x" * 2001}),
        ("POST", f"/{ada.id}/channels/1/messages", {"content": "x"}),
        ("GET", f"/{ada.id}/channels/{channel['id']}/messages?limit=1000", None),
        ("POST", f"/{ada.id}/interactions", {"channel_id": channel["id"], "type": "nonsense"}),
        ("POST", f"/{ada.id}/interactions", {"channel_id": channel["id"], "type": "command", "name": "nothing"}),
        ("POST", f"/{ada.id}/dms", {"recipient": "1"}),
        ("POST", "/world/clock", {"advance_s": -1}),
        ("POST", "/world/applications", {}),
        ("POST", "/world/applications", {"name": "x", "privileged_intents": ["everything"]}),
        ("POST", "/world/faults", {"rate_limit": {}}),
        ("GET", "/world/transcript?since=x", None),
    ):
        plain, _, query = path.partition("?")
        with pytest.raises(Refused) as refused:
            await client.call(method, plain, body, query=dict([query.split("=")]) if query else None)
        assert 400 <= refused.value.status < 500 and str(refused.value)


async def test_a_wait_ends_with_what_was_seen(ada: Person) -> None:
    channel = ada.channel("general")
    await ada.say(channel, "only this")
    with pytest.raises(TimedOut, match="only this"):
        await ada.wait_message(channel, lambda m: m["content"] == "something else", timeout_s=0.2)


async def test_the_world_is_arranged(client: SandboxClient, ada: Person, sandbox: Sandbox) -> None:
    made = await client.world.application("Second", ["message_content"])
    await client.world.invite(ada.guild(), made.id)
    await ada.wait_event("guild_update")
    await ada.refresh()
    assert made.id in [m["user"]["id"] for m in ada.guild()["members"]]
    assert sandbox.world.applications.by_token(made.token)
    await client.world.privileged_intents(made.id, [])
    assert sandbox.world.applications.get(made.id).privileged_intents == []
    channel = await client.world.channel(ada.guild(), "new-room")
    await ada.wait_event("channel_create", lambda d: d["id"] == channel["id"])
    finn = await client.person("Finn")
    await client.world.member(ada.guild(), finn.user, inside=True, joined_at="2026-01-01T00:00:00+00:00")
    await finn.refresh()
    assert len(finn.guilds) == 2
    await client.world.member(ada.guild(), finn.user, inside=False)
    await finn.refresh()
    assert len(finn.guilds) == 1
    cleo = await client.person("Cleo")
    await client.world.overwrite(channel, cleo.user, deny=1 << 11, type=1)
    with pytest.raises(Refused) as mute:
        await cleo.say(channel, "may I?")
    assert mute.value.code == 50013


async def test_faults_and_the_transcript(client: SandboxClient, ada: Person, sandbox: Sandbox) -> None:
    channel = ada.channel("general")["id"]
    await client.world.server_error("POST /channels/{channel_id}/messages", 502)
    await client.world.rate_limit("POST /channels/{channel_id}/messages", 0.5)
    headers = {"Authorization": f"Bot {sandbox.application.token}"}
    url = f"{sandbox.api_url}/v10/channels/{channel}/messages"
    async with aiohttp.ClientSession(headers=headers) as session:
        seen = []
        for _ in range(3):
            async with session.post(url, json={"content": "hi"}) as response:
                seen.append(response.status)
    assert seen == [502, 429, 200]
    entries = await client.world.transcript()
    assert [entry["status"] for entry in entries] == seen
    assert entries[-1]["request"] == {"content": "hi"} and entries[-1]["response"]["content"] == "hi"
    assert await client.world.transcript(since=entries[-1]["n"]) == []
    assert sandbox.application.token not in json.dumps(entries)


async def test_the_page_is_served_with_a_strict_policy(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{sandbox.url}/") as response:
            policy = response.headers["Content-Security-Policy"]
            assert response.status == 200 and "text/html" in response.headers["Content-Type"]
            assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
            assert sandbox.key not in await response.text()
        async with session.get(f"{sandbox.url}/", headers={"Host": "evil.example"}) as response:
            assert response.status == 403
        for path in (
            "/page/../server.py",
            "/page/%2e%2e/server.py",
            "/page/..%2fserver.py",
            "/page/nothing.js",
            "/page//etc/passwd",
        ):
            async with session.get(f"{sandbox.url}{path}") as response:
                assert response.status == 404, path


async def test_everything_survives_a_restart(tmp_path: Path) -> None:
    async with Sandbox(tmp_path) as first, SandboxClient(first.start_address) as client:
        key, ada = first.key, await client.person("Ada")
        said = await ada.say(ada.channel("general"), "before", files=[Upload("a.txt", b"kept")])
        await client.world.advance(3600)
    async with Sandbox(tmp_path) as second, SandboxClient(second.start_address) as client:
        assert second.key == key and second.world.clock.offset_s == 3600
        ada = await client.person("Ada")
        found = (await ada.messages(ada.channel("general")))[0]
        assert found["id"] == said["id"] and await client.download(found["attachments"][0]["url"]) == b"kept"
        assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


async def test_waits_end_when_the_sandbox_goes(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path)
    await sandbox.__aenter__()
    async with SandboxClient(sandbox.start_address) as client:
        ada = await client.person("Ada")
        waiting = asyncio.create_task(ada.wait_message(ada.channel("general")))
        await sandbox.__aexit__(None, None, None)
        with pytest.raises(SandboxError, match="closed the connection"):
            await waiting
