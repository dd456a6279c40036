"""Discord's rules for the options of an application command and their choices.

Source: https://discord.com/developers/docs/interactions/application-commands#application-command-object
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from ..limits import Faults, Path
from ..objects import Json

SUB_COMMAND, SUB_COMMAND_GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(
    1, 12
)
GROUPING = (SUB_COMMAND, SUB_COMMAND_GROUP)
WITH_CHOICES = (STRING, INTEGER, NUMBER)
MAX_OPTIONS = 25
MAX_CHOICES = 25
MAX_CHOICE_TEXT = 100
MAX_STRING = 6000
LARGEST_NUMBER = 2**53

_LOCALES = """
id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW
ko ar he
"""
LOCALES = frozenset(_LOCALES.split())

NameCheck = Callable[[Any, Path, Faults], None]


def check_options(options: Any, path: Path, faults: Faults, check_name: NameCheck, depth: int = 0) -> None:
    """Adds the faults of a list of options. `depth`: 0 for a command's own, 1 and 2 inside groups and subcommands."""
    if options is None:
        return
    if not isinstance(options, list):
        faults.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        return
    if len(options) > MAX_OPTIONS:
        faults.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {MAX_OPTIONS} or fewer in length.")
    names: set[str] = set()
    optional_seen = False
    for n, option in enumerate(options):
        where = (*path, n)
        if not isinstance(option, dict):
            faults.add(where, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            continue
        _check_option(option, where, faults, check_name, depth)
        if str(option.get("name")) in names:
            faults.add(where, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
        names.add(str(option.get("name")))
        if option.get("required") and optional_seen:
            code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
            faults.add(where, code, "Required options must be placed before non-required options")
        optional_seen = optional_seen or not option.get("required")
    _check_mixture(options, path, faults)


def check_description(body: Json, path: Path, faults: Faults) -> None:
    check_length(body.get("description"), (*path, "description"), faults, 1, 100)


def check_length(value: Any, path: Path, faults: Faults, least: int, most: int) -> bool:
    """Whether a text has a length that is allowed; adds the fault where not. With `least` above 0 it is required."""
    return faults.text(value, path, most, least=least, required=least > 0)


def is_one_of(value: Any, known: Collection[int]) -> bool:
    """Whether a value of any kind is one of these numbers."""
    return isinstance(value, int) and not isinstance(value, bool) and value in known


def check_localizations(texts: Any, path: Path, faults: Faults, most: int) -> None:
    if faults.mapping(texts, path) is None:
        return
    for locale, text in texts.items():
        if locale not in LOCALES:
            faults.add((*path, locale), "ENUM_TYPE_COERCE", f'Value "{locale}" is not a valid enum value.')
        check_length(text, (*path, locale), faults, 1, most)


def check_choices(choices: Any, type_: int, path: Path, faults: Faults) -> None:
    """Adds the faults of an option's choices, or of those that an autocomplete answers with."""
    if not isinstance(choices, list):
        faults.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        return
    if len(choices) > MAX_CHOICES:
        faults.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {MAX_CHOICES} or fewer in length.")
    names: set[str] = set()
    for n, choice in enumerate(choices):
        if not isinstance(choice, dict):
            faults.add((*path, n), "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            continue
        check_length(choice.get("name"), (*path, n, "name"), faults, 1, MAX_CHOICE_TEXT)
        check_localizations(choice.get("name_localizations"), (*path, n, "name_localizations"), faults, MAX_CHOICE_TEXT)
        _check_choice_value(choice.get("value"), type_, (*path, n, "value"), faults)
        if str(choice.get("name")) in names:
            code = "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS"
            faults.add((*path, n), code, "Option choice name already exists")
        names.add(str(choice.get("name")))


def _check_option(option: Json, path: Path, faults: Faults, check_name: NameCheck, depth: int) -> None:
    type_ = option.get("type")
    if not is_one_of(type_, range(SUB_COMMAND, ATTACHMENT + 1)):
        faults.add((*path, "type"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).")
        return
    check_name(option.get("name"), (*path, "name"), faults)
    check_description(option, path, faults)
    check_localizations(option.get("name_localizations"), (*path, "name_localizations"), faults, 32)
    check_localizations(option.get("description_localizations"), (*path, "description_localizations"), faults, 100)
    if type_ in GROUPING:
        _check_group(option, path, faults, check_name, depth)
        return
    if option.get("options"):
        faults.add((*path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "This option type takes no options")
    _check_suggestions(option, path, faults)
    _check_bounds(option, path, faults)


def _check_group(option: Json, path: Path, faults: Faults, check_name: NameCheck, depth: int) -> None:
    too_deep = depth > 0 if option["type"] == SUB_COMMAND_GROUP else depth > 1
    if too_deep:
        code = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"
        faults.add((*path, "type"), code, "Sub-commands and groups cannot be nested this deep")
        return
    inside = option.get("options")
    check_options(inside, (*path, "options"), faults, check_name, 1 if option["type"] == SUB_COMMAND_GROUP else 2)
    if option["type"] == SUB_COMMAND_GROUP and any(
        o.get("type") != SUB_COMMAND for o in inside or [] if isinstance(o, dict)
    ):
        faults.add((*path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "A group holds sub-commands only")


def _check_mixture(options: list[Any], path: Path, faults: Faults) -> None:
    kinds = {option.get("type") in GROUPING for option in options if isinstance(option, dict)}
    if len(kinds) > 1:
        faults.add(
            path,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
        )


def _check_suggestions(option: Json, path: Path, faults: Faults) -> None:
    choices, autocomplete = option.get("choices"), option.get("autocomplete")
    if option["type"] not in WITH_CHOICES:
        for field in ("choices", "autocomplete"):
            if option.get(field):
                code = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"
                faults.add((*path, field), code, f"{field} is only available for string, integer and number options")
        return
    if choices and autocomplete:
        code = "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES"
        faults.add((*path, "choices"), code, "Options with autocomplete cannot have choices")
    if choices is not None:
        check_choices(choices, option["type"], (*path, "choices"), faults)


def _check_choice_value(value: Any, type_: int, path: Path, faults: Faults) -> None:
    if type_ == STRING:
        check_length(value, path, faults, 1, MAX_CHOICE_TEXT)
    elif not _is_number(value, type_):
        faults.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not a number of the option\'s type.')
    elif abs(value) > LARGEST_NUMBER:
        faults.add(path, "NUMBER_TYPE_MAX", f"Must be between -{LARGEST_NUMBER} and {LARGEST_NUMBER}.")


def _check_bounds(option: Json, path: Path, faults: Faults) -> None:
    numeric = option["type"] in (INTEGER, NUMBER)
    for low, high, fits in (
        ("min_value", "max_value", numeric),
        ("min_length", "max_length", option["type"] == STRING),
    ):
        given = {field: option[field] for field in (low, high) if option.get(field) is not None}
        if given and not fits:
            for field in given:
                faults.add(
                    (*path, field), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Not available for this option type"
                )
        elif any(isinstance(bound, bool) or not isinstance(bound, int | float) for bound in given.values()):
            faults.add((*path, low), "NUMBER_TYPE_COERCE", "Value is not a number.")
        elif len(given) == 2 and given[low] > given[high]:
            faults.add((*path, low), "APPLICATION_COMMAND_OPTIONS_BOUNDS_INVALID", f"{low} must not be above {high}")
        elif option["type"] == STRING and any(not 0 <= bound <= MAX_STRING for bound in given.values()):
            faults.add((*path, low), "NUMBER_TYPE_MAX", f"Must be between 0 and {MAX_STRING}.")


def _is_number(value: Any, type_: int) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole or (type_ == NUMBER and isinstance(value, float))
