"""What Discord refuses of a message, and how: code 50035 with the field's path."""

from __future__ import annotations

from typing import Any

import pytest

from chatterbox.sandbox.errors import DiscordError
from chatterbox.sandbox.limits.components import numbered
from chatterbox.sandbox.limits.messages import check_message
from chatterbox.sandbox.objects import COMPONENTS_V2


def refused(payload: dict[str, Any], **more: Any) -> dict[str, str]:
    """The codes by path of what is refused, {} when it is taken."""
    try:
        check_message(payload, **more)
    except DiscordError as refusal:
        if refusal.code != 50035:
            return {"": str(refusal.code)}
        assert refusal.errors is not None
        return dict(_leaves(refusal.errors, ""))
    return {}


def _leaves(tree: dict[str, Any], path: str) -> list[tuple[str, str]]:
    found = [(path, tree["_errors"][0]["code"])] if "_errors" in tree else []
    for name, inner in tree.items():
        if name != "_errors":
            found += _leaves(inner, f"{path}.{name}".lstrip("."))
    return found


def button(**more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "Press", "custom_id": "a", **more}


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


def select(count: int = 1, **more: Any) -> dict[str, Any]:
    options = [{"label": str(n), "value": str(n)} for n in range(count)]
    return {"type": 3, "custom_id": "s", "options": options, **more}


FITS = [
    {"content": "x" * 2000},
    {"content": "x", "unknown_key": {"any": "thing"}},
    {"embeds": [{"title": "x" * 256, "description": "y" * 4096}]},
    {"embeds": [{"description": "x" * 600}] * 10},
    {"embeds": [{"title": "t", "fields": [{"name": "n", "value": "v"}] * 25}]},
    {"embeds": [{"image": {"url": "attachment://a.png"}}]},
    {"content": "x", "components": [row(*[button(custom_id=str(n)) for n in range(5)])]},
    {"content": "x", "components": [row(select(25, max_values=25))]},
    {"content": "x", "components": [row(button(style=5, custom_id=None, url="https://example.org"))]},
    {"content": "x", "nonce": "n" * 25},
    {"content": "x", "allowed_mentions": {"parse": [], "users": ["1" * 18]}},
    {"flags": COMPONENTS_V2, "components": [{"type": 10, "content": "x" * 4000}]},
    {
        "flags": COMPONENTS_V2,
        "components": [{"type": 17, "components": [{"type": 10, "content": "x"}, {"type": 14}, row(button())]}],
    },
]


@pytest.mark.parametrize("payload", FITS)
def test_what_just_fits_is_taken(payload: dict[str, Any]) -> None:
    assert refused(payload) == {}


