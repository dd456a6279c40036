"""How the queue of corrections is shown: the list with its menus, and one correction beside what it stands against."""

from collections.abc import Sequence
from typing import Any

import discord

from chatterbox.commands import views
from chatterbox.commands.presses import custom_id
from chatterbox.commands.progress import plain
from chatterbox.errors import Missing
from chatterbox.models import Correction
from chatterbox.texts import say
from chatterbox.training.corrections.queue import Page, Queued, Reviewed, Stage
from chatterbox.training.corrections.standing import HELD, OPEN

ALL = "all"
_LIMIT = 2000  # Discord's, of a message
_FIELD = 1024


def where(arguments: tuple[str, ...]) -> tuple[str, int]:
    """Stage and offset of a list, as its buttons carry them. Raises Missing: the client made them up."""
    state, offset = (*arguments, "", "")[:2]
    if state not in (ALL, *Stage) or not offset.isascii() or not offset.isdigit() or len(offset) > 9:
        raise Missing(say("press-unknown"))
    return state, int(offset)


def listed(page: Page, state: str) -> str:
    """The list, and how many have come how far."""
    counts = " · ".join(f"{stage_name(stage)} {page.counts[stage]}" for stage in Stage if page.counts.get(stage))
    lines = [say("list-title", count=page.count, state=say(f"state-{state.replace('_', '-')}"))]
    if counts:
        lines.append(f"-# {counts}")
    lines.extend(line(one) for one in page.found)
    text = "\n".join(lines)
    return text if len(text) <= _LIMIT else text[: _LIMIT - 1] + "…"


def line(queued: Queued) -> str:
    """One correction in a line."""
    correction = queued.correction
    return say(
        "list-line",
        id=str(correction.id),
        state=_stage(queued),
        author=f"<@{correction.author_id}>",
        question=_question(correction, 80),
        answer=plain(correction.form.answer, 120),
    )


def stage_name(stage: Stage) -> str:
    return say(f"state-{stage.value.replace('_', '-')}")


def controls(page: Page, state: str, offset: int, size: int) -> discord.ui.View:
    """Under a list: one to be shown whole, several to be approved or withdrawn at once, the other pages."""
    items: list[discord.ui.ViewItem[discord.ui.View]] = []
    held = [one for one in page.found if one.correction.state in HELD]
    still = [one for one in page.found if one.correction.state in OPEN]
    if page.found:
        items.append(_menu(custom_id("pick", state, offset), say("list-pick"), page.found, most=1))
    if held:
        items.append(_menu(custom_id("approve-many", state, offset), say("list-approve"), held, most=len(held)))
    if still:
        items.append(_menu(custom_id("undo-many", state, offset), say("list-undo"), still, most=len(still)))
    # The offset alone would give both buttons one custom_id on a single page.
    back, on = max(0, offset - size), offset + size
    items.append(views.turn_page("button-newer", "list", state, back, "newer", enabled=offset > 0))
    items.append(views.turn_page("button-older", "list", state, on, "older", enabled=on < page.count))
    return views.row(*items)


def whole(reviewed: Reviewed) -> tuple[discord.Embed, discord.ui.View]:
    """One correction, side by side with what it stands against, and what a trainer can do."""
    queued, rival = reviewed.queued, reviewed.rival
    card = discord.Embed(title=say("review-title", id=str(queued.correction.id)), description=line(queued))
    card.add_field(name=_heading(queued), value=_side(queued), inline=rival is not None)
    if rival:
        card.add_field(name=_heading(rival), value=_side(rival), inline=True)
    if queued.correction.wrong:
        card.add_field(name=say("review-wrong"), value=plain(queued.correction.wrong, 500), inline=False)
    if reviewed.exams:
        last = reviewed.exams[0]
        told = say("review-exam-learned" if last.learned else "review-exam-missed", number=len(reviewed.exams))
        value = f"{told}\n{plain(last.question, 200)} → {plain(last.answer, 400) or '—'}"
        card.add_field(name=say("review-exam"), value=value[:_FIELD], inline=False)
    return card, _choices(queued.correction, rival.correction if rival else None)


def _heading(queued: Queued) -> str:
    return say("review-side", id=str(queued.correction.id), state=_stage(queued))


def _side(queued: Queued) -> str:
    correction = queued.correction
    form = correction.form
    lines = [f"<@{correction.author_id}>", f"**{_question(correction, 200)}**", plain(form.answer, 400)]
    lines.extend(f"- {plain(phrasing, 60)}" for phrasing in form.phrasings[:4])
    if form.reason:
        lines.append(say("list-reason", reason=plain(form.reason, 120)))
    if correction.waits_for:
        lines.append(f"-# {correction.waits_for}")
    return "\n".join(lines)[:_FIELD]


def _choices(correction: Correction, rival: Correction | None) -> discord.ui.View:
    shown: list[views.Button] = []
    if rival and rival.state in OPEN:
        shown += [views.choose(correction.id), views.choose(rival.id)]
    elif correction.state in HELD:
        shown.append(views.approve(correction.id))
    if correction.state in OPEN:
        shown.append(views.undo(correction.id))
    return views.row(*shown)


def _stage(queued: Queued) -> str:
    if queued.stage is Stage.IN_TRAINING_SET:
        return say("state-in-set", name=plain(queued.training_set, 60))
    return stage_name(queued.stage)


def _question(correction: Correction, limit: int) -> str:
    return plain(correction.form.question, limit) or say("list-no-question")


def _menu(
    custom: str, placeholder: str, found: Sequence[Queued], *, most: int
) -> discord.ui.Select[discord.ui.View, Any, str]:
    options = [
        discord.SelectOption(
            label=plain(one.correction.form.question or one.correction.form.answer, 95) or str(one.correction.id),
            value=str(one.correction.id),
        )
        for one in found
    ]
    return discord.ui.Select(custom_id=custom, placeholder=placeholder, options=options, max_values=most)
