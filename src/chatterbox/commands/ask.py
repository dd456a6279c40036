"""/ask: a question without a mention, answered for everybody or for the asker alone."""

import discord

from chatterbox.chat.service import ChatService
from chatterbox.commands.actors import Actors
from chatterbox.commands.background import Background
from chatterbox.commands.failures import tell
from chatterbox.commands.options import option
from chatterbox.commands.outlets import InteractionOutlet, Outlet
from chatterbox.commands.permissions import TO_ANSWER, require
from chatterbox.commands.queueing import PersonQueue
from chatterbox.commands.replies import Replies
from chatterbox.commands.whereabouts import around, elsewhere, is_in
from chatterbox.errors import BadInput, Refused
from chatterbox.models import Asked, Place
from chatterbox.texts import say

LONGEST_QUESTION = 4_000
_QUOTED = 1_900


class Ask(discord.Cog):
    def __init__(
        self, actors: Actors, background: Background, chat: ChatService, replies: Replies, queue: PersonQueue
    ) -> None:
        self._actors = actors
        self._background = background
        self._chat = chat
        self._replies = replies
        self._queue = queue

    @discord.slash_command(
        description="Ask me something without a mention",
        contexts={discord.InteractionContextType.guild, discord.InteractionContextType.bot_dm},
    )
    @option("question", str, "What you want to know", required=True, max_length=LONGEST_QUESTION)
    @option("private", str, "Whether only you see the answer", choices=["no", "yes"])
    async def ask(self, ctx: discord.ApplicationContext, question: str, private: str = "no") -> None:
        interaction = ctx.interaction
        alone = private == "yes"
        if not alone:
            require(interaction, TO_ANSWER)
        actor = self._actors.of(interaction)
        await self._chat.admit(actor)
        named = await self._chat.channels(actor.space)
        if named and not is_in(interaction.channel, named):
            raise Refused(elsewhere(named))
        if not question.strip():
            raise BadInput(say("chat-nothing-to-read"))
        if self._queue.full((actor.space, actor.user_id)):
            raise Refused(say("chat-too-many"))
        outlet = None
        if alone:
            await ctx.defer(ephemeral=True)
            outlet = InteractionOutlet(interaction)
        else:
            # The answer is a message of its own: of replies to what a command is answered with Discord shows nothing.
            said = (await self._chat.said(actor.space, question.strip()))[:_QUOTED]
            await ctx.respond(f">>> {said}", allowed_mentions=discord.AllowedMentions.none())
        place = Place(interaction.channel_id or 0, (await interaction.original_response()).id)
        asked = Asked(
            actor.space,
            actor.user_id,
            question.strip(),
            place,
            manages=actor.manages,
            around=around(interaction.channel),
            private=alone,
        )
        work = self._answered(interaction, asked, outlet)
        self._background.start(work, f"answer to {place.message_id}", asked.readers)

    async def _answered(self, interaction: discord.Interaction, asked: Asked, outlet: Outlet | None) -> None:
        async with self._queue.turn((asked.space, asked.asker_id)):
            try:
                turn = await self._chat.begin(asked)
            except Exception as error:
                await tell(interaction, error, "/ask")
                return
            await self._replies.stream(turn, outlet)
