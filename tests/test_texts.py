"""The catalogue of sentences against the code: what is asked for exists, what exists is asked for, with its values."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from typing import get_args

import pytest

from catalogue import Call, calls, says, sentences, texts_of
from chatterbox.commands import permissions
from chatterbox.models import RunState, Why, Wording
from chatterbox.store.candidates import SECTIONS
from chatterbox.store.datasets import Teaches
from chatterbox.store.votes import CHOICES
from chatterbox.texts import say
from chatterbox.training import filing
from chatterbox.training.corrections.queue import Stage

CATALOGUE, JUNK = sentences()
CALLS = list(says())
BY_KEY = {sentence.key: sentence for sentence in CATALOGUE}
Asked = tuple[str, frozenset[str]]
"""A key, and the values that the code gives with it."""


def button_keys(call: Call) -> Iterator[Asked]:
    for keys in (texts_of("commands/views.py", "button-"), texts_of("commands/queue.py", "button-")):
        yield from ((key, call.variables) for key in keys)


def setup_menus(call: Call) -> Iterator[Asked]:
    for made in (*calls("_role_menu", "commands/setup.py"), *calls("_channel_menu", "commands/setup.py")):
        yield f"{ast.literal_eval(made.node.args[0])}-title", call.variables


def why_it_waits(call: Call) -> Iterator[Asked]:
    return ((key, call.variables) for key in texts_of("training/corrections/brakes.py", "waits-"))


def what_it_teaches(call: Call) -> Iterator[Asked]:
    return ((key, call.variables) for key in texts_of("training/checking/manner.py", "dataset-teaches-"))


def faults_of_cases(call: Call) -> Iterator[Asked]:
    for made in calls("_bad", "training/evaluation/cases.py"):
        for key in made.keys or ():
            yield key, call.variables | made.variables


def faults_found(_call: Call) -> Iterator[Asked]:
    for found in (found for found in calls("Found") if found.file.startswith("training/checking/")):
        made = found.node.args[1]
        values = {ast.literal_eval(key) for key in made.keys if key} if isinstance(made, ast.Dict) else set()
        whole = any(keyword.arg == "whole" for keyword in found.node.keywords)
        for kind in found.keys or ():
            yield f"dataset-fault-{kind}", frozenset(values) | (set() if whole else {"line"})


def faults_of_files(_call: Call) -> Iterator[Asked]:
    named = {"kind": ("discord", "spread")}
    for made in calls("add_file", "training/checking/check.py"):
        key = ast.unparse(made.node.args[-1])
        for kind in named.get(key) or (ast.literal_eval(key),):
            yield f"dataset-fault-{kind}", made.variables - {"file"}


def faults_of_datasets(call: Call) -> Iterator[Asked]:
    return faults_found(call) if "found" in ast.unparse(call.node) else faults_of_files(call)


PRIVATE = ("email", "phone", "secret")
OF_TWO = ("near", "contradicts", "double")


def remark_kinds() -> set[str]:
    return {kind for made in calls("_note", "training/checking/remarks.py") for kind in made.keys or ()} | set(PRIVATE)


def remarks_of_files(_call: Call) -> Iterator[Asked]:
    for kind in remark_kinds():
        first = {"lines"} if kind in PRIVATE else {"line"}
        more = {"token"} if kind == "control" else {"other"} if kind in OF_TWO else set()
        yield f"dataset-note-{kind}", frozenset({"rows"} | first | more)


def remarks_of_rows(_call: Call) -> Iterator[Asked]:
    for kind in remark_kinds():
        yield f"dataset-seen-{kind}", frozenset({"line"} | ({"other"} if kind in (*OF_TWO, "repeats") else set()))


def each(prefix: str, values: list[str]) -> Callable[[Call], Iterator[Asked]]:
    return lambda call: ((prefix + value.replace("_", "-"), call.variables) for value in values)


def each_quota(*kinds: str) -> Callable[[Call], Iterator[Asked]]:
    return lambda call: ((f"quota-{scope}-{kind}", call.variables) for scope in ("member", "server") for kind in kinds)


STAGES = [stage.value for stage in Stage]
MADE_AT_RUN_TIME: dict[tuple[str, str], Callable[[Call], Iterator[Asked]]] = {
    ("commands/queue.py", "state-{}"): each("state-", ["all", *STAGES]),
    ("commands/lessons.py", "_ASKED[result.wording]"): each("exam-asked-", [wording.value for wording in Wording]),
    ("commands/receipts.py", "receipt-{}"): each("receipt-", ["corrected", "taught"]),
    ("commands/receipts.py", "details-{}"): each("details-", ["acting", "training_only", "contradicted", "waiting"]),
    ("commands/privacy_card.py", "privacy-kind-{}"): each("privacy-kind-", ["file", "checkpoints", "model"]),
    ("commands/run_texts.py", "run-state-{}"): each("run-state-", [state.value for state in RunState]),
    ("commands/progress.py", "run-state-{}"): each("run-state-", [state.value for state in RunState]),
    ("commands/progress.py", "plan-teaches-{}"): each("plan-teaches-", list(get_args(Teaches))),
    ("commands/setup.py", "{}-title"): setup_menus,
    ("commands/permissions.py", "permission-{}"): each("permission-", list(permissions._NAMES)),
    ("training/filing.py", "file-kind-{}"): each("file-kind-", list(filing._KINDS)),
    ("rules/quotas.py", "quota-{}-bytes"): each_quota("bytes"),
    ("rules/quotas.py", "quota-{}-{}"): each_quota("questions", "trainings", "corrections"),
    ("commands/views.py", "key"): button_keys,
    ("store/corrections.py", "row.waits_for"): why_it_waits,
    ("commands/models.py", "why-{}"): each("why-", list(get_args(Why))),
    ("commands/voting.py", "button-choose-{}"): each("button-choose-", list(CHOICES)),
    ("training/evaluation/comparison_picture.py", "part-{}"): each("part-", list(SECTIONS)),
    ("training/promotion/results.py", "part-{}"): each("part-", list(SECTIONS)),
    ("training/evaluation/cases.py", "sentence"): faults_of_cases,
    ("training/checking/findings.py", "dataset-fault-{}"): faults_of_datasets,
    ("training/checking/remarks.py", "dataset-note-{}"): remarks_of_files,
    ("training/checking/remarks.py", "dataset-seen-{}"): remarks_of_rows,
    ("training/checking/check.py", "why"): what_it_teaches,
}
"""Calls of `say` whose key only the running code knows, and how every key that it can be is found."""


def asked(call: Call) -> Iterator[Asked]:
    """Every key that a call can ask for."""
    if call.keys is not None:
        return ((key, call.variables) for key in call.keys)
    return MADE_AT_RUN_TIME[call.file, call.first](call)


def test_every_call_is_understood() -> None:
    unknown = {(call.file, call.first) for call in CALLS if call.keys is None}
    assert unknown == set(MADE_AT_RUN_TIME)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.where)
def test_a_call_finds_its_sentence_and_gives_exactly_its_values(call: Call) -> None:
    wanted = list(asked(call))
    assert wanted
    for key, given in wanted:
        assert key in BY_KEY, f"{key} is in no .ftl file"
        needed = BY_KEY[key].variables
        if call.open and call.keys is not None:
            assert given <= needed, f"{key} has no use for {sorted(given - needed)}"
        else:
            assert given == needed, f"{key} needs {sorted(needed)} and gets {sorted(given)}"


def test_every_sentence_is_asked_for() -> None:
    used = {key for call in CALLS for key, _given in asked(call)}
    assert set(BY_KEY) - used == set()


def test_no_key_stands_twice_and_every_line_is_fluent() -> None:
    assert [key for key, count in Counter(sentence.key for sentence in CATALOGUE).items() if count > 1] == []
    assert JUNK == []


@pytest.mark.parametrize("number", [0, 1, 2, 1234])
def test_every_sentence_can_be_said(number: int) -> None:
    for sentence in CATALOGUE:
        said = say(sentence.key, **dict.fromkeys(sentence.variables, number))
        assert said.strip() == said != "", sentence.key
        assert "{ $" not in said and "{$" not in said, sentence.key


def test_a_sentence_that_misses_a_value_or_is_unknown_is_an_error() -> None:
    with pytest.raises(ValueError, match="train-started"):
        say("train-started")
    with pytest.raises(LookupError):
        say("nobody-wrote-this")
