"""The forms of the bot. A form that was left open stays good: its submission is routed by custom_id, not by memory.

Discord's limits: five components, a title and labels of 45 characters, texts of 4,000.
"""

from collections.abc import Sequence

import discord

from chatterbox.texts import say
from chatterbox.training.promotion.vote_form import VoteForm

TEXT_LIMIT = 4000
ANSWER_LIMIT = 1900
QUESTION_LIMIT = 1000
REASON_LIMIT = 500
REPORT_LIMIT = 1000

_SHORT = discord.InputTextStyle.short
_LONG = discord.InputTextStyle.long


Item = discord.ui.ModalItem[discord.ui.DesignerModal]


def _form(title: str, custom_id: str, *items: Item) -> discord.ui.DesignerModal:
    return discord.ui.DesignerModal(*items, title=title, custom_id=custom_id, store=False)


def _text(
    name: str,
    label: str,
    description: str = "",
    *,
    limit: int,
    required: bool = False,
    value: str = "",
    style: discord.InputTextStyle = _LONG,
    placeholder: str = "",
) -> discord.ui.Label[discord.ui.DesignerModal]:
    field: discord.ui.InputText = discord.ui.InputText(
        style=style,
        custom_id=name,
        max_length=limit,
        required=required,
        value=value or None,
        placeholder=placeholder or None,
    )
    return discord.ui.Label(label, field, description=description or None)


def correction(title: str, custom_id: str) -> discord.ui.DesignerModal:
    """What should have been said, and what submitting it means. A form takes five parts: that stands under the answer.

    The question stays empty: only what its author types here may ever become a training row.
    """
    shared = discord.ui.Checkbox(custom_id="shared")
    return _form(
        title,
        custom_id,
        _text("question", say("form-question"), say("form-question-why"), limit=QUESTION_LIMIT, style=_SHORT),
        _text("answer", say("form-answer"), say("form-means"), limit=ANSWER_LIMIT, required=True),
        _text("phrasings", say("form-phrasings"), say("form-phrasings-how"), limit=TEXT_LIMIT),
        _text("reason", say("form-reason"), limit=REASON_LIMIT, style=_SHORT),
        discord.ui.Label(say("form-shared"), shared, description=say("form-shared-how")),
    )


def question(custom_id: str) -> discord.ui.DesignerModal:
    """Gives a correction its question."""
    return _form(
        say("form-add-question-title"),
        custom_id,
        _text("question", say("form-question"), limit=QUESTION_LIMIT, required=True, style=_SHORT),
        discord.ui.TextDisplay(say("form-means")),
    )


def cases(custom_id: str) -> discord.ui.DesignerModal:
    """The questions of a `/test` as JSON."""
    return _form(
        say("form-test-title"),
        custom_id,
        _text(
            "cases",
            say("form-test-cases"),
            say("form-test-how"),
            limit=TEXT_LIMIT,
            required=True,
            placeholder='[{"prompt": "…", "expect": "…"}]',
        ),
    )


def report(custom_id: str) -> discord.ui.DesignerModal:
    """What somebody tells managers and operator."""
    return _form(
        say("report-title"),
        custom_id,
        _text("report", say("report-what"), say("report-what-how"), limit=REPORT_LIMIT, required=True),
    )


def instruction(custom_id: str, now: str, *, of_channel: bool) -> discord.ui.DesignerModal:
    """The system prompt of a server or of a channel, filled in with the one in force."""
    return _form(
        say("form-instruction-title-channel" if of_channel else "form-instruction-title"),
        custom_id,
        _text(
            "instruction", say("form-instruction"), limit=TEXT_LIMIT, required=not of_channel, value=now[:TEXT_LIMIT]
        ),
        discord.ui.TextDisplay(say("form-instruction-channel" if of_channel else "form-instruction-means")),
    )


def run_name(custom_id: str, now: str) -> discord.ui.DesignerModal:
    """What a training is called."""
    field = _text("name", say("form-rename"), limit=60, required=True, value=now[:60], style=_SHORT)
    return _form(say("form-rename-title"), custom_id, field)


def run_note(custom_id: str, now: str) -> discord.ui.DesignerModal:
    """A note on a training."""
    return _form(say("form-note-title"), custom_id, _text("note", say("form-note"), limit=REASON_LIMIT, value=now))


def words(custom_id: str, now: Sequence[str]) -> discord.ui.DesignerModal:
    """The words that are never said in a server, one a line, filled in with those in force."""
    return _form(
        say("form-words-title"),
        custom_id,
        _text("words", say("form-words"), say("form-words-how"), limit=TEXT_LIMIT, value="\n".join(now)[:TEXT_LIMIT]),
        discord.ui.TextDisplay(say("form-words-means")),
    )


def vote(custom_id: str, form: VoteForm) -> discord.ui.DesignerModal:
    """What a blind vote asks, and when it closes; filled in with questions of the test set."""
    return _form(
        say("vote-form-title"),
        custom_id,
        _text(
            "questions",
            say("vote-form-questions"),
            say("vote-form-questions-how"),
            limit=TEXT_LIMIT,
            required=True,
            value=form.questions[:TEXT_LIMIT],
        ),
        _text("hours", say("vote-form-hours"), limit=5, required=True, value=form.hours, style=_SHORT),
        _text("members", say("vote-form-members"), limit=5, value=form.members, style=_SHORT),
    )


def gate_rules(custom_id: str, now: str) -> discord.ui.DesignerModal:
    """The rules of the gate, one a line, filled in with those in force."""
    return _form(
        say("form-gate-title"),
        custom_id,
        _text("rules", say("form-gate"), say("form-gate-how"), limit=400, value=now),
        discord.ui.TextDisplay(say("form-gate-means")),
    )
