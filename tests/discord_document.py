"""Checks a transcript of REST requests against Discord's own API document (OpenAPI 3.1), where one is named.

    document = the_document()                    # None unless CHATTERBOX_DISCORD_OPENAPI names it
    faults = document.check(transcript)          # the entries of GET /people/world/transcript

What the document does not hold (names in upper case, empty descriptions, …) is not found here.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

VARIABLE = "CHATTERBOX_DISCORD_OPENAPI"
# py-cord sends these snowflakes as numbers; Discord takes both.
_MAY_BE_NUMBERS = frozenset({"id", "message_id", "channel_id", "guild_id", "recipient_id", "users", "roles"})
_PREFIX = re.compile(r"^/api(/v\d+)?")
# Asked for by libraries, answered by Discord, and absent from its document.
UNDOCUMENTED = frozenset({"/soundboard-default-sounds"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a request or an answer differs from the document."""

    n: int
    what: str  # "PUT /applications/{application_id}/commands, request"
    place: str
    sentence: str

    def __str__(self) -> str:
        return f"#{self.n} {self.what} at {self.place or 'the top'}: {self.sentence}"


def named() -> Path | None:
    """The document's place, None where no environment variable names it."""
    path = os.environ.get(VARIABLE)
    return Path(path) if path else None


@cache
def the_document() -> DiscordDocument | None:
    """The document that the environment names, read once."""
    path = named()
    return DiscordDocument(path) if path else None


class DiscordDocument:
    def __init__(self, path: Path) -> None:
        self._document: dict[str, Any] = json.loads(path.read_bytes())
        self._templates = [(_pattern(template), template) for template in self._document["paths"]]
        self._templates.sort(key=lambda pair: pair[1].count("{"))  # fixed parts win over variable ones
        self._validators: dict[tuple[str, ...], Draft202012Validator | None] = {}
        self.checked = 0
        self.unknown: set[str] = set()

    def check(self, transcript: Iterable[dict[str, Any]]) -> list[Fault]:
        """Every fault. `checked` counts bodies, `unknown` holds routes that the document does not know."""
        faults: list[Fault] = []
        for entry in transcript:
            if entry["method"] != "INTERACTION":
                faults += self._check_entry(entry)
        return faults

    def _check_entry(self, entry: dict[str, Any]) -> list[Fault]:
        method = entry["method"].lower()
        template = self._template(_PREFIX.sub("", entry["path"].partition("?")[0]), method)
        if template is None:
            if entry["route"] not in UNDOCUMENTED and entry["status"] < 400:
                self.unknown.add(f"{entry['method']} {entry['route']}")
            return []
        faults: list[Fault] = []
        status, name = int(entry["status"]), f"{entry['method']} {template}"
        body, multipart = _body(entry["request"])
        if body is not None and status < 400:  # what was refused may well be wrong
            faults += self._faults(entry["n"], f"{name}, request", self._request(template, method, multipart), body)
        if entry["response"] is not None and status != 429 and status < 500:
            schema = self._response(template, method, status)
            faults += self._faults(entry["n"], f"{name}, answer {status}", schema, _answer(entry))
        return faults

    def _faults(self, n: int, what: str, validator: Draft202012Validator | None, body: Any) -> list[Fault]:
        if validator is None:
            return [Fault(n, what, "", "the document knows no such body")]
        self.checked += 1
        return [
            Fault(n, what, "/".join(map(str, error.absolute_path)), _deepest(error).message[:300])
            for error in validator.iter_errors(_with_text_ids(body))
        ]

    def _template(self, path: str, method: str) -> str | None:
        for pattern, template in self._templates:
            if pattern.fullmatch(path) and method in self._document["paths"][template]:
                return template
        return None

    def _request(self, template: str, method: str, multipart: bool) -> Draft202012Validator | None:
        content = self._document["paths"][template][method].get("requestBody", {}).get("content", {})
        kind = "multipart/form-data" if multipart and "multipart/form-data" in content else "application/json"
        return self._validator((template, method, kind), content.get(kind))

    def _response(self, template: str, method: str, status: int) -> Draft202012Validator | None:
        responses = self._document["paths"][template][method]["responses"]
        found = responses.get(str(status)) or responses.get(f"{status // 100}XX") or {}
        if "$ref" in found:
            found = self._document["components"]["responses"][found["$ref"].rpartition("/")[2]]
        return self._validator((template, method, str(status)), found.get("content", {}).get("application/json"))

    def _validator(self, key: tuple[str, ...], media: dict[str, Any] | None) -> Draft202012Validator | None:
        if key not in self._validators:
            schema = None if media is None else {**media["schema"], "components": self._document["components"]}
            self._validators[key] = None if schema is None else Draft202012Validator(schema)
        return self._validators[key]


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"(\{[^}]+\})", template)
    return re.compile("".join("[^/]+" if part.startswith("{") else re.escape(part) for part in parts))


def _deepest(fault: ValidationError) -> ValidationError:
    while fault.context:
        fault = max(fault.context, key=lambda inner: len(inner.absolute_path))
    return fault


def _answer(entry: dict[str, Any]) -> Any:
    """The document calls the codes of single fields integers; Discord sends words (BASE_TYPE_REQUIRED …)."""
    answer = entry["response"]
    if entry["status"] >= 400 and isinstance(answer, dict):
        return {name: value for name, value in answer.items() if name != "errors"}
    return answer


def _body(request: Any) -> tuple[Any, bool]:
    if isinstance(request, dict) and "payload_json" in request:
        return request["payload_json"], True
    return request, False


def _with_text_ids(value: Any, name: str = "", of: str = "") -> Any:
    """A copy in which ids are text. A component's own id is a small number and stays one; an attachment's is not."""
    if isinstance(value, list):
        return [_with_text_ids(inner, name, of) for inner in value]
    if isinstance(value, dict):
        return {key: _with_text_ids(inner, key, name) for key, inner in value.items()}
    is_id = name in _MAY_BE_NUMBERS and isinstance(value, int) and (value >= 1 << 22 or of == "attachments")
    return str(value) if is_id else value
