"""The gateway frame by frame: compression, numbers, resuming, close codes, sharding, intents."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatterbox.sandbox.objects import CHAT_COMMAND, EPHEMERAL, Draft
from sandbox_wire_fixtures import Place, RawGateway, listening, raw_gateway

GUILDS, MESSAGES, DIRECT, CONTENT = 1, 1 << 9, 1 << 12, 1 << 15
ALL_PLAIN = GUILDS | MESSAGES | DIRECT


def say(place: Place, content: str, **more: object) -> str:
    return place.world.acts.say(place.owner.id, place.general.id, Draft(content=content, **more)).id  # type: ignore[arg-type]


@pytest.mark.parametrize("query", ["?v=10&encoding=json&compress=zlib-stream", "?v=10&encoding=json", ""])
async def test_ready_then_guilds(tmp_path: Path, query: str) -> None:
    async with listening(tmp_path) as place, raw_gateway(place, query) as gateway:
        ready = await gateway.identify(place.app.token, ALL_PLAIN)
        assert (ready["t"], ready["s"]) == ("READY", 1)
        assert ready["d"]["resume_gateway_url"] == place.url.replace("http", "ws") + "/gateway"
        assert ready["d"]["user"]["mfa_enabled"] is True
        assert ready["d"]["guilds"] == [{"id": place.guild.id, "unavailable": True}]
        guild = await gateway.event("GUILD_CREATE")
        assert guild["d"]["member_count"] == 3
        # Without the members intent only the bot's own membership is told.
        assert [m["user"]["id"] for m in guild["d"]["members"]] == [place.app.id]


async def test_binary_frames_and_heartbeat(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, raw_gateway(place, binary=True) as gateway:
        await gateway.identify(place.app.token, ALL_PLAIN)
        await gateway.event("GUILD_CREATE")
        await gateway.send(1, 2)
        assert (await gateway.next())["op"] == 11


@pytest.mark.parametrize(
    ("op", "data", "code"),
    [
        (2, {"token": "wrong", "intents": 1}, 4004),
        (2, {"token": "TOKEN", "intents": 1 << 15}, 4014),
        (2, {"token": "TOKEN", "intents": 1 << 30}, 4013),
        (2, {"token": "TOKEN"}, 4013),
        (2, {"token": "TOKEN", "intents": 1, "shard": [2, 2]}, 4010),
        (8, {"guild_id": "1"}, 4003),
        (2, "nonsense", 4002),
    ],
)
async def test_close_codes(tmp_path: Path, op: int, data: object, code: int) -> None:
    async with listening(tmp_path) as place, raw_gateway(place) as gateway:
        if isinstance(data, dict) and data.get("token") == "TOKEN":
            data = data | {"token": place.app.token}
        await gateway.send(op, data)
        assert await gateway.close_code() == code


async def test_unknown_opcode_broken_json_and_second_identify(tmp_path: Path) -> None:
    async with listening(tmp_path) as place:
        async with raw_gateway(place) as gateway:
            await gateway.ws.send_str("{")
            assert await gateway.close_code() == 4002
        for op, code in ((77, 4001), (2, 4005)):
            async with raw_gateway(place) as gateway:
                await gateway.identify(place.app.token, ALL_PLAIN)
                await gateway.send(op, {"token": place.app.token, "intents": 1})
                assert await gateway.close_code() == code


async def test_too_many_sends(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, raw_gateway(place) as gateway:
        for _ in range(121):
            await gateway.send(1, None)
        assert await gateway.close_code() == 4008


async def test_resume_replays_what_was_missed(tmp_path: Path) -> None:
    async with listening(tmp_path, privileged_intents=["message_content"]) as place:
        async with raw_gateway(place) as gateway:
            ready = await gateway.identify(place.app.token, ALL_PLAIN | CONTENT)
            seq = (await gateway.event("GUILD_CREATE"))["s"]
            await gateway.ws.close(code=4000)
        say(place, "one")
        say(place, "two")
        async with raw_gateway(place) as gateway:
            await _resume(gateway, place, ready["d"]["session_id"], seq)
            first, second = await gateway.next(), await gateway.next()
            assert [first["d"]["content"], second["d"]["content"]] == ["one", "two"]
            assert [first["s"], second["s"]] == [seq + 1, seq + 2]
            assert (await gateway.next())["t"] == "RESUMED"
            say(place, "three")
            assert (await gateway.next())["d"]["content"] == "three"


async def _resume(gateway: RawGateway, place: Place, session_id: str, seq: int) -> None:
    assert (await gateway.next())["op"] == 10
    await gateway.send(6, {"token": place.app.token, "session_id": session_id, "seq": seq})


async def test_a_session_that_is_unknown_or_too_old_is_invalid(tmp_path: Path) -> None:
    async with listening(tmp_path) as place:
        async with raw_gateway(place) as gateway:
            ready = await gateway.identify(place.app.token, ALL_PLAIN)
            await gateway.ws.close(code=4000)
        async with raw_gateway(place) as gateway:
            await _resume(gateway, place, "nothing", 1)
            assert await gateway.next() == {"op": 9, "s": None, "t": None, "d": False}
        place.world.advance(600)
        async with raw_gateway(place) as gateway:
            await _resume(gateway, place, ready["d"]["session_id"], 1)
            assert (await gateway.next())["op"] == 9


async def test_a_clean_close_ends_the_session(tmp_path: Path) -> None:
    async with listening(tmp_path) as place:
        async with raw_gateway(place) as gateway:
            ready = await gateway.identify(place.app.token, ALL_PLAIN)
            assert place.wire.gateway.online(place.app.id)
            await gateway.ws.close(code=1000)
        async with raw_gateway(place) as gateway:
            await _resume(gateway, place, ready["d"]["session_id"], 1)
            assert (await gateway.next())["op"] == 9
            assert not place.wire.gateway.online(place.app.id)


async def test_guilds_go_to_their_shard_and_direct_messages_to_the_first(tmp_path: Path) -> None:
    async with listening(tmp_path) as place:
        home = (int(place.guild.id) >> 22) % 2
        for number in (0, 1):
            async with raw_gateway(place) as gateway:
                ready = await gateway.identify(place.app.token, ALL_PLAIN, shard=[number, 2])
                assert ready["d"]["shard"] == [number, 2]
                assert len(ready["d"]["guilds"]) == (1 if number == home else 0)
                dm = place.world.acts.open_dm(place.owner.id, place.app.id)
                place.world.acts.say(place.owner.id, dm.id, Draft(content="direct"))
                say(place, f"<@{place.app.id}> in the guild")
                wanted = (["direct"] if number == 0 else []) + (
                    [f"<@{place.app.id}> in the guild"] if number == home else []
                )
                assert [(await gateway.event("MESSAGE_CREATE"))["d"]["content"] for _ in wanted] == wanted


async def test_intents_choose_events(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, raw_gateway(place) as gateway:
        await gateway.identify(place.app.token, GUILDS | 1 << 10)
        await gateway.event("GUILD_CREATE")
        message_id = say(place, "not told")
        place.world.acts.type(place.owner.id, place.general.id)
        place.world.acts.react(place.owner.id, place.general.id, message_id, "\N{WAVING HAND SIGN}")
        assert (await gateway.next())["t"] == "MESSAGE_REACTION_ADD"


async def test_a_bot_learns_that_it_is_locked_out(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, raw_gateway(place) as gateway:
        await gateway.identify(place.app.token, ALL_PLAIN)
        await gateway.event("GUILD_CREATE")
        place.world.channels.set_overwrite(place.other.id, place.app.id, 1, 0, 1 << 10)
        told = (await gateway.event("CHANNEL_UPDATE"))["d"]
        assert told["permission_overwrites"] == [{"id": place.app.id, "type": 1, "allow": "0", "deny": "1024"}]


async def test_hidden_channels_are_silent(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, raw_gateway(place) as gateway:
        await gateway.identify(place.app.token, ALL_PLAIN)
        await gateway.event("GUILD_CREATE")
        place.world.channels.set_overwrite(place.other.id, place.app.id, 1, 0, 1 << 10)
        place.world.acts.say(place.owner.id, place.other.id, Draft(content=f"<@{place.app.id}> hidden"))
        say(place, f"<@{place.app.id}> open")
        assert (await gateway.event("MESSAGE_CREATE"))["d"]["content"].endswith("open")


async def test_content_is_blank_without_the_intent_but_for_discords_exceptions(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, raw_gateway(place) as gateway:
        await gateway.identify(place.app.token, ALL_PLAIN)
        world, bot = place.world, place.app.id
        regular = world.acts.say(bot, place.general.id, Draft(content="regular"))
        answer = world.messages.post(
            bot,
            place.general,
            Draft(content="an answer", type=CHAT_COMMAND, interaction={"id": "1", "type": 2, "user": {}}),
        )
        no_ping = {"parse": ["users"], "replied_user": False}
        cases: list[tuple[str, dict[str, object], bool]] = [
            ("plain", {"embeds": [{"type": "rich", "title": "t"}]}, False),
            (f"<@{bot}> mention", {}, True),
            (f"<@{bot}> silent mention", {"allowed_mentions": {"parse": []}}, False),
            ("reply with ping", {"reference": {"message_id": regular.id}}, True),
            ("reply without", {"reference": {"message_id": regular.id}, "allowed_mentions": no_ping}, False),
            ("reply to an answer", {"reference": {"message_id": answer.id}}, False),
            (f"<@{bot}> reply to an answer", {"reference": {"message_id": answer.id}}, True),
        ]
        for content, more, shown in cases:
            message_id = say(place, content, **more)
            while (data := (await gateway.event("MESSAGE_CREATE"))["d"])["id"] != message_id:
                assert data["content"] in ("regular", "an answer")  # its own messages it always reads
            assert data["content"] == (content if shown else ""), content
            assert data["embeds"] == []
            assert data["member"]["roles"] == []
            # The same in REST; people read everything; message commands get the whole.
            message = world.core.messages[message_id]
            assert world.message_json(message, bot)["content"] == data["content"]
            assert world.message_json(message, place.member.id)["content"] == content
            assert world.message_json(message, bot, complete=True)["content"] == content


async def test_the_portal_allows_but_the_session_did_not_ask(tmp_path: Path) -> None:
    async with listening(tmp_path, privileged_intents=["message_content"]) as place, raw_gateway(place) as gateway:
        await gateway.identify(place.app.token, ALL_PLAIN)
        message_id = say(place, "secret")
        assert (await gateway.event("MESSAGE_CREATE"))["d"]["content"] == ""
        assert place.world.message_json(place.world.core.messages[message_id], place.app.id)["content"] == "secret"


async def test_ephemeral_messages_come_as_discord_sends_them(tmp_path: Path) -> None:
    """To their application without a guild, under the intent of direct messages; to other bots not at all."""
    async with listening(tmp_path) as place, raw_gateway(place) as own, raw_gateway(place) as foreign:
        stranger = place.world.applications.add("Stranger")
        place.world.guilds.invite_bot(place.guild.id, stranger.id, 1 << 10)
        await own.identify(place.app.token, ALL_PLAIN)
        await foreign.identify(stranger.token, ALL_PLAIN)
        draft = Draft(content="for you", flags=EPHEMERAL, only_for=place.member.id)
        place.world.messages.post(place.app.id, place.general, draft)
        say(place, "for all")
        heard = (await own.event("MESSAGE_CREATE"))["d"]
        assert heard["content"] == "for you"
        assert "guild_id" not in heard
        assert (await foreign.event("MESSAGE_CREATE"))["d"]["author"]["id"] == place.owner.id


async def test_joining_and_leaving_a_guild(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, raw_gateway(place) as gateway:
        await gateway.identify(place.app.token, ALL_PLAIN)
        await gateway.event("GUILD_CREATE")
        other = place.world.guilds.add("Garden", place.member.id)
        place.world.guilds.invite_bot(other.id, place.app.id, 0)
        assert (await gateway.event("GUILD_CREATE"))["d"]["name"] == "Garden"
        place.world.guilds.leave(other.id, place.app.id)
        assert (await gateway.event("GUILD_DELETE"))["d"]["id"] == other.id


async def test_a_new_token_ends_the_old_ones_sessions(tmp_path: Path) -> None:
    async with listening(tmp_path) as place, raw_gateway(place) as gateway:
        await gateway.identify(place.app.token, ALL_PLAIN)
        place.world.applications.reset_token(place.app.id)
        assert await gateway.close_code() == 4004
