"""The bases that a backend offers, with what it tells of them: our engine tells all, others their names."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from chatterbox.backend.connection import Connection, told_as_ours
from chatterbox.texts import say
from chatterbox.texts.figures import decimal

_LABEL_LIMIT = 100
_LANGUAGES_SHOWN = 3


class About(msgspec.Struct, frozen=True):
    """What our engine tells of a base beside its name. A time is None where this machine was not measured yet."""

    parameters: int = 0
    licence: str = ""
    languages: tuple[str, ...] = ()
    about: str = ""
    file_mb: int = 0
    serving_mb: int = 0
    training_mb: int = 0
    training_measured: bool = False
    fits: bool = True
    rows40_s: float | None = None
    answer_s: float | None = None


@dataclass(frozen=True, slots=True)
class OfferedBase:
    """`about` is None where the backend tells nothing but the name."""

    name: str
    about: About | None


async def offered_bases(connection: Connection) -> list[OfferedBase]:
    """What can be trained from, the default first. Raises BackendError."""
    with told_as_ours(connection.name):
        client = await connection.client()
        listed = {model.id: (model.model_extra or {}).get("base") async for model in client.models.list()}
    offered = [OfferedBase(name, _about(told)) for name, told in listed.items()]
    ours = [base for base in offered if base.about is not None]
    return ours or [base for base in offered if not base.name.startswith("ft:")]


def label(base: OfferedBase) -> str:
    """One line that helps to choose, as long as Discord lets a choice be."""
    about = base.about
    if about is None:
        return base.name[:_LABEL_LIMIT]
    more = max(0, len(about.languages) - _LANGUAGES_SHOWN)
    languages = " ".join(about.languages[:_LANGUAGES_SHOWN]) + (f" +{more}" if more else "")
    time = say("base-unmeasured") if about.rows40_s is None else say("base-rows40", minutes=minutes(about.rows40_s))
    parts = [base.name, about.licence, languages, time, "" if about.fits else say("base-too-large")]
    return " · ".join(part for part in parts if part)[:_LABEL_LIMIT]


def minutes(seconds: float) -> str:
    """Rounded as people say it."""
    return decimal(seconds / 60, 1 if seconds < 600 else 0)


def _about(told: object) -> About | None:
    try:
        return None if told is None else msgspec.convert(told, About)
    except msgspec.ValidationError:
        return None
