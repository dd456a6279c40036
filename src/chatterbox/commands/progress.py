"""How a run reads: its state, a progress bar, the time left, the report of a dataset's check. Text only."""

import discord

from chatterbox.models import BeforeAfter, CheckReport, Cost, QueuePlace, RunState, RunView
from chatterbox.store.datasets import Named
from chatterbox.texts import say
from chatterbox.texts.figures import decimal, enumerated, language_names, megabytes
from chatterbox.training.runs.planning import Plan

BAR_CELLS = 16
_FIELD_LIMIT = 1024
_TITLE_LIMIT = 256
_SIDE_LIMIT = 320
_EMBED_LIMIT = 5800  # Discord: 6,000 characters in all of an embed
_FAULTS_LIMIT = 1700


def run_text(view: RunView) -> str:
    """The living message of a run."""
    lines = [say("run-title", name=plain(view.name, 100), state=say(f"run-state-{view.state.value}"))]
    if view.state is RunState.COMPARING:
        lines.append(f"`{bar(view.compared, view.to_compare)}` {_compared(view)}".rstrip())
    elif not view.state.over and view.state is not RunState.FINISHING:  # then the steps are done, no time is known
        lines.append(f"`{bar(view.step, view.steps)}` {_steps(view)}".rstrip())
    if view.queue is not None:
        lines.append(_queue(view.queue))
    lines.append(_made_of(view))
    if view.losses:
        first, last = view.losses[0].loss, view.losses[-1].loss
        lines.append(say("run-loss", first=decimal(first, 2), last=decimal(last, 2)))
    if view.notice and not view.state.over:
        lines.append(f"-# {view.notice}")
    if view.state is RunState.FAILED:
        lines.append(say("run-failed-because", reason=view.error))
    if view.state is RunState.SUCCEEDED:
        lines.append(say("run-made", model=plain(view.model, 100)))
    if view.cost and view.state.over:
        cost = view.cost
        lines.append(say("run-cost", amount=amount(cost), currency=cost.currency, tokens=cost.tokens))
    return "\n".join(lines)[:2000]


def bar(step: int, steps: int) -> str:
    full = round(BAR_CELLS * min(step / steps, 1.0)) if steps else 0
    return "█" * full + "░" * (BAR_CELLS - full)


def duration(seconds: float) -> str:
    """A time left, rounded as people say it."""
    if seconds < 50:
        return say("time-seconds", number=max(5, round(seconds / 5) * 5))
    if seconds < 55 * 60:
        return say("time-minutes", number=max(1, round(seconds / 60)))
    return say("time-hours", number=max(1, round(seconds / 3600)))


def _examples(number: int) -> str:
    return say("plan-examples-supervised", number=number)


def size(size_bytes: int) -> str:
    """A file's size as people say it."""
    if size_bytes < 1024 * 1024:
        return say("size-kb", number=max(1, round(size_bytes / 1024)))
    return say("size-mb", number=megabytes(size_bytes))


def amount(cost: Cost) -> str:
    """An amount of money; below one cent it keeps the digits that tell."""
    return decimal(cost.amount, 2 if cost.amount >= 0.01 else 4)


def curve_alt(view: RunView) -> str:
    """The alternative text of the loss curve."""
    points = view.losses
    lowest = min(point.loss for point in points)
    return say(
        "run-curve-alt",
        name=plain(view.name, 100),
        first=decimal(points[0].loss, 2),
        last=decimal(points[-1].loss, 2),
        lowest=decimal(lowest, 2),
        step=points[-1].step,
        steps=max(view.steps, points[-1].step),
    )[:1024]


def closing_text(view: RunView, *, serves: bool = False) -> str:
    """The short message that pings the one who started a run. `serves`: whether its model was promoted by itself."""
    name, person = plain(view.name, 100), f"<@{view.requested_by}>"
    match view.state:
        case RunState.SUCCEEDED:
            learned = f"\n{say('exam-learned', examined=view.examined, learned=view.learned)}" if view.examined else ""
            said = say("run-closing-serves" if serves else "run-closing-candidate", person=person, name=name)
            return said + learned
        case RunState.CANCELLED:
            return say("run-closing-cancelled", person=person, name=name)
        case _:
            return say("run-closing-failed", person=person, name=name, reason=view.error)[:2000]


def direct_text(view: RunView) -> str:
    """What who wished to be told of a run's end is told."""
    return say("tell-run", name=plain(view.name, 100), state=say(f"run-state-{view.state.value}"))


def before_after(view: RunView) -> discord.Embed | None:
    """The card of the dataset's questions, asked before and after; None without any."""
    if not view.samples:
        return None
    card = discord.Embed(title=say("run-card-title"), description=say("run-card-how"))
    for sample in view.samples:
        name, value = _sample(sample)
        if len(card) + len(name) + len(value) > _EMBED_LIMIT:
            break
        card.add_field(name=name, value=value, inline=False)
    return card


def _sample(sample: BeforeAfter) -> tuple[str, str]:
    sides = (
        say("run-card-taught", answer=plain(sample.expected, _SIDE_LIMIT) or "—"),
        say("run-card-before", answer=plain(sample.before, _SIDE_LIMIT) or "—"),
        say("run-card-after", answer=plain(sample.after, _SIDE_LIMIT) or "—"),
    )
    return plain(sample.question, _TITLE_LIMIT) or "—", "\n".join(sides)[:_FIELD_LIMIT]


