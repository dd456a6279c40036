"""The world itself: permissions, who sees what, and that nothing is lost when the process is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from chatterbox.sandbox import permissions
from chatterbox.sandbox.clock import Clock
from chatterbox.sandbox.errors import DiscordError
from chatterbox.sandbox.objects import Attachment, Channel, Draft, Guild, Member, Overwrite, Role
from chatterbox.sandbox.permissions import Permission
from chatterbox.sandbox.snowflake import Snowflakes, moment
from chatterbox.sandbox.world import Event, World

SEE, SAY, ADMIN, MANAGE = (
    Permission.VIEW_CHANNEL,
    Permission.SEND_MESSAGES,
    Permission.ADMINISTRATOR,
    Permission.MANAGE_GUILD,
)


def guild(**roles: int) -> Guild:
    """A guild "1" owned by "owner"; `everyone` and other roles with their permissions."""
    made = {"1": Role(id="1", name="@everyone", permissions=int(roles.pop("everyone", SEE | SAY)))}
    made |= {name: Role(id=name, name=name, permissions=int(bits)) for name, bits in roles.items()}
    return Guild(id="1", name="g", owner_id="owner", roles=made)


def overwrites(*each: tuple[str, int, int]) -> Channel:
    made = {id_: Overwrite(id=id_, type=0, allow=int(allow), deny=int(deny)) for id_, allow, deny in each}
    return Channel(id="c", type=0, guild_id="1", overwrites=made)


def member(name: str, *roles: str) -> Member:
    return Member(user_id=name, joined_at=0, roles=list(roles))


@pytest.mark.parametrize(
    ("who", "channel", "sees", "says"),
    [
        (member("a"), overwrites(), True, True),
        (member("a"), overwrites(("1", 0, SEE)), False, False),
        (member("a"), overwrites(("1", 0, SAY)), True, False),
        (member("a", "r"), overwrites(("1", 0, SAY), ("r", SAY, 0)), True, True),
        # What one role allows wins over what another denies; the member's own overwrite wins over both.
        (member("a", "r", "q"), overwrites(("r", 0, SAY), ("q", SAY, 0)), True, True),
        (member("a", "r"), overwrites(("r", SAY, 0), ("a", 0, SAY)), True, False),
        (member("a", "boss"), overwrites(("1", 0, SEE | SAY)), True, True),
        (member("owner"), overwrites(("1", 0, SEE | SAY)), True, True),
    ],
)
def test_permissions_in_a_channel(who: Member, channel: Channel, sees: bool, says: bool) -> None:
    bits = permissions.in_channel(guild(r=0, q=0, boss=ADMIN), who, channel)
    assert (bool(bits & SEE), bool(bits & SAY)) == (sees, says)


def test_no_files_where_nothing_may_be_said() -> None:
    bits = permissions.in_channel(
        guild(everyone=SEE | SAY | Permission.ATTACH_FILES), member("a"), overwrites(("1", 0, SAY))
    )
    assert not bits & Permission.ATTACH_FILES


def test_threads_follow_their_parent() -> None:
    thread = Channel(id="t", type=11, guild_id="1", parent_id="c")
    bits = permissions.in_channel(guild(), member("a"), thread, parent=overwrites(("1", 0, SEE)))
    assert bits == 0


def test_ids_grow_even_when_time_stands_still() -> None:
    ids = Snowflakes(Clock(source=lambda: 1_700_000_000.0))
    made = [int(ids.make()) for _ in range(3)]
    assert made == sorted(set(made))
    assert moment(str(made[0])) == 1_700_000_000.0
    assert int(Snowflakes(Clock(source=lambda: 1.6e9), last=made[2]).make()) > made[2]


def test_the_clock_only_moves_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        Clock().advance(-1)


def peopled(world: World) -> tuple[str, str, str]:
    """Owner, member and a channel."""
    owner, other = world.users.add("ada"), world.users.add("ben")
    made = world.guilds.add("Harbour", owner.id)
    world.guilds.join(made.id, other.id)
    return owner.id, other.id, world.channels.add(made.id, "general").id


def test_everything_survives_a_restart(tmp_path: Path) -> None:
    world = World(tmp_path)
    owner, other, channel = peopled(world)
    app = world.applications.add("Tester", privileged_intents=["members"])
    file_id = world.files.save(b"bytes")
    draft = Draft(content="kept", attachments=[Attachment(id=file_id, filename="a.txt", size=5)])
    message = world.acts.say(owner, channel, draft)
    world.acts.react(other, channel, message.id, "\N{WAVING HAND SIGN}")
    dm = world.acts.open_dm(other, app.id)
    world.advance(3600)
    url = world.message_json(message, other)["attachments"][0]["url"]
    world.close()

    again = World(tmp_path)
    kept = again.messages.get(channel, message.id)
    assert (kept.content, list(kept.reactions.values())) == ("kept", [[other]])
    assert again.files.read(kept.attachments[0].id) == b"bytes"
    assert again.acts.open_dm(other, app.id).id == dm.id
    assert again.applications.by_token(app.token) == app
    assert again.clock.offset_s == 3600
    assert int(again.ids.make()) > int(dm.id)
    place, _, query = url.partition("/cdn/")[2].partition("?")
    marks = dict(part.split("=") for part in query.strip("&").split("&"))
    assert again.files.allows(place, marks["ex"], marks["is"], marks["hm"])
    again.close()


KILLED = """
import os, sys
from pathlib import Path
from chatterbox.sandbox.objects import Draft
from chatterbox.sandbox.world import World

