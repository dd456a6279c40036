"""What a person typed behind a command, checked against its definition, as the application gets it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import errors
from ..limits import Faults
from ..objects import Attachment, Channel, Json
from ..world import World
from .option_rules import (
    ATTACHMENT,
    BOOLEAN,
    CHANNEL,
    GROUPING,
    INTEGER,
    LARGEST_NUMBER,
    MAX_STRING,
    MENTIONABLE,
    NUMBER,
    ROLE,
    STRING,
    USER,
)
from .resolved import Resolved

BAD_VALUE = "BASE_TYPE_INVALID"


def find_options(body: Json, words: list[str]) -> tuple[list[Json], list[Json]]:
    """For a command and the words behind its name: the definitions of its options, and the subcommands on the way.

    Raises 10063 where the words name no subcommand, or one is needed.
    """
    way: list[Json] = []
    here = body
    for word in words:
        inside = [o for o in here.get("options") or [] if o["type"] in GROUPING and o["name"] == word]
        if not inside:
            raise errors.unknown_command()
        here = inside[0]
        way.append(here)
    options = here.get("options") or []
    if any(option["type"] in GROUPING for option in options):
        raise errors.unknown_command()
    return options, way


def nested(way: list[Json], options: list[Json]) -> list[Json]:
    """Options inside the subcommands that they belong to."""
    for step in reversed(way):
        options = [{"name": step["name"], "type": step["type"], "options": options}]
    return options


class OptionReader:
    """Reads the values of one use of a command. `files`: what was uploaded with it, by "files[n]"."""

    def __init__(
        self, world: World, channel: Channel, user_id: str, application_id: str, files: Mapping[str, Attachment]
    ) -> None:
        self._world = world
        self._channel = channel
        self._user_id = user_id
        self._files = files
        self._faults = Faults()
        self.resolved = Resolved(world, channel, application_id)
        self.used: list[Attachment] = []

    def read(self, definitions: list[Json], given: Mapping[str, Any]) -> list[Json]:
        """The options in the order of their definition. Raises DiscordError 50035 naming each option that is wrong."""
        known = {definition["name"] for definition in definitions}
        for name in given:
            if name not in known:
                self._fault(name, "This command has no such option")
        read: list[Json] = []
        for definition in definitions:
            value = given.get(definition["name"])
            if value is None:
                if definition.get("required"):
                    self._faults.add(("options", definition["name"]), "BASE_TYPE_REQUIRED", "This option is required")
                continue
            try:
                read.append(_option(definition, self._value(definition, value)))
            except ValueError as error:
                self._fault(definition["name"], str(error))
        self._faults.check()
        return read

    def partial(self, definitions: list[Json], given: Mapping[str, Any], focused: str) -> list[Json]:
        """The options while one is still typed: values as they are so far, the focused one marked."""
        known = {definition["name"]: definition for definition in definitions}
        if focused not in known or not known[focused].get("autocomplete"):
            self._fault(focused, "This option offers no choices")
            self._faults.check()
        read = [_option(d, _so_far(d, given[name])) for name, d in known.items() if name in given and name != focused]
        typed = given.get(focused)
        return [*read, _option(known[focused], "" if typed is None else str(typed)) | {"focused": True}]

    def _fault(self, name: str, sentence: str) -> None:
        self._faults.add(("options", name), BAD_VALUE, sentence)

    def _value(self, definition: Json, value: Any) -> Any:
        type_ = definition["type"]
        if type_ in (USER, ROLE, MENTIONABLE, CHANNEL):
            self._resolve(definition, str(value))
            return str(value)
        if type_ == ATTACHMENT:
            return self._attachment(value)
        plain = _plain(type_, value)
        choices = definition.get("choices")
        if choices and plain not in [choice["value"] for choice in choices]:
            raise ValueError("Choose one of the choices")
        _check_bounds(definition, plain)
        return plain

    def _resolve(self, definition: Json, id_: str) -> None:
        match definition["type"]:
            case 6:
                self.resolved.user(id_)
            case 7:
                self.resolved.channel(id_, self._user_id, definition.get("channel_types"))
            case 8:
                self.resolved.role(id_)
            case _:
                self.resolved.mentionable(id_)

    def _attachment(self, value: Any) -> str:
        attachment = self._files.get(str(value))
        if attachment is None:
            raise ValueError("Name an uploaded file")
        self.used.append(attachment)
        self.resolved.attachment(attachment)
        return attachment.id


def _option(definition: Json, value: Any) -> Json:
    return {"name": definition["name"], "type": definition["type"], "value": value}


def _so_far(definition: Json, value: Any) -> Any:
    try:
        return _plain(definition["type"], value)
    except ValueError:
        return str(value)


def _plain(type_: int, value: Any) -> Any:
    """A value in its option's type; what people type arrives as text."""
    match type_:
        case _ if type_ == STRING:
            return str(value)
        case _ if type_ == BOOLEAN:
            if isinstance(value, bool):
                return value
            if str(value).lower() in ("true", "false"):
                return str(value).lower() == "true"
            raise ValueError("Say true or false")
        case _ if type_ == INTEGER:
            if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
                raise ValueError("Input a valid integer")
            return _number(int, value, "Input a valid integer")
        case _ if type_ == NUMBER:
            return _number(float, value, "Input a valid number")
        case _:
            return value


def _number(kind: type[int] | type[float], value: Any, sentence: str) -> int | float:
    try:
        number = kind(value)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(sentence) from None
    if not abs(number) <= LARGEST_NUMBER:
        raise ValueError(sentence)
    return number


def _check_bounds(definition: Json, value: Any) -> None:
    if isinstance(value, str):
        low, high = definition.get("min_length") or 0, definition.get("max_length") or MAX_STRING
        if not low <= len(value) <= high:
            raise ValueError(f"Must be between {low} and {high} in length.")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        least, most = definition.get("min_value"), definition.get("max_value")
        if (least is not None and value < least) or (most is not None and value > most):
            raise ValueError(f"Must be between {least} and {most}.")
