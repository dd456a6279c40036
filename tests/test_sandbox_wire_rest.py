"""REST as any client sees it: shapes, refusals, permissions, nonces, files, rate limits."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from chatterbox.sandbox.objects import EPHEMERAL, Draft
from chatterbox.sandbox.permissions import Permission
from sandbox_wire_fixtures import Place, listening, raw_gateway, rest


def forbid(place: Place, *permissions: Permission) -> None:
    """Takes permissions from the bot in #general."""
    bits = sum(int(p) for p in permissions)
    place.world.channels.set_overwrite(place.general.id, place.app.id, 1, 0, bits)


async def test_who_am_i_and_where(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        status, me, headers = await ask.full("GET", "/users/@me")
        assert (status, me["id"], me["bot"]) == (200, place.app.id, True)
        assert headers["Content-Type"] == "application/json"
        assert (await ask("GET", "/gateway"))[1]["url"].endswith("/gateway")
        assert (await ask("GET", "/gateway/bot"))[1]["shards"] == 1
        assert (await ask("GET", "/oauth2/applications/@me"))[1]["owner"]["username"] == "ada"
        assert (await ask("GET", "/soundboard-default-sounds"))[1] == []
        assert [g["name"] for g in (await ask("GET", "/users/@me/guilds"))[1]] == ["Harbour"]


async def test_unknown_routes_and_tokens(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask, rest(place, "") as anybody:
        assert await ask("GET", "/no/such/thing") == (404, {"message": "404: Not Found", "code": 0})
        assert await ask("DELETE", "/users/@me") == (405, {"message": "405: Method Not Allowed", "code": 0})
        assert await anybody("GET", "/users/@me") == (401, {"message": "401: Unauthorized", "code": 0})
        assert (await anybody("GET", "/gateway"))[0] == 200
        assert (await ask("GET", "/channels/123"))[1]["code"] == 10003
        assert (await ask("GET", "/guilds/123"))[1]["code"] == 10004
        assert (await ask("GET", "/users/123"))[1]["code"] == 10013
        assert (await ask("GET", "/channels/abc"))[1]["code"] == 50035


@pytest.mark.parametrize("version", ["/api", "/api/v9", "/api/v10"])
async def test_any_version_is_answered(tmp_path: Path, version: str) -> None:
    async with listening(tmp_path) as place, aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bot {place.app.token}"}
        async with session.get(f"{place.url}{version}/users/@me", headers=headers) as response:
            assert response.status == 200


async def test_a_message_lives(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        path = f"/channels/{place.general.id}/messages"
        status, sent = await ask("POST", path, json={"content": " hello ", "nonce": "n1", "unknown": [1]})
        assert (status, sent["content"], sent["nonce"]) == (200, "hello", "n1")
        _, got = await ask("GET", f"{path}/{sent['id']}")
        assert "nonce" not in got
        _, edited = await ask("PATCH", f"{path}/{sent['id']}", json={"content": "hello again"})
        assert edited["edited_timestamp"]
        assert [m["content"] for m in (await ask("GET", path))[1]] == ["hello again"]
        assert await ask("DELETE", f"{path}/{sent['id']}") == (204, None)
        assert (await ask("GET", f"{path}/{sent['id']}"))[1]["code"] == 10008


async def test_a_repeated_nonce_sends_once(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        path, body = f"/channels/{place.general.id}/messages", {"content": "x", "nonce": "7", "enforce_nonce": True}
        first, second = (await ask("POST", path, json=body))[1], (await ask("POST", path, json=body))[1]
        assert first["id"] == second["id"]
        place.world.advance(3600)
        assert (await ask("POST", path, json=body))[1]["id"] != first["id"]


async def test_who_is_really_pinged(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        path = f"/channels/{place.general.id}/messages"
        ada, ben = place.owner.id, place.member.id
        question = place.world.acts.say(ada, place.general.id, Draft(content="?"))
        text = f"<@{ada}> <@{ben}> @everyone"
        bits = place.guild.roles[place.guild.id].permissions & ~Permission.MENTION_EVERYONE
        place.world.guilds.change_role(place.guild.id, place.guild.id, permissions=bits)

        async def pinged(**more: Any) -> tuple[set[str], bool]:
            _, sent = await ask("POST", path, json={"content": text, **more})
            return {user["id"] for user in sent["mentions"]}, sent["mention_everyone"]

        assert await pinged() == ({ada, ben}, False)  # it may not mention everyone
        assert await pinged(allowed_mentions={"parse": []}) == (set(), False)
        assert await pinged(allowed_mentions={"users": [int(ben)]}) == ({ben}, False)
        reply = {"message_id": int(question.id)}
        quiet = {"parse": [], "replied_user": False}
        place.world.advance(10)
        assert (await ask("POST", path, json={"content": "a", "message_reference": reply}))[1]["mentions"][0][
            "id"
        ] == ada
        _, sent = await ask("POST", path, json={"content": "a", "message_reference": reply, "allowed_mentions": quiet})
        assert (sent["mentions"], sent["type"]) == ([], 19)
        assert sent["referenced_message"]["id"] == question.id
        assert sent["message_reference"]["guild_id"] == place.guild.id


async def test_replies_to_what_is_gone(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        path = f"/channels/{place.general.id}/messages"
        status, refused = await ask("POST", path, json={"content": "a", "message_reference": {"message_id": "5"}})
        assert status == 400
        assert refused["errors"]["message_reference"]["_errors"][0]["code"] == "REPLIES_UNKNOWN_MESSAGE"
        lenient = {"message_id": "5", "fail_if_not_exists": False}
        assert (await ask("POST", path, json={"content": "a", "message_reference": lenient}))[1]["type"] == 0


async def test_files_are_kept_described_and_served(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask, aiohttp.ClientSession() as session:
        form = aiohttp.FormData(quote_fields=False)
        described = {"content": "", "attachments": [{"id": 0, "description": "notes"}]}
        form.add_field("payload_json", json.dumps(described))
        form.add_field("files[0]", b"some bytes", filename="../my notes.txt", content_type="application/octet-stream")
        _, sent = await ask("POST", f"/channels/{place.general.id}/messages", data=form)
        attachment = sent["attachments"][0]
        assert attachment["filename"] == "my_notes.txt"
        assert attachment["content_type"] == "text/plain; charset=utf-8"
        assert (attachment["size"], attachment["description"]) == (10, "notes")
        async with session.get(attachment["url"]) as response:
            assert await response.read() == b"some bytes"
            assert response.headers["Content-Disposition"].startswith("attachment")
        async with session.get(attachment["url"].replace("hm=", "hm=0")) as response:
            assert response.status == 404
        place.world.advance(25 * 3600)
        async with session.get(attachment["url"]) as response:
            assert response.status == 404
        _, fresh = await ask("GET", f"/channels/{place.general.id}/messages/{sent['id']}")
        async with session.get(fresh["attachments"][0]["url"]) as response:
            assert response.status == 200


async def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        form = aiohttp.FormData()
        form.add_field("files[0]", io.BytesIO(bytes(10 * 1024 * 1024 + 1)), filename="big.bin")
        status, refused = await ask("POST", f"/channels/{place.general.id}/messages", data=form)
        assert (status, refused["code"]) == (413, 40005)


async def test_eleven_files_are_too_many(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        form = aiohttp.FormData()
        for n in range(11):
            form.add_field(f"files[{n}]", b"x", filename=f"{n}.txt")
        _, refused = await ask("POST", f"/channels/{place.general.id}/messages", data=form)
        assert refused["errors"]["attachments"]["_errors"][0]["code"] == "BASE_TYPE_MAX_LENGTH"
        assert list((tmp_path / "attachments").iterdir()) == []


async def test_avatars_are_drawn(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask, aiohttp.ClientSession() as session:
        _, user = await ask("GET", f"/users/{place.owner.id}")
        async with session.get(f"{place.url}/cdn/avatars/{user['id']}/{user['avatar']}.png?size=64") as response:
            assert (response.status, response.content_type) == (200, "image/png")
            assert (await response.read()).startswith(b"\x89PNG")


async def test_an_embed_shows_an_attachment(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        path = f"/channels/{place.general.id}/messages"
        form = aiohttp.FormData()
        embed = {"title": "Loss", "image": {"url": "attachment://curve.png"}}
        described = {"embeds": [embed], "attachments": [{"id": 0, "description": "falling"}]}
        form.add_field("payload_json", json.dumps(described))
        form.add_field("files[0]", b"png", filename="curve.png")
        _, sent = await ask("POST", path, data=form)
        image = sent["embeds"][0]["image"]
        assert sent["attachments"] == []
        assert (image["description"], image["url"].startswith(place.url)) == ("falling", True)
        # An edit that sends the embed back as it was read keeps the picture; one without it drops the file.
        back = {"embeds": [{"title": "Loss 2", "image": {"url": image["url"]}}], "attachments": []}
        _, edited = await ask("PATCH", f"{path}/{sent['id']}", json=back)
        assert edited["embeds"][0]["image"]["url"].startswith(place.url)
        _, bare = await ask("PATCH", f"{path}/{sent['id']}", json={"embeds": [{"title": "Done"}], "attachments": []})
        assert "image" not in bare["embeds"][0]
        assert place.world.core.messages[sent["id"]].attachments == []


async def test_permissions_of_bots(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        path = f"/channels/{place.general.id}/messages"
        theirs = place.world.acts.say(place.owner.id, place.general.id, Draft(content="mine"))
        assert (await ask("PATCH", f"{path}/{theirs.id}", json={"content": "x"}))[1]["code"] == 50005
        assert (await ask("DELETE", f"{path}/{theirs.id}"))[1] == {"message": "Missing Permissions", "code": 50013}
        forbid(place, Permission.EMBED_LINKS)
        _, sent = await ask("POST", path, json={"content": "x", "embeds": [{"title": "t"}]})
        assert sent["embeds"] == []
        forbid(place, Permission.ADD_REACTIONS)
        assert (await ask("PUT", f"{path}/{theirs.id}/reactions/%F0%9F%91%8D/@me"))[1]["code"] == 50013
        forbid(place, Permission.ATTACH_FILES)
        form = aiohttp.FormData()
        form.add_field("files[0]", b"x", filename="a.txt")
        assert (await ask("POST", path, data=form))[1]["code"] == 50013
        assert list((tmp_path / "attachments").iterdir()) == []
        forbid(place, Permission.SEND_MESSAGES)
        assert await ask("POST", path, json={"content": "x"}) == (
            403,
            {"message": "Missing Permissions", "code": 50013},
        )
        assert (await ask("POST", f"/channels/{place.general.id}/typing"))[1]["code"] == 50013
        forbid(place, Permission.READ_MESSAGE_HISTORY)
        assert (await ask("GET", path))[1] == []
        forbid(place, Permission.VIEW_CHANNEL)
        assert await ask("POST", path, json={"content": "x"}) == (403, {"message": "Missing Access", "code": 50001})


async def test_direct_messages_only_where_a_guild_is_shared(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        stranger = place.world.users.add("eve")
        _, channel = await ask("POST", "/users/@me/channels", json={"recipient_id": int(stranger.id)})
        assert channel["recipients"][0]["id"] == stranger.id
        assert (await ask("POST", f"/channels/{channel['id']}/messages", json={"content": "x"}))[1]["code"] == 50007


async def test_ephemeral_messages_are_unknown_here(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        draft = Draft(content="for you", flags=EPHEMERAL, only_for=place.member.id)
        secret = place.world.messages.post(place.app.id, place.general, draft)
        path = f"/channels/{place.general.id}/messages"
        assert (await ask("PATCH", f"{path}/{secret.id}", json={"content": "x"}))[1]["code"] == 10008
        assert (await ask("GET", path))[1] == []
        assert [m.id for m in place.world.messages.history(place.general.id, place.member.id)] == [secret.id]
        assert place.world.messages.history(place.general.id, place.owner.id) == []


async def test_reactions(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        message = place.world.acts.say(place.owner.id, place.general.id, Draft(content="x"))
        path = f"/channels/{place.general.id}/messages/{message.id}"
        assert await ask("PUT", f"{path}/reactions/%F0%9F%91%8D/@me") == (204, None)
        place.world.acts.react(place.owner.id, place.general.id, message.id, "\N{THUMBS UP SIGN}")
        reaction = (await ask("GET", path))[1]["reactions"][0]
        assert (reaction["count"], reaction["me"], reaction["emoji"]["name"]) == (2, True, "\N{THUMBS UP SIGN}")
        assert len((await ask("GET", f"{path}/reactions/%F0%9F%91%8D"))[1]) == 2
        place.world.advance(1)
        assert await ask("DELETE", f"{path}/reactions/%F0%9F%91%8D/@me") == (204, None)
        place.world.advance(1)
        assert (await ask("PUT", f"{path}/reactions/word/@me"))[1]["code"] == 10014


async def test_bulk_delete_pins_and_threads(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        role = next(r for r in place.guild.roles.values() if r.bot_id)
        more = Permission.MANAGE_MESSAGES | Permission.PIN_MESSAGES | Permission.SEND_MESSAGES_IN_THREADS
        place.world.guilds.change_role(place.guild.id, role.id, permissions=role.permissions | more)
        place.world.guilds.change_role(
            place.guild.id, role.id, permissions=role.permissions | Permission.CREATE_PUBLIC_THREADS
        )
        ids = [place.world.acts.say(place.owner.id, place.general.id, Draft(content=str(n))).id for n in range(3)]
        path = f"/channels/{place.general.id}/messages"
        assert (await ask("POST", f"{path}/bulk-delete", json={"messages": ids[:1]}))[0] == 400
        place.world.advance(2)
        assert (await ask("POST", f"{path}/bulk-delete", json={"messages": ids[:2]}))[0] == 204
        assert (await ask("PUT", f"{path}/pins/{ids[2]}"))[0] == 204
        assert (await ask("GET", f"{path}/pins"))[1]["items"][0]["message"]["id"] == ids[2]
        status, thread = await ask("POST", f"{path}/{ids[2]}/threads", json={"name": "more"})
        assert (status, thread["id"], thread["type"]) == (201, ids[2], 11)
        assert (await ask("POST", f"/channels/{thread['id']}/messages", json={"content": "inside"}))[0] == 200
        active = (await ask("GET", f"/guilds/{place.guild.id}/threads/active"))[1]
        assert [t["id"] for t in active["threads"]] == [thread["id"]]


async def test_rate_limits_with_headers(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        path = f"/channels/{place.general.id}/messages"
        for left in (4, 3, 2, 1, 0):
            _, _, headers = await ask.full("POST", path, json={"content": "x"})
            assert (headers["X-RateLimit-Limit"], headers["X-RateLimit-Remaining"]) == ("5", str(left))
        status, refused, headers = await ask.full("POST", path, json={"content": "x"})
        assert status == 429
        assert refused["message"] == "You are being rate limited."
        assert 0 < refused["retry_after"] <= 5
        assert refused["global"] is False
        assert headers["Via"]
        assert int(headers["Retry-After"]) >= 1
        other = f"/channels/{place.other.id}/messages"
        assert (await ask("POST", other, json={"content": "x"}))[0] == 200  # each channel has its own bucket
        place.world.advance(5)
        assert (await ask("POST", path, json={"content": "x"}))[0] == 200


async def test_fifty_a_second_for_the_whole_bot(tmp_path: Path) -> None:
    place: Place
    async with listening(tmp_path) as place, rest(place) as ask:
        routes = ("/users/@me", "/gateway/bot")
        found = [await ask.full("GET", routes[n % 2]) for n in range(51)]
        status, refused, headers = found[-1]
        if status == 200:
            pytest.skip("the machine took more than a second for 51 requests")
        assert (status, refused["global"], headers["X-RateLimit-Scope"]) == (429, True, "global")


async def test_old_messages_take_few_edits(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        message = place.world.acts.say(place.app.id, place.general.id, Draft(content="x"))
        path = f"/channels/{place.general.id}/messages/{message.id}"
        place.world.advance(3601)
        answers = [await ask.full("PATCH", path, json={"content": str(n)}) for n in range(4)]
        assert [status for status, _, _ in answers] == [200, 200, 200, 429]
        assert answers[3][1]["code"] == 30046
        assert answers[3][2]["Via"]


async def test_trouble_on_purpose_and_the_transcript(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        path = f"/channels/{place.general.id}/messages"
        place.wire.trouble.rate_limit("POST /channels/{channel_id}/messages", 0.25, times=1)
        place.wire.trouble.server_error("*", 503, times=1)
        assert (await ask("POST", path, json={"content": "x"}))[1]["retry_after"] == 0.25
        assert (await ask("POST", path, json={"content": "x"}))[0] == 503
        assert (await ask("POST", path, json={"content": "x"}))[0] == 200
        entries = place.wire.transcript.since(0)
        assert [e["status"] for e in entries] == [429, 503, 200]
        assert entries[2]["route"] == "/channels/{channel_id}/messages"
        assert entries[2]["request"] == {"content": "x"}
        assert entries[2]["response"]["content"] == "x"
        assert place.app.token not in json.dumps(entries)
        assert place.wire.transcript.since(2) == entries[2:]


async def test_broken_bodies(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, rest(place) as ask:
        path = f"/channels/{place.general.id}/messages"
        json_type = {"Content-Type": "application/json"}
        assert (await ask("POST", path, data=b"{", headers=json_type))[1]["code"] == 50109
        assert (await ask("POST", path, json=[1]))[1]["code"] == 50035
        assert (await ask("POST", path, json={}))[1] == {"message": "Cannot send an empty message", "code": 50006}
        deep = b"[" * 100_000
        assert (await ask("POST", path, data=deep, headers=json_type))[1]["code"] == 50109


async def test_the_bot_is_told_of_its_own_presence(tmp_path: Path) -> None:
    async with listening(tmp_path) as place:
        seen: list[str] = []
        place.world.subscribe(lambda e: seen.append(e.render("")["status"]) if e.name == "PRESENCE_UPDATE" else None)
        async with raw_gateway(place) as gateway:
            await gateway.identify(place.app.token, 1)
        while seen != ["online", "offline"]:
            async with rest(place) as ask:
                await ask("GET", "/gateway")
