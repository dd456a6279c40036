"""The files under a report: all that was found, row by row, and the good rows; and how files are fetched."""

import asyncio
import csv
import io
from functools import partial

import aiohttp
import discord

from chatterbox.commands.progress import plain
from chatterbox.errors import Missing
from chatterbox.models import CheckReport, GivenFile
from chatterbox.texts import say
from chatterbox.training.datasets.service import UnusableDataset, label

GOOD_ROWS_ENDING = ".jsonl"
FETCHED_WITHIN_S = 60.0


def listed(report: CheckReport) -> list[discord.File]:
    """The full list as a table, where there is anything to list."""
    if not report.listed:
        return []
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["kind", "file", "line", "column", "finding"])
    for found in report.listed:
        table.writerow([found.kind, found.file, found.line or "", found.column or "", found.sentence])
    return [discord.File(io.BytesIO(out.getvalue().encode("utf-8-sig")), "report.csv")]


async def fetched(file: discord.Attachment) -> bytes:
    """The bytes of an upload. Raises Missing where Discord no longer has it, or does not give it."""
    try:
        async with asyncio.timeout(FETCHED_WITHIN_S):
            return await file.read()
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError):
        raise Missing(say("train-file-gone", name=plain(file.filename, 100))) from None


def beside(message: discord.Message) -> tuple[GivenFile, ...]:
    """The files beside a question, to be fetched by whoever decides which of them are read."""
    return tuple(GivenFile(one.filename, one.size, partial(fetched, one)) for one in message.attachments)


def good_rows(unusable: UnusableDataset, filename: str, most_bytes: int) -> discord.File | None:
    """The good rows as a file that is called like the upload; None without any, or where Discord takes none so large.

    A press on the button under it reads them from there: nothing of a refused upload is kept here.
    """
    if not unusable.good_rows or len(unusable.good_rows) > most_bytes:
        return None
    name = label(filename.rpartition(".")[0].replace("/", " ").replace("\\", " ")) or "dataset"
    return discord.File(io.BytesIO(unusable.good_rows), name + GOOD_ROWS_ENDING)
