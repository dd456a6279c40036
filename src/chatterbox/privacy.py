"""`chatterbox privacy`: what the operator does for people who share no server with the bot, also while the bot runs."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from chatterbox.config import Settings
from chatterbox.models import Actor, Space
from chatterbox.rules.service import Rules
from chatterbox.services import privacy_service
from chatterbox.store.store import Store, open_store
from chatterbox.texts import say
from chatterbox.texts.figures import listed
from chatterbox.training.privacy.reports import Reports
from chatterbox.training.privacy.service import Forgotten, PrivacyService


async def export_person(settings: Settings, user_id: int, guild_id: int | None, target: Path) -> int:
    """Writes all that is kept about a person, everywhere or in one server, into a new file.

    Raises FileExistsError where there is one already.
    """
    async with _privacy(settings) as (_, privacy):
        places = await _places(privacy, user_id, guild_id)
        content = await privacy.export(user_id, places)
    if not places:
        sys.stdout.write(say("privacy-cli-nothing", user=str(user_id)) + "\n")
        return 0
    await asyncio.to_thread(_written, target, content)
    done = say("privacy-cli-exported", file=str(target), user=str(user_id), places=len(places))
    sys.stdout.write(done + "\n")
    return 0


async def delete_person(settings: Settings, user_id: int, guild_id: int | None, *, datasets: bool, really: bool) -> int:
    """Deletes all that is kept about a person, everywhere or in one server; without `really` it says what would go."""
    async with _privacy(settings) as (_, privacy):
        places = await _places(privacy, user_id, guild_id)
        if not places:
            sys.stdout.write(say("privacy-cli-nothing", user=str(user_id)) + "\n")
            return 0
        if not really:
            named = listed(place.key for place in places)
            sys.stdout.write(say("privacy-cli-sure", user=str(user_id), places=named) + "\n")
            return 1
        for place in places:
            gone = await privacy.delete_mine(Actor(place, user_id, ""), datasets=datasets)
            sys.stdout.write("\n".join(_gone(place, gone, datasets=datasets)) + "\n")
    return await print_left(settings)


async def print_left(settings: Settings) -> int:
    """Prints what of people's data still has to be deleted at backends, and what a backend would not delete."""
    async with _privacy(settings) as (store, _), store.reading() as work:
        waiting = await work.erasures.left()
    sys.stdout.write(say("privacy-cli-clearing", number=len(waiting)) + "\n")
    for one in waiting:
        line = say("privacy-cli-left-line", backend=one.backend, kind=one.kind, name=one.name, refused=one.refused)
        sys.stdout.write(f"  {line.rstrip()}\n")
    return 0


def _gone(place: Space, gone: Forgotten, *, datasets: bool) -> list[str]:
    """What went in a place, line by line."""
    kept, stays = gone.kept, 0 if datasets else gone.kept.datasets
    deleted = say(
        "privacy-cli-deleted",
        place=place.key,
        turns=kept.turns,
        corrections=kept.corrections,
        datasets=kept.datasets - stays,
    )
    lines = [deleted]
    if stays:
        lines.append(say("privacy-cli-left", place=place.key, datasets=stays))
    if gone.models:
        lines.append(say("privacy-cli-models", place=place.key, models=listed(gone.models)))
    return lines


async def print_reports(settings: Settings) -> int:
    """Prints every report, the oldest first."""
    async with _privacy(settings) as (store, _):
        reports = await Reports(store, Rules(store)).all()
    if not reports:
        sys.stdout.write(say("privacy-cli-no-reports") + "\n")
    for one in reports:
        about = f"  about {one.about.channel_id}/{one.about.message_id}" if one.about else ""
        text = " ".join("".join(sign if sign.isprintable() else " " for sign in one.text).split())
        sys.stdout.write(f"{one.created_at:%Y-%m-%d %H:%M}  {one.space.key}  by {one.reporter_id}{about}  {text}\n")
    return 0


@asynccontextmanager
async def _privacy(settings: Settings) -> AsyncIterator[tuple[Store, PrivacyService]]:
    """The service over the configured store. The backends are left to the bot: it may be training there."""
    async with AsyncExitStack() as stack:
        key = settings.store.key.get_secret_value()
        opened = open_store(settings.bot.data, url=settings.store.url, key=key, tidy=False)
        store = await stack.enter_async_context(opened)
        yield store, privacy_service(settings, store, _nobody_searches, None, stack)


def _nobody_searches(_space: Space) -> None:
    """A bot that runs reads each entry from the store once more before it uses it."""


async def _places(privacy: PrivacyService, user_id: int, guild_id: int | None) -> list[Space]:
    places = await privacy.places(user_id)
    return places if guild_id is None else [place for place in places if place == Space("guild", guild_id)]


def _written(target: Path, content: bytes) -> None:
    with target.open("xb") as file:
        file.write(content)
