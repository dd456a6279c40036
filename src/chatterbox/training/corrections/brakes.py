"""What keeps a correction from acting before a trainer has seen it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from chatterbox.models import Actor, CorrectionForm

Acts = Literal["everyone", "trainers", "training_only"]


@dataclass(frozen=True, slots=True)
class Brakes:
    """What is configured about corrections."""

    acts: Acts
    per_day: int
    min_member_days: int
    log_days: int
    weight: int


_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_LINK = re.compile(
    r"[a-z][a-z0-9+.-]*://"
    r"|\bwww\."
    r"|\b(?:discord|discordapp|dsc)\s*\.\s*(?:gg|com/invite|me|io|li)\b"
    # A bare name that is surely an address: a path behind it, or one of the endings that are used to lead people away.
    r"|\b(?:[a-z0-9-]+\.)+[a-z]{2,24}/\S"
    r"|\b(?:[a-z0-9-]+\.)+(?:com|net|org|info|biz|io|gg|me|tv|co|ru|cn|xyz|top|shop|site|online|link|click|live|app|dev)\b",
    re.IGNORECASE,
)
_MENTION = re.compile(r"<@[!&]?\d+>|<#\d+>|<id:\w+>|@everyone|@here", re.IGNORECASE)


def trains(actor: Actor) -> bool:
    """Trainers are who manages the server, and the roles that the configuration names."""
    return actor.trains or actor.manages


def why_it_waits(actor: Actor, form: CorrectionForm, brakes: Brakes, now: datetime) -> str:
    """The key of the sentence why this correction waits for a trainer; "" when it does not."""
    if trains(actor):
        return ""
    if actor.corrects is False:
        return "waits-correctors"
    if actor.corrects is None and brakes.acts == "trainers":
        return "waits-trainers"
    texts = _shown(" \n ".join((form.question, form.answer, *form.phrasings, form.reason)))
    if _LINK.search(texts):
        return "waits-link"
    if _MENTION.search(texts):
        return "waits-mention"
    # Somebody whose joining Discord does not tell counts as new.
    least = timedelta(days=brakes.min_member_days)
    if least and (actor.joined_at is None or now - actor.joined_at < least):
        return "waits-new-member"
    return ""


def _shown(text: str) -> str:
    """The text as people read it: look-alike forms folded, invisible characters left out."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
