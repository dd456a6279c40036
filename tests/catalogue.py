"""Reads what the code asks of the catalogue of sentences, and what the catalogue has: for tests/test_texts.py."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

SOURCE = Path(__file__).parent.parent / "src" / "chatterbox"
TEXTS = SOURCE / "texts" / "en"

Slot = tuple[str, int | str]
"""An argument of a function: the function's name, and the argument's position or name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One message of the catalogue: where it stands, which variables its pattern names, and what it chooses between."""

    key: str
    file: str
    variables: frozenset[str]
    choices: tuple[Choice, ...] = ()
    attributes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice within a sentence: by which variable, between which variants; `default` is the one that is starred."""

    variable: str
    variants: frozenset[str]
    default: str


@dataclass(frozen=True, slots=True)
class Call:
    """One call in the code. `keys` is what its first argument can be, None where only the running code knows;
    `first` is that argument as text, an f-string as its fixed parts with {} between.

    `open` means that further variables come from a mapping that only the running code knows.
    """

    file: str
    line: int
    first: str
    keys: frozenset[str] | None
    variables: frozenset[str]
    open: bool
    node: ast.Call

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.choices: list[Choice] = []

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:
        keys = {_variant(one): one.default for one in node.variants}
        if isinstance(node.selector, fluent.VariableReference):
            default = next(key for key, starred in keys.items() if starred)
            self.choices.append(Choice(node.selector.id.name, frozenset(keys), default))
        self.generic_visit(node)


def _variant(variant: fluent.Variant) -> str:
    return variant.key.name if isinstance(variant.key, fluent.Identifier) else str(variant.key.value)


def sentences(folder: Path = TEXTS) -> tuple[list[Sentence], list[str]]:
    """Every message in its order, doubles included, and the lines that are no Fluent."""
    found: list[Sentence] = []
    junk: list[str] = []
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent.Junk):
                junk.append(f"{path.name}: {entry.content}")
            elif isinstance(entry, fluent.Message | fluent.Term):
                names = _Variables()
                names.visit(entry)
                attributes = frozenset(one.id.name for one in entry.attributes)
                variables, choices = frozenset(names.names), tuple(names.choices)
                found.append(Sentence(entry.id.name, path.name, variables, choices, attributes))
    return found, junk


def calls(of: str, file: str = "", folder: Path = SOURCE) -> Iterator[Call]:
    """Every call of the function or method `of`, in one file or in all. `file` is relative to the package."""
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        if file in ("", name):
            yield from _calls_in(_parsed(path), of, name)


def texts_of(file: str, prefix: str, folder: Path = SOURCE) -> set[str]:
    """Every string in a file that begins so."""
    nodes = ast.walk(_parsed(folder / file))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if text.startswith(prefix)}


def says(folder: Path = SOURCE) -> Iterator[Call]:
    """Every call of `texts.say`: the sandbox, which has methods of that name, has no catalogue."""
    return (call for call in calls("say", folder=folder) if not call.file.startswith(("sandbox/", "texts/")))


def said_in(slots: Collection[Slot], room: str = "commands", folder: Path = SOURCE) -> Iterator[tuple[Slot, str]]:
    """Every sentence that a part of the code says into one of these arguments, directly or by a local name."""
    for path in sorted((folder / room).rglob("*.py")):
        tree = _parsed(path)
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            around = [one for one in functions if one.lineno <= call.lineno <= (one.end_lineno or 0)]
            given = [*enumerate(call.args), *((keyword.arg or "", keyword.value) for keyword in call.keywords)]
            for place, argument in given:
                slot = (_name(call.func), place)
                if slot in slots:
                    yield from ((slot, key) for key in _keys_said(argument, around))


def _keys_said(node: ast.expr, around: list[ast.FunctionDef | ast.AsyncFunctionDef]) -> frozenset[str]:
    """The keys of what an expression says; a local name says what was assigned to it."""
    if isinstance(node, ast.Call) and _name(node.func) == "say":
        return _values(node.args[0], around) or frozenset()
    if isinstance(node, ast.Name) and around:
        assigned = [one for one in ast.walk(around[-1]) if isinstance(one, ast.Assign)]
        named = [one.value for one in assigned for target in one.targets if ast.unparse(target) == node.id]
        return frozenset[str]().union(*(_keys_said(value, []) for value in named))
    inner = [
        one for one in ast.walk(node) if one is not node and isinstance(one, ast.Call) and _name(one.func) == "say"
    ]
    return frozenset[str]().union(*(_keys_said(one, around) for one in inner))


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _calls_in(tree: ast.Module, of: str, file: str) -> Iterator[Call]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args or _name(node.func) != of:
            continue
        around = [function for function in functions if function.lineno <= node.lineno <= (function.end_lineno or 0)]
        given = {keyword.arg for keyword in node.keywords if keyword.arg}
        yield Call(
            file,
            node.lineno,
            _as_text(node.args[0]),
            _values(node.args[0], around),
            frozenset(given),
            any(keyword.arg is None for keyword in node.keywords),
            node,
        )


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _as_text(node: ast.expr) -> str:
    if not isinstance(node, ast.JoinedStr):
        return ast.unparse(node)
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _values(node: ast.expr, around: list[ast.FunctionDef | ast.AsyncFunctionDef]) -> frozenset[str] | None:
    """The texts that an expression can be: a constant, one of two, or a local name that is one of these."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return frozenset([node.value])
    if isinstance(node, ast.IfExp):
        one, other = _values(node.body, around), _values(node.orelse, around)
        return None if one is None or other is None else one | other
    if isinstance(node, ast.Name) and around:
        assigned = [
            _values(statement.value, [])
            for statement in ast.walk(around[-1])
            if isinstance(statement, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id == node.id for target in statement.targets)
        ]
        if assigned and all(values is not None for values in assigned):
            return frozenset[str]().union(*(values for values in assigned if values is not None))
    return None
