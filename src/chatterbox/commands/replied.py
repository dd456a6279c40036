"""Which logged reply a message of the bot, or a button under it, is about."""

import discord

from chatterbox.chat.service import ChatService
from chatterbox.errors import Missing, Refused
from chatterbox.models import Actor, Turn
from chatterbox.texts import say


async def turn_in(chat: ChatService, actor: Actor, message_id: int) -> Turn:
    """The logged reply of this space that went out in that message; whose else it was, nobody is told."""
    if actor.space.kind == "dm":
        raise Refused(say("only-in-server"))
    turn = await chat.turn_at(actor.space, message_id)
    if turn is None:
        raise Missing(say("correct-not-logged"))
    return turn


async def turn_under(chat: ChatService, actor: Actor, interaction: discord.Interaction) -> tuple[Turn, int]:
    """The reply under which a button was pressed, and the message's id.

    The press may be quicker than the record of where the reply went out: then the question that it answers tells.
    """
    message = interaction.message
    if message is None:
        raise Missing(say("press-unknown"))
    question = message.reference.message_id if message.reference else None
    turn = None if question is None else await chat.turn_asked_at(actor.space, question)
    if turn is None or turn.reply_places:
        turn = await turn_in(chat, actor, message.id)
    return turn, message.id
