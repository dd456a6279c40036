"""Talking: mentions, replies and direct messages become questions; the message command "Answer this"; Ask again."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

import discord

from chatterbox.chat.service import ChatService
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.commands import addressing, views
from chatterbox.commands.actors import Actors, author_of, space_of
from chatterbox.commands.addressing import Addressed, Kind
from chatterbox.commands.background import Background
from chatterbox.commands.failures import sentence_for
from chatterbox.commands.findings import beside
from chatterbox.commands.messages import nonce, place_of, post
from chatterbox.commands.permissions import TO_ANSWER, may_answer, require
from chatterbox.commands.presses import Presses, number
from chatterbox.commands.queueing import PersonQueue
from chatterbox.commands.replies import Replies
from chatterbox.commands.steering import Steering
from chatterbox.commands.typing_shown import typing
from chatterbox.commands.whereabouts import around, elsewhere, is_in
from chatterbox.errors import BackendError, BadInput, Missing, Refused
from chatterbox.models import Asked, Place, Turn
from chatterbox.rules.service import Blocked
from chatterbox.texts import say

_log = logging.getLogger(__name__)


class Chat(discord.Cog):
    def __init__(
        self,
        bot: discord.AutoShardedBot,
        presses: Presses,
        actors: Actors,
        background: Background,
        chat: ChatService,
        spaces: SpaceSettings,
        replies: Replies,
        steering: Steering,
        queue: PersonQueue,
        *,
        prefix: str,
        works_in: Callable[[int | None], bool],
    ) -> None:
        self._bot = bot
        self._actors = actors
        self._background = background
        self._chat = chat
        self._spaces = spaces
        self._replies = replies
        self._steering = steering
        self._queue = queue
        self._prefix = prefix
        self._works_in = works_in
        self._pressed: set[int] = set()
        presses.on("again", self.ask_again)

    async def resume(self) -> None:
        """Ends the replies that a crash cut, in the background. To be called before questions can come."""
        for turn in await self._chat.unfinished():
            self._background.start(self._replies.end_cut(turn), f"end of turn {turn.id}", turn.space)

    @discord.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        me = self._bot.user
        if me is None or not self._works_in(message.guild.id if message.guild else None):
            return
        sees = self._bot.intents.message_content
        wanted = addressing.read(message, me.id, self._prefix, sees_content=sees)
        if wanted is None:
            if sees and (overheard := addressing.overheard(message, me.id)):
                self._start(message, self._overheard(message, overheard), f"message {message.id}")
            return
        if not may_answer(message):
            # A reaction would need one more permission, and nobody asked for a direct message.
            _log.info("message %s stays unanswered: I may not write in channel %s", message.id, message.channel.id)
            return
        if wanted.kind is Kind.QUESTION:
            self._start(message, self.answer(message, wanted.text), f"answer to {message.id}")
        else:
            self._start(message, self._hinted(message, wanted), f"hint to {message.id}")

    def _start(self, message: discord.Message, work: Coroutine[Any, Any, None], name: str) -> None:
        self._background.start(work, name, space_of(message))

    async def answer(self, message: discord.Message, question: str) -> None:
        """Answers a message, after the questions that the same person asked before."""
        key = (space_of(message), message.author.id)
        if self._queue.full(key):
            await self._say(message, say("chat-too-many"))
            return
        async with self._queue.turn(key):
            if not await self._welcome(message):
                return
            turn = await self._begun(message, question)
            if turn is not None and not turn.repeated:
                await self._replies.stream(turn)

    async def _overheard(self, message: discord.Message, text: str) -> None:
        """Answers what was said to nobody, in the channels where managers want that."""
        if is_in(message.channel, await self._chat.channels(space_of(message))) and may_answer(message):
            await self.answer(message, text)

    async def _hinted(self, message: discord.Message, wanted: Addressed) -> None:
        if await self._welcome(message) and (sentence := await self._hint(message, wanted)):
            await self._say(message, sentence)

    async def _welcome(self, message: discord.Message) -> bool:
        """Whether the author may be answered where the message stands; says why not."""
        named = await self._chat.channels(space_of(message))
        if not named or is_in(message.channel, named):
            return await self._admitted(message)
        if await self._spaces.hint_once(space_of(message), message.author.id, "answers-elsewhere"):
            await self._say(message, elsewhere(named))
        return False

    async def _admitted(self, message: discord.Message) -> bool:
        """Whether a message may be answered; says why not, to a blocked member only once, for everybody reads it."""
        author = author_of(message)
        try:
            await self._chat.admit(author)
        except Blocked as blocked:
            if await self._chat.first_refusal(author):
                await self._say(message, str(blocked))
            return False
        except Refused as refused:
            await self._say(message, str(refused))
            return False
        return True

    async def _begun(self, message: discord.Message, question: str) -> Turn | None:
        replied = message.reference.message_id if message.reference else None
        author = author_of(message)
        asked = Asked(
            author.space,
            author.user_id,
            question,
            place_of(message),
            replied,
            manages=author.manages,
            around=around(message.channel),
            files=beside(message),
        )
        try:
            async with typing(message.channel):
                return await self._chat.begin(asked)
        except BackendError as error:
            await self._say(message, str(error), views.row(views.ask_again(message.id)))
        except Exception as error:
            await self._say(message, sentence_for(error, f"the question {message.id}"))
        return None

    @discord.message_command(
        name="Answer this", contexts={discord.InteractionContextType.guild, discord.InteractionContextType.bot_dm}
    )
    async def answer_this(self, ctx: discord.ApplicationContext, message: discord.Message) -> None:
        require(ctx.interaction, TO_ANSWER)
        actor = self._actors.of(ctx.interaction)
        await self._chat.admit(actor)
        named = await self._chat.channels(actor.space)
        if named and not is_in(message.channel, named):
            raise Refused(elsewhere(named))
        if message.author.bot:
            raise BadInput(say("chat-no-bots"))
        question = self._text(message)
        if not question:
            raise BadInput(say("chat-nothing-to-read"))
        await ctx.respond(say("chat-answering-below"), ephemeral=True)
        self._start(message, self.answer(message, question), f"answer to {message.id}")

    async def ask_again(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The button under a reply that failed or was cut: asks the same again, once."""
        require(interaction, TO_ANSWER)
        actor = self._actors.of(interaction)
        pressed = interaction.message
        if pressed is None or interaction.channel is None:
            raise Missing(say("press-unknown"))
        if pressed.id in self._pressed:
            await interaction.response.defer(invisible=True)  # two presses before the button was gone ask once
            return
        await self._chat.admit(actor)
        turn = await self._chat.turn_at(actor.space, pressed.id)
        question = None if turn else await self._question(interaction, number(*arguments[:1] or ("",)))
        self._pressed.add(pressed.id)
        await interaction.response.edit_message(view=None)
        if turn:
            self._steering.again(turn, interaction)
        elif question:
            self._start(question, self.answer(question, self._text(question)), f"answer to {question.id}")

    async def _question(self, interaction: discord.Interaction, message_id: int) -> discord.Message:
        """The question's message, where it was not logged because the backend was down."""
        channel = self._bot.get_partial_messageable(interaction.channel_id or 0)
        try:
            message = await channel.fetch_message(message_id)
        except discord.HTTPException:
            raise Missing(say("chat-question-gone")) from None
        if not self._text(message) or message.author.bot:
            raise Missing(say("chat-question-gone"))
        return message

    def _text(self, message: discord.Message) -> str:
        return addressing.without_mention(message, self._bot.user.id if self._bot.user else 0)

    async def _hint(self, message: discord.Message, wanted: Addressed) -> str:
        """What to say to a message that is for the bot but is no question; "" for nothing."""
        match wanted.kind:
            case Kind.COMMAND:
                return self._command_hint(message, wanted.text)
            case Kind.UNREADABLE:
                first = await self._spaces.hint_once(space_of(message), message.author.id, "unreadable-reply")
                return say("chat-unreadable-reply") if first else ""
            case Kind.NOT_TEXT:
                return say("chat-text-only") if _is_spoken(message) else say("chat-file-alone")
            case _:
                return say("chat-empty-mention")

    def _command_hint(self, message: discord.Message, name: str) -> str:
        for command in self._bot.application_commands:
            if isinstance(command, discord.SlashCommand) and command.name == name:
                here = message.guild or discord.InteractionContextType.bot_dm in (command.contexts or ())
                return say("chat-use-slash", command=command.mention) if here else say("only-in-server")
        addressed = message.guild is None or self._bot.user in message.mentions
        return say("chat-no-such-command", name=name) if addressed else ""

    async def _say(self, message: discord.Message, sentence: str, view: discord.ui.View | None = None) -> None:
        place = Place(message.channel.id, message.id)
        sentence = await self._chat.said(space_of(message), sentence)  # it may repeat what somebody typed
        try:
            await post(message.channel, sentence, once=nonce("hint", message.id), reply_to=place, view=view)
        except discord.HTTPException as refused:
            _log.warning("message %s could not be answered: %s", message.id, refused.code)


def _is_spoken(message: discord.Message) -> bool:
    """Whether a message without text holds nothing but sound, films and stickers."""
    kinds = [(one.content_type or "").partition("/")[0] for one in message.attachments]
    return all(kind in ("audio", "video") for kind in kinds)
