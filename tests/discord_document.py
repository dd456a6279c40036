"""Checks a sandbox transcript against Discord's OpenAPI document, where an environment variable names it.

Discord's document types snowflakes as strings; libraries send some as integers and Discord takes them, so those are
made strings before a request is checked. What it cannot tell (see docs) is left to the sandbox's own tests.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from chatterbox.sandbox.rest.bodies import with_string_ids

VARIABLE = "CHATTERBOX_DISCORD_OPENAPI"


@dataclass(frozen=True)
class Complaint:
    entry: int
    where: str
    what: str


def named() -> Path | None:
    """The document's place, None where no environment variable names it."""
    path = os.environ.get(VARIABLE)
    return Path(path) if path else None


def complaints(transcript: list[dict[str, Any]], document: Path) -> list[Complaint]:
    """What Discord's document says against the requests that were taken and the answers that were given."""
    checker = _checker(document)
    found: list[Complaint] = []
    for entry in transcript:
        found += checker.check(entry)
    return found


@cache
def _checker(document: Path) -> _Checker:
    return _Checker(json.loads(document.read_text()))


class _Checker:
    def __init__(self, document: dict[str, Any]) -> None:
        self._components = document["components"]
        self._paths = {_anonymous(path): item for path, item in document["paths"].items()}

    def check(self, entry: dict[str, Any]) -> list[Complaint]:
        operation = self._paths.get(_anonymous(entry["route"]), {}).get(entry["method"].lower())
        if operation is None:
            return []
        found = []
        request = entry["request"]
        if isinstance(request, dict) and "payload_json" in request and "files" in request:
            request = request["payload_json"]
        content = operation.get("requestBody", {}).get("content", {})
        if request is not None and entry["status"] < 300 and "application/json" in content:
            found += self._faults(entry, "request", with_string_ids(request), content["application/json"]["schema"])
        if entry["status"] >= 500:
            return found
        answers = operation["responses"]
        answer = answers.get(str(entry["status"])) or answers.get(f"{entry['status'] // 100}XX")
        if answer is None:
            return [*found, Complaint(entry["n"], "status", f"{entry['status']} is not documented")]
        if "$ref" in answer:
            answer = self._components["responses"][answer["$ref"].rpartition("/")[2]]
        schema = answer.get("content", {}).get("application/json", {}).get("schema")
        if schema is not None:
            found += self._faults(entry, "response", _without_field_errors(entry), schema)
        return found

    def _faults(self, entry: dict[str, Any], part: str, value: Any, schema: dict[str, Any]) -> list[Complaint]:
        validator = Draft202012Validator({**schema, "components": self._components})
        name = f"{entry['method']} {entry['route']} {part}"
        return [
            Complaint(entry["n"], name, f"{fault.json_path}: {_deepest(fault).message[:300]}")
            for fault in validator.iter_errors(value)
        ]


def _without_field_errors(entry: dict[str, Any]) -> Any:
    """The document calls the codes of single fields integers; Discord sends words (BASE_TYPE_REQUIRED …)."""
    answer = entry["response"]
    if entry["status"] >= 400 and isinstance(answer, dict):
        return {name: value for name, value in answer.items() if name != "errors"}
    return answer


def _deepest(fault: Any) -> Any:
    while fault.context:
        fault = max(fault.context, key=lambda inner: len(inner.absolute_path))
    return fault


def _anonymous(route: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", route)
