"""The command registry over REST: what Discord takes, and what it refuses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from chatterbox.sandbox.client import Person
from chatterbox.sandbox.server import Sandbox

pytest_plugins = ("sandbox_fixtures",)

Ask = Callable[..., Awaitable[tuple[int, Any]]]


@pytest.fixture
async def ask(sandbox: Sandbox) -> AsyncIterator[Ask]:
    """Requests below /applications/{own id}, with the bot's token."""
    base = f"{sandbox.api_url}/v10/applications/{sandbox.application.id}"
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {sandbox.application.token}"}) as session:

        async def ask(method: str, path: str, body: Any = None) -> tuple[int, Any]:
            async with session.request(method, base + path, json=body) as response:
                return response.status, await response.json() if response.status != 204 else None

        yield ask


def slash(name: str = "go", **more: Any) -> dict[str, Any]:
    return {"name": name, "description": "Goes", **more}


def option(name: str = "to", type: int = 3, **more: Any) -> dict[str, Any]:
    return {"name": name, "description": "Where to", "type": type, **more}


CHOICE = {"name": "a", "value": "a"}
REFUSED = {
    "upper case": slash("Go"),
    "a space in a typed name": slash("go on"),
    "an empty name": slash(""),
    "33 characters": slash("x" * 33),
    "an empty description": slash(description=""),
    "no description": {"name": "go"},
    "101 characters of description": slash(description="x" * 101),
    "26 options": slash(options=[option(f"o{n}") for n in range(26)]),
    "an option in upper case": slash(options=[option("To")]),
    "two options of one name": slash(options=[option(), option()]),
    "required after optional": slash(options=[option("a"), option("b", required=True)]),
    "26 choices": slash(options=[option(choices=[{"name": str(n), "value": str(n)} for n in range(26)])]),
    "choices with autocomplete": slash(options=[option(choices=[CHOICE], autocomplete=True)]),
    "a choice name of 101": slash(options=[option(choices=[{"name": "x" * 101, "value": "a"}])]),
    "choices of one name": slash(options=[option(choices=[CHOICE, {"name": "a", "value": "b"}])]),
    "a choice of another type": slash(options=[option(type=4, choices=[CHOICE])]),
    "choices on a user": slash(options=[option(type=6, choices=[CHOICE])]),
    "bounds on a text": slash(options=[option(min_value=1)]),
    "bounds crossed": slash(options=[option(type=4, min_value=2, max_value=1)]),
    "an unknown option type": slash(options=[option(type=12)]),
    "a group inside a group": slash(options=[option("a", 2, options=[option("b", 2)])]),
    "a subcommand inside a subcommand": slash(options=[option("a", 1, options=[option("b", 1)])]),
    "subcommands beside options": slash(options=[option("a", 1), option("b")]),
    "an unknown type": slash(type=9),
    "a description on a message command": {"name": "Look", "type": 3, "description": "x"},
    "options on a user command": {"name": "Look", "type": 2, "options": [option()]},
    "an unknown locale": slash(name_localizations={"xx": "go"}),
    "an unknown context": slash(contexts=[3]),
    "no context": slash(contexts=[]),
    "permissions that are no number": slash(default_member_permissions="all"),
    "more than 8000 characters": slash(
        options=[
            option(f"o{n}", choices=[{"name": f"{c}" * 90, "value": f"{c}" * 90} for c in "abcde"]) for n in range(9)
        ]
    ),
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED.keys())
async def test_refused(ask: Ask, body: dict[str, Any]) -> None:
    for method, sent in (("POST", body), ("PUT", [body])):
        status, answer = await ask(method, "/commands", sent)
        assert (status, answer["code"]) == (400, 50035)
        assert answer["errors"]
    assert (await ask("GET", "/commands"))[1] == []


async def test_numbers_and_names_of_a_set(ask: Ask) -> None:
    assert (await ask("PUT", "/commands", [slash(), slash()]))[1]["code"] == 50035
    assert (await ask("PUT", "/commands", [slash(f"c{n}") for n in range(101)]))[1]["code"] == 30032
    assert (await ask("PUT", "/commands", [{"name": f"m{n}", "type": 3} for n in range(16)]))[1]["code"] == 30032
    same_name = [slash(), {"name": "go", "type": 2}, {"name": "go", "type": 3}]
    assert (await ask("PUT", "/commands", same_name))[0] == 200
    full = [slash(f"c{n}") for n in range(100)]
    assert (await ask("PUT", "/commands", full))[0] == 200
    assert (await ask("POST", "/commands", slash("one-more")))[1]["code"] == 30032
    assert (await ask("POST", "/commands", slash("c3", description="Again")))[0] == 200


async def test_life_of_a_command(ask: Ask, ada: Person) -> None:
    status, made = await ask("POST", "/commands", slash(default_member_permissions=32, options=[option(required=True)]))
    assert status == 201
    assert made["default_member_permissions"] == "32" and made["dm_permission"] is True and made["type"] == 1
    assert made["options"][0]["required"] is True and made["version"]
    await ada.wait_event("commands_update")
    status, changed = await ask("PATCH", f"/commands/{made['id']}", {"description": "Goes far"})
    assert status == 200 and changed["description"] == "Goes far" and changed["version"] != made["version"]
    assert (await ask("GET", f"/commands/{made['id']}"))[1] == changed
    _, kept = await ask("PUT", "/commands", [slash(description="New"), slash("other")])
    assert kept[0]["id"] == made["id"]
    assert (await ask("DELETE", f"/commands/{made['id']}"))[0] == 204
    assert (await ask("GET", f"/commands/{made['id']}"))[1]["code"] == 10063
    assert (await ask("PATCH", f"/commands/{kept[1]['id']}", {"name": "Upper"}))[1]["code"] == 50035


async def test_commands_of_one_guild(ask: Ask, ada: Person) -> None:
    first, second = ada.guilds
    assert (await ask("PUT", f"/guilds/{first['id']}/commands", [slash("only-here")]))[0] == 200
    names = [c["name"] for c in await ada.commands(ada.channel("general", first["name"]))]
    assert names == ["only-here"]
    assert await ada.commands(ada.channel("general", second["name"])) == []
    assert (await ask("GET", "/guilds/123/commands"))[1]["code"] == 50001
    assert (await ask("GET", f"/guilds/{first['id']}/commands/permissions"))[1] == []
    assert (await ask("PUT", f"/guilds/{first['id']}/commands/1/permissions", {}))[1]["code"] == 20001


async def test_other_applications_are_not_touched(ask: Ask, sandbox: Sandbox) -> None:
    other = sandbox.world.applications.add("Other")
    base = f"{sandbox.api_url}/v10/applications/{other.id}/commands"
    headers = {"Authorization": f"Bot {sandbox.application.token}"}
    async with aiohttp.ClientSession(headers=headers) as session, session.put(base, json=[]) as response:
        assert response.status == 403


async def test_translations_are_listed_on_request(ask: Ask) -> None:
    await ask("PUT", "/commands", [slash(name_localizations={"de": "los"})])
    assert "name_localizations" not in (await ask("GET", "/commands"))[1][0]
    whole = (await ask("GET", "/commands?with_localizations=true"))[1][0]
    assert whole["name_localizations"] == {"de": "los"}


async def test_names_in_other_scripts(ask: Ask) -> None:
    for name in ("größe", "स्थिति", "ทดสอบ", "日本", "l'eau", "a_b-c"):
        assert (await ask("POST", "/commands", slash(name)))[0] == 201, name
