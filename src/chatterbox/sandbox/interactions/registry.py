"""The command registry of an application: what it lists, sets, changes and deletes, checked by Discord's rules."""

from __future__ import annotations

from typing import Any

from ..limits import Faults
from ..objects import Command, Json
from ..world import World
from .command_rules import CHAT_INPUT, check_command, check_count, check_set, key_of
from .option_rules import GROUPING

_FIELDS = (
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "dm_permission",
    "contexts",
    "integration_types",
    "nsfw",
    "handler",
)


class Registry:
    """Commands for everywhere (`guild_id` None) or for one guild. Every call raises Discord's refusals."""

    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, application_id: str, guild_id: str | None) -> list[Command]:
        return self._world.commands.of(application_id, guild_id)

    def get(self, application_id: str, guild_id: str | None, command_id: str) -> Command:
        return self._world.commands.get(application_id, guild_id, command_id)

    def replace(self, application_id: str, guild_id: str | None, bodies: Any) -> list[Command]:
        """Sets the whole list. A command that keeps its type and name keeps its id."""
        check_set(bodies)
        known = {key_of(command.body): command for command in self.of(application_id, guild_id)}
        kept = [self._made(application_id, guild_id, body, known.get(key_of(body))) for body in bodies]
        ids = {command.id for command in kept}
        gone = [command for command in known.values() if command.id not in ids]
        self._world.commands.put(application_id, kept, deletes=gone)
        return kept

    def create(self, application_id: str, guild_id: str | None, body: Json) -> tuple[Command, bool]:
        """Adds a command, or replaces the one of this type and name. Also answers whether it is new."""
        _check(body)
        known = {key_of(command.body): command for command in self.of(application_id, guild_id)}
        old = known.get(key_of(body))
        if old is None:
            check_count([*(command.body for command in known.values()), body])
        command = self._made(application_id, guild_id, body, old)
        self._world.commands.put(application_id, [command])
        return command, old is None

    def change(self, application_id: str, guild_id: str | None, command_id: str, change: Json) -> Command:
        """Sets the fields that are given."""
        old = self.get(application_id, guild_id, command_id)
        body = {**old.body, **{field: change[field] for field in _FIELDS if field in change}}
        _check(body)
        taken = [c for c in self.of(application_id, guild_id) if key_of(c.body) == key_of(body) and c.id != old.id]
        if taken:
            faults = Faults()
            faults.add(("name",), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
            faults.check()
        command = self._made(application_id, guild_id, body, old)
        self._world.commands.put(application_id, [command])
        return command

    def delete(self, application_id: str, guild_id: str | None, command_id: str) -> None:
        command = self.get(application_id, guild_id, command_id)
        self._world.commands.put(application_id, [], deletes=[command])

    def _made(self, application_id: str, guild_id: str | None, body: Json, old: Command | None) -> Command:
        ids = self._world.ids
        whole = _complete(body) | {"application_id": application_id}
        whole |= {"guild_id": guild_id} if guild_id else {"dm_permission": body.get("dm_permission") is not False}
        if old is not None and _same(old.body, whole):
            return old
        command_id = old.id if old else ids.make()
        whole |= {"id": command_id, "version": ids.make()}
        return Command(id=command_id, application_id=application_id, guild_id=guild_id, body=whole)


def _check(body: Json) -> None:
    faults = Faults()
    check_command(body, faults)
    faults.check()


def _same(old: Json, new: Json) -> bool:
    return {name: value for name, value in old.items() if name not in ("id", "version")} == new


def _complete(body: Json) -> Json:
    """The command as Discord answers it: every field there, permissions as text."""
    type_ = body.get("type") or CHAT_INPUT
    bits = body.get("default_member_permissions")
    whole: Json = {
        "type": type_,
        "name": body["name"],
        "name_localizations": body.get("name_localizations"),
        "description": body.get("description") or "",
        "description_localizations": body.get("description_localizations"),
        "default_member_permissions": None if bits is None else str(bits),
        "contexts": body.get("contexts"),
        "integration_types": body.get("integration_types") or [0],
        "nsfw": bool(body.get("nsfw")),
    }
    if type_ == CHAT_INPUT and body.get("options"):
        whole["options"] = [_option(option) for option in body["options"]]
    return whole


def _option(option: Json) -> Json:
    """An option without nulls; `required` only where it is true, as Discord answers."""
    whole = {name: value for name, value in option.items() if value is not None and value is not False}
    if option["type"] in GROUPING:
        whole["options"] = [_option(inner) for inner in option.get("options") or []]
    return whole
