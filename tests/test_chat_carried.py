"""What a question carries beside its words, and what a long conversation keeps: logged, and gone with its turn."""

from __future__ import annotations

import json
import zipfile
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest

from chat_fixtures import GARDEN, House, WordEmbedder, built, form, member, trainer
from chatterbox.backend.chat_model import OpenAIChatModel
from chatterbox.backend.connection import RemoteConnection
from chatterbox.backend.sight import Sight
from chatterbox.chat.context import RECALL
from chatterbox.errors import BackendDown
from chatterbox.models import GivenFile, HelpKind, Message, Picture, PictureMessage, Space, Turn
from chatterbox.training.corrections.standing import Standing
from chatterbox.training.corrections.taking_back import TakingBack
from loopback_backend import loopback_backend

PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)
DM = Space("dm", 7)
TOLD = "The pump stands behind the third bed and is opened with the small brass key."


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        yield house


def given(content: bytes, name: str = "notes.txt") -> tuple[GivenFile, ...]:
    async def fetch() -> bytes:
        return content

    return (GivenFile(name, len(content), fetch),)


def asked(house: House) -> list[str]:
    """What the model was sent last, as people's messages."""
    return [message.content for message in house.model.asked[-1][1] if message.role == "user"]


async def test_a_file_stands_before_its_question_and_in_what_follows(house: House) -> None:
    first = await house.ask("Where is the pump?", files=given(TOLD.encode()))
    (shown,) = asked(house)
    assert shown.startswith('The file "notes.txt", as data') and shown.endswith("```\n\nWhere is the pump?")
    assert TOLD in shown and first.question == "Where is the pump?"
    second = await house.ask("And the key?", reply_to=first.reply_places[0].message_id)
    assert asked(house) == [shown, "And the key?"]
    again = await house.chat.again(first)
    assert [text async for text in house.chat.stream(again)]
    assert asked(house) == [shown] and again.files == first.files and second.files == ()


async def test_with_a_file_no_question_is_a_repeat(house: House) -> None:
    await house.corrections.submit(trainer(), form("What does it say?", "Nothing."), None)
    turn = await house.ask("What does it say?", files=given(TOLD.encode()))
    assert turn.help is not None and turn.help.kind is HelpKind.FACT and turn.model
    assert (await house.ask("What does it say?")).answer == "Nothing."


async def test_an_answer_that_repeats_a_file_is_no_row_and_is_not_kept_as_the_wrong_one(house: House) -> None:
    turn = await house.ask("What does it say?", files=given(TOLD.encode()))
    repeated = await house.corrections.submit(member(), form("Where is the pump?", TOLD), turn)
    assert repeated.never_row and repeated.wrong == ""
    assert await house.corrections.rows(GARDEN) == []


async def test_files_and_pictures_go_with_their_turn(house: House) -> None:
    house.model.sees = True
    turn = await house.ask("What is it?", files=(*given(TOLD.encode()), *given(PNG, "pump.png")))
    with zipfile.ZipFile(BytesIO(await house.privacy.export(1, [GARDEN]))) as packed:
        (told,) = json.loads(packed.read("data.json"))["places"][0]["questions"]
        assert packed.read(f"pictures/guild-100-{turn.id}-0.png") == PNG
    assert [one["read"] for one in told["files"]] == [TOLD, ""]
    taking = TakingBack(house.store, house.help, Standing("everyone"), house.rules)
    await taking.take_back(trainer(), turn.reply_places[0].message_id or 0)
    taken = await house.chat.get(GARDEN, turn.id)
    assert taken is not None and taken.files == ()
    other = await house.ask("What is it?", files=given(PNG))
    async with house.store.reading() as work:
        assert set(await work.pictures.of(GARDEN, [turn.id, other.id])) == {other.id}
    await house.privacy.delete_mine(member())
    async with house.store.reading() as work:
        assert await work.pictures.of(GARDEN, [other.id]) == {}


async def test_pictures_stay_in_view_and_a_blind_model_says_so(house: House) -> None:
    house.model.sees = True
    first = await house.ask("What is it?", files=given(PNG))
    await house.ask("And beside it?", reply_to=first.reply_places[0].message_id)
    _, shown, _, bare = house.model.asked[-1][1]
    assert shown == PictureMessage("user", "What is it?", (Picture("image/png", PNG),)) and bare.content
    house.model.sees = False
    blind = await house.ask("What is it?", files=given(PNG))
    assert await house.chat.notes(blind) == ["I cannot see pictures: the model that answers here takes text only."]
    assert not isinstance(house.model.asked[-1][1][-1], PictureMessage)