TOO_MUCH: list[tuple[dict[str, Any], dict[str, str]]] = [
    ({"content": "x" * 2001}, {"content": "BASE_TYPE_MAX_LENGTH"}),
    ({"content": 5}, {"content": "STRING_TYPE_CONVERT"}),
    ({"content": "x", "embeds": [{}] * 11}, {"embeds": "BASE_TYPE_MAX_LENGTH"}),
    ({"embeds": [{"title": "x" * 257}]}, {"embeds.0.title": "BASE_TYPE_MAX_LENGTH"}),
    ({"embeds": [{"description": "x" * 4097}]}, {"embeds.0.description": "BASE_TYPE_MAX_LENGTH"}),
    ({"embeds": [{"description": "x" * 3001}] * 2}, {"embeds.1": "MAX_EMBED_SIZE_EXCEEDED"}),
    ({"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, {"embeds.0.fields": "BASE_TYPE_MAX_LENGTH"}),
    ({"embeds": [{"fields": [{"name": "", "value": "v"}]}]}, {"embeds.0.fields.0.name": "BASE_TYPE_REQUIRED"}),
    (
        {"embeds": [{"fields": [{"name": "n", "value": "v" * 1025}]}]},
        {"embeds.0.fields.0.value": "BASE_TYPE_MAX_LENGTH"},
    ),
    ({"embeds": [{"footer": {"text": "x" * 2049}}]}, {"embeds.0.footer.text": "BASE_TYPE_MAX_LENGTH"}),
    ({"embeds": [{"author": {"name": "x" * 257}}]}, {"embeds.0.author.name": "BASE_TYPE_MAX_LENGTH"}),
    ({"embeds": [{"title": "t", "color": 1 << 24}]}, {"embeds.0.color": "NUMBER_TYPE_MAX"}),
    ({"embeds": [{"title": "t", "url": "ftp://a"}]}, {"embeds.0.url": "URL_TYPE_INVALID_SCHEME"}),
    ({"embeds": [{"title": "t", "timestamp": "noon"}]}, {"embeds.0.timestamp": "DATETIME_TYPE_PARSE"}),
    ({"content": "x", "components": [row(button())] * 6}, {"components": "BASE_TYPE_MAX_LENGTH"}),
    (
        {"content": "x", "components": [row(*[button(custom_id=str(n)) for n in range(6)])]},
        {"components.0.components": "BASE_TYPE_BAD_LENGTH"},
    ),
    ({"content": "x", "components": [row()]}, {"components.0.components": "BASE_TYPE_BAD_LENGTH"}),
    ({"content": "x", "components": [button()]}, {"components.0.type": "BASE_TYPE_CHOICES"}),
    (
        {"content": "x", "components": [row(button(label="x" * 81))]},
        {"components.0.components.0.label": "BASE_TYPE_MAX_LENGTH"},
    ),
    (
        {"content": "x", "components": [row(button(custom_id="x" * 101))]},
        {"components.0.components.0.custom_id": "BASE_TYPE_BAD_LENGTH"},
    ),
    (
        {"content": "x", "components": [row(button(custom_id=None))]},
        {"components.0.components.0.custom_id": "BASE_TYPE_REQUIRED"},
    ),
    ({"content": "x", "components": [row(button(), button())]}, {"components": "COMPONENT_CUSTOM_ID_DUPLICATED"}),
    (
        {"content": "x", "components": [row(select(26))]},
        {"components.0.components.0.options": "BASE_TYPE_BAD_LENGTH"},
    ),
    (
        {"content": "x", "components": [row(select(1), button())]},
        {"components.0.components": "COMPONENT_LAYOUT_WIDTH_EXCEEDED"},
    ),
    (
        {"content": "x", "components": [row(select(2, options=[{"label": "a", "value": "v"}] * 2))]},
        {"components.0.components.0.options.1.value": "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"},
    ),
    ({"content": "x", "attachments": [{"id": str(n)} for n in range(11)]}, {"attachments": "BASE_TYPE_MAX_LENGTH"}),
    (
        {"content": "x", "attachments": [{"id": "0", "description": "x" * 1025}]},
        {"attachments.0.description": "BASE_TYPE_MAX_LENGTH"},
    ),
    ({"content": "x", "nonce": "n" * 26}, {"nonce": "NONCE_TYPE_TOO_LONG"}),
    (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        {"allowed_mentions": "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"},
    ),
    ({"content": "x", "allowed_mentions": {"parse": ["all"]}}, {"allowed_mentions.parse.0": "BASE_TYPE_CHOICES"}),
    (
        {"flags": COMPONENTS_V2, "content": "x", "components": [{"type": 10, "content": "x"}]},
        {"content": "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"},
    ),
    ({"flags": COMPONENTS_V2, "components": [{"type": 14}] * 41}, {"components": "BASE_TYPE_MAX_LENGTH"}),
    (
        {"flags": COMPONENTS_V2, "components": [{"type": 10, "content": "x" * 2001}] * 2},
        {"components": "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"},
    ),
    ({}, {"": "50006"}),
    ({"content": "  \n"}, {"": "50006"}),
    ({"embeds": [{}]}, {"": "50006"}),
]


@pytest.mark.parametrize(("payload", "faults"), TOO_MUCH)
def test_what_is_too_much_is_refused_by_its_path(payload: dict[str, Any], faults: dict[str, str]) -> None:
    assert refused(payload) == faults


def test_faults_come_together_and_below_the_bodys_path() -> None:
    both = {"content": "x" * 2001, "nonce": "n" * 26}
    assert refused(both, path=("data",)) == {
        "data.content": "BASE_TYPE_MAX_LENGTH",
        "data.nonce": "NONCE_TYPE_TOO_LONG",
    }


@pytest.mark.parametrize("broken", ["text", 5, {"a": 1}, [None], ["text"], [[]]])
@pytest.mark.parametrize("field", ["embeds", "components", "attachments", "allowed_mentions", "message_reference"])
def test_nonsense_is_refused_never_a_crash(field: str, broken: Any) -> None:
    faults = refused({"content": "x", field: broken})
    assert faults or (field in ("allowed_mentions", "message_reference") and isinstance(broken, dict))


def test_components_are_numbered_and_without_nulls() -> None:
    kept = numbered([row(button(id=2, emoji=None), button(custom_id="b"))])
    assert [c["id"] for c in (kept[0], *kept[0]["components"])] == [1, 2, 3]
    assert "emoji" not in kept[0]["components"][0]
