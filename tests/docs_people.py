"""Does what a page of docs/ tells of: as the people that it names, in the sandbox, with the real bot."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from bot_fixtures import RealHouse
from chatterbox.sandbox.client import Answer, Json, Person, TimedOut, Upload
from chatterbox.sandbox.client.values import walk
from docs_script import BOT, Step, Talk, fits

WITHIN_S = 20.0
EPHEMERAL = 64
FIRST_PLACE = "#general"
ROLES, CHANNELS = 6, 8
"""Types of components: a menu of roles, a menu of channels."""
SAMPLES = resources.files("chatterbox.sandbox") / "samples"


@dataclass
class Reached:
    """What a block came to: whose eyes saw it, where, and which messages it told of; or the form left open."""

    person: Person
    channel: Json
    messages: list[Json] = field(default_factory=list)
    opener: tuple[Json, str] | None = None


class People:
    """Carries out blocks of a page, one after another."""

    def __init__(self, house: RealHouse, files: dict[str, bytes]) -> None:
        self._house = house
        self._files = {path.name: path.read_bytes() for path in SAMPLES.iterdir()} | files
        self._place = FIRST_PLACE
        self._actor: Person | None = None
        self._form: Answer | None = None
        self._last: Json | None = None
        self._since: dict[str, int] = {}
        self._everybody: dict[str, Person] = {}
        self.reached: Reached | None = None

    async def carry_out(self, talk: Talk) -> None:
        """Raises AssertionError that names the line of the page which is not true."""
        self.reached = None
        for step in talk.steps:
            try:
                await self._step(step)
            except Exception as wrong:
                raise AssertionError(
                    f"line {step.line} is not true: {step.who} {step.verb} {step.what}\n{wrong}"
                ) from wrong

    async def _step(self, step: Step) -> None:
        if step.verb == "goes to":
            self._place = step.what
        elif step.verb == "answers":
            seen_by = await self._person(step.alone) if step.alone else self._actor
            assert seen_by, "nobody has said anything yet"
            await self._awaited(step, seen_by)
        else:
            self._actor = await self._person(step.who)
            channel = await self._channel(self._actor)
            for person in self._everybody.values():
                self._since[person.id] = len(person.inbox.events)
            self._sees(self._actor, channel)
            await self._acted(step, self._actor, channel)

    def _sees(self, person: Person, channel: Json) -> None:
        """What is reached from here on is what this person sees there."""
        if self.reached is None or (self.reached.person, self.reached.channel["id"]) != (person, channel["id"]):
            self.reached = Reached(person, channel)

    async def _acted(self, step: Step, actor: Person, channel: Json) -> None:
        match step.verb:
            case "says" if step.what.startswith("/"):
                self._form = await self._command(actor, channel, step.what)
            case "says":
                await self._said(actor, channel, step.what)
            case "replies":
                await self._said(actor, channel, step.what, reply_to=self._last)
            case "presses":
                message = await self._bearing(actor, channel, step.what)
                self._form = await actor.press(message, _component(message, step.what)["custom_id"])
                self._opened((message, step.what))
            case "chooses":
                await self._chosen(actor, channel, step.what)
            case "opens Apps >":
                name, _, words = step.what.partition(" on ")
                message = await self._with(actor, channel, words.strip('"'))
                self._form = await actor.message_command(message, name)
            case "fills in":
                assert self._form, "no form is open"
                values = {name: {"yes": True}.get(value, value) for name, value in step.fields}
                self._form = await actor.submit(self._form, values)
                self._opened(None)

    def _opened(self, opener: tuple[Json, str] | None) -> None:
        assert self.reached and self._form
        self.reached.opener = opener if self._form.modal else None

    # -- what people do

    async def _said(self, actor: Person, channel: Json, text: str, **reply: Any) -> None:
        said = await actor.say(channel, text.replace(f"@{BOT}", self._house.mention), **reply)
        assert self.reached
        self.reached.messages.append(said)

    async def _command(self, actor: Person, channel: Json, typed: str) -> Answer:
        name, _, rest = typed[1:].partition(" ")
        shown = next((one for one in await actor.commands(channel) if one["name"] == name and one["type"] == 1), None)
        assert shown, f"{actor.user['username']} is shown no command /{name}"
        options = {option["name"]: option for option in shown.get("options", [])}
        at = re.split(rf"(?:^|\s)({'|'.join(options) or '-'}):\s?", f"{rest} ")
        assert not at[0].strip(), f"/{name} has no option for {at[0]!r}; it has {sorted(options)}"
        given = dict(zip(at[1::2], map(str.strip, at[2::2]), strict=True))
        values = {key: await self._value(actor, channel, name, options[key], value) for key, value in given.items()}
        return await actor.command(channel, name, **values)

    async def _value(self, actor: Person, channel: Json, command: str, option: Json, typed: str) -> Any:
        """An option as Discord's client sends it: a file, a member, a number, or what autocomplete offers."""
        match option["type"]:
            case 11:
                return Upload(typed, self._files[typed])
            case 6:
                return (await self._person(typed.lstrip("@"))).user
            case 7:
                return actor.channel(typed)
            case 4:
                return int(typed)
        if not option.get("autocomplete"):
            return typed
        offered = await actor.autocomplete(channel, command, option["name"], **{option["name"]: typed})
        found = next((one for one in offered if fits(typed.replace(" ", "…"), one["name"])), None)
        assert found, f"{option['name']}: offers no {typed!r}, only {[one['name'] for one in offered]}"
        return found["value"]

    async def _chosen(self, actor: Person, channel: Json, what: str) -> None:
        entry, _, menu = what.rpartition(" in ")
        message = await self._bearing(actor, channel, menu)
        component = _component(message, menu)
        if component["type"] == ROLES:
            known = actor.guild(channel["guild_id"])["roles"]
            values = [one["id"] for one in known if one["name"] == entry.lstrip("@")]
        elif component["type"] == CHANNELS:
            values = [actor.channel(entry)["id"]]
        else:
            values = [one["value"] for one in component["options"] if fits(entry, one["label"])][:1]
        assert values, f"the menu {menu!r} has no entry {entry!r}: {component.get('options')}"
        self._form = await actor.select(message, component["custom_id"], values)

    async def _bearing(self, actor: Person, channel: Json, label: str) -> Json:
        """The newest message there with a button or menu of that name."""
        shown = await actor.messages(channel)
        for message in shown:
            if any(label in _names(component) for component in walk(message.get("components", []))):
                return message
        there = [_names(component) for message in shown for component in walk(message.get("components", []))]
        raise AssertionError(f"no message shows {label!r}; there are {there}")

    async def _with(self, actor: Person, channel: Json, words: str) -> Json:
        for message in await actor.messages(channel):
            if fits(words, self._text(message)) and not message["flags"] & EPHEMERAL:
                return message
        raise AssertionError(f"no message holds {words!r}")

    # -- what comes back

    async def _awaited(self, step: Step, person: Person) -> None:
        """Waits for the message; remembers it."""
        channel = await self._channel(person)

        def fitting(message: Json) -> bool:
            return (
                message["channel_id"] == channel["id"]
                and message["author"]["id"] == str(self._house.sandbox.application.id)
                and bool(message["flags"] & EPHEMERAL) is bool(step.alone)
                and fits(step.what, self._text(message))
                and _in_order(step.buttons, message)
            )

        since = self._since.get(person.id, 0)
        waits = {
            asyncio.create_task(person.wait_event(name, fitting, WITHIN_S, since))
            for name in ("message_create", "message_update")
        }
        done, left = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for one in left:
            one.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        try:
            self._last = done.pop().result()
        except TimedOut:
            shown = [one for one in await person.messages(channel, limit=4) if one["author"].get("bot")]
            said = "\n---\n".join(f"{self._text(one)} {_labels(one)}" for one in shown)
            raise AssertionError(f"it said nothing of the kind, but:\n{said}") from None
        self._sees(person, channel)
        assert self._last and self.reached
        self.reached.messages.append(self._last)

    def _text(self, message: Json) -> str:
        """Everything that stands in a message, as it is read."""
        said = [message["content"]]
        for card in message["embeds"]:
            said += [card.get("title", ""), card.get("description", "")]
            said += [text for one in card.get("fields", []) for text in (one["name"], one["value"])]
            said.append(card.get("footer", {}).get("text", ""))
        for file in message["attachments"]:
            said += [file["filename"], file.get("description") or ""]
        text = re.sub(r"\*\*|`|^#+ ", "", "\n".join(said), flags=re.MULTILINE)
        return re.sub(r"<(@&?|#)(\d+)>", lambda found: found[1][0] + self._name(found[2]), text)

    def _name(self, id_: str) -> str:
        world = self._house.sandbox.world.core
        for person in self._everybody.values():
            if person.id == id_:
                return str(person.user["global_name"] or person.user["username"])
        for guild in world.guilds.values():
            if id_ in guild.roles:
                return str(guild.roles[id_].name)
        return next((channel.name for channel in world.channels.values() if channel.id == id_), id_)

    # -- who and where

    async def _person(self, name: str) -> Person:
        if name not in self._everybody:
            self._everybody[name] = await self._house.person(name)
        return self._everybody[name]

    async def _channel(self, person: Person) -> Json:
        if self._place.startswith("#"):
            return person.channel(self._place)
        return await person.dm(str(self._house.sandbox.application.id))


def _labels(message: Json) -> list[str]:
    return [" ".join(_names(one)).strip() for one in walk(message.get("components", []))]


def _names(component: Json) -> set[str]:
    """What a button or menu is called on the screen."""
    return {
        component.get("label", ""),
        component.get("placeholder", ""),
        (component.get("emoji") or {}).get("name", ""),
    }


def _component(message: Json, name: str) -> Json:
    return next(one for one in walk(message["components"]) if name in _names(one))


def _in_order(buttons: tuple[str, ...], message: Json) -> bool:
    """Whether these stand under a message, in this order."""
    shown = iter([_names(one) for one in walk(message.get("components", []))])
    return all(any(label in names for names in shown) for label in buttons)
