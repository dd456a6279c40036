"""Attachments that embeds and components show by name ("attachment://curve.png"), and their addresses when read.

Kept is the name; who reads a message gets a freshly signed address, as from Discord. A file that is shown so does not
stand among the message's attachments any more.
"""

from __future__ import annotations

import re
from typing import Any

from ..objects import Attachment, Json
from .files import Files

SCHEME = "attachment://"
_HOSTED = re.compile(r"/cdn/attachments/\d+/\d+/([^/?]+)")


def named(value: Any) -> Any:
    """A signed address, as an edit sends it back, becomes the name again; anything else stays."""
    found = _HOSTED.search(value) if isinstance(value, str) else None
    return f"{SCHEME}{found[1]}" if found else value


def shows(attachment: Attachment, *parts: Any) -> bool:
    """Whether embeds or components show an attachment."""
    return any(_holds(part, f"{SCHEME}{attachment.filename}") for part in parts)


def with_addresses(files: Files, channel_id: str, attachments: list[Attachment], part: Any) -> Any:
    """A copy of embeds or components with signed addresses, sizes and alternative texts in place of the names."""
    if isinstance(part, list):
        return [with_addresses(files, channel_id, attachments, inner) for inner in part]
    if not isinstance(part, dict):
        return part
    whole = {key: with_addresses(files, channel_id, attachments, value) for key, value in part.items()}
    for key in ("url", "icon_url"):
        if isinstance(whole.get(key), str) and whole[key].startswith(SCHEME):
            found = next((a for a in attachments if a.filename == whole[key].removeprefix(SCHEME)), None)
            if found is not None:
                whole |= _media(files, channel_id, found, key)
    return whole


def _media(files: Files, channel_id: str, attachment: Attachment, key: str) -> Json:
    url = files.url(channel_id, attachment)
    if key == "icon_url":
        return {"icon_url": url, "proxy_icon_url": url}
    details = {
        "width": attachment.width,
        "height": attachment.height,
        "content_type": attachment.content_type,
        "description": attachment.description,
    }
    return {"url": url, "proxy_url": url} | {name: value for name, value in details.items() if value is not None}


def _holds(value: Any, wanted: str) -> bool:
    if isinstance(value, dict):
        return any(_holds(inner, wanted) for inner in value.values())
    if isinstance(value, list):
        return any(_holds(inner, wanted) for inner in value)
    return bool(value == wanted)
