"""Every limit that Discord's document holds for requests is refused by the sandbox too, each tried by itself.

Needs the document: CHATTERBOX_DISCORD_OPENAPI names it.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import discord_document
from chatterbox.sandbox.errors import DiscordError
from chatterbox.sandbox.interactions.command_rules import check_command
from chatterbox.sandbox.interactions.form_rules import check_form
from chatterbox.sandbox.limits import Faults
from chatterbox.sandbox.limits.messages import check_message
from chatterbox.sandbox.objects import COMPONENTS_V2

DEEPEST = 7
Violation = tuple[tuple[str, ...], str, Any]

pytestmark = pytest.mark.skipif(discord_document.named() is None, reason="CHATTERBOX_DISCORD_OPENAPI is not set")


class Document:
    def __init__(self) -> None:
        path = discord_document.named()
        assert path is not None
        self.components = json.loads(path.read_text())["components"]
        self._validators: dict[str, Draft202012Validator] = {}

    def schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The schema itself: references followed, a lone allOf opened."""
        while "$ref" in schema:
            schema = self.components["schemas"][schema["$ref"].rpartition("/")[2]]
        if "allOf" in schema and "type" not in schema:
            return self.schema(schema["allOf"][0])
        return schema

    def valid(self, name: str, value: Any) -> bool:
        if name not in self._validators:
            schema = self.components["schemas"][name] | {"components": self.components}
            self._validators[name] = Draft202012Validator(schema)
        return self._validators[name].is_valid(value)

    def smallest(self, schema: dict[str, Any]) -> Any:
        """The smallest value that a schema takes."""
        schema = self.schema(schema)
        if "oneOf" in schema and "type" not in schema:
            return self.smallest(next(o for o in schema["oneOf"] if self.schema(o).get("type") != "null"))
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        simple = {"integer": max(0, schema.get("minimum", 0)), "number": 0.5, "boolean": True}
        kind = kind_of(schema)
        if kind == "string":
            formats = {"uri": "https://example.org/a", "date-time": "2020-01-01T00:00:00Z", "snowflake": "1" * 18}
            return formats.get(schema.get("format", ""), "1" * 18 if "pattern" in schema else "a")
        if kind == "array":
            return [self.smallest(schema["items"]) for _ in range(schema.get("minItems", 0))]
        if kind == "object":
            return {name: self.smallest(schema["properties"][name]) for name in schema.get("required", [])}
        return simple[kind]

    def violations(self, schema: dict[str, Any], depth: int = 0) -> Iterator[Violation]:
        """Values that break one rule each: where, which rule, the value."""
        schema = self.schema(schema)
        if depth > DEEPEST:
            return
        if "oneOf" in schema and "type" not in schema:
            for choice in schema["oneOf"]:
                if self.schema(choice).get("type") != "null" and "const" not in self.schema(choice):
                    yield from self.violations(choice, depth + 1)
            return
        kind = kind_of(schema)
        if kind == "array":
            yield from self._of_array(schema, depth)
        elif kind == "object":
            yield from self._of_object(schema, depth)
        else:
            yield from simple_violations(schema, kind)

    def _of_array(self, schema: dict[str, Any], depth: int) -> Iterator[Violation]:
        if schema.get("maxItems", 1000) < 200:
            yield (), "maxItems", [self.smallest(schema["items"])] * (schema["maxItems"] + 1)
        if schema.get("minItems"):
            yield (), "minItems", []
        yield (), "type", "zz"
        for path, rule, value in self.violations(schema["items"], depth + 1):
            yield ("0", *path), rule, [value]

    def _of_object(self, schema: dict[str, Any], depth: int) -> Iterator[Violation]:
        base = self.smallest(schema)
        for name in schema.get("required", []):
            yield (name,), "required", {key: value for key, value in base.items() if key != name}
        for name, inner in schema.get("properties", {}).items():
            for path, rule, value in self.violations(inner, depth + 1):
                yield (name, *path), rule, copy.deepcopy(base) | {name: value}
        yield (), "type", "zz"


def kind_of(schema: dict[str, Any]) -> str:
    kind = schema["type"]
    return next(k for k in kind if k != "null") if isinstance(kind, list) else kind


def simple_violations(schema: dict[str, Any], kind: str) -> Iterator[Violation]:
    if kind == "string":
        if schema.get("maxLength", 100_000) < 100_000:
            start = "https://example.org/" if schema.get("format") == "uri" else ""
            yield (), "maxLength", start + "a" * (schema["maxLength"] + 1)
        if schema.get("minLength"):
            yield (), "minLength", ""
        yield (), "type", {"x": 1}
        return
    if "maximum" in schema:
        yield (), "maximum", schema["maximum"] + 1
    if "minimum" in schema:
        yield (), "minimum", schema["minimum"] - 1
    yield (), "type", "zz"


def check_one_command(body: dict[str, Any]) -> None:
    faults = Faults()
    check_command(body, faults)
    faults.check()


def check_edit(body: dict[str, Any]) -> None:
    check_message(body, edit=True)


CASES: list[tuple[str, dict[str, Any], Callable[[dict[str, Any]], Any]]] = [
    ("MessageCreateRequest", {"content": "x"}, check_message),
    ("MessageCreateRequest", {"flags": COMPONENTS_V2}, check_message),
    ("MessageEditRequestPartial", {"content": "x"}, check_edit),
    ("ApplicationCommandCreateRequest", {}, check_one_command),
    ("ModalInteractionCallbackRequestData", {}, check_form),
]


@pytest.mark.parametrize(("name", "besides", "check"), CASES)
def test_every_limit_of_the_document_is_refused(name: str, besides: dict[str, Any], check: Callable[..., Any]) -> None:
    document = Document()
    tried, taken = 0, []
    for path, rule, value in document.violations({"$ref": f"#/components/schemas/{name}"}):
        if not isinstance(value, dict) or document.valid(name, body := besides | value):
            continue
        tried += 1
        try:
            check(body)
        except DiscordError:
            continue
        taken.append((".".join(path), rule))
    assert taken == []
    assert tried > 200
