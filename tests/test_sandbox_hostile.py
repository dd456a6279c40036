"""Bodies in which anything may stand anywhere: they are refused in Discord's shape, and never break the sandbox."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

import pytest

from chatterbox.sandbox.client import Person, Refused, SandboxClient
from chatterbox.sandbox.errors import DiscordError
from chatterbox.sandbox.interactions.command_rules import check_set
from chatterbox.sandbox.interactions.form_rules import check_form
from chatterbox.sandbox.interactions.registry import Registry
from chatterbox.sandbox.server import Sandbox

pytest_plugins = ("sandbox_fixtures",)

JUNK: list[Any] = [None, 0, 1, -1, 1.5, 10**30, True, "", "x", "x" * 9000, "\ud800", [], [[]], {}, {"type": []}, [None]]
ROUNDS = 1500

COMMANDS: list[Any] = [
    {
        "name": "go",
        "description": "Goes",
        "type": 1,
        "name_localizations": {"de": "los"},
        "default_member_permissions": "32",
        "contexts": [0, 1],
        "integration_types": [0],
        "options": [
            {"type": 3, "name": "to", "description": "To", "choices": [{"name": "a", "value": "a"}], "max_length": 5},
            {"type": 4, "name": "n", "description": "N", "min_value": 1, "max_value": 5},
        ],
    },
    {
        "name": "group",
        "description": "Group",
        "options": [
            {
                "type": 1,
                "name": "sub",
                "description": "Sub",
                "options": [{"type": 6, "name": "u", "description": "U", "required": True}],
            }
        ],
    },
    {"name": "Look", "type": 3},
]
FORM: dict[str, Any] = {
    "custom_id": "f",
    "title": "Form",
    "components": [
        {
            "type": 18,
            "label": "L",
            "component": {"type": 4, "custom_id": "t", "style": 1, "max_length": 9, "value": "v"},
        },
        {
            "type": 18,
            "label": "S",
            "component": {"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}]},
        },
        {"type": 18, "label": "F", "component": {"type": 19, "custom_id": "u", "max_values": 2, "min_values": 0}},
        {"type": 10, "content": "text"},
        {"type": 1, "components": [{"type": 4, "custom_id": "o", "style": 2, "label": "Old"}]},
    ],
}


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with each of its keys."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield value, key
        yield from places(inner)


def spoilt(body: Any, dice: random.Random) -> Any:
    whole = copy.deepcopy(body)
    for _ in range(dice.randint(1, 2)):
        container, key = dice.choice(list(places(whole)))
        container[key] = copy.deepcopy(dice.choice(JUNK))
    return whole


@pytest.mark.parametrize(("check", "body"), [(check_set, COMMANDS), (check_form, FORM)], ids=["commands", "form"])
def test_definitions(check: Any, body: Any) -> None:
    check(copy.deepcopy(body))
    dice = random.Random(5)
    refused = 0
    for _ in range(ROUNDS):
        wrong = spoilt(body, dice)
        try:
            check(wrong)
        except DiscordError as error:
            assert error.status == 400, wrong
            refused += 1
    assert refused > ROUNDS / 3


async def test_what_people_send(sandbox: Sandbox, client: SandboxClient, ada: Person) -> None:
    Registry(sandbox.world).replace(sandbox.application.id, None, copy.deepcopy(COMMANDS))
    channel = ada.channel("general")["id"]
    base = {"channel_id": channel, "application_id": sandbox.application.id}
    # None of these can be right, whatever is spoilt in it besides.
    bodies: list[dict[str, Any]] = [
        {**base, "type": "autocomplete", "name": "group sub", "options": {"u": "a"}, "focused": "u"},
        {**base, "type": "command", "name": "group sub", "options": {"u": "1"}},
        {**base, "type": "message_command", "name": "Look", "message_id": "1"},
        {**base, "type": "component", "message_id": "1", "custom_id": "c", "values": ["a"]},
        {**base, "type": "modal", "interaction_id": "1", "values": {"t": "x"}},
    ]
    dice = random.Random(6)
    for body in bodies:
        for _ in range(60):
            with pytest.raises(Refused) as refused:
                await client.call("POST", f"/{ada.id}/interactions", spoilt(body, dice))
            assert 400 <= refused.value.status < 500, body
