"""The faults of one request, collected by field, and raised together as Discord's "Invalid Form Body"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..errors import invalid_form
from ..objects import Json

Path = tuple[str | int, ...]


class Faults:
    """Faults at paths like ("embeds", 0, "title"). Each check returns whether the value may be used further."""

    def __init__(self) -> None:
        self._tree: Json = {}

    def add(self, path: Path, code: str, message: str) -> None:
        node = self._tree
        for part in path:
            node = node.setdefault(str(part), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def check(self) -> None:
        """Raises DiscordError 50035 if there is any fault."""
        if self._tree:
            raise invalid_form(self._tree)

    def required(self, path: Path) -> None:
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")

    def text(self, value: Any, path: Path, most: int, *, least: int = 0, required: bool = False) -> bool:
        """A string of `least` to `most` characters; None only where it is not required."""
        if value is None or (required and value == ""):
            if required:
                self.required(path)
            return False
        if not isinstance(value, str):
            self.add(path, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
            return False
        if least <= len(value) <= most:
            return True
        if (least and len(value) < least) or (least and most < len(value)):
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        else:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        return False

    def items(self, value: Any, path: Path, most: int, *, least: int = 0) -> list[Any]:
        """The items of a list of `least` to `most`; none where it is missing or wrong."""
        if value is None and not least:
            return []
        if value is None:
            self.required(path)
            return []
        if not isinstance(value, list):
            self.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        if least <= len(value) <= most:
            return value
        if least:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        else:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        return []

    def mapping(self, value: Any, path: Path) -> Json | None:
        """The value if it is an object; None where it is missing or wrong."""
        if value is None:
            return None
        if not isinstance(value, dict):
            self.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            return None
        return value

    def integer(self, value: Any, path: Path, least: int, most: int) -> bool:
        if value is None:
            return False
        if isinstance(value, bool) or not isinstance(value, int):
            self.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return False
        if value < least:
            self.add(path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}.")
        elif value > most:
            self.add(path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")
        return least <= value <= most

    def number(self, value: Any, path: Path, least: float, most: float) -> None:
        """A number, with or without a fraction."""
        if value is None:
            return
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not float.')
        elif not least <= value <= most:
            code = "NUMBER_TYPE_MIN" if value < least else "NUMBER_TYPE_MAX"
            self.add(path, code, f"float value should be between {least} and {most}.")

    def flag(self, value: Any, path: Path) -> None:
        if value is not None and not isinstance(value, bool):
            self.add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")

    def one_of(self, value: Any, path: Path, choices: Collection[Any]) -> bool:
        if value in choices:
            return True
        listed = ", ".join(str(choice) for choice in choices)
        self.add(path, "BASE_TYPE_CHOICES", f"Value must be one of ({listed}).")
        return False

    def snowflake(self, value: Any, path: Path) -> bool:
        if isinstance(value, str) and value.isdecimal() and 0 < len(value) <= 20:
            return True
        self.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
        return False

    def link(self, value: Any, path: Path, most: int = 2048, schemes: tuple[str, ...] = ("http", "https")) -> bool:
        """A URL that Discord takes."""
        if not self.text(value, path, most):
            return False
        if value.partition("://")[0].lower() in schemes and len(value.partition("://")[2]) > 0:
            return True
        allowed = ", ".join(f'"{scheme}"' for scheme in schemes)
        scheme = value.partition(":")[0]
        self.add(
            path, "URL_TYPE_INVALID_SCHEME", f'Scheme "{scheme}" is not supported. Scheme must be one of ({allowed}).'
        )
        return False
