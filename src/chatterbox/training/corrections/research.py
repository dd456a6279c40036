"""What researchers get of a server's corrections: only what its givers ticked for that, under stable pseudonyms."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from chatterbox.errors import Missing
from chatterbox.models import Actor, Correction, CorrectionState
from chatterbox.rules.service import Rules
from chatterbox.store.crypto import Cipher
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.training.corrections import oldlog
from chatterbox.training.corrections.forms import wordings_of
from chatterbox.training.corrections.standing import HELD, OPEN

Kind = Literal["chat", "preference", "full", "corrections_log"]


@dataclass(frozen=True, slots=True)
class Export:
    """A file to leave the server, with what its columns mean. `given` corrections of `open` that are open went in."""

    filename: str
    content: bytes
    readme: str
    given: int
    open: int


class Research:
    def __init__(self, store: Store, rules: Rules) -> None:
        self._store = store
        self._rules = rules

    async def export(self, actor: Actor, kind: Kind) -> Export:
        """The open corrections whose givers ticked "may be shared for research", as one file.

        What repeats a member's message never leaves. Raises Refused (managers only) and Missing (nothing to give).
        """
        self._rules.managers_only(actor)
        async with self._store.reading() as work:
            held = [one for one in await work.corrections.in_states(actor.space, OPEN) if not one.never_row]
            runs = {one.model: one.run_id for one in await work.runs.training_sets(actor.space) if one.model}
        ticked = [one for one in held if one.form.shared and _fits(one, kind)]
        if not ticked:
            raise Missing(say("research-none", open=len(held)))
        content = _WRITERS[kind](ticked, runs, self._store.cipher)
        readme = say("research-readme") if kind == "full" else ""
        return Export(_NAMES[kind], content.encode("utf-8", "replace"), readme, len(ticked), len(held))


_NAMES: dict[Kind, str] = {
    "chat": "corrections-chat.jsonl",
    "preference": "corrections-preference.jsonl",
    "full": "corrections-full.jsonl",
    "corrections_log": oldlog.FILENAME,
}


def _fits(correction: Correction, kind: Kind) -> bool:
    match kind:
        case "chat":
            return bool(correction.form.question)
        case "preference":
            return bool(correction.form.question and correction.wrong)
        case "corrections_log":
            return bool(correction.wrong)
        case _:
            return True


def _chat(corrections: Sequence[Correction], _runs: Mapping[str, str], _cipher: Cipher) -> str:
    """OpenAI's chat rows: one for each way to ask."""
    return _lines(
        {"messages": [_said("user", wording), _said("assistant", one.form.answer)]}
        for one in corrections
        for wording in wordings_of(one.form)
    )


def _preference(corrections: Sequence[Correction], _runs: Mapping[str, str], _cipher: Cipher) -> str:
    """OpenAI's preference rows: the right answer over the one that was corrected."""
    return _lines(
        {
            "input": {"messages": [_said("user", one.form.question)]},
            "preferred_output": [_said("assistant", one.form.answer)],
            "non_preferred_output": [_said("assistant", one.wrong)],
        }
        for one in corrections
    )


def _full(corrections: Sequence[Correction], runs: Mapping[str, str], cipher: Cipher) -> str:
    return _lines(
        {
            "giver": cipher.pseudonym(one.space, one.author_id),
            "question": one.form.question,
            "further_ways": list(one.form.phrasings),
            "wrong": one.wrong,
            "right": one.form.answer,
            "reason": one.form.reason,
            "language": one.language,
            "time": one.created_at.isoformat(timespec="seconds"),
            "model": one.model,
            "run": runs.get(one.model, ""),
            "review": _review(one),
            "form_version": one.form_version,
        }
        for one in corrections
    )


def _old(corrections: Sequence[Correction], _runs: Mapping[str, str], _cipher: Cipher) -> str:
    return oldlog.written([(one.wrong, one.form.answer) for one in corrections])


_WRITERS: dict[Kind, Callable[[Sequence[Correction], Mapping[str, str], Cipher], str]] = {
    "chat": _chat,
    "preference": _preference,
    "full": _full,
    "corrections_log": _old,
}


def _review(correction: Correction) -> str:
    if correction.state in HELD:
        return correction.state.value
    if correction.approved:
        return "approved"
    return "training_only" if correction.state is CorrectionState.TRAINING_ONLY else "unreviewed"


def _said(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": content}


def _lines(rows: Any) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