def dataset_choice(named: Named) -> discord.OptionChoice:
    """A dataset as a suggestion: its name is the value."""
    shown = say(
        "dataset-choice-avoid" if named.purpose == "avoid" else "dataset-choice",
        name=named.name,
        version=named.version,
        rows=named.rows,
    )
    return discord.OptionChoice(shown if len(shown) <= 100 else named.name[:100], named.name)


def plan_text(plan: Plan) -> str:
    """The report of a check, and what will be trained."""
    lines = []
    if plan.dataset:
        name = plain(plan.dataset.name, 100)
        lines.append(say("plan-dataset", name=name, version=plan.dataset.version, rows=plan.dataset.rows))
        if plan.dataset.rows_gone:
            lines.append(say("plan-rows-gone", rows=plan.dataset.rows_gone))
    if plan.avoid:
        name = plain(plan.avoid.name, 100)
        lines.append(say("plan-avoid", name=name, version=plan.avoid.version, rows=plan.avoid.rows))
    if plan.report:
        lines.extend(report_lines(plan.report))
    if plan.corrections:
        lines.append(say("plan-corrections", number=plan.corrections))
    return "\n".join([*lines, *_preview(plan)])


def _preview(plan: Plan) -> list[str]:
    """What comes of it, in plain words: how much, how long, what is left out, what the base cannot."""
    lines = []
    if plan.strange:
        lines.append(say("plan-languages", rows=language_names(plan.strange), base=language_names(plan.knows)))
    pairs = plan.method == "preference"
    if plan.avoid_left_out:
        lines.append(say("plan-avoid-left-out" if pairs else "plan-avoid-unused", rows=plan.avoid_left_out))
    if plan.imitate_left_out:
        lines.append(say("plan-imitate-left-out", rows=plan.imitate_left_out))
    if plan.rows:
        what = say("plan-examples-preference", number=plan.pairs) if pairs else _examples(plan.rows)
        if pairs and plan.mixed:
            what = say("plan-and", one=what, other=_examples(plan.rows - plan.pairs))
        lines.append(say("plan-takes", what=what, time=duration(plan.seconds)) if plan.seconds else what)
        lines.append(say("plan-forgets"))
    if cost := plan.forecast.cost:
        lines.append(say("plan-cost", amount=amount(cost), currency=cost.currency, tokens=cost.tokens))
    return [*lines, *(f"-# {note}" for note in plan.forecast.notes)]


def unusable_text(report: CheckReport) -> str:
    """Why a file cannot be trained on: as many of its faults as fit, line by line, and how many more there are."""
    head = say("plan-unusable", rows=report.rows)
    shown: list[str] = []
    for fault in report.faults:
        if len(head) + sum(map(len, shown)) + len(fault.sentence) > _FAULTS_LIMIT:
            break
        shown.append(f"- {fault.sentence}")
    left = sum(report.fault_counts.values()) - len(shown)
    more = [say("plan-more-faults", number=left, kinds=_kinds(report))] if left > 0 else []
    return "\n".join([head, *shown, *more])[:2000]


def _kinds(report: CheckReport) -> str:
    """How many faults of each kind, the most frequent first; the kinds as the full list names them."""
    counts = sorted(report.fault_counts.items(), key=lambda kind: -kind[1])
    return enumerated(f"{kind} {count}" for kind, count in counts[:8])


def report_lines(report: CheckReport) -> list[str]:
    """What a check found in a usable file."""
    lines = [say("plan-checked", rows=report.rows, turns=report.turns, tokens=_tokens(report))]
    lines.append(say(f"plan-teaches-{report.teaches}"))
    lines.extend(f"-# {note}" for note in report.notes)
    return lines


def _tokens(report: CheckReport) -> str:
    if report.tokens_error:
        return say("plan-tokens-sampled", number=report.tokens, error=report.tokens_error)
    return say("plan-tokens" if report.tokens_exact else "plan-tokens-about", number=report.tokens)


def plain(text: str, limit: int) -> str:
    """Somebody's or a model's words on one line, without Markdown or mentions taking effect."""
    line = " ".join(text.split())
    escaped = discord.utils.escape_mentions(discord.utils.escape_markdown(line))
    return escaped if len(escaped) <= limit else escaped[: limit - 1] + "…"


def _steps(view: RunView) -> str:
    if not view.steps:
        return ""
    counted = say("run-steps", step=view.step, steps=view.steps)
    left = f" · {say('run-left', time=duration(view.seconds_left))}" if view.seconds_left is not None else ""
    return counted + left


def _compared(view: RunView) -> str:
    return say("run-compared", done=view.compared, of=view.to_compare) if view.to_compare else ""


def _queue(place: QueuePlace) -> str:
    """Discord's own clock counts the time down, so nothing has to be edited for it."""
    if place.begins_at is None:
        return say("run-queue", number=place.number)
    return say("run-queue-begins", number=place.number, when=f"<t:{int(place.begins_at.timestamp())}:R>")


def _made_of(view: RunView) -> str:
    if not view.rows:
        return say("run-started-by", person=f"<@{view.requested_by}>")
    return say("run-made-of", rows=view.rows, corrections=view.corrections, person=f"<@{view.requested_by}>")
