"""THE LAW: what people write in the chat is in no training file. Every way of correcting is walked, then /train.

Every message, attachment and target of a message command holds a word of its own that stands nowhere else; the file
that arrives at the backend holds none of them, and every row of it comes from the upload or from a form.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import msgspec

from chatterbox.models import Space
from chatterbox.sandbox.client import Answer, Json, Upload
from chatterbox.store.store import open_store
from chatterbox.training.runs.rows import Manifest
from proof_fixtures import WITHIN_S, Home, home_at

INSTRUCTION = "You are a helpful AI assistant."
UPLOADED = [(f"What grows in bed {number}?", f"Crop {number}.") for number in range(12)]
FORMS = {
    "Who waters the beds?": "Philippa waters the beds.",
    "When do we meet?": "We meet on Sunday at nine.",
    "Where is the shed key?": "The shed key hangs behind the sign.",
    "What does a plot cost?": "A plot costs forty euros a year.",
    "Who feeds the cat?": "Mina feeds the cat.",
}


class Words:
    """Nonsense, each word once."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.given: list[str] = []

    def one(self) -> str:
        self.given.append(f"zorbla{next(self._numbers)}quix")
        return self.given[-1]


def _file(rows: list[tuple[str, str]]) -> Upload:
    said = [[{"role": "user", "content": q}, {"role": "assistant", "content": a}] for q, a in rows]
    return Upload("garden.jsonl", "".join(json.dumps({"messages": row}) + "\n" for row in said).encode())


async def _corrected(home: Home, form: Answer, values: dict[str, str]) -> Json:
    """Fills the form in; the details that its author sees."""
    cleo = home.people["Cleo"]
    told = await cleo.submit(form, values)
    assert told.message is not None
    return await cleo.wait_update(told.message, lambda m: bool(m["components"]), WITHIN_S)


async def _every_way(home: Home, words: Words) -> None:
    cleo, ada = home.people["Cleo"], home.people["Ada"]
    channel = cleo.channel("general")
    (watering, waters), (meeting, meets), (key, hangs), (plot, costs), (feeding, feeds) = FORMS.items()

    # By the button, with a question of one's own.
    reply = await home.ask(cleo, channel, f"{watering} {words.one()}")
    await _corrected(home, await cleo.press(reply, "Correct"), {"question": watering, "answer": waters})
    # By the button, without a question: never a row.
    reply = await home.ask(cleo, channel, f"Anything else, {words.one()}?")
    await _corrected(home, await cleo.press(reply, "Correct"), {"answer": "Nothing else."})
    # Under a follow-up, without a question that is added later.
    first = await home.ask(cleo, channel, f"Tell me about us, {words.one()}.")
    reply = await home.ask(cleo, channel, f"And then, {words.one()}?", to=first)
    details = await _corrected(home, await cleo.press(reply, "Correct"), {"answer": meets})
    form = await cleo.press(details, "Add the question")
    added = await cleo.submit(form, {"question": meeting})
    await cleo.wait_update(added.message, lambda m: "row of the next training" in m["content"], WITHIN_S)
    # From the menu of the reply.
    reply = await home.ask(ada, channel, f"{key} {words.one()}")
    await _corrected(home, await cleo.message_command(reply, "Correct this reply"), {"question": key, "answer": hangs})
    # By the message's link.
    reply = await home.ask(ada, channel, f"{plot} {words.one()}")
    form = await cleo.command(channel, "correct", message=reply["id"])
    await _corrected(home, form, {"question": plot, "answer": costs})
    # Below somebody's message that was no question for the bot.
    talk = await ada.say(channel, f"I wonder about the cat, {words.one()}.")
    await cleo.message_command(talk, "Answer this")
    reply = await home.reply(cleo, talk)
    await _corrected(home, await cleo.press(reply, "Correct"), {"answer": "The cat is fine."})
    # With nothing before it.
    await _corrected(home, await cleo.command(channel, "teach"), {"question": feeding, "answer": feeds})
    # An answer that says again what a member wrote is no row, though it has a question.
    gossip = " ".join(words.one() for _ in range(9))
    reply = await home.ask(ada, channel, gossip)
    await _corrected(home, await cleo.press(reply, "Correct"), {"question": "What did she say?", "answer": gossip})
    # Nor is one that says again what stands in a file beside a question.
    notes = " ".join(words.one() for _ in range(9))
    beside = [Upload("notes.txt", f"Our notes: {notes}".encode())]
    reply = await home.ask(ada, channel, f"What do they say, {words.one()}?", files=beside)
    await _corrected(home, await cleo.press(reply, "Correct"), {"question": "What do they say?", "answer": notes})
    # Files in the chat, to the bot and to others.
    attached = Upload(f"{words.one()}.txt", words.one().encode())
    await ada.say(channel, words.one(), files=[attached])
    await ada.say(channel, f"<@{home.bot_id}> {words.one()}", files=[_file([(words.one(), words.one())] * 12)])
    await ada.say(await ada.dm(home.bot_id), f"Just for you: {words.one()}")


async def test_no_word_of_the_chat_is_in_a_training_file(tmp_path: Path) -> None:
    words = Words()
    async with home_at(tmp_path) as home:
        home.backend.steps = 1
        home.backend.answer = lambda model, messages: f"I do not know. {messages[-1]['content']}"
        ben = home.people["Ben"]
        corner = ben.channel("bot-corner")
        await _every_way(home, words)
        await ben.command(corner, "train", file=_file(UPLOADED))
        await ben.wait_message(corner, lambda m: "is done" in m["content"], WITHIN_S)
        (content,) = home.backend.uploads
        guild = Space("guild", int(ben.guild("Harbour Street Gardens")["id"]))
    assert len(words.given) > 20
    assert [word for word in words.given if word.encode() in content] == []
    learned = [tuple(m["content"] for m in json.loads(line)["messages"]) for line in content.splitlines()]
    upload = [(INSTRUCTION, *row) for row in UPLOADED]
    assert learned[: len(upload)] == upload
    assert sorted(set(learned[len(upload) :])) == sorted((INSTRUCTION, *row) for row in FORMS.items())
    await _every_row_has_an_origin(tmp_path / "bot", guild, len(learned))


async def _every_row_has_an_origin(data: Path, guild: Space, rows: int) -> None:
    """The manifest accounts for each row: by the upload, or by a correction whose form has a question."""
    async with open_store(data) as store, store.reading() as work:
        (run,) = await work.runs.succeeded(guild)
        manifest = msgspec.json.decode(run.manifest, type=Manifest)
        corrections = {one.id: one for one in await work.corrections.among(guild, manifest.corrections)}
        assert manifest.dataset is not None
        dataset = await work.datasets.get(guild, manifest.dataset.dataset_id)
    assert dataset is not None and manifest.dataset.left_out == []
    assert manifest.dataset.rows + sum(part.wordings * part.times for part in manifest.parts) == rows
    assert {part.correction_id for part in manifest.parts} == set(corrections)
    assert {one.form.question: one.form.answer for one in corrections.values()} == FORMS
