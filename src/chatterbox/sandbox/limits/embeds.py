"""Discord's limits of embeds. Source: https://discord.com/developers/docs/resources/message#embed-object"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..objects import Json
from .faults import Faults, Path

MAX_EMBEDS = 10
MAX_CHARACTERS = 6000  # titles, descriptions, field names and values, footers and authors of all embeds together
_PICTURES = ("http", "https", "attachment")


def check_embeds(embeds: Any, faults: Faults, path: Path = ("embeds",)) -> None:
    """Adds every fault of a message's embeds."""
    total = 0
    for n, embed in enumerate(faults.items(embeds, path, MAX_EMBEDS)):
        where = (*path, n)
        if faults.mapping(embed, where) is None:
            if embed is None:
                faults.required(where)
            continue
        _check_embed(embed, where, faults)
        total += _characters(embed)
        if total > MAX_CHARACTERS:
            faults.add(where, "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MAX_CHARACTERS}")
            return


def _check_embed(embed: Json, path: Path, faults: Faults) -> None:
    faults.text(embed.get("title"), (*path, "title"), 256)
    faults.text(embed.get("description"), (*path, "description"), 4096)
    faults.link(embed.get("url"), (*path, "url"))
    faults.integer(embed.get("color"), (*path, "color"), 0, 0xFFFFFF)
    _check_time(embed.get("timestamp"), (*path, "timestamp"), faults)
    footer = faults.mapping(embed.get("footer"), (*path, "footer")) or {}
    faults.text(footer.get("text"), (*path, "footer", "text"), 2048)
    faults.link(footer.get("icon_url"), (*path, "footer", "icon_url"), schemes=_PICTURES)
    author = faults.mapping(embed.get("author"), (*path, "author")) or {}
    faults.text(author.get("name"), (*path, "author", "name"), 256)
    faults.link(author.get("url"), (*path, "author", "url"))
    faults.link(author.get("icon_url"), (*path, "author", "icon_url"), schemes=_PICTURES)
    faults.text(embed.get("type"), (*path, "type"), 152_133)
    provider = faults.mapping(embed.get("provider"), (*path, "provider")) or {}
    faults.text(provider.get("name"), (*path, "provider", "name"), 256)
    faults.link(provider.get("url"), (*path, "provider", "url"))
    for name in ("image", "thumbnail", "video"):
        _check_picture(faults.mapping(embed.get(name), (*path, name)) or {}, (*path, name), faults)
    for n, field in enumerate(faults.items(embed.get("fields"), (*path, "fields"), 25)):
        where = (*path, "fields", n)
        field = faults.mapping(field, where) or {}
        faults.text(field.get("name"), (*where, "name"), 256, required=True)
        faults.text(field.get("value"), (*where, "value"), 1024, required=True)
        faults.flag(field.get("inline"), (*where, "inline"))


def _check_picture(picture: Json, path: Path, faults: Faults) -> None:
    faults.link(picture.get("url"), (*path, "url"), schemes=_PICTURES)
    faults.text(picture.get("description"), (*path, "description"), 4096)
    faults.text(picture.get("placeholder"), (*path, "placeholder"), 64)
    faults.flag(picture.get("is_animated"), (*path, "is_animated"))
    for name in ("width", "height", "placeholder_version"):
        faults.integer(picture.get(name), (*path, name), 0, 2**31 - 1)


def is_empty(embed: Json) -> bool:
    """Discord drops an embed that shows nothing."""
    shown = ("title", "description", "image", "thumbnail", "footer", "author", "fields", "url", "video", "provider")
    return not any(embed.get(name) for name in shown)


def _check_time(value: Any, path: Path, faults: Faults) -> None:
    if value is None:
        return
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        faults.add(path, "DATETIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")


def _characters(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [
        (embed.get(part) or {}).get(key)
        for part, key in (("footer", "text"), ("author", "name"))
        if isinstance(embed.get(part), dict)
    ]
    for field in embed.get("fields") or ():
        if isinstance(field, dict):
            texts += [field.get("name"), field.get("value")]
    return sum(len(text.strip()) for text in texts if isinstance(text, str))
