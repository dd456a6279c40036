"""Discord's rules for a form (a modal) that an application opens.

Source: https://discord.com/developers/docs/components/reference
"""

from __future__ import annotations

from typing import Any

from ..limits import Faults, Path
from ..limits.components import check_common, flat, numbered
from ..objects import Json
from .option_rules import check_length

ACTION_ROW, STRING_SELECT, TEXT_INPUT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = (
    1,
    3,
    4,
    5,
    6,
    7,
    8,
)
TEXT_DISPLAY, LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 10, 18, 19, 21, 22, 23

SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
IN_A_LABEL = (*SELECTS, TEXT_INPUT, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)
WITH_OPTIONS = {STRING_SELECT: (1, 25), RADIO_GROUP: (2, 10), CHECKBOX_GROUP: (1, 10)}
MOST_VALUES = {**dict.fromkeys(SELECTS, 25), FILE_UPLOAD: 10, CHECKBOX_GROUP: 10}
MAX_ROWS = 5
MAX_TEXT = 4000


def check_form(data: Any) -> Json:
    """The form as it is shown: each component with a number. Raises DiscordError 50035."""
    faults = Faults()
    path: Path = ("data",)
    if not isinstance(data, dict):
        faults.add(path, "BASE_TYPE_REQUIRED", "This field is required")
        faults.check()
    check_length(data.get("custom_id"), (*path, "custom_id"), faults, 1, 100)
    check_length(data.get("title"), (*path, "title"), faults, 1, 45)
    rows = data.get("components")
    where = (*path, "components")
    if not isinstance(rows, list) or not 1 <= len(rows) <= MAX_ROWS:
        faults.add(where, "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {MAX_ROWS} in length.")
    else:
        for n, row in enumerate(rows):
            _check_row(row, (*where, n), faults)
        _check_repeats(rows, where, faults)
    faults.check()
    return {"custom_id": data["custom_id"], "title": data["title"], "components": numbered(data["components"])}


def fields_of(rows: list[Json]) -> list[Json]:
    """What can be filled in, in the order shown."""
    found: list[Json] = []
    for row in rows:
        if row.get("type") == LABEL:
            found.append(row["component"])
        elif row.get("type") == ACTION_ROW:
            found += row["components"]
    return found


def _check_row(row: Any, path: Path, faults: Faults) -> None:
    check_common(row if isinstance(row, dict) else {}, path, faults)
    type_ = row.get("type") if isinstance(row, dict) else None
    if type_ == TEXT_DISPLAY:
        check_length(row.get("content"), (*path, "content"), faults, 1, MAX_TEXT)
    elif type_ == LABEL:
        check_length(row.get("label"), (*path, "label"), faults, 1, 45)
        if row.get("description") is not None:
            check_length(row["description"], (*path, "description"), faults, 1, 100)
        _check_field(row.get("component"), (*path, "component"), faults, IN_A_LABEL)
    elif type_ == ACTION_ROW:
        inside = row.get("components")
        if not isinstance(inside, list) or len(inside) != 1:
            faults.add((*path, "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 1 in length.")
            return
        _check_field(inside[0], (*path, "components", 0), faults, (TEXT_INPUT,))
        if isinstance(inside[0], dict):
            check_length(inside[0].get("label"), (*path, "components", 0, "label"), faults, 1, 45)
    else:
        faults.add(
            (*path, "type"),
            "UNION_TYPE_CHOICES",
            f'Value of field "type" must be one of ({ACTION_ROW}, {TEXT_DISPLAY}, {LABEL}).',
        )


def _check_field(field: Any, path: Path, faults: Faults, allowed: tuple[int, ...]) -> None:
    if not isinstance(field, dict) or field.get("type") not in allowed:
        faults.add((*path, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {allowed}.')
        return
    check_common(field, path, faults)
    type_ = field["type"]
    check_length(field.get("custom_id"), (*path, "custom_id"), faults, 1, 100)
    if type_ == TEXT_INPUT:
        _check_text_input(field, path, faults)
    if type_ in SELECTS and field.get("disabled"):
        faults.add((*path, "disabled"), "COMPONENT_DISABLED_IN_MODAL", "Selects in a modal cannot be disabled")
    if field.get("placeholder") is not None:
        check_length(field["placeholder"], (*path, "placeholder"), faults, 0, 100 if type_ == TEXT_INPUT else 150)
    if type_ in WITH_OPTIONS:
        _check_options(field.get("options"), type_, (*path, "options"), faults)
    if type_ in MOST_VALUES:
        _check_amounts(field, MOST_VALUES[type_], path, faults)


def _check_text_input(field: Json, path: Path, faults: Faults) -> None:
    if field.get("style") not in (1, 2):
        faults.add((*path, "style"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2).")
    for name, least in (("min_length", 0), ("max_length", 1)):
        bound = field.get(name)
        if bound is not None and not (isinstance(bound, int) and least <= bound <= MAX_TEXT):
            faults.add((*path, name), "NUMBER_TYPE_MAX", f"Must be between {least} and {MAX_TEXT}.")
            return
    low, high = field.get("min_length") or 0, field.get("max_length") or MAX_TEXT
    if low > high:
        faults.add(
            (*path, "min_length"), "COMPONENT_TEXT_INPUT_BOUNDS_INVALID", "min_length must not be above max_length"
        )
    value = field.get("value")
    if value and check_length(value, (*path, "value"), faults, 0, MAX_TEXT) and not low <= len(value) <= high:
        faults.add((*path, "value"), "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")


def _check_options(options: Any, type_: int, path: Path, faults: Faults) -> None:
    least, most = WITH_OPTIONS[type_]
    if not isinstance(options, list) or not least <= len(options) <= most:
        faults.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        return
    values: set[str] = set()
    for n, option in enumerate(options):
        option = option if isinstance(option, dict) else {}
        check_length(option.get("label"), (*path, n, "label"), faults, 1, 100)
        check_length(option.get("value"), (*path, n, "value"), faults, 1, 100)
        if option.get("description") is not None:
            check_length(option["description"], (*path, n, "description"), faults, 0, 100)
        if str(option.get("value")) in values:
            code = "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"
            faults.add((*path, n, "value"), code, "The specified option value is already used")
        values.add(str(option.get("value")))


def _check_amounts(field: Json, most: int, path: Path, faults: Faults) -> None:
    for name, least in (("min_values", 0), ("max_values", 1)):
        amount = field.get(name)
        if amount is not None and not (isinstance(amount, int) and least <= amount <= most):
            faults.add((*path, name), "NUMBER_TYPE_MAX", f"Must be between {least} and {most}.")
            return
    low, high = field.get("min_values"), field.get("max_values")
    if low is not None and high is not None and low > high:
        faults.add((*path, "min_values"), "COMPONENT_SELECT_BOUNDS_INVALID", "min_values must not be above max_values")


def _check_repeats(rows: list[Any], path: Path, faults: Faults) -> None:
    for key, code in (("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"), ("id", "COMPONENT_ID_DUPLICATED")):
        seen = [c[key] for c in flat(rows) if isinstance(c, dict) and c.get(key)]
        if len(set(map(str, seen))) < len(seen):
            faults.add(path, code, f"Component {key} cannot be duplicated")
