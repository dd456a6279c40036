"""What a person can do to an application: each makes an interaction, checked as their client and Discord would.

The bodies are those of `POST /people/{as}/interactions` in docs/sandbox.md.
"""

from __future__ import annotations

from collections.abc import Mapping

from .. import errors
from ..errors import DiscordError
from ..limits import Faults
from ..limits.components import flat
from ..objects import Attachment, Channel, Command, Interaction, Json, Message
from ..world import World
from .desk import Desk
from .forms import FormReader, chosen
from .options import OptionReader, find_options, nested
from .payload import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT
from .resolved import Resolved
from .shown import shown

SLASH, ON_USER, ON_MESSAGE = 1, 2, 3
BUTTON = 2
LINK_STYLES = (5, 6)
Uploads = Mapping[str, Attachment]


class Starts:
    """Makes interactions of what one person does in one channel; `Desk.begin` sends them."""

    def __init__(self, world: World, desk: Desk) -> None:
        self._world = world
        self._desk = desk

    def make(self, user_id: str, body: Json, files: Uploads) -> Interaction:
        """Raises DiscordError for what is not shown to this person, not there, or wrong."""
        channel = self._world.access.channel(user_id, str(body.get("channel_id")))
        makers = {
            "command": self._command,
            "autocomplete": self._autocomplete,
            "message_command": self._message_command,
            "user_command": self._user_command,
            "component": self._component,
            "modal": self._modal,
        }
        maker = makers.get(str(body.get("type")))
        if maker is None:
            sentence = f"Value must be one of {{{', '.join(makers)}}}."
            raise errors.invalid_form({"type": {"_errors": [{"code": "BASE_TYPE_CHOICES", "message": sentence}]}})
        return maker(user_id, channel, body, files)

    def _command(self, user_id: str, channel: Channel, body: Json, files: Uploads) -> Interaction:
        one, command, words = self._typed(COMMAND, user_id, channel, body)
        definitions, way = find_options(command.body, words)
        reader = OptionReader(self._world, channel, user_id, one.application_id, files)
        options = reader.read(definitions, _given(body, "options"))
        one.data = _command_data(command) | {"options": nested(way, options)}
        if reader.resolved.data:
            one.data["resolved"] = reader.resolved.data
        return one

    def _autocomplete(self, user_id: str, channel: Channel, body: Json, files: Uploads) -> Interaction:
        one, command, words = self._typed(AUTOCOMPLETE, user_id, channel, body)
        definitions, way = find_options(command.body, words)
        reader = OptionReader(self._world, channel, user_id, one.application_id, files)
        options = reader.partial(definitions, _given(body, "options"), str(body.get("focused")))
        one.data = _command_data(command) | {"options": nested(way, options)}
        return one

    def _message_command(self, user_id: str, channel: Channel, body: Json, _: Uploads) -> Interaction:
        one, command = self._from_menu(ON_MESSAGE, user_id, channel, body)
        target = self._world.messages.get(channel.id, str(body.get("message_id")), user_id)
        if target.only_for is not None:
            raise errors.unknown_message()
        resolved = Resolved(self._world, channel, one.application_id)
        resolved.message(target)
        one.data = _command_data(command) | {"target_id": target.id, "resolved": resolved.data}
        return one

    def _user_command(self, user_id: str, channel: Channel, body: Json, _: Uploads) -> Interaction:
        one, command = self._from_menu(ON_USER, user_id, channel, body)
        target = self._world.users.get(str(body.get("user_id")))
        resolved = Resolved(self._world, channel, one.application_id)
        resolved.user(target.id)
        one.data = _command_data(command) | {"target_id": target.id, "resolved": resolved.data}
        return one

    def _component(self, user_id: str, channel: Channel, body: Json, _: Uploads) -> Interaction:
        message = self._world.messages.get(channel.id, str(body.get("message_id")), user_id)
        component = _component_of(message, str(body.get("custom_id")))
        one = self._desk.make(COMPONENT, _application_of(self._world, message), user_id, channel.id)
        one.message_id = message.id
        one.data = {
            "component_type": component["type"],
            "custom_id": component["custom_id"],
            "id": component.get("id", 1),
        }
        if component["type"] != BUTTON:
            resolved = Resolved(self._world, channel, one.application_id)
            try:
                one.data["values"] = chosen(component, body.get("values"), user_id, resolved)
            except ValueError as error:
                wrong = {"values": {"_errors": [{"code": "BASE_TYPE_INVALID", "message": str(error)}]}}
                raise errors.invalid_form(wrong) from None
            if resolved.data:
                one.data["resolved"] = resolved.data
        return one

    def _modal(self, user_id: str, channel: Channel, body: Json, files: Uploads) -> Interaction:
        parent = self._world.interactions.get(str(body.get("interaction_id")))
        if parent.user_id != user_id or parent.channel_id != channel.id or parent.modal is None:
            raise errors.unknown_interaction()
        reader = FormReader(self._world, channel, user_id, parent.application_id, files)
        data = reader.read(parent.modal, _given(body, "values"))
        one = self._desk.make(MODAL_SUBMIT, parent.application_id, user_id, channel.id)
        one.parent_id, one.message_id, one.data = parent.id, parent.message_id, data
        return one

    def _typed(self, type_: int, user_id: str, channel: Channel, body: Json) -> tuple[Interaction, Command, list[str]]:
        name, *words = str(body.get("name")).split(" ")
        command = self._shown(SLASH, name, user_id, channel, body)
        return self._desk.make(type_, command.application_id, user_id, channel.id), command, words

    def _from_menu(self, kind: int, user_id: str, channel: Channel, body: Json) -> tuple[Interaction, Command]:
        command = self._shown(kind, str(body.get("name")), user_id, channel, body)
        return self._desk.make(COMMAND, command.application_id, user_id, channel.id), command

    def _shown(self, kind: int, name: str, user_id: str, channel: Channel, body: Json) -> Command:
        for command in shown(self._world, user_id, channel):
            same = (command.body["type"], command.body["name"]) == (kind, name)
            if same and command.application_id == str(body.get("application_id")):
                return command
        raise errors.unknown_command()


def _given(body: Json, name: str) -> Json:
    """An object in the body; {} where there is none. Raises 50035."""
    faults = Faults()
    given = faults.mapping(body.get(name), (name,))
    faults.check()
    return given or {}


def _command_data(command: Command) -> Json:
    data: Json = {"id": command.id, "name": command.body["name"], "type": command.body["type"]}
    return data | ({"guild_id": command.guild_id} if command.guild_id else {})


def _component_of(message: Message, custom_id: str) -> Json:
    for component in flat(message.components):
        if component.get("custom_id") == custom_id:
            if component.get("disabled"):
                raise DiscordError(400, 50035, "This component is disabled")
            return dict(component)
    raise DiscordError(400, 50035, "The message has no such component")


def _application_of(world: World, message: Message) -> str:
    """The application that made the message. Raises 10002 for a message of a person."""
    return world.applications.get(message.application_id or message.author_id).id
