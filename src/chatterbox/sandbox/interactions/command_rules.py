"""Discord's rules for the definition of an application command, those included that its API document does not hold.

Source: https://discord.com/developers/docs/interactions/application-commands
"""

from __future__ import annotations

import unicodedata
from typing import Any

from ..errors import DiscordError
from ..limits import Faults, Path
from ..objects import Json
from .option_rules import check_description, check_length, check_localizations, check_options, is_one_of

CHAT_INPUT, USER, MESSAGE, ENTRY_POINT = 1, 2, 3, 4
LIMITS = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15, ENTRY_POINT: 1}
MAX_CHARACTERS = 8000
CONTEXTS = {0, 1, 2}
INTEGRATION_TYPES = {0, 1}
# Scripts whose combining marks a name may hold.
_MARKED_SCRIPTS = ("DEVANAGARI", "THAI")


def check_command(body: Any, faults: Faults, path: Path = ()) -> None:
    """Adds every fault of one command's definition."""
    if not isinstance(body, dict):
        faults.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return
    type_ = CHAT_INPUT if body.get("type") is None else body["type"]
    if not is_one_of(type_, LIMITS):
        faults.add((*path, "type"), "BASE_TYPE_CHOICES", f"Value must be one of {sorted(LIMITS)}.")
        return
    if type_ == CHAT_INPUT:
        check_name(body.get("name"), (*path, "name"), faults)
        check_description(body, path, faults)
        check_options(body.get("options"), (*path, "options"), faults, check_name)
    else:
        check_length(body.get("name"), (*path, "name"), faults, 1, 32)
        _check_menu(body, path, faults)
    check_localizations(body.get("name_localizations"), (*path, "name_localizations"), faults, 32)
    check_localizations(body.get("description_localizations"), (*path, "description_localizations"), faults, 100)
    _check_access(body, path, faults)
    if characters(body) > MAX_CHARACTERS:
        faults.add(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MAX_CHARACTERS})")


def check_name(name: Any, path: Path, faults: Faults) -> None:
    """A typed command's or option's name: 1 to 32 lower-case letters, digits, `-`, `_` and `'`, in any script."""
    if not check_length(name, path, faults, 1, 32):
        return
    if name != name.lower() or not all(_may_stand_in_name(character) for character in name):
        faults.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def check_set(bodies: Any) -> None:
    """Checks what a bulk PUT sends: each command, names that repeat, how many. Raises DiscordError."""
    if not isinstance(bodies, list):
        faults = Faults()
        faults.add((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        faults.check()
    faults = Faults()
    seen: set[tuple[int, str]] = set()
    for n, body in enumerate(bodies):
        check_command(body, faults, (n,))
        key = key_of(body) if isinstance(body, dict) else (0, "")
        if key in seen:
            faults.add((n,), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
        seen.add(key)
    faults.check()
    check_count(bodies)


def check_count(bodies: list[Json]) -> None:
    """Raises 30032 where there are more commands of one type than Discord takes."""
    for type_, most in LIMITS.items():
        if sum(key_of(body)[0] == type_ for body in bodies) > most:
            raise DiscordError(400, 30032, f"Maximum number of application commands reached ({most})")


def key_of(body: Json) -> tuple[int, str]:
    """What tells commands of one place apart: their type and name."""
    type_ = CHAT_INPUT if body.get("type") is None else body["type"]
    return type_ if is_one_of(type_, LIMITS) else 0, str(body.get("name"))


def characters(body: Json) -> int:
    """The characters that Discord counts: names, descriptions and choice values, with the longest translation each."""
    total = 0
    for field in ("name", "description"):
        translated = body.get(f"{field}_localizations")
        texts = [body.get(field), *(translated.values() if isinstance(translated, dict) else ())]
        total += max((len(text) for text in texts if isinstance(text, str)), default=0)
    for choice in _objects(body.get("choices")):
        value = choice.get("value")
        total += characters({"name": choice.get("name")}) + (len(value) if isinstance(value, str) else 0)
    return total + sum(characters(option) for option in _objects(body.get("options")))


def _objects(values: Any) -> list[Json]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _may_stand_in_name(character: str) -> bool:
    if character in "-_'" or character.isalpha() or unicodedata.category(character)[0] == "N":
        return True
    marked = unicodedata.category(character)[0] == "M"
    return marked and unicodedata.name(character, "").startswith(_MARKED_SCRIPTS)


def _check_menu(body: Json, path: Path, faults: Faults) -> None:
    if body.get("type") == ENTRY_POINT:
        return
    if body.get("description"):
        code = "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET"
        faults.add((*path, "description"), code, "Context menu commands cannot have descriptions")
    if body.get("options"):
        code = "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET"
        faults.add((*path, "options"), code, "Context menu commands cannot have options")


def _check_access(body: Json, path: Path, faults: Faults) -> None:
    bits = body.get("default_member_permissions")
    if bits is not None and not (isinstance(bits, int | str) and str(bits).isdecimal() and int(bits) < 1 << 54):
        faults.add(
            (*path, "default_member_permissions"), "NUMBER_TYPE_COERCE", f'Value "{bits}" is not a valid bitfield.'
        )
    for field, known in (("contexts", CONTEXTS), ("integration_types", INTEGRATION_TYPES)):
        values = body.get(field)
        if values is None:
            continue
        if not isinstance(values, list) or not values:
            faults.add((*path, field), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {len(known)} in length.")
        elif not all(is_one_of(value, known) for value in values):
            faults.add((*path, field), "BASE_TYPE_CHOICES", f"Value must be one of {sorted(known)}.")
        elif len(set(values)) < len(values):
            faults.add((*path, field), "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value.")
