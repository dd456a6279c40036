"""Discord's limits of a message as an application or a person sends it.

Sources: https://discord.com/developers/docs/resources/message#create-message and Discord's OpenAPI document. Keys that
Discord does not know are passed over, as Discord does.
"""

from __future__ import annotations

from typing import Any

from .. import errors
from ..objects import COMPONENTS_V2, EPHEMERAL, SILENT, SUPPRESS_EMBEDS, VOICE_MESSAGE, Json
from .components import check_components
from .embeds import check_embeds, is_empty
from .faults import Faults, Path

MAX_CONTENT = 2000
MAX_FILES = 10
MAX_UPLOAD = 10 * 1024 * 1024
MAX_ALT_TEXT = 1024
MAX_NONCE = 25
# What may be set when a message is made; others are ignored, as Discord does.
SETTABLE_FLAGS = SUPPRESS_EMBEDS | SILENT | VOICE_MESSAGE | COMPONENTS_V2
INTERACTION_FLAGS = SETTABLE_FLAGS | EPHEMERAL


def check_message(payload: Json, *, files: int = 0, path: Path = (), edit: bool = False, v2: bool = False) -> None:
    """Raises DiscordError 50035 with every fault, or 50006 for a message with nothing in it.

    `files`: how many come with it. `path`: where the message stands in the body ("data" of an interaction's callback).
    `v2`: for an edit, whether the message has the flag IS_COMPONENTS_V2 already.
    """
    faults = Faults()
    faults.text(payload.get("content"), (*path, "content"), MAX_CONTENT)
    check_embeds(payload.get("embeds"), faults, (*path, "embeds"))
    faults.integer(payload.get("flags"), (*path, "flags"), 0, 2**53)
    flags = payload.get("flags") if isinstance(payload.get("flags"), int) else 0
    v2 = v2 or bool((flags or 0) & COMPONENTS_V2)
    check_components(payload.get("components"), faults, v2=v2, path=(*path, "components"))
    _check_attachments(payload.get("attachments"), (*path, "attachments"), faults)
    _check_mentions(payload.get("allowed_mentions"), (*path, "allowed_mentions"), faults)
    _check_nonce(payload.get("nonce"), (*path, "nonce"), faults)
    _check_reference(payload.get("message_reference"), (*path, "message_reference"), faults)
    faults.flag(payload.get("tts"), (*path, "tts"))
    faults.flag(payload.get("enforce_nonce"), (*path, "enforce_nonce"))
    stickers = faults.items(payload.get("sticker_ids"), (*path, "sticker_ids"), 3)
    for n, sticker in enumerate(stickers):
        faults.snowflake(sticker, (*path, "sticker_ids", n))
    for name in ("poll", "shared_client_theme"):
        if payload.get(name) is not None:
            faults.add((*path, name), "SANDBOX_DOES_NOT_KNOW", f"The sandbox does not know messages with a {name}.")
    if files > MAX_FILES:
        faults.add((*path, "attachments"), "BASE_TYPE_MAX_LENGTH", f"Must be {MAX_FILES} or fewer in length.")
    if v2:
        for name in ("content", "embeds", "poll", "sticker_ids"):
            if payload.get(name):
                message = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                faults.add((*path, name), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message)
    faults.check()
    if stickers and not edit:
        raise errors.DiscordError(404, 10060, "Unknown Sticker")
    if not edit and not files and not _shows_anything(payload):
        raise errors.empty_message()


def check_voice_message(payload: Json, files: int) -> None:
    """A voice message has exactly one file, and no text, embeds or components."""
    if files != 1:
        raise errors.DiscordError(400, 50161, "Voice messages must have a single audio attachment.")
    if any(payload.get(name) for name in ("content", "embeds", "components", "sticker_ids")):
        raise errors.DiscordError(400, 50160, "Voice messages do not support additional content.")
    described = payload.get("attachments") or [{}]
    if not all(described[0].get(name) for name in ("duration_secs", "waveform")):
        raise errors.DiscordError(400, 50162, "Voice messages must have supporting metadata.")


def check_upload(size: int) -> None:
    """Raises 40005 for a file that is too large."""
    if size > MAX_UPLOAD:
        raise errors.DiscordError(413, 40005, "Request entity too large")


def _shows_anything(payload: Json) -> bool:
    content = payload.get("content") or ""
    embeds = [embed for embed in payload.get("embeds") or () if not is_empty(embed)]
    return bool(content.strip() or embeds or payload.get("components"))


def _check_attachments(attachments: Any, path: Path, faults: Faults) -> None:
    for n, attachment in enumerate(faults.items(attachments, path, MAX_FILES)):
        where = (*path, n)
        if faults.mapping(attachment, where) is None:
            faults.required(where)
            continue
        if attachment.get("id") is None:
            faults.required((*where, "id"))
        else:
            faults.snowflake(attachment["id"], (*where, "id"))
        faults.text(attachment.get("filename"), (*where, "filename"), 1024, least=1)
        faults.number(attachment.get("duration_secs"), (*where, "duration_secs"), 0, 2**31 - 1)
        for name in ("is_spoiler", "is_remix"):
            faults.flag(attachment.get(name), (*where, name))
        faults.text(attachment.get("description"), (*where, "description"), MAX_ALT_TEXT)
        faults.text(attachment.get("title"), (*where, "title"), 1024)
        faults.text(attachment.get("waveform"), (*where, "waveform"), 400)


def _check_mentions(allowed: Any, path: Path, faults: Faults) -> None:
    allowed = faults.mapping(allowed, path)
    if allowed is None:
        return
    parse = faults.items(allowed.get("parse"), (*path, "parse"), 1521)
    for n, kind in enumerate(parse):
        faults.one_of(kind, (*path, "parse", n), ("users", "roles", "everyone"))
    for name in ("users", "roles"):
        listed = faults.items(allowed.get(name), (*path, name), 100)
        for n, id_ in enumerate(listed):
            faults.snowflake(id_, (*path, name, n))
        if listed and name in parse:
            message = f'parse:["{name}"] and {name}: [ids...] are mutually exclusive.'
            faults.add(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)
    faults.flag(allowed.get("replied_user"), (*path, "replied_user"))


def _check_nonce(nonce: Any, path: Path, faults: Faults) -> None:
    if isinstance(nonce, str) and len(nonce) > MAX_NONCE:
        faults.add(path, "NONCE_TYPE_TOO_LONG", f"Nonce cannot be longer than {MAX_NONCE} characters.")
    elif isinstance(nonce, int) and not -(2**63) <= nonce < 2**63:
        faults.add(path, "NONCE_TYPE_INVALID", "Must be a string or a 64-bit integer.")
    elif nonce is not None and (isinstance(nonce, bool) or not isinstance(nonce, int | str)):
        faults.add(path, "NONCE_TYPE_INVALID", "Must be a string or an integer.")


def _check_reference(reference: Any, path: Path, faults: Faults) -> None:
    reference = faults.mapping(reference, path)
    if reference is None:
        return
    if reference.get("message_id") is None:
        faults.required((*path, "message_id"))
    faults.flag(reference.get("fail_if_not_exists"), (*path, "fail_if_not_exists"))
    faults.integer(reference.get("type"), (*path, "type"), 0, 1)
    for name in ("message_id", "channel_id", "guild_id"):
        if reference.get(name) is not None:
            faults.snowflake(reference[name], (*path, name))
