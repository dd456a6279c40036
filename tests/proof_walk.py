"""A person who tries everything that a bot registered, with ids that are given to them.

Commands and their options come from the sandbox's registry, buttons, menus and forms from the bot's own. Where a client
would refuse (a button with another server's id stands under no message that is seen), the interaction is made here as
Discord would send it: the bot alone stands in the way then.
"""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from chatterbox.commands.presses import custom_id
from chatterbox.sandbox.client import Answer, Json, Upload
from chatterbox.sandbox.client.person import MESSAGE, SLASH, Person
from chatterbox.sandbox.client.values import walk
from chatterbox.sandbox.interactions.desk import Desk
from chatterbox.sandbox.interactions.payload import COMMAND, COMPONENT, MODAL_SUBMIT, interaction_create, metadata
from chatterbox.sandbox.objects import Interaction
from chatterbox.sandbox.server import Sandbox
from chatterbox.sandbox.world import Event

LOADING = 128
BUTTON, MENU = 2, 3
TEXT_INPUT = 4


@dataclass(frozen=True)
class Try:
    """How an action is tried, and where in the interaction stands the id of what it is about."""

    kind: Literal["button", "menu", "form"]
    id_in: Literal["argument", "value", "message", "message and argument", "nothing"]
    arguments: tuple[str, ...] = ()  # besides the id, if it takes one
    names: Literal["anything", "run", "number"] = "anything"  # what its id is of
    value: str = ""  # what is chosen in a menu, where that is no id


# In this order an insider's walk comes through to its end: what is taken back, or cancelled, is no more.
ACTIONS: dict[str, Try] = {
    "go-on": Try("button", "nothing"),
    "list": Try("button", "nothing", ("all", "0")),
    "good-rows": Try("button", "argument"),
    "dataset-mine": Try("button", "argument"),
    "dataset-all": Try("button", "argument"),
    "dataset-compare": Try("menu", "value"),
    "dataset-avoid": Try("button", "argument"),
    "dataset-imitate": Try("button", "argument"),
    "dataset-delete": Try("button", "argument"),
    "really-dataset-delete": Try("button", "argument"),
    "pick": Try("menu", "value"),
    "correct": Try("button", "message"),
    "correct-reply": Try("button", "argument"),
    "thumb": Try("button", "message", ("up",)),
    "corrected": Try("form", "argument"),
    "add-question": Try("button", "argument"),
    "question-added": Try("form", "argument"),
    "show-mine": Try("button", "argument"),
    "approve": Try("button", "argument"),
    "approve-many": Try("menu", "value", ("all", "0")),
    "undo": Try("button", "argument"),
    "undo-many": Try("menu", "value", ("all", "0")),
    "undo-all": Try("button", "argument"),
    "really-undo-all": Try("button", "argument"),
    "privacy-withdrawn": Try("menu", "value"),
    "cancel": Try("button", "argument"),
    "again": Try("button", "message and argument"),
    "other-questions": Try("button", "nothing", ("off",)),
    "gate-rules": Try("button", "nothing"),
    "gate-rules-typed": Try("form", "nothing"),
    "model": Try("menu", "value", names="run"),
    "pin": Try("button", "argument", names="run"),
    "unpin": Try("button", "nothing"),
    "vote": Try("button", "argument", names="run"),
    "vote-typed": Try("form", "argument", names="run"),
    "ballot": Try("button", "argument", ("0", "a"), names="number"),
    "close-vote": Try("button", "argument", names="number"),
    "keep": Try("button", "argument", names="run"),
    "promote": Try("button", "argument", names="run"),
    "override": Try("button", "argument", names="run"),
    "roll-back": Try("button", "argument", names="number"),
    "drop": Try("button", "argument", names="run"),
    "really-drop": Try("button", "argument", names="run"),
    "run-pick": Try("menu", "value"),
    "run-repeat": Try("button", "argument"),
    "run-rename": Try("button", "argument"),
    "run-renamed": Try("form", "argument"),
    "run-note": Try("button", "argument"),
    "run-noted": Try("form", "argument"),
    "run-drop": Try("button", "argument"),
    "run-really-drop": Try("button", "argument"),
    "teach": Try("button", "nothing"),
    "taught": Try("form", "nothing"),
    "edit-instruction": Try("button", "argument", names="number"),
    "instruction": Try("form", "argument", names="number"),
    "answers": Try("menu", "argument", names="number", value="anything"),
    "stop": Try("button", "argument", names="number"),
    "continue": Try("button", "argument", names="number"),
    "regenerate": Try("button", "argument", names="number"),
    "setup-trainers": Try("menu", "value"),
    "setup-correctors": Try("menu", "value"),
    "setup-notices": Try("menu", "value"),
    "setup-channels": Try("menu", "value"),
    "setup-row": Try("button", "nothing", ("on",)),
    "setup-credits": Try("button", "nothing", ("on",)),
    "setup-pause": Try("button", "nothing", ("off",)),
    "edit-words": Try("button", "nothing"),
    "words": Try("form", "nothing"),
    "tested": Try("form", "nothing", ("off",)),
    "tell-run": Try("button", "argument"),
    "tell-models": Try("button", "nothing"),
    "retrain": Try("button", "nothing"),
    "privacy-places": Try("menu", "nothing"),
    "privacy-statement": Try("button", "nothing"),
    "privacy-export": Try("button", "nothing"),
    "privacy-withdraw": Try("button", "nothing", ("0",)),
    "report": Try("button", "nothing"),
    "reported": Try("form", "nothing", ("",)),
    "withdraw": Try("button", "nothing"),
    "delete-data": Try("button", "nothing"),
    "really-delete-data": Try("button", "nothing", ("all",)),
}

