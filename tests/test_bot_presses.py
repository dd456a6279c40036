"""custom_ids: made, taken apart, and what a client may have made up."""

from types import SimpleNamespace
from typing import Any

import discord
import pytest

from chatterbox.commands.presses import Presses, custom_id, fields, number
from chatterbox.errors import Missing

COMPONENT = discord.InteractionType.component


def press(name: str) -> Any:
    return SimpleNamespace(type=COMPONENT, data={"custom_id": name})


async def test_a_press_reaches_its_handler_with_its_arguments() -> None:
    got: list[tuple[str, ...]] = []

    async def handler(_: discord.Interaction, arguments: tuple[str, ...]) -> None:
        got.append(arguments)

    presses = Presses()
    presses.on("undo", handler)
    await presses.dispatch(press(custom_id("undo", 12, "a-b_c")))
    assert got == [("12", "a-b_c")]


@pytest.mark.parametrize("name", ["", "cb", "cb:nothing", "other:undo:1", ":::"])
async def test_what_nobody_knows_is_missing(name: str) -> None:
    with pytest.raises(Missing):
        await Presses().dispatch(press(name))


@pytest.mark.parametrize("argument", ["", "-1", "1e3", "\u0663", "9" * 21, "1;drop"])
def test_an_id_that_is_none_is_missing(argument: str) -> None:
    with pytest.raises(Missing):
        number(argument)


def test_a_custom_id_carries_only_what_fits() -> None:
    with pytest.raises(ValueError, match="cannot carry"):
        custom_id("undo", "a:b")
    with pytest.raises(ValueError, match="longer"):
        custom_id("undo", "9" * 100)


def test_one_action_has_one_handler() -> None:
    async def handler(_: discord.Interaction, __: tuple[str, ...]) -> None: ...

    presses = Presses()
    presses.on("undo", handler)
    with pytest.raises(ValueError, match="undo"):
        presses.on("undo", handler)


def test_fields_of_a_form_come_by_name() -> None:
    label = {"type": 18, "component": {"type": 4, "custom_id": "answer", "value": " nine "}}
    row = {"type": 1, "components": [{"type": 4, "custom_id": "question", "value": "When?"}]}
    text = {"type": 10}
    interaction: Any = SimpleNamespace(data={"components": [label, row, text]})
    assert fields(interaction) == {"answer": "nine", "question": "When?"}
