"""Files of corrections, out and in: only what was ticked leaves, and nothing that comes in is trusted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat_fixtures import CHESS, GARDEN, WordEmbedder, built, form, member, trainer
from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.models import Actor, CorrectionForm
from chatterbox.training.corrections import oldlog
from chatterbox.training.corrections.feedback import NOTES_A_DAY
from chatterbox.training.corrections.research import Research
from chatterbox.training.corrections.research_files import MAX_BYTES, MOST_ENTRIES, Entry, read, to_complete
from chatterbox.training.corrections.research_import import Importing

MANAGER = Actor(GARDEN, 8, "Ada", manages=True)
TICKED = CorrectionForm("Pump key?", "Behind the sign.", ("Where is the key?",), "It hangs there.", shared=True)
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)
TEXTS = st.lists(st.one_of(LINES, st.sampled_from(["Original: x", "Correction: y", " Original: z"])), min_size=1)


async def test_only_what_was_ticked_leaves_in_any_form(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        research = Research(house.store, house.rules)
        with pytest.raises(Missing):
            await research.export(MANAGER, "chat")
        wrong = await house.ask("Where is the pump key?", user=5)
        given_away = await house.corrections.submit(member(2), TICKED, wrong)
        await house.corrections.submit(member(3), form("Who chairs?", "Philippa."), None)
        said = "The pump was moved to the far end of the field."
        copied = CorrectionForm("Where is the pump?", said, shared=True)
        assert (await house.corrections.submit(member(2), copied, await house.ask(said, user=5))).never_row
        with pytest.raises(Refused):
            await research.export(trainer(), "full")
        full = await research.export(MANAGER, "full")
        assert (full.given, full.open) == (1, 2)
        row = json.loads(full.content)
        assert (row["question"], row["wrong"], row["right"]) == ("Pump key?", wrong.answer, "Behind the sign.")
        assert (row["model"], row["review"], row["form_version"]) == ("base", "unreviewed", 2)
        assert set(row) <= {line.split(" |")[0][2:] for line in full.readme.splitlines() if line.startswith("| ")}
        chat = (await research.export(MANAGER, "chat")).content.splitlines()
        assert [json.loads(row)["messages"][0]["content"] for row in chat] == ["Pump key?", "Where is the key?"]
        preferred = json.loads((await research.export(MANAGER, "preference")).content)
        assert preferred["non_preferred_output"] == [{"role": "assistant", "content": wrong.answer}]
        log = (await research.export(MANAGER, "corrections_log")).content
        assert log == f"Original: {wrong.answer}\nCorrection: Behind the sign.\n\n".encode()
        # The same person is the same one in the next file, and another one on another server.
        assert json.loads((await research.export(MANAGER, "full")).content)["giver"] == row["giver"]
        assert house.store.cipher.pseudonym(CHESS, 2) != row["giver"] == house.store.cipher.pseudonym(GARDEN, 2)
        # Who asked takes the answer along, who gave takes all.
        await house.privacy.delete_mine(member(5))
        assert json.loads((await research.export(MANAGER, "full")).content)["wrong"] == ""
        await house.corrections.undo(member(2), given_away.id)
        with pytest.raises(Missing):
            await research.export(MANAGER, "full")


async def test_an_export_comes_back_and_a_log_as_a_table_to_complete(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        importing = Importing(house.corrections, house.feedback)
        await house.corrections.submit(member(2), TICKED, await house.ask("Key?"))
        research = Research(house.store, house.rules)
        files = [(await research.export(MANAGER, kind)).content for kind in ("full", "preference", "chat")]
        with pytest.raises(Refused):
            await importing.take(member(2), files[0])
        chess = trainer(space=CHESS)
        taken = [await importing.take(chess, file) for file in files]
        assert [(one.taken, one.known) for one in taken] == [(1, 0), (0, 1), (0, 2)]
        assert (await house.ask("Pump key?", space=CHESS)).answer == "Behind the sign."
        (kept, *_) = (await house.review.page(chess, None)).found[::-1]
        assert (kept.correction.wrong, kept.correction.form.shared) == ("You said: Key?", False)
        log = oldlog.written([("At nine.", "At ten."), (oldlog.FEEDBACK, "Nice bot.")])
        imported = await importing.take(chess, log.encode())
        assert (imported.taken, imported.incomplete, imported.feedback) == (0, 1, 1)
        table = imported.to_complete.decode().replace('""', '"When does it open?"', 1)
        assert (await importing.take(chess, table.encode("utf-16"))).taken == 1
        assert (await house.ask("When does it open?", space=CHESS)).answer == "At ten."
        contrary = await importing.take(chess, b'{"question": "Pump key?", "right": "Lost."}\nnonsense\n[1]')
        assert (contrary.taken, contrary.odd) == (1, (2, 3))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\xfd", "no text"),
        (b"x" * (MAX_BYTES + 1), "larger than"),
        (b"hello", "do not know that kind"),
        (b"", "do not know that kind"),
        (b"a,b\n1,2\n", "do not know that kind"),
        (b"question,right\n" + b"a,b\n" * (MOST_ENTRIES + 1), "one import takes"),
        (b'{"content": "hi", "timestamp": "2026", "author": {"id": "1"}}', "as Discord exports it"),
        (b'{"guild": {}, "messages": [{"content": "hi", "timestamp": "2026", "author": {}}]}', "as Discord exports it"),
        (b"content,date,author,question,right\nhi,2026,Ada,a,b\n", "as Discord exports it"),
    ],
)
def test_what_is_no_file_of_corrections_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        read(content)


@pytest.mark.parametrize(
    "line",
    [
        b'{"right": ' + b"[" * 100_000,
        b'{"right": 1, "question": "x"}',
        b'{"right": "x", "question": ["y"]}',
        b'{"right": "x", "further_ways": [1]}',
        b'{"messages": "x"}',
        b'{"messages": 5}',
        b'{"messages": [1, null]}',
        b'{"messages": [{"role": "user", "content": 1}, {"role": "assistant", "content": "x"}]}',
        b'{"preferred_output": {"role": "assistant"}, "input": [], "non_preferred_output": 3}',
    ],
)
def test_a_line_that_is_no_correction_is_named_and_stops_nothing(line: bytes) -> None:
    found = read(b'{"question": "Q?", "right": "A."}\n' + line)
    assert [entry.right for entry in found.entries] == ["A."]
    assert found.odd == (2,)


SHAPES = st.recursive(
    st.one_of(st.none(), st.integers(), st.text(max_size=5), st.sampled_from(["user", "assistant"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["role", "content", "messages", "right", "question"]), inner, max_size=3),
    ),
    max_leaves=8,
)
RECORDS = st.dictionaries(
    st.sampled_from(
        ["messages", "right", "question", "wrong", "further_ways", "input", "preferred_output", "non_preferred_output"]
    ),
    SHAPES,
)


@given(st.lists(RECORDS, min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_any_json_is_read_or_its_line_is_named(records: list[dict[str, object]]) -> None:
    found = read("\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode("utf-8", "replace"))
    assert sorted([entry.where for entry in found.entries] + list(found.odd)) == list(range(1, len(records) + 1))


@given(st.lists(st.tuples(TEXTS, TEXTS)))
@settings(max_examples=60, deadline=None)
def test_a_log_reads_as_it_was_written(entries: list[tuple[list[str], list[str]]]) -> None:
    joined = [("\n".join(original).strip(), "\n".join(right).strip()) for original, right in entries]
    assert oldlog.read(oldlog.written(joined)) == joined


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for begun in (content, b"{" + content, b"Original: " + content, b"question,right\n" + content):
        try:
            found = read(begun)
        except BadInput:
            continue
        assert read(to_complete(found.entries) if found.entries else b"question,right\n").odd == ()


def test_a_table_to_complete_is_read_back() -> None:
    entry = Entry(2, "", 'It is "here",\nsurely.', "=wrong", "why", "", ("one", "two"))
    assert read(to_complete([entry])).entries == (Entry(4, "", entry.right, "=wrong", "why", "", ("one", "two")),)


async def test_texts_to_managers_are_kept_within_bounds_and_votes_go_with_their_giver(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=None) as house:
        turn = await house.ask("Who is there?", user=5)
        assert await house.feedback.vote(member(2), turn, up=False) is False
        assert await house.feedback.vote(member(2), turn, up=True) is True
        assert await house.feedback.vote(member(3), turn, up=False) is False
        for text in ("", " ", "x" * 2_001):
            with pytest.raises(BadInput):
                await house.feedback.write(member(2), text)
        for number in range(NOTES_A_DAY):
            await house.feedback.write(member(2), f"text {number}")
        with pytest.raises(Refused):
            await house.feedback.write(member(2), "one more")
        house.clock.forward(days=1, seconds=1)
        await house.feedback.write(member(2), "the next day")
        with pytest.raises(Refused):
            await house.feedback.summary(trainer())
        summary = await house.feedback.summary(MANAGER)
        assert (summary.up, summary.down, len(summary.notes)) == (1, 1, NOTES_A_DAY + 1)
        assert (await house.feedback.summary(Actor(CHESS, 8, "Ada", manages=True))).answers == ()
        assert (await house.feedback.chart(summary)).startswith(b"\x89PNG")
        await house.privacy.delete_mine(member(2))
        await house.privacy.delete_mine(member(5))  # the question and its answer go; that somebody voted stays
        summary = await house.feedback.summary(MANAGER)
        assert (summary.up, summary.down, summary.notes) == (0, 1, ())
        assert summary.answers[0].answer == ""
