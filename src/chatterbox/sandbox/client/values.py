"""Values of the sandbox's client: an application's answer, a file to upload, and the search for parts of a message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatterbox.sandbox.client.errors import NotThere

Json = dict[str, Any]
"""One of Discord's objects, as it came."""

LABEL = 18


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is not on disk."""

    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """An application's first answer to an interaction.

    `outcome` is one of message, deferred, deferred_update, update, modal, choices. `message`, `modal` and
    `choices` hold what belongs to it, as docs/sandbox.md lists.
    """

    id: str
    outcome: str
    channel_id: str
    application_id: str
    message: Json | None = None
    modal: Json | None = None
    choices: list[Json] | None = None

    @property
    def text(self) -> str:
        """The content of the answering message, "" where there is none."""
        return str((self.message or {}).get("content", ""))


def id_of(thing: Mapping[str, Any] | str | int) -> str:
    """The id of a Discord object, or the id itself."""
    return str(thing["id"]) if isinstance(thing, Mapping) else str(thing)


def as_upload(thing: Path | Upload) -> Upload:
    return thing if isinstance(thing, Upload) else Upload(thing.name, thing.read_bytes())


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component with those inside it, top down, in the order shown."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        inside = component.get("component") or component.get("accessory")
        if inside:
            yield from walk([inside])


def find_component(message: Json, name: str) -> Json:
    """The button or select of a message with this label, placeholder or custom_id. Raises NotThere."""
    shown = [c for c in walk(message.get("components", [])) if "custom_id" in c]
    for key in ("custom_id", "label", "placeholder"):
        for component in shown:
            if component.get(key) == name:
                return component
    names = [c.get("label") or c.get("placeholder") or c["custom_id"] for c in shown]
    raise NotThere(f"message {message.get('id')} shows no {name!r}; it shows {names}")


def find_field(modal: Json, name: str) -> str:
    """The custom_id of a form's field with this label or custom_id. Raises NotThere."""
    names: dict[str, str] = {}
    for component in walk(modal.get("components", [])):
        if component.get("type") == LABEL:
            names[component.get("label", "")] = component["component"]["custom_id"]
        elif "custom_id" in component:
            names[component["custom_id"]] = component["custom_id"]
            if component.get("label"):
                names[component["label"]] = component["custom_id"]
    if name not in names:
        raise NotThere(f"the form {modal.get('title')!r} has no field {name!r}; it has {sorted(names)}")
    return names[name]
