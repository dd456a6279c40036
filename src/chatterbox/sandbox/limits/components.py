"""Discord's limits of a message's components. Source: https://discord.com/developers/docs/components/reference"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..objects import Json
from .faults import Faults, Path

ROW, BUTTON, STRING_SELECT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = (
    1,
    2,
    3,
    9,
    10,
    11,
    12,
    13,
    14,
    17,
)
ENTITY_SELECTS = (5, 6, 7, 8)  # users, roles, mentionables, channels
LINK, PREMIUM = 5, 6
MAX_TOTAL = 40  # of components version 2, nested ones counted
MAX_TEXT = 4000  # of all text displays together

_TOP = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}


def check_components(components: Any, faults: Faults, *, v2: bool, path: Path = ("components",)) -> None:
    """Adds every fault of a message's components; `v2`: whether the message has the flag IS_COMPONENTS_V2."""
    for n, component in enumerate(faults.items(components, path, MAX_TOTAL if v2 else 5)):
        _check(component, (*path, n), faults, _TOP if v2 else {ROW})
    if not isinstance(components, list):
        return
    inside = [c for c in flat(components) if isinstance(c, dict)]
    if v2 and len(inside) > MAX_TOTAL:
        faults.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {MAX_TOTAL} or fewer in length.")
    if v2 and sum(len(str(c.get("content") or "")) for c in inside if c.get("type") == TEXT) > MAX_TEXT:
        message = f"The total length of displayable text exceeds the maximum of {MAX_TEXT}"
        faults.add(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)
    _check_repeats(inside, path, faults)


def flat(components: list[Any]) -> Iterator[Any]:
    """Every component, nested ones and accessories too, in the order shown."""
    for component in components:
        yield component
        if isinstance(component, dict):
            inner = component.get("components")
            yield from flat(inner if isinstance(inner, list) else [])
            yield from flat([component[name] for name in ("accessory", "component") if component.get(name)])


def numbered(components: list[Json]) -> list[Json]:
    """Components as Discord keeps them: an `id` each (given ones stay, the others count up), no nulls."""
    taken = {c["id"] for c in flat(components) if c.get("id")}
    free = (n for n in range(1, 10_000) if n not in taken)

    def copy(component: Json) -> Json:
        whole = {name: value for name, value in component.items() if value is not None}
        whole["id"] = component.get("id") or next(free)
        if isinstance(whole.get("components"), list):
            whole["components"] = [copy(inner) for inner in whole["components"]]
        for name in ("accessory", "component"):
            if whole.get(name):
                whole[name] = copy(whole[name])
        return whole

    return [copy(component) for component in components]


def check_common(component: Json, path: Path, faults: Faults) -> None:
    """What holds for a component of any type, in messages and forms."""
    faults.integer(component.get("id"), (*path, "id"), 0, 2**31 - 1)
    faults.integer(component.get("spacing"), (*path, "spacing"), 1, 2)
    for name in ("spoiler", "divider", "disabled", "required", "default"):
        faults.flag(component.get(name), (*path, name))
    for n, type_ in enumerate(faults.items(component.get("channel_types"), (*path, "channel_types"), 20)):
        faults.one_of(type_, (*path, "channel_types", n), range(17))
    for n, value in enumerate(faults.items(component.get("default_values"), (*path, "default_values"), 25)):
        where = (*path, "default_values", n)
        value = faults.mapping(value, where) or {}
        for name in ("id", "type"):
            if value.get(name) is None:
                faults.required((*where, name))


def _check(component: Any, path: Path, faults: Faults, allowed: set[int]) -> None:
    if faults.mapping(component, path) is None:
        if component is None:
            faults.required(path)
        return
    type_ = component.get("type")
    if not faults.one_of(type_, (*path, "type"), sorted(allowed)):
        return
    check_common(component, path, faults)
    if type_ == ROW:
        _check_row(component, path, faults)
    elif type_ == SECTION:
        for n, inner in enumerate(faults.items(component.get("components"), (*path, "components"), 3, least=1)):
            _check(inner, (*path, "components", n), faults, {TEXT})
        _check(component.get("accessory"), (*path, "accessory"), faults, {BUTTON, THUMBNAIL})
    elif type_ == CONTAINER:
        faults.integer(component.get("accent_color"), (*path, "accent_color"), 0, 0xFFFFFF)
        for n, inner in enumerate(faults.items(component.get("components"), (*path, "components"), MAX_TOTAL, least=1)):
            _check(inner, (*path, "components", n), faults, _TOP - {CONTAINER})
    elif type_ == TEXT:
        faults.text(component.get("content"), (*path, "content"), MAX_TEXT, least=1, required=True)
    elif type_ == BUTTON:
        _check_button(component, path, faults)
    elif type_ == GALLERY:
        for n, item in enumerate(faults.items(component.get("items"), (*path, "items"), 10, least=1)):
            where = (*path, "items", n)
            item = faults.mapping(item, where) or {}
            faults.flag(item.get("spoiler"), (*where, "spoiler"))
            _check_media(item, "media", where, faults)
    elif type_ in (THUMBNAIL, FILE):
        _check_media(component, "media" if type_ == THUMBNAIL else "file", path, faults)