FIELDS = {
    "question": "Where is the plimsoll?",
    "answer": "On the hull.",
    "phrasings": "Which plimsoll?",
    "reason": "It is so.",
    "cases": '[{"prompt": "Where is the plimsoll?", "expect": "hull"}]',
    "instruction": "You talk of ships.",
    "words": "barnacle",
    "questions": "Where is the plimsoll?",
    "hours": "1",
    "members": "3",
    "rules": "tests: 0",
    "report": "The mate was rude.",
    "name": "A ship's voyage",
    "note": "It leaks.",
}
"""What is typed into forms. A form with a field that is not here is one that nobody knows how to try."""

ROWS = "".join(
    f'{{"messages": [{{"role": "user", "content": "Ship {n}?"}}, {{"role": "assistant", "content": "Hull {n}."}}]}}\n'
    for n in range(12)
)
FILES = {
    ("train", "file"): Upload("ships.jsonl", ROWS.encode()),
    ("test", "file"): Upload("ships.json", FIELDS["cases"].encode()),
    # Without a question, so that nothing is kept: a correction of the visitor's own would be found by its id.
    ("import_corrections", "file"): Upload("ships.csv", b"question,right\n,Below.\n"),
    ("dataset", "file"): Upload("ships.jsonl", ROWS.encode()),
    ("restore", "file"): Upload("ships.tar.zst", b"no archive"),
}

TEXTS = {
    ("train", "text"): "Q: Which ship? A: The Otter. Q: Whose? A: Ours.",
    ("ask", "question"): "Which ship?",
}
"""What is typed where no id could stand."""

NAMED = {(name, "dataset") for name in ("dataset", "select_dataset", "archive", "restore")}
"""Options that take a name, which no number is."""

MENU_COMMANDS: dict[str, Literal["content", "id"]] = {
    "Answer this": "content",
    "Correct this reply": "id",
    "Take back": "id",
    "Report this reply": "id",
}
"""What a message command takes of its message. Content comes from Discord, which gives nobody another server's."""


def fits(action: str, thing: str) -> bool:
    """Whether an id can stand where the action has one: Discord's ids are numbers, a custom_id holds simple names."""
    way = ACTIONS[action]
    if way.id_in.startswith("message") or way.names == "number":
        return thing.isdigit()
    if way.names == "run":
        return _is_run(thing)
    return re.fullmatch(r"[\w-]{1,60}", thing) is not None


def _is_run(thing: str) -> bool:
    return len(thing) == 36 and thing.count("-") == 4