world = World(Path(sys.argv[1]))
channel = next(iter(world.core.channels.values()))
owner = next(iter(world.core.users))
world.subscribe(lambda event: os.write(1, (event.render(owner)["content"] + "\\n").encode()))
n = 0
while True:
    world.acts.say(owner, channel.id, Draft(content=str(n)))
    n += 1
"""


def test_what_was_announced_is_there_after_kill_9(tmp_path: Path) -> None:
    world = World(tmp_path)
    owner, _, channel = peopled(world)
    world.close()
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    heard = [process.stdout.readline() for _ in range(50)]
    os.kill(process.pid, signal.SIGKILL)
    heard += process.stdout.readlines()
    process.stdout.close()
    process.wait()
    announced = [line.decode().strip() for line in heard if line.endswith(b"\n")]
    again = World(tmp_path)
    kept = [m.content for m in reversed(again.messages.history(channel, owner, limit=1_000_000))]
    assert kept[: len(announced)] == announced
    assert len(kept) - len(announced) in (0, 1)
    again.close()


def test_who_is_told_of_what(tmp_path: Path) -> None:
    world = World(tmp_path)
    owner, other, channel = peopled(world)
    stranger = world.users.add("eve").id
    told: list[tuple[str, list[str]]] = []

    def hear(event: Event) -> None:
        told.append((event.name, [who for who in (owner, other, stranger) if world.receives(event, who)]))

    stop = world.subscribe(hear)
    world.acts.say(owner, channel, Draft(content="hello"))
    world.channels.set_overwrite(channel, other, 1, 0, int(SEE))
    world.acts.say(owner, channel, Draft(content="hello"))
    world.messages.post(owner, world.channels.get(channel), Draft(content="x", only_for=stranger))
    world.acts.say(owner, world.acts.open_dm(owner, stranger).id, Draft(content="x"))
    stop()
    world.acts.say(owner, channel, Draft(content="unheard"))
    assert told == [
        ("MESSAGE_CREATE", [owner, other]),
        ("CHANNEL_UPDATE", [owner, other]),
        ("MESSAGE_CREATE", [owner]),
        ("MESSAGE_CREATE", [owner, stranger]),
        ("CHANNEL_CREATE", [owner, stranger]),
        ("MESSAGE_CREATE", [owner, stranger]),
    ]
    world.close()


def test_people_are_refused_as_bots_are(tmp_path: Path) -> None:
    world = World(tmp_path)
    owner, other, channel = peopled(world)
    message = world.acts.say(owner, channel, Draft(content="mine"))
    stranger = world.users.add("eve").id
    for act, code in (
        (lambda: world.acts.delete(other, channel, message.id), 50013),
        (lambda: world.acts.pin(other, channel, message.id), 50013),
        (lambda: world.acts.say(stranger, channel, Draft(content="x")), 50001),
        (lambda: world.acts.open_dm(owner, owner), 50007),
    ):
        with pytest.raises(DiscordError) as refusal:
            act()
        assert refusal.value.code == code
    world.acts.delete(owner, channel, message.id)
    world.close()


def test_the_token_of_nobody(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.applications.add("Tester")
    assert world.applications.by_token("") is None
    assert world.applications.by_token("é") is None
    world.close()
