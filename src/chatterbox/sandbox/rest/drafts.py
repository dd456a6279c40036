"""From a request's body to a message to be (`Draft`) or to an edit (`Change`): checked, files kept, names made safe."""

from __future__ import annotations

import asyncio
import io

from msgspec import UNSET
from msgspec.structs import replace
from PIL import Image

from .. import errors
from ..clock import iso, moment_of
from ..limits.components import numbered
from ..limits.embeds import is_empty
from ..limits.faults import Path
from ..limits.messages import (
    MAX_FILES,
    SETTABLE_FLAGS,
    check_message,
    check_upload,
    check_voice_message,
)
from ..objects import COMPONENTS_V2, SUPPRESS_EMBEDS, VOICE_MESSAGE, Attachment, Change, Draft, Json, Message
from ..world import World
from ..world.files import safe_name
from ..world.pictures import named, shows
from .bodies import Upload

MAX_PIXELS = 64_000_000


async def draft_of(
    world: World, payload: Json, files: dict[str, Upload], *, path: Path = (), flags: int = SETTABLE_FLAGS
) -> Draft:
    """A message to be. Raises 50035, 50006 and the refusals of voice messages; `flags`: those that may be set."""
    check_message(payload, files=len(files), path=path)
    wanted = (payload.get("flags") or 0) & flags
    if wanted & VOICE_MESSAGE:
        check_voice_message(payload, len(files))
    attachments = await _keep_files(world, payload.get("attachments"), files, ephemeral=bool(wanted & 64))
    return Draft(
        content=_trimmed(payload.get("content")),
        embeds=embeds_of(payload.get("embeds") or []),
        components=numbered(payload.get("components") or []),
        attachments=attachments,
        flags=wanted,
        tts=bool(payload.get("tts")),
        allowed_mentions=payload.get("allowed_mentions"),
        reference=payload.get("message_reference"),
        nonce=payload.get("nonce"),
        enforce_nonce=bool(payload.get("enforce_nonce")),
    )


async def change_of(
    world: World, message: Message, payload: Json, files: dict[str, Upload], *, path: Path = ()
) -> Change:
    """An edit of a message. A key that is absent leaves its part as it is; null or [] empties it."""
    check_message(payload, files=len(files), path=path, edit=True, v2=bool(message.flags & COMPONENTS_V2))
    change = Change(allowed_mentions=payload.get("allowed_mentions"))
    if "content" in payload:
        change.content = _trimmed(payload["content"])
    if "embeds" in payload:
        change.embeds = embeds_of(payload["embeds"] or [])
    if "components" in payload:
        change.components = numbered(payload["components"] or [])
    if payload.get("flags") is not None:
        settable = SUPPRESS_EMBEDS | COMPONENTS_V2
        change.flags = (message.flags & ~SUPPRESS_EMBEDS) | (payload["flags"] & settable)
    embeds = message.embeds if change.embeds is UNSET else change.embeds
    components = message.components if change.components is UNSET else change.components
    kept = _kept(message, payload.get("attachments"), "attachments" in payload, embeds, components)
    if len(kept) + len(files) > MAX_FILES:
        raise errors.DiscordError(400, 30015, f"Maximum number of attachments reached ({MAX_FILES})")
    fresh = await _keep_files(world, payload.get("attachments"), files, ephemeral=message.only_for is not None)
    if files or kept != message.attachments:
        change.attachments = kept + fresh
    _refuse_emptiness(message, change)
    return change


def embeds_of(embeds: list[Json]) -> list[Json]:
    """Embeds as Discord keeps them: of type rich, without nulls; a picture of an own attachment by its name."""
    return [_embed(embed) for embed in embeds if not is_empty(embed)]


def _embed(embed: Json) -> Json:
    whole = {name: value for name, value in embed.items() if value not in (None, [], {})}
    whole["type"] = "rich"
    if "timestamp" in whole:
        whole["timestamp"] = iso(moment_of(whole["timestamp"]))
    for name in ("image", "thumbnail", "footer", "author"):
        if name in whole:
            whole[name] = {k: named(v) for k, v in whole[name].items() if v is not None}
    if "fields" in whole:
        whole["fields"] = [
            {"name": f["name"], "value": f["value"], "inline": bool(f.get("inline"))} for f in whole["fields"]
        ]
    return whole


def _kept(
    message: Message, listed: list[Json] | None, given: bool, embeds: list[Json], components: list[Json]
) -> list[Attachment]:
    """Which attachments survive an edit: those listed (all where nothing is listed), and those that embeds show."""
    if not given:
        return list(message.attachments)
    wanted = {str(item["id"]): item for item in listed or ()}
    kept = []
    for attachment in message.attachments:
        if item := wanted.get(attachment.id):
            if "description" in item:
                attachment = replace(attachment, description=item["description"])
            kept.append(attachment)
        elif shows(attachment, embeds, components) and shows(attachment, message.embeds, message.components):
            kept.append(attachment)
    return kept


def _refuse_emptiness(message: Message, change: Change) -> None:
    left = [
        getattr(message, name) if getattr(change, name) is UNSET else getattr(change, name)
        for name in ("content", "embeds", "components", "attachments")
    ]
    if not any(left):
        raise errors.empty_message()


async def _keep_files(
    world: World, listed: list[Json] | None, files: dict[str, Upload], *, ephemeral: bool
) -> list[Attachment]:
    described = {str(item.get("id")): item for item in listed or ()}
    return [
        await keep_file(world, upload, described.get(number), ephemeral=ephemeral) for number, upload in files.items()
    ]


async def keep_file(
    world: World, upload: Upload, described: Json | None = None, *, ephemeral: bool = False
) -> Attachment:
    """Writes a file into the data folder and tells what it is. `described`: its entry in `attachments`."""
    check_upload(len(upload.content))
    described = described or {}
    filename = safe_name(described.get("filename") or upload.filename)
    attachment_id = world.ids.make()
    width, height = await asyncio.to_thread(_write, world, attachment_id, upload)
    return Attachment(
        id=attachment_id,
        filename=filename,
        size=len(upload.content),
        content_type=upload.content_type,
        description=described.get("description"),
        title=described.get("title"),
        width=width,
        height=height,
        duration_secs=described.get("duration_secs"),
        waveform=described.get("waveform"),
        ephemeral=ephemeral,
    )


def discard(world: World, attachments: list[Attachment]) -> None:
    """Deletes the files of a message that was refused after all."""
    for attachment in attachments:
        world.files.delete(attachment.id)


def _write(world: World, attachment_id: str, upload: Upload) -> tuple[int | None, int | None]:
    world.files.write(attachment_id, upload.content)
    if not (upload.content_type or "").startswith("image/"):
        return None, None
    try:
        with Image.open(io.BytesIO(upload.content)) as picture:  # reads the head only
            width, height = picture.size
    except Exception:  # a hostile file may break the reader in any way: then it is a file like others
        return None, None
    return (width, height) if width * height <= MAX_PIXELS else (None, None)


def _trimmed(content: str | None) -> str:
    return (content or "").strip()
