"""Request bodies: JSON decoded into Structs, every fault told with the field that holds it."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from chatterbox.engine.shapes.errors import ApiError, bad

T = TypeVar("T")

_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)
_FIELD = re.compile(r"^Object (?P<kind>missing required|contains unknown) field `(?P<name>[^`]*)`")


def decode(body: bytes, kind: type[T]) -> T:
    """The body as a `kind`. Raises ApiError 400 with `param` and `code`."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise explained(error) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise bad("We could not parse the JSON body of your request.", "invalid_json") from None


def explained(error: msgspec.ValidationError) -> ApiError:
    """msgspec's words in OpenAI's shape: "Expected `int`, got `str` - at `$.n`" is a fault of the param n."""
    match = _AT.match(str(error))
    what, path = (match["what"], match["path"] or "$") if match else (str(error), "$")
    param = path.removeprefix("$").removeprefix(".")
    if field := _FIELD.match(what):
        name = f"{param}.{field['name']}".removeprefix(".")
        if field["kind"] == "missing required":
            return bad(f"Missing required parameter: '{name}'.", "missing_required_parameter", name)
        return bad(f"Unknown parameter: '{name}'.", "unknown_parameter", name)
    code = "invalid_type" if what.startswith("Expected") and ", got " in what else "invalid_value"
    where = f"for '{param}'" if param else "as the body"
    return bad(f"Invalid value {where}: {what.rstrip('.')}.", code, param or None)
