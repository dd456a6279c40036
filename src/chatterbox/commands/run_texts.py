"""How the record of a training reads: a line of the list, and the whole of it."""

from collections.abc import Sequence
from datetime import datetime

from chatterbox.commands.progress import amount, duration, plain
from chatterbox.config import LOCAL
from chatterbox.models import RunState
from chatterbox.texts import say
from chatterbox.texts.figures import decimal, enumerated
from chatterbox.training.runs.run_book import RunStory

_LIMIT = 2000
_IDS_SHOWN = 40


def listed(stories: Sequence[RunStory]) -> str:
    """The list, as much of it as fits."""
    lines = [say("records-title")]
    for number, story in enumerate(stories, 1):
        line = _line(number, story)
        if sum(map(len, lines)) + len(lines) + len(line) > _LIMIT:
            break
        lines.append(line)
    return "\n".join(lines)


def curves_alt(stories: Sequence[RunStory]) -> str:
    """The alternative text of the picture of compared curves."""
    curves = [
        say("records-curve-alt", name=story.view.name[:60], first=_loss(story, 0), last=_loss(story, -1))
        for story in stories[:5]
    ]
    return say("records-curves-alt", number=len(curves), curves="; ".join(curves))[:1024]


def whole(story: RunStory) -> str:
    """Everything that is recorded of one training."""
    view = story.view
    state = say(f"run-state-{view.state.value}")
    serves = f" {say('records-serves')}" if story.serves else ""
    lines = [say("record-title", name=plain(view.name, 100), state=state) + serves]
    if story.note:
        lines.append(say("record-note", note=plain(story.note, 500)))
    lines.append(say("record-who", person=f"<@{view.requested_by}>", when=_moment(view.created_at)))
    lines += [*_made_of(story), *_trained(story), *_came_of_it(story)]
    return "\n".join(lines)[:_LIMIT]


def _line(number: int, story: RunStory) -> str:
    view = story.view
    line = say(
        "records-line",
        number=number,
        name=plain(view.name, 60),
        state=say(f"run-state-{view.state.value}"),
        when=_moment(view.created_at),
        rows=view.rows,
        loss=_loss(story, -1) if view.losses else "none",
    )
    return f"{line} {say('records-serves')}" if story.serves else line


def _made_of(story: RunStory) -> list[str]:
    lines = [_dataset(story)]
    if story.corrections:
        ids = enumerated(f"#{number}" for number in story.corrections[:_IDS_SHOWN])
        more = len(story.corrections) - _IDS_SHOWN
        lines.append(
            say("record-corrections", ids=say("record-corrections-more", ids=ids, more=more) if more > 0 else ids)
        )
    if story.repeats:
        same = "yes" if story.same_rows else "no"
        lines.append(say("record-repeats", run=plain(story.repeats, 60), same=same))
    return lines


def _dataset(story: RunStory) -> str:
    short = story.dataset_sha256[:16]
    if story.dataset is not None:
        name, version, rows = plain(story.dataset.name, 100), story.dataset.version, story.dataset.rows
        return say("record-dataset", name=name, version=version, rows=rows, sha256=story.dataset.sha256[:16])
    return say("record-dataset-gone", sha256=short) if short else say("record-no-dataset")


def _trained(story: RunStory) -> list[str]:
    lines = [say("record-base", base=story.base, backend=story.backend, job=story.job_id or "—")] if story.base else []
    if story.chosen:
        numbers = enumerated(f"{name} {value}" for name, value in story.chosen.items())
        lines.append(say("record-numbers", numbers=numbers, seed="?" if story.seed is None else str(story.seed)))
    if story.libraries:
        named = enumerated(f"{name} {version}" for name, version in story.libraries.items())
        lines.append(say("record-libraries", libraries=named))
    return lines


def _came_of_it(story: RunStory) -> list[str]:
    view, lines = story.view, []
    if view.losses:
        lines.append(say("record-loss", first=_loss(story, 0), last=_loss(story, -1)))
    if view.valid:
        best = min(point.loss for point in view.valid)
        lines.append(say("record-valid", first=decimal(view.valid[0].loss, 2), best=decimal(best, 2)))
    if story.training_s is not None:
        lines.append(say("record-time", time=duration(story.training_s)))
    if story.trained_tokens is not None:
        lines.append(_cost(story, story.trained_tokens))
    if view.state is RunState.FAILED:
        lines.append(say("record-failed", reason=plain(view.error, 500)))
    if view.model:
        gone = story.model_deleted_at
        model = f"`{view.model}`"
        lines.append(
            say("record-model-gone", model=model, when=_moment(gone)) if gone else say("record-model", model=model)
        )
    return lines


def _cost(story: RunStory, tokens: int) -> str:
    if story.backend == LOCAL:
        return say("record-cost-local", tokens=tokens)
    if cost := story.view.cost:
        return say("record-cost-counted", amount=amount(cost), currency=cost.currency, tokens=cost.tokens)
    return say("record-cost", tokens=tokens, backend=story.backend)


def _loss(story: RunStory, at: int) -> str:
    return decimal(story.view.losses[at].loss, 2)


def _moment(at: datetime) -> str:
    """In each reader's own time, by Discord."""
    return f"<t:{int(at.timestamp())}:R>"
