"""The buttons of the bot. None is held in memory: `presses.py` routes each by its custom_id."""

import discord

from chatterbox.commands.messages import link_of
from chatterbox.commands.presses import custom_id
from chatterbox.models import Place, Space
from chatterbox.store.votes import Choice
from chatterbox.texts import say

Button = discord.ui.Button[discord.ui.View]

_GREY = discord.ButtonStyle.secondary
_BLUE = discord.ButtonStyle.primary
_RED = discord.ButtonStyle.danger
_CHOOSE: dict[Choice, str] = {
    "a": "button-choose-a",
    "b": "button-choose-b",
    "same": "button-choose-same",
    "bad": "button-choose-bad",
}


def row(*items: discord.ui.ViewItem[discord.ui.View]) -> discord.ui.View:
    """A view of these items; py-cord is told not to keep it."""
    return discord.ui.View(*items, timeout=None, store=False)


def _button(key: str, style: discord.ButtonStyle, action: str, *arguments: int | str) -> Button:
    return discord.ui.Button(style=style, label=say(key), custom_id=custom_id(action, *arguments))


def correct() -> Button:
    return _button("button-correct", _GREY, "correct")


def thumb(*, up: bool) -> Button:
    """A thumb: no words, so that three buttons stay one row on a phone."""
    return discord.ui.Button(
        style=_GREY, emoji="👍" if up else "👎", custom_id=custom_id("thumb", "up" if up else "down")
    )


def correct_reply(message_id: int) -> Button:
    """Opens the form of a reply from elsewhere; `message_id` is one of its messages."""
    return _button("button-correct", _BLUE, "correct-reply", message_id)


def show_mine(run_id: str) -> Button:
    return _button("button-show-mine", _GREY, "show-mine", run_id)


def switch_row(*, on: bool) -> Button:
    return _button("button-row-on" if on else "button-row-off", _GREY, "setup-row", "on" if on else "off")


def switch_credits(*, on: bool) -> Button:
    key = "button-credits-on" if on else "button-credits-off"
    return _button(key, _GREY, "setup-credits", "on" if on else "off")


def teach() -> Button:
    return _button("button-teach", _BLUE, "teach")


def ask_again(question_message_id: int) -> Button:
    return _button("button-ask-again", _BLUE, "again", question_message_id)


def stop(turn_id: int) -> Button:
    return _button("button-stop", _GREY, "stop", turn_id)


def go_on_writing(turn_id: int) -> Button:
    return _button("button-continue", _BLUE, "continue", turn_id)


def regenerate(turn_id: int) -> Button:
    return _button("button-regenerate", _GREY, "regenerate", turn_id)


def other_answer(space: Space, place: Place, number: int, *, later: bool) -> Button:
    """Leads to another answer of the same question, the `number`th: a link, so that nothing has to be remembered."""
    label = f"{number} ▶" if later else f"◀ {number}"
    return discord.ui.Button(style=discord.ButtonStyle.link, label=label, url=link_of(place, space))


def undo(correction_id: int) -> Button:
    return _button("button-undo", _GREY, "undo", correction_id)


def undo_all(correction_id: int) -> Button:
    return _button("button-undo-all", _GREY, "undo-all", correction_id)


def really_undo_all(correction_id: int) -> Button:
    return _button("button-really-undo-all", _RED, "really-undo-all", correction_id)


def approve(correction_id: int) -> Button:
    return _button("button-approve", discord.ButtonStyle.success, "approve", correction_id)


def choose(correction_id: int) -> Button:
    """Of two that contradict, the one that holds."""
    said = say("review-choose", id=str(correction_id))
    return discord.ui.Button(style=_BLUE, label=said, custom_id=custom_id("approve", correction_id))


def add_question(correction_id: int) -> Button:
    return _button("button-add-question", _BLUE, "add-question", correction_id)


def cancel_run(run_id: str) -> Button:
    return _button("button-cancel", _RED, "cancel", run_id)


def end_comparison(run_id: str) -> Button:
    return _button("button-end-comparison", _GREY, "cancel", run_id)


def promote(run_id: str) -> Button:
    return _button("button-promote", discord.ButtonStyle.success, "promote", run_id)


def override(run_id: str) -> Button:
    return _button("button-override", _RED, "override", run_id)


def vote(run_id: str) -> Button:
    return _button("button-vote", _BLUE, "vote", run_id)


def keep(run_id: str) -> Button:
    return _button("button-keep", _GREY, "keep", run_id)


def drop(run_id: str) -> Button:
    return _button("button-drop", _GREY, "drop", run_id)


