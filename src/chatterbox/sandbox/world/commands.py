"""Application commands as they are registered, and interactions while they live. State only; the rules stand in
`sandbox.interactions` and the command registry's routes."""

from __future__ import annotations

from collections.abc import Iterable

from .. import errors
from ..objects import Command, Interaction
from .bus import Event
from .core import Core


class Commands:
    def __init__(self, core: Core) -> None:
        self._core = core

    def of(self, application_id: str, guild_id: str | None) -> list[Command]:
        """What an application registered for everywhere (None) or for one guild."""
        return [
            c for c in self._core.commands.values() if c.application_id == application_id and c.guild_id == guild_id
        ]

    def get(self, application_id: str, guild_id: str | None, command_id: str) -> Command:
        """Raises 10063 Unknown application command."""
        command = self._core.commands.get(command_id)
        if command is None or (command.application_id, command.guild_id) != (application_id, guild_id):
            raise errors.unknown_command()
        return command

    def put(self, application_id: str, commands: Iterable[Command], *, deletes: Iterable[Command] = ()) -> None:
        """Keeps and deletes commands in one transaction, then tells people's sockets (COMMANDS_UPDATE)."""
        kept, gone = list(commands), list(deletes)
        self._core.store.write(*kept, deletes=gone)
        for command in gone:
            self._core.commands.pop(command.id, None)
        for command in kept:
            self._core.commands[command.id] = command
        self._core.emit(Event.of("COMMANDS_UPDATE", {"application_id": application_id}))


class Interactions:
    def __init__(self, core: Core) -> None:
        self._core = core

    def get(self, interaction_id: str) -> Interaction:
        """Raises 10062 Unknown interaction."""
        if interaction := self._core.interactions.get(interaction_id):
            return interaction
        raise errors.unknown_interaction()

    def by_token(self, application_id: str, token: str) -> Interaction | None:
        for interaction in reversed(self._core.interactions.values()):
            if interaction.token == token and interaction.application_id == application_id:
                return interaction
        return None

    def keep(self, interaction: Interaction) -> None:
        """Writes a new or changed interaction."""
        self._core.store.write(interaction)
        self._core.interactions[interaction.id] = interaction

    def forget_before(self, moment: float) -> None:
        """Drops those that began before a moment: their tokens have died."""
        old = [i for i in self._core.interactions.values() if i.created_at < moment]
        self._core.store.write(deletes=old)
        for interaction in old:
            del self._core.interactions[interaction.id]
