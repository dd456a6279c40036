"""docs/sandbox.md against the sandbox: every call that it names is there, and every one that is there is named."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

from chatterbox.sandbox.client import SandboxClient
from chatterbox.sandbox.client.person import Person
from chatterbox.sandbox.client.world import WorldClient
from chatterbox.sandbox.server import Sandbox

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "sandbox.md").read_text()
OWNERS: dict[str, Any] = {"sandbox": SandboxClient, "ada": Person, "sandbox.world": WorldClient}
TAKES_ANY_KEYWORD = 0x08


def shape(path: str) -> str:
    return re.sub(r"\{\w+\}", "{}", path.split("?")[0])


def documented() -> set[tuple[str, str]]:
    """The calls of the two tables: named in full, or below /people/world/ (POST unless the row says otherwise)."""
    table, world = PAGE.split("`POST /people/world/…`:")
    found = set()
    for methods, path in re.findall(r"`((?:[A-Z]+`? ?/? ?`?)+) (/people[^\s`]*)`", table):
        found |= {(method, shape(path)) for method in re.findall(r"[A-Z]+", methods)}
    for row in re.findall(r"^\| ((?:GET )?`.*?) \|", world.split("\n## ")[0], re.MULTILINE):
        method = re.search(r"\b(GET|PATCH|PUT)\b", row)
        path = re.search(r"`(?:GET )?([a-z/{}]+)", row)
        assert path, row
        found.add((method[1] if method else "POST", shape("/people/world/" + path[1])))
    return found


async def test_the_interface_for_people_is_documented_whole(tmp_path: Path) -> None:
    async with Sandbox(tmp_path) as sandbox:
        assert sandbox._runner and sandbox._runner.app
        resources = [(route.method, route.resource) for route in sandbox._runner.app.router.routes()]
    there = {(method, shape(resource.canonical)) for method, resource in resources if resource}
    assert documented() == {(method, path) for method, path in there if path.startswith("/people") and method != "HEAD"}


def test_the_example_of_the_client_fits_its_methods() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    calls = [node for node in ast.walk(ast.parse(example)) if isinstance(node, ast.Call)]
    methods = [call for call in calls if ast.unparse(call.func).rpartition(".")[0] in OWNERS]
    assert len(methods) >= 8
    for call in methods:
        owner, _, name = ast.unparse(call.func).rpartition(".")
        code = getattr(OWNERS[owner], name).__code__
        keywords = {keyword.arg for keyword in call.keywords}
        assert code.co_flags & TAKES_ANY_KEYWORD or keywords <= set(code.co_varnames), ast.unparse(call)
