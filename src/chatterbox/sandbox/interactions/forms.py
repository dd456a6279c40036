"""What a person filled into a form, checked against the form, as the application gets it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..limits import Faults
from ..objects import Attachment, Channel, Json
from ..world import World
from .form_rules import (
    ACTION_ROW,
    CHANNEL_SELECT,
    CHECKBOX,
    FILE_UPLOAD,
    LABEL,
    MAX_TEXT,
    MENTIONABLE_SELECT,
    RADIO_GROUP,
    ROLE_SELECT,
    TEXT_INPUT,
    USER_SELECT,
    WITH_OPTIONS,
    fields_of,
)
from .resolved import Resolved

REQUIRED = "This field is required"


class FormReader:
    """Reads one submission. `files`: what was uploaded with it, by "files[n]"."""

    def __init__(
        self, world: World, channel: Channel, user_id: str, application_id: str, files: Mapping[str, Attachment]
    ) -> None:
        self._user_id = user_id
        self._files = files
        self.resolved = Resolved(world, channel, application_id)
        self.used: list[Attachment] = []

    def read(self, form: Json, given: Mapping[str, Any]) -> Json:
        """The `data` of the submission. Raises DiscordError 50035 naming each field that is wrong."""
        faults = Faults()
        fields = {field["custom_id"]: field for field in fields_of(form["components"])}
        for name in given:
            if name not in fields:
                faults.add(("values", name), "BASE_TYPE_INVALID", "This form has no such field")
        filled: dict[str, Json] = {}
        for name, field in fields.items():
            try:
                filled[name] = self._filled(field, given.get(name))
            except ValueError as error:
                faults.add(("values", name), "BASE_TYPE_INVALID", str(error))
        faults.check()
        data: Json = {"custom_id": form["custom_id"], "components": [_row(row, filled) for row in form["components"]]}
        return data | ({"resolved": self.resolved.data} if self.resolved.data else {})

    def _filled(self, field: Json, value: Any) -> Json:
        type_ = field["type"]
        answer: Json = {"type": type_, "id": field["id"], "custom_id": field["custom_id"]}
        if type_ == TEXT_INPUT:
            return answer | {"value": _text(field, value)}
        if type_ == CHECKBOX:
            return answer | {"value": bool(field.get("default")) if value is None else bool(value)}
        if type_ == RADIO_GROUP:
            return answer | {"value": _radio(field, value)}
        values = chosen(field, value, self._user_id, self.resolved)
        if type_ == FILE_UPLOAD:
            values = [self._uploaded(name) for name in values]
        return answer | {"values": values}

    def _uploaded(self, name: str) -> str:
        attachment = self._files.get(name)
        if attachment is None:
            raise ValueError("Name an uploaded file")
        self.used.append(attachment)
        self.resolved.attachment(attachment)
        return attachment.id


def chosen(field: Json, value: Any, user_id: str, resolved: Resolved) -> list[str]:
    """The values chosen in a select, a file upload or a group of checkboxes. Raises ValueError with the reason."""
    default = [o["value"] for o in field.get("options") or [] if o.get("default")]
    values = default if value is None else [str(v) for v in (value if isinstance(value, list) else [value])]
    least = field["min_values"] if field.get("min_values") is not None else 1
    most = field["max_values"] if field.get("max_values") is not None else 1
    if field["type"] in WITH_OPTIONS and field.get("max_values") is None and field["type"] != 3:
        most = len(field["options"])
    optional = field.get("required") is False
    if not values and (optional or least == 0):
        return []
    if len(set(values)) < len(values) or not least <= len(values) <= most:
        raise ValueError(f"Choose between {least} and {most}, each once")
    for one in values:
        _check_choice(field, one, user_id, resolved)
    return values


def _check_choice(field: Json, value: str, user_id: str, resolved: Resolved) -> None:
    match field["type"]:
        case type_ if type_ in WITH_OPTIONS:
            if value not in [option["value"] for option in field["options"]]:
                raise ValueError("Choose one of the options")
        case type_ if type_ == USER_SELECT:
            resolved.user(value)
        case type_ if type_ == ROLE_SELECT:
            resolved.role(value)
        case type_ if type_ == MENTIONABLE_SELECT:
            resolved.mentionable(value)
        case type_ if type_ == CHANNEL_SELECT:
            resolved.channel(value, user_id, field.get("channel_types"))


def _text(field: Json, value: Any) -> str:
    text = str(field.get("value") or "") if value is None else str(value)
    if not text:
        if field.get("required") is False:
            return ""
        raise ValueError(REQUIRED)
    low, high = field.get("min_length") or 0, field.get("max_length") or MAX_TEXT
    if not low <= len(text) <= high:
        raise ValueError(f"Must be between {low} and {high} in length.")
    return text


def _radio(field: Json, value: Any) -> str | None:
    known = [option["value"] for option in field["options"]]
    if value is None:
        value = next((option["value"] for option in field["options"] if option.get("default")), None)
    if value is None:
        if field.get("required") is False:
            return None
        raise ValueError(REQUIRED)
    one = str(value[0]) if isinstance(value, list) and len(value) == 1 else str(value)
    if one not in known:
        raise ValueError("Choose one of the options")
    return one


def _row(row: Json, filled: dict[str, Json]) -> Json:
    answer: Json = {"type": row["type"], "id": row["id"]}
    if row["type"] == LABEL:
        return answer | {"component": filled[row["component"]["custom_id"]]}
    if row["type"] == ACTION_ROW:
        return answer | {"components": [filled[field["custom_id"]] for field in row["components"]]}
    return answer