def nowhere(thing: str) -> str:
    """An id or a name of the same shape that exists nowhere."""
    if thing.isdigit():
        return str(10 ** (len(thing) - 1) + 7) if len(thing) > 9 else "987654"
    if _is_run(thing):
        return str(uuid.UUID(int=7))
    if "/" in thing:
        return "/".join(nowhere(part) if len(part) > 9 and part.isdigit() else part for part in thing.split("/"))
    return "nowhere" + thing[7:]


@dataclass
class Visitor:
    """A person in a channel; `carrier` is a message of the bot there, under which forged buttons stand."""

    sandbox: Sandbox
    person: Person
    channel: Json
    carrier: Json
    opened: set[str] = field(default_factory=set)  # fields of the forms that were opened

    def __post_init__(self) -> None:
        self._desk = Desk(self.sandbox.world)
        self._since = len(self.person.inbox.events)

    @property
    def space(self) -> str:
        """Where this person is, as the store names it."""
        guild = self.channel.get("guild_id")
        return f"guild:{guild}" if guild else f"dm:{self.person.id}"

    def seen(self) -> str:
        """All that this person's client was told since the visit began."""
        return str(self.person.inbox.events[self._since :])

    # -- commands

    async def commands(self, things: Iterable[str]) -> dict[str, str]:
        """Every slash command that is shown here with every option, each thing in every free text. What was told."""
        told: dict[str, str] = {}
        # Last comes what lets nothing else be tried; ACTIONS begins with what ends it.
        for command in sorted(await self.person.commands(self.channel), key=lambda c: bool(c["name"] == "pause")):
            if command["type"] == SLASH:
                told |= await self._command(command, list(things))
        return told

    async def _command(self, command: Json, things: list[str]) -> dict[str, str]:
        told: dict[str, str] = {}
        name, options = command["name"], command.get("options", [])
        if not any(option.get("required") for option in options):
            told[f"/{name}"] = await self._told(await self.person.command(self.channel, name))
        for option in options:
            needed = {o["name"]: TEXTS[name, o["name"]] for o in options if o.get("required") and len(options) > 1}
            for value in self._values(name, option, things):
                answer = await self.person.command(self.channel, name, **needed | {option["name"]: value})
                told[f"/{name} {option['name']}:{value}"] = await self._told(answer)
        return told

    def _values(self, command: str, option: Json, things: list[str]) -> list[Any]:
        if option.get("choices"):
            return [choice["value"] for choice in option["choices"]]
        if (command, option["name"]) in TEXTS:
            return [TEXTS[command, option["name"]]]
        if command == "getfile":
            return [file for thing in things for file in _files(thing)]
        if (command, option["name"]) in NAMED:
            things = [thing for thing in things if not thing.isdigit()]
        match option["type"]:
            case 3:  # a text
                return [thing for thing in things if len(thing) <= option.get("max_length", 6000)]
            case 4:  # a number
                return [option["min_value"]]
            case 6:  # a person, whom the client chooses among those that it sees
                return [self.person.id]
            case 7:  # a channel, likewise
                return [self.channel["id"]] if self.channel.get("guild_id") else []
            case 11 if (command, option["name"]) in FILES:  # a file
                return [FILES[command, option["name"]]]
        raise AssertionError(f"nobody said how to try the option {option['name']} of /{command}")

    async def autocompletes(self, beginnings: Iterable[str]) -> dict[str, list[Json]]:
        """What every option with suggestions offers for each beginning."""
        offered: dict[str, list[Json]] = {}
        for command in await self.person.commands(self.channel):
            for option in command.get("options", []):
                for typed in beginnings if option.get("autocomplete") else ():
                    name, focused = command["name"], option["name"]
                    choices = await self.person.autocomplete(self.channel, name, focused, **{focused: typed})
                    offered[f"/{name} {focused}:{typed}"] = choices
        return offered

    async def menu_command(self, name: str, message_id: str) -> str:
        """A command from a message's menu, on a message that need not be there: only its id is told."""
        (command,) = [c for c in self.sandbox.world.commands.of(self._application, None) if c.body["name"] == name]
        target = {**self.carrier, "id": message_id}
        data = {"id": command.id, "name": name, "type": MESSAGE, "target_id": message_id}
        return await self._sent(COMMAND, data | {"resolved": {"messages": {message_id: target}}}, None)

    # -- buttons, menus, forms

    async def act(self, action: str, thing: str) -> str:
        """Tries an action on a thing; what was told."""
        way = ACTIONS[action]
        message = thing if way.id_in.startswith("message") else self.carrier["id"]
        given = way.arguments if way.id_in in ("nothing", "value", "message") else (thing, *way.arguments)
        data: Json = {"custom_id": custom_id(action, *given), "component_type": BUTTON, "id": 1}
        if way.kind == "menu":
            data |= {"component_type": MENU, "values": [way.value or thing]}
        if way.kind == "form":
            data = {"custom_id": data["custom_id"], "components": _filled()}
        return await self._sent(MODAL_SUBMIT if way.kind == "form" else COMPONENT, data, message)

    async def _sent(self, kind: int, data: Json, message_id: str | None) -> str:
        """Sends an interaction as Discord would, and waits for all that the bot says to it.

        `message_id`: what the carrier is said to be, and to answer.
        """
        world, person = self.sandbox.world, self.person
        one = self._desk.make(kind, self._application, person.id, self.channel["id"])
        one.data, one.message_id = data, self.carrier["id"]
        one.metadata = metadata(world, one, None)
        world.interactions.keep(one)
        sent = interaction_create(world, one, world.core.messages[self.carrier["id"]] if message_id else None)
        if message_id and message_id != self.carrier["id"]:
            reference = {"type": 0, "message_id": message_id, "channel_id": self.channel["id"]}
            sent["message"] |= {"id": message_id, "message_reference": reference}
        since = len(person.inbox.events)
        self._emit(one, sent)
        outcome = await person.wait_event("interaction", lambda d: bool(d["id"] == one.id), since=since)
        if outcome["outcome"] == "deferred_update":
            return await self._after_deferral(one, since)
        parts = {part: outcome.get(part) for part in ("message", "modal", "choices")}
        return await self._told(Answer(one.id, outcome["outcome"], self.channel["id"], self._application, **parts))

    def _emit(self, one: Interaction, sent: Json) -> None:
        only = frozenset({self._application})
        whole = Event.of("INTERACTION_CREATE", sent, guild_id=one.guild_id, channel_id=one.channel_id, only=only)
        self.sandbox.world.emit(whole)

    async def _after_deferral(self, one: Interaction, since: int) -> str:
        """The bot said that it will change the carrier: it does, or says why not in a message of its own."""

        def explains(message: Json) -> bool:
            return bool((message.get("interaction_metadata") or {}).get("id") == one.id)

        changed = self.person.wait_event("message_update", lambda m: bool(m["id"] == one.message_id), since=since)
        waiting = [asyncio.ensure_future(w) for w in (changed, self.person.wait_event("message_create", explains))]
        done, late = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for one_waiting in late:
            one_waiting.cancel()
        return _text(done.pop().result())

    async def _told(self, answer: Answer) -> str:
        if answer.modal is not None:
            shown = [part for part in walk(answer.modal["components"]) if part["type"] == TEXT_INPUT]
            self.opened |= {part["custom_id"] for part in shown}
            return f"a form: {answer.modal['title']} {[part.get('value') for part in shown]}"
        if answer.message is None:
            return answer.outcome
        done = await self.person.wait_update(answer.message, lambda m: not m["flags"] & LOADING)
        return _text(done)

    @property
    def _application(self) -> str:
        return self.sandbox.application.id


def _files(thing: str) -> list[str]:
    """What /getfile calls files of a thing: those of trainings have long ids, the others small numbers."""
    if len(thing) == 36:
        return [f"log:{thing}"]
    return [f"{kind}:{thing}" for kind in ("rows", "test", "archive")] if thing.isdigit() and len(thing) < 9 else []


def _filled() -> list[Json]:
    return [
        {"type": 18, "id": 1, "component": {"type": TEXT_INPUT, "id": 2, "custom_id": name, "value": value}}
        for name, value in FIELDS.items()
    ]


def _text(message: Json) -> str:
    return f"{message['content']} {message['embeds']} {[c.get('label') for c in walk(message['components'])]}"


def plain(told: str, *things: str) -> str:
    """A sentence without the thing that it names."""
    for thing in things:
        told = told.replace(thing, "THING")
    return re.sub(r"<t:\d+", "<t:", told)