async def test_pictures_are_sent_as_openai_wants_them_and_a_refusal_is_told() -> None:
    async with loopback_backend() as backend:
        connection = RemoteConnection("loop", backend.url, "key", 10.0)
        model = OpenAIChatModel(connection)
        message = PictureMessage("user", "What is it?", (Picture("image/png", b"abc"),))
        assert await model.answer("tiny-base", [message], max_tokens=9, temperature=0.0)
        text, picture = backend.asked[0]["messages"][0]["content"]
        assert text == {"type": "text", "text": "What is it?"}
        assert picture == {"type": "image_url", "image_url": {"url": "data:image/png;base64,YWJj"}}
        backend.listed = [
            {"id": "router", "object": "model", "architecture": {"input_modalities": ["text", "image"]}},
            {"id": "mistral", "object": "model", "capabilities": {"vision": True, "fim": False}},
            {"id": "nebius", "object": "model", "architecture": {"modality": "text+image->text"}},
            {"id": "painter", "object": "model", "architecture": {"modality": "text->text+image"}},
            {"id": "blind", "object": "model", "capabilities": {"vision": False}},
        ]
        names = ["router", "mistral", "nebius", "painter", "blind", "tiny-base"]
        sight = Sight(connection, "auto")
        assert [await sight.takes(name) for name in names] == [True, True, True, False, False, False]
        assert backend.calls.count("GET /models") == 1
        assert [await Sight(connection, wanted).takes("blind") for wanted in ("yes", "no")] == [True, False]
        await connection.close()


async def test_a_model_that_refuses_pictures_answers_without(tmp_path: Path) -> None:
    async with loopback_backend() as backend, built(tmp_path, embedder=None) as house:
        connection = RemoteConnection("loop", backend.url, "key", 10.0)
        real = OpenAIChatModel(connection)
        house.model.sees, house.model.stream = True, real.stream  # type: ignore[method-assign]
        backend.no_pictures = True
        turn = await house.ask("What is it?", files=given(PNG))
        await connection.close()
    assert turn.answer.startswith("base says hello")
    assert [file.note for file in turn.files] == [
        "The model did not take the picture (loop), so I answered without it."
    ]
    assert [type(one["messages"][-1]["content"]) for one in backend.asked] == [list, str]


async def talk(house: House, turns: int, *, space: Space = GARDEN, words: int = 40) -> list[Turn]:
    """A conversation, one reply after the other; its summaries are waited for."""
    said: list[Turn] = []
    for number in range(turns):
        before = said[-1].reply_places[0].message_id if said else None
        said.append(await house.ask(f"{number} " + "long " * words, space=space, reply_to=before))
        await house.memory.settled()
    return said


async def summaries(house: House, said: list[Turn]) -> list[str]:
    return [one.summary for turn in said if (one := await house.chat.get(turn.space, turn.id)) and one.summary]


async def test_a_long_conversation_is_summed_up_behind_the_answers(house: House) -> None:
    seen: list[str] = []
    house.model.once = lambda model, asked: seen.append(asked) or f"{model} notes {len(seen)}"  # type: ignore[func-returns-value]
    said = await talk(house, 16)
    streamed = [messages for _, messages in house.model.asked if messages[0].content == "Be kind."]
    assert (len(streamed), len(seen)) == (16, 3)  # few requests more, and none that anybody waits for
    assert "Your notes so far:\nbase notes 1\n" in seen[1] and "0 long" in seen[0] and "0 long" not in seen[1]
    last = streamed[-1]
    assert last[1:3] == (Message("user", RECALL), Message("assistant", f"base notes {len(seen)}"))
    assert last[-1].content.startswith("15 ") and not last[3].content.startswith("0 ")
    assert await summaries(house, said) == [f"base notes {number + 1}" for number in range(len(seen))]


async def test_a_summary_goes_with_any_turn_that_it_covers(house: House) -> None:
    house.model.once = lambda model, asked: "notes"
    said = await talk(house, 12)
    assert len(await summaries(house, said)) >= 2
    async with house.store.transaction() as work:
        await work.turns.delete(GARDEN, [said[0].id])
    assert await summaries(house, said) == []
    await talk(house, 1)
    again = await house.ask("more " * 40, reply_to=said[-1].reply_places[0].message_id)
    await house.memory.settled()
    assert len(await summaries(house, [*said, again])) == 1  # of what is left
    taking = TakingBack(house.store, house.help, Standing("everyone"), house.rules)
    await taking.take_back(trainer(), said[1].reply_places[0].message_id or 0)
    assert await summaries(house, [*said, again]) == []


async def test_a_turn_deleted_while_it_is_summed_up_leaves_no_summary(house: House) -> None:
    house.model.once = lambda model, asked: "notes"
    said = await talk(house, 6)
    had = len(await summaries(house, said))
    async with house.store.transaction() as work:
        assert not await work.summaries.keep(GARDEN, [said[0].id, 9999], "notes")
    assert len(await summaries(house, said)) == had


async def test_a_summary_that_fails_leaves_what_fits_and_only_ids_in_the_log(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    def down(model: str, asked: str) -> str:
        raise BackendDown("secret")

    house.model.once = down
    said = await talk(house, 12)
    assert await summaries(house, said) == []
    assert f"what came before turn {said[-1].id} could not be summed up (BackendDown)" in caplog.text
    assert "long" not in caplog.text and "secret" not in caplog.text
    answered = [messages for _, messages in house.model.asked if messages[0].content == "Be kind."]
    assert answered[-1][-1].content.startswith("11 ") and 20 < len(answered[-1]) < 24


async def test_direct_messages_are_remembered_beyond_their_turns(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=None, dm_turns=3) as house:
        house.model.once = lambda model, asked: "You like pumpkins."
        await talk(house, 6, space=DM, words=1)
        assert asked(house)[0] == RECALL and len(asked(house)) <= 5
