"""What people read about a correction: the public line under the answer, and the details for its author."""

import discord

from chatterbox.commands import views
from chatterbox.models import Correction, CorrectionState
from chatterbox.texts import say


def public_line(correction: Correction) -> str:
    """By whom, and whether it acts. Never what it says: that is the author's and the trainers' to show."""
    author = f"<@{correction.author_id}>"
    kind = "corrected" if correction.turn_id is not None else "taught"
    match correction.state:
        case CorrectionState.ACTING:
            return say(f"receipt-{kind}", author=author)
        case CorrectionState.TRAINING_ONLY:
            return say("receipt-training-only", author=author)
        case _:
            return say("receipt-waiting", author=author)


def details(correction: Correction) -> str:
    """For the author alone: what happens with it now, until when, and what it waits for."""
    lines = [say(f"details-{_case(correction)}")]
    if correction.waits_for:
        lines.append(correction.waits_for)
    if correction.expires_at is not None:
        lines.append(say("details-expires", date=discord.utils.format_dt(correction.expires_at, "D")))
    elif correction.never_row:
        lines.append(say("details-never-row"))
    elif correction.form.question:
        lines.append(say("details-row"))
    return "\n".join(lines)


def buttons(correction: Correction) -> discord.ui.View:
    """Under the details: Undo, and Add the question where there is none."""
    shown = [views.undo(correction.id)]
    if not correction.form.question:
        shown.insert(0, views.add_question(correction.id))
    return views.row(*shown)


def _case(correction: Correction) -> str:
    match correction.state:
        case CorrectionState.ACTING | CorrectionState.TRAINING_ONLY | CorrectionState.CONTRADICTED:
            return correction.state.value.replace("_", "-")
        case _:
            return "waiting"
