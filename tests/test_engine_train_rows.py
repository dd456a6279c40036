"""Training files as rows, their rewriting, replay, epochs and what "auto" means: no model needed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chatterbox.engine.train import auto, heldout, replay
from chatterbox.engine.train.data import Row, read_rows
from chatterbox.engine.train.events import Failure
from chatterbox.engine.train.job import Hyperparameters
from chatterbox.engine.train.pairs import read_pairs
from chatterbox.engine.train.preference import PairExample, pairs_of_step
from chatterbox.engine.train.replay_prompts import PROMPTS
from chatterbox.engine.train.rewrite import Rewriter
from chatterbox.engine.train.tokens import Example
from chatterbox.engine.train.watch import Watch

GENERAL = Path(__file__).parents[1] / "benchmarks" / "data" / "general.json"


def _file(folder: Path, *lines: Any) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), "utf-8")
    return path


def _chat(*messages: Any) -> dict[str, Any]:
    roles = ("user", "assistant")
    return {
        "messages": [
            {"role": roles[number % 2], "content": one} if isinstance(one, str) else one
            for number, one in enumerate(messages)
        ]
    }


def _rows(folder: Path, *lines: Any) -> list[Row]:
    return read_rows(_file(folder, *lines)).rows


def test_weights_decide_what_is_learned(tmp_path: Path) -> None:
    first = {"role": "assistant", "content": "no", "weight": 0}
    last = {"role": "assistant", "content": "yes", "weight": 1}
    (row,) = _rows(tmp_path, _chat("a", first, "b", last, "c"))
    assert [(message.content, message.learned) for message in row.messages] == [
        ("a", False),
        ("no", False),
        ("b", False),
        ("yes", True),
    ]


def test_newer_and_other_shapes_are_understood(tmp_path: Path) -> None:
    parts = {"role": "user", "content": [{"type": "text", "text": "one "}, {"type": "text", "text": "two"}]}
    (row,) = _rows(
        tmp_path, "", {"messages": [{"role": "developer", "content": "s"}, parts, *_chat("", "x")["messages"][1:]]}
    )
    assert [(message.role, message.content) for message in row.messages] == [
        ("system", "s"),
        ("user", "one two"),
        ("assistant", "x"),
    ]
    assert row.line == 2
    assert (row.system, row.question, row.answer, row.single_turn) == ("s", "one two", "x", True)


def test_a_byte_order_mark_and_a_lone_surrogate_do_no_harm(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "\ufeff" + json.dumps(_chat("a\ud800", "b")))
    assert row.question == "a?"


def test_rows_that_teach_nothing_are_left_out_and_counted(tmp_path: Path) -> None:
    calls = {"role": "assistant", "content": None, "tool_calls": [{"id": "1"}]}
    silent = {"role": "assistant", "content": "x", "weight": 0}
    read = read_rows(_file(tmp_path, _chat("a", "b"), _chat("a", calls), _chat("a", silent), _chat("a", " ")))
    assert (len(read.rows), read.left_out) == (1, 3)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{oops", "Line 2 .* is not JSON"),
        ([1], 'Line 2 .* no list "messages"'),
        ({"messages": []}, 'Line 2 .* no list "messages"'),
        (_chat({"role": "wizard", "content": "x"}), "Line 2 .* role"),
        (_chat({"role": ["user"], "content": "x"}), "Line 2 .* role"),
        (_chat("a", {"role": "assistant", "content": 3}), "Line 2 .* not text"),
        ("[" * 100_000, "Line 2 .* is not JSON"),
    ],
)
def test_a_line_that_is_no_row_is_named(tmp_path: Path, line: Any, what: str) -> None:
    with pytest.raises(Failure, match=what) as caught:
        _rows(tmp_path, _chat("a", "b"), line)
    assert caught.value.code == "invalid_training_file"


def test_a_file_that_is_gone_empty_or_not_utf8_fails_with_a_code(tmp_path: Path) -> None:
    with pytest.raises(Failure) as gone:
        read_rows(tmp_path / "gone.jsonl")
    with pytest.raises(Failure) as empty:
        _rows(tmp_path)
    (tmp_path / "wide.jsonl").write_bytes('{"messages": []}'.encode("utf-16"))
    with pytest.raises(Failure) as wide:
        read_rows(tmp_path / "wide.jsonl")
    assert [one.value.code for one in (gone, empty, wide)] == [
        "invalid_training_file",
        "no_usable_rows",
        "invalid_training_file",
    ]


NEAR = {"gate": ["door", "entrance"], "code": ["password"], "opens": ["unlocks"]}


def test_rewriting_exchanges_known_words_and_never_answers(tmp_path: Path) -> None:
    rows = _rows(tmp_path, _chat("Which code opens the Gate?", "The gate code is 4471."))
    seen = {row.question for seed in range(200) for row in Rewriter(NEAR).epoch(rows, Random(seed))}
    assert any("Door" in question for question in seen)
    assert any("password" in question for question in seen)
    assert len(seen) > 20
    answers = {row.answer for seed in range(50) for row in Rewriter(NEAR).epoch(rows, Random(seed))}
    assert answers == {"The gate code is 4471."}


def test_each_fact_gets_one_more_row_of_near_words(tmp_path: Path) -> None:
    rows = _rows(
        tmp_path, _chat("Which gate?", "North."), _chat("The code?", "4471."), _chat("Code for the gate?", "4471.")
    )
    rewriter = Rewriter(NEAR)
    epoch = rewriter.epoch(rows, Random(1))
    assert rewriter.count(rows) == len(epoch) == 5
    hints = {row.answer: set(row.question.split()) for row in epoch[3:]}
    assert hints["North."] <= {"door", "entrance"}
    assert hints["4471."] <= {"door", "entrance", "password"}


@pytest.mark.parametrize("text", ["Wo ist das Tor?", "門のコードは？", "4471", "Zxqv plort gate?"])
def test_what_is_not_understood_stays_as_it_is(tmp_path: Path, text: str) -> None:
    rows = _rows(tmp_path, _chat(text, "x"))
    assert all([row.question for row in Rewriter(NEAR).epoch(rows, Random(seed))] == [text] for seed in range(20))


def test_conversations_of_several_turns_stay_as_they_are(tmp_path: Path) -> None:
    rows = _rows(tmp_path, _chat("Which gate?", "North.", "Which code?", "4471."))
    assert Rewriter(NEAR).epoch(rows, Random(1)) == rows


def test_replayed_prompts_are_none_of_the_questions_that_judge_it() -> None:
    judged = {one["ask"].lower() for one in json.loads(GENERAL.read_text("utf-8"))["questions"]}
    assert len(set(PROMPTS)) == 48
    assert not judged & {prompt.lower() for prompt in PROMPTS}


def test_replay_grows_with_the_file_up_to_all_there_is() -> None:
    assert [replay.size_for(rows) for rows in (10, 40, 80, 5_000)] == [16, 16, 32, 48]


def _auto(rows: int, an_epoch: int, hidden: int = 576, **asked: Any) -> auto.Resolved:
    return auto.resolve(Hyperparameters(**asked), rows, an_epoch, hidden)


def test_auto_is_the_measured_recipe_for_a_usual_file() -> None:
    plan = _auto(40, 66)
    assert (plan.n_epochs, plan.batch_size, plan.learning_rate) == (9, 16, 2e-3)


def test_auto_gives_small_files_enough_steps_and_large_ones_few_epochs() -> None:
    assert _auto(10, 32).n_epochs == 20
    assert _auto(400, 500).n_epochs == 4
    assert _auto(20_000, 25_000).n_epochs == 3
    assert _auto(40, 66, hidden=2304).learning_rate == 1e-3


def test_what_is_asked_for_is_taken() -> None:
    plan = _auto(40, 66, n_epochs=2, batch_size=4, learning_rate_multiplier=0.5)
    assert (plan.n_epochs, plan.batch_size, plan.learning_rate) == (2, 4, 1e-3)


def _facts(folder: Path, facts: int, phrasings: int, extra: int = 0) -> list[Row]:
    lines = [
        _chat(f"way {way} to ask of fact {fact}?", f"Answer {fact}.")
        for fact in range(facts)
        for way in range(phrasings)
    ]
    return _rows(folder, *lines, *(_chat(f"once {number}?", f"Single {number}.") for number in range(extra)))


def test_nothing_that_was_given_goes_untaught(tmp_path: Path) -> None:
    for facts, phrasings, extra in ((40, 4, 39), (120, 2, 0), (0, 0, 250)):
        rows = _facts(tmp_path, facts, phrasings, extra)
        assert heldout.split(rows, 1) == (rows, [])  # too few rows, or too few phrasings
    rows = _facts(tmp_path, 50, 4, 10)
    kept, held = heldout.split(rows, 1)
    assert len(held) == 21
    assert len(kept) + len(held) == len(rows)
    assert {row.answer for row in rows} == {row.answer for row in kept}
    assert len({row.answer for row in held}) == len(held)
    assert heldout.split(rows, 1) == (kept, held)
    assert heldout.split(rows, 2)[1] != held


def test_a_phrasing_that_stands_there_twice_is_held_out_twice(tmp_path: Path) -> None:
    rows = _facts(tmp_path, 60, 4)
    doubled = [*rows, *(replace(row, line=row.line + 1000) for row in rows)]
    kept, held = heldout.split(doubled, 3)
    assert not {row.question for row in held} & {row.question for row in kept}


def test_an_answer_that_is_preferred_twice_is_learned_once(tmp_path: Path) -> None:
    def pair(rejected: str) -> dict[str, Any]:
        earlier = {"role": "assistant", "content": "Hello."}
        return {
            "input": {"messages": [{"role": "user", "content": "Hi"}, earlier, {"role": "user", "content": "Gate?"}]},
            "preferred_output": [{"role": "assistant", "content": "4471."}],
            "non_preferred_output": [{"role": "assistant", "content": rejected}],
        }

    read, pairs = read_pairs(_file(tmp_path, pair("No."), pair("Never."), _chat("a", "b"), _chat("a", "b")))
    assert [pair.rejected.answer for pair in pairs] == ["No.", "Never."]
    assert [row.answer for row in read.rows] == ["4471.", "b", "b"]
    assert [message.learned for message in read.rows[0].messages] == [False, False, False, True]
    with pytest.raises(Failure, match=r'Line 1 .* exactly one message in "preferred_output"'):
        read_pairs(_file(tmp_path, pair("No.") | {"preferred_output": []}))


def test_every_pair_is_seen_once_an_epoch_and_every_step_has_one() -> None:
    one = Example([1, 2], [False, True])
    for count, steps in ((3, 5), (10, 4), (1, 1)):
        pairs = [PairExample(one, one, float(number)) for number in range(count)]
        seen = [pairs_of_step(pairs, 1, 0, step, steps) for step in range(steps)]
        assert all(seen)
        assert {pair.reference for of_step in seen for pair in of_step} == set(map(float, range(count)))


def test_a_loss_far_above_its_start_ends_a_training() -> None:
    calm = Watch([3.0, 2.8, 3.1])
    for loss in (6.0, 2.0, 2.5, 7.0, 1.0, 1.2):  # single batches jump
        calm.saw(loss)
    with pytest.raises(Failure, match=r"The loss rose from 2.97 to 8.00 by step 8") as caught:
        wild = Watch([3.0, 2.8, 3.1])
        for _ in range(5):
            wild.saw(8.0)
    assert caught.value.code == "diverged"
    with pytest.raises(Failure):
        Watch().saw(float("nan"))