def _check_media(holder: Json, name: str, path: Path, faults: Faults) -> None:
    media = faults.mapping(holder.get(name), (*path, name))
    if media is None:
        faults.required((*path, name))
        return
    if media.get("url") is None:
        faults.required((*path, name, "url"))
    schemes = ("attachment",) if name == "file" else ("http", "https", "attachment")
    faults.link(media.get("url"), (*path, name, "url"), schemes=schemes)
    faults.text(holder.get("description"), (*path, "description"), 1024, least=1)


def _check_row(row: Json, path: Path, faults: Faults) -> None:
    path = (*path, "components")
    inner = faults.items(row.get("components"), path, 5, least=1)
    selects = {STRING_SELECT, *ENTITY_SELECTS}
    kinds = [c.get("type") if isinstance(c, dict) else None for c in inner]
    for n, component in enumerate(inner):
        where = (*path, n)
        if faults.mapping(component, where) is None:
            continue
        if not faults.one_of(kinds[n], (*where, "type"), sorted({BUTTON} | selects)):
            continue
        check_common(component, where, faults)
        if kinds[n] == BUTTON:
            _check_button(component, where, faults)
        else:
            _check_select(component, where, faults)
    if len(inner) > 1 and any(kind in selects for kind in kinds):
        faults.add(path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")


def _check_button(button: Json, path: Path, faults: Faults) -> None:
    style = button.get("style")
    faults.text(button.get("label"), (*path, "label"), 80)
    if not faults.one_of(style, (*path, "style"), (1, 2, 3, 4, LINK, PREMIUM)):
        return
    if style == LINK:
        if button.get("url") is None:
            faults.required((*path, "url"))
        faults.link(button.get("url"), (*path, "url"), 512, ("http", "https", "discord"))
        if button.get("custom_id") is not None:
            message = "A custom id and url cannot both be specified"
            faults.add((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message)
    elif style != PREMIUM:
        _check_custom_id(button, path, faults)
        if button.get("url") is not None:
            message = "A custom id and url cannot both be specified"
            faults.add((*path, "url"), "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message)
    if style != PREMIUM and not button.get("label") and not button.get("emoji"):
        faults.add(path, "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji")


def _check_select(select: Json, path: Path, faults: Faults) -> None:
    _check_custom_id(select, path, faults)
    faults.text(select.get("placeholder"), (*path, "placeholder"), 150)
    faults.integer(select.get("min_values"), (*path, "min_values"), 0, 25)
    faults.integer(select.get("max_values"), (*path, "max_values"), 1, 25)
    if select["type"] != STRING_SELECT:
        return
    options = faults.items(select.get("options"), (*path, "options"), 25, least=1)
    values: set[Any] = set()
    for n, option in enumerate(options):
        where = (*path, "options", n)
        option = faults.mapping(option, where) or {}
        faults.text(option.get("label"), (*where, "label"), 100, least=1, required=True)
        faults.text(option.get("value"), (*where, "value"), 100, least=1, required=True)
        faults.text(option.get("description"), (*where, "description"), 100)
        if str(option.get("value")) in values:
            message = "The specified option value is already used"
            faults.add((*where, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message)
        values.add(str(option.get("value")))
    most = select.get("max_values")
    if isinstance(most, int) and options and most > len(options):
        message = f"Must be less than or equal to the number of options ({len(options)})."
        faults.add((*path, "max_values"), "BASE_TYPE_MAX_LENGTH", message)


def _check_custom_id(component: Json, path: Path, faults: Faults) -> None:
    faults.text(component.get("custom_id"), (*path, "custom_id"), 100, least=1, required=True)


def _check_repeats(components: list[Json], path: Path, faults: Faults) -> None:
    for name, code, message in (
        ("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
        ("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
    ):
        seen: set[Any] = set()
        for component in components:
            value = component.get(name)
            if value and str(value) in seen:
                faults.add(path, code, message)
            seen.add(str(value))