def really_drop(run_id: str) -> Button:
    return _button("button-really-drop", _RED, "really-drop", run_id)


def roll_back(version: int) -> Button:
    return _button("button-roll-back", _RED, "roll-back", version)


def pin(run_id: str) -> Button:
    return _button("button-pin", _GREY, "pin", run_id)


def unpin() -> Button:
    return _button("button-unpin", _GREY, "unpin")


def gate_rules() -> Button:
    return _button("button-gate-rules", _GREY, "gate-rules")


def other_questions(helped: str) -> Button:
    return _button("button-other-questions", _GREY, "other-questions", helped)


def ballot(vote_id: int, pair: int, choice: Choice) -> Button:
    return _button(_CHOOSE[choice], _BLUE, "ballot", vote_id, pair, choice)


def close_vote(vote_id: int) -> Button:
    return _button("button-close-vote", _GREY, "close-vote", vote_id)


def repeat_run(run_id: str) -> Button:
    return _button("button-repeat", _BLUE, "run-repeat", run_id)


def rename_run(run_id: str) -> Button:
    return _button("button-rename", _GREY, "run-rename", run_id)


def note_run(run_id: str) -> Button:
    return _button("button-note", _GREY, "run-note", run_id)


def drop_run(run_id: str) -> Button:
    return _button("button-drop", _RED, "run-drop", run_id)


def really_drop_run(run_id: str) -> Button:
    return _button("button-really-drop", _RED, "run-really-drop", run_id)


def train_good_rows(rows: int, offer: int) -> Button:
    said = say("train-good-rows", rows=rows)
    return discord.ui.Button(style=_BLUE, label=said, custom_id=custom_id("good-rows", offer))


def add_my_corrections(dataset_id: int) -> Button:
    return _button("button-dataset-mine", _GREY, "dataset-mine", dataset_id)


def add_all_corrections(dataset_id: int) -> Button:
    return _button("button-dataset-all", _GREY, "dataset-all", dataset_id)


def to_avoid(dataset_id: int) -> Button:
    return _button("button-dataset-avoid", _GREY, "dataset-avoid", dataset_id)


def to_imitate(dataset_id: int) -> Button:
    return _button("button-dataset-imitate", _GREY, "dataset-imitate", dataset_id)


def delete_dataset(dataset_id: int) -> Button:
    return _button("button-dataset-delete", _RED, "dataset-delete", dataset_id)


def really_delete_dataset(dataset_id: int) -> Button:
    return _button("button-really-dataset-delete", _RED, "really-dataset-delete", dataset_id)


def delete_data() -> Button:
    return _button("button-delete-data", _RED, "delete-data")


def really_delete_data() -> Button:
    return _button("button-really-delete", _RED, "really-delete-data", "all")


def delete_but_datasets() -> Button:
    return _button("button-keep-datasets", _GREY, "really-delete-data", "keep")


def delete_everything() -> Button:
    return _button("button-delete-everything", _RED, "delete-data")


def export() -> Button:
    return _button("button-export", _BLUE, "privacy-export")


def withdraw_one() -> Button:
    return _button("button-withdraw-one", _GREY, "privacy-withdraw", 0)


def withdraw_all() -> Button:
    return _button("button-withdraw-all", _GREY, "withdraw")


def statement() -> Button:
    return _button("button-statement", _GREY, "privacy-statement")


def report() -> Button:
    return _button("button-report", _GREY, "report")


def retrain() -> Button:
    return _button("button-retrain", discord.ButtonStyle.success, "retrain")


def tell_of_run(run_id: str) -> Button:
    return _button("button-tell", _GREY, "tell-run", run_id)


def tell_of_models() -> Button:
    return _button("button-tell", _GREY, "tell-models")


def withdraw_corrections() -> Button:
    return _button("button-withdraw", _GREY, "withdraw")


def edit_instruction(channel_id: int) -> Button:
    """Of one channel; 0: of the server."""
    return _button("button-edit", _BLUE, "edit-instruction", channel_id)


def go_on() -> Button:
    return _button("button-go-on", discord.ButtonStyle.success, "go-on")


def pause_here(*, on: bool) -> Button:
    return (
        _button("button-pause", _RED, "setup-pause", "on")
        if on
        else _button("button-go-on", discord.ButtonStyle.success, "setup-pause", "off")
    )


def edit_words() -> Button:
    return _button("button-words", _GREY, "edit-words")


def turn_page(key: str, action: str, *arguments: int | str, enabled: bool) -> Button:
    button = _button(key, _GREY, action, *arguments)
    button.disabled = not enabled
    return button
