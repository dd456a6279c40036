"""How a dataset reads: its card with versions and buttons, and what changed between two versions."""

import io
from typing import Any

import discord

from chatterbox.commands import views
from chatterbox.commands.presses import custom_id
from chatterbox.commands.progress import plain, report_lines
from chatterbox.models import Dataset
from chatterbox.texts import say
from chatterbox.training.datasets.desk import Compared, Shown

_VERSIONS_SHOWN = 8
_MENU = 25

Menu = discord.ui.Select[discord.ui.View, Any, Any]


def card(shown: Shown) -> discord.Embed:
    """One version, and all that there are of its name."""
    dataset = shown.dataset
    about = say("dataset-about", rows=dataset.rows, purpose=dataset.purpose, active="yes" if shown.active else "no")
    made = discord.Embed(
        title=say("dataset-title", name=plain(dataset.name, 100), version=dataset.version), description=about
    )
    lines = [_line(version) for version in shown.versions[:_VERSIONS_SHOWN]]
    if len(shown.versions) > _VERSIONS_SHOWN:
        lines.append(say("dataset-more-versions", number=len(shown.versions) - _VERSIONS_SHOWN))
    made.add_field(name=say("dataset-versions-title"), value="\n".join(lines), inline=False)
    if shown.report:
        made.add_field(
            name=say("dataset-report-title"), value="\n".join(report_lines(shown.report))[:1024], inline=False
        )
    return made


def buttons(shown: Shown) -> discord.ui.View:
    """What can be done with it, and a menu of the versions to compare it with."""
    dataset = shown.dataset
    items: list[discord.ui.ViewItem[discord.ui.View]] = []
    if dataset.purpose == "imitate":
        items += [views.add_my_corrections(dataset.id), views.add_all_corrections(dataset.id)]
    other = views.to_avoid if dataset.purpose == "imitate" else views.to_imitate
    items += [other(dataset.id), views.delete_dataset(dataset.id)]
    if len(shown.versions) > 1:
        items.append(_menu(shown.versions[1 : _MENU + 1]))
    return views.row(*items)


def compared_text(compared: Compared) -> str:
    """How many rows came, went, and answer otherwise."""
    changes = compared.changes
    return say(
        "dataset-compared",
        name=plain(compared.newer.name, 100),
        older=compared.older.version,
        newer=compared.newer.version,
        added=len(changes.added),
        removed=len(changes.removed),
        answered=len(changes.answered),
        same=changes.same,
    )


def compared_files(compared: Compared, most_bytes: int) -> list[discord.File]:
    """Every changed row, to read; nothing where nothing changed, and cut where Discord takes no more."""
    if not compared.changes:
        return []
    return [discord.File(io.BytesIO(compared.changes.text()[:most_bytes]), "changes.txt")]


def _line(version: Dataset) -> str:
    when = discord.utils.format_dt(version.created_at, "d")
    return say("dataset-version-line", version=version.version, rows=version.rows, purpose=version.purpose, when=when)


def _menu(versions: tuple[Dataset, ...]) -> Menu:
    options = [
        discord.SelectOption(label=say("dataset-title", name=one.name, version=one.version)[:100], value=str(one.id))
        for one in versions
    ]
    return discord.ui.Select(
        custom_id=custom_id("dataset-compare"), placeholder=say("dataset-compare-menu"), options=options
    )
