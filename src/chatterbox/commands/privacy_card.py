"""How /privacy reads: what is kept in a place, what went, and what still contains something of it."""

from collections.abc import Iterable, Sequence

from chatterbox.commands.progress import plain
from chatterbox.store.erasures import Leftover
from chatterbox.texts import say
from chatterbox.texts.figures import listed
from chatterbox.training.privacy.service import Forgotten, Kept

MOST_PLACES = 10
_FIELD = 1024
_MODELS = 400


def place(kept: Kept, stale: Sequence[str], refused: Sequence[Leftover]) -> str:
    """What a place holds of somebody; for trainers also which models hold what is gone."""
    counted = (kept.turns, kept.corrections, kept.datasets, kept.runs)
    lines = [
        say("privacy-kept", turns=counted[0], corrections=counted[1], datasets=counted[2], runs=counted[3])
        if any(counted)
        else say("privacy-nothing")
    ]
    if kept.models:
        lines.append(say("privacy-models", models=_models(kept.models)))
    if stale:
        lines.append(say("privacy-stale", models=_models(stale)))
        lines.append(say("privacy-stale-trainers"))
    if refused:
        lines.append(_refused(refused))
    return "\n".join(lines)[:_FIELD]


def withdrawn(done: str, models: Iterable[str]) -> str:
    """What was withdrawn, and which models contain it."""
    named = _models(dict.fromkeys(models))
    return f"{done}\n{say('privacy-withdrawn-models', models=named)}" if named else done


def forgotten(gone: Sequence[Forgotten], *, datasets: bool) -> str:
    """What was deleted, in all places together."""
    turns, corrections = sum(one.kept.turns for one in gone), sum(one.kept.corrections for one in gone)
    given = sum(one.kept.datasets for one in gone)
    lines = [say("delete-done", turns=turns, corrections=corrections)]
    if given:
        lines.append(say("delete-datasets" if datasets else "delete-names", datasets=given))
    models = [model for one in gone for model in one.models]
    if models:
        lines.append(say("delete-models", models=_models(models)))
    refused = [left for one in gone for left in one.refused]
    if refused:
        lines.append(_refused(refused))
    return "\n".join(lines)[:2000]


def offer(models: Sequence[str]) -> str:
    """What the notice channel is told when models contain what is gone."""
    return say("privacy-offer", models=_models(models))


def parts(text: str, limit: int) -> list[str]:
    """A long text in parts that each fit, cut between paragraphs."""
    found: list[str] = []
    for paragraph in text.split("\n\n"):
        if found and len(found[-1]) + len(paragraph) + 2 <= limit:
            found[-1] += f"\n\n{paragraph}"
        else:
            found.append(paragraph[:limit])
    return found


def _models(names: Iterable[str]) -> str:
    return listed(plain(name, 60) for name in names)[:_MODELS]


def _refused(refused: Sequence[Leftover]) -> str:
    things = (
        say(
            "privacy-refused-one",
            kind=say(f"privacy-kind-{one.kind}"),
            name=plain(one.name, 60),
            backend=plain(one.backend, 60),
            reason=plain(one.refused, 120),
        )
        for one in refused[:3]
    )
    return say("privacy-refused", things="; ".join(things))
