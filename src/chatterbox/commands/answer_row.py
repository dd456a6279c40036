"""The buttons under an answer: votes and Correct, what to do with it next, the other answers to its question."""

import discord

from chatterbox.chat.service import ChatService
from chatterbox.commands import views
from chatterbox.models import Turn, TurnState


async def under(chat: ChatService, turn: Turn, *, asked_again: bool = False) -> discord.ui.View | None:
    """What stands under an answer as the log has it. `asked_again`: another answer to the same is just being made."""
    if turn.state is TurnState.FAILED or (turn.state is TurnState.CUT and not turn.open_ended):
        return ask_again(turn)
    if turn.untaught and turn.space.kind == "guild":
        return views.row(views.teach())
    items = [views.go_on_writing(turn.id)] if turn.open_ended else []
    shown = turn.space.kind == "dm" or await chat.offers_row(turn.space)
    if shown and turn.space.kind == "guild":  # corrections and votes belong to a server
        items += [views.thumb(up=True), views.thumb(up=False), views.correct()]
    if shown:
        items += await _attempts(chat, turn, asked_again)
    return views.row(*items) if items else None


def ask_again(turn: Turn) -> discord.ui.View:
    return views.row(views.ask_again(turn.question_place.message_id or 0))


def stop(turn: Turn) -> discord.ui.View:
    """What stands under an answer while it is written."""
    return views.row(views.stop(turn.id))


async def _attempts(chat: ChatService, turn: Turn, asked_again: bool) -> list[views.Button]:
    """The way to the answers before and after this one; Regenerate under the last. A stored answer has no other."""
    answers = [one for one in await chat.attempts(turn) if one.id == turn.id or one.reply_places]
    at = [one.id for one in answers].index(turn.id)
    # Nobody can be led to a message that only one person sees: there they stand one below the other.
    near = [] if turn.private else [n for n in (at - 1, at + 1) if 0 <= n < len(answers)]
    links = [views.other_answer(answers[n].space, answers[n].reply_places[0], n + 1, later=n > at) for n in near]
    last = at == len(answers) - 1 and not asked_again
    return [views.regenerate(turn.id), *links] if last and turn.model else links
