"""The bot with its cogs: what Discord is told, and who answers it."""

from __future__ import annotations

from dataclasses import dataclass

from chatterbox.bot import ChatterboxBot
from chatterbox.commands.absences import Absences
from chatterbox.commands.actors import Actors
from chatterbox.commands.archives import Archives
from chatterbox.commands.ask import Ask
from chatterbox.commands.background import Background
from chatterbox.commands.candidates import Candidates
from chatterbox.commands.chat import Chat
from chatterbox.commands.correct import Correct
from chatterbox.commands.corrections import Corrections
from chatterbox.commands.datasets import Datasets
from chatterbox.commands.direct import DirectMessages
from chatterbox.commands.feedback import Feedback
from chatterbox.commands.getfile import GetFile
from chatterbox.commands.guide import load_guides
from chatterbox.commands.hi import Hi
from chatterbox.commands.instruction import Instruction
from chatterbox.commands.lessons import Lessons
from chatterbox.commands.live import EditBudget
from chatterbox.commands.localising import localise
from chatterbox.commands.models import Models
from chatterbox.commands.notices import NoticeBoard
from chatterbox.commands.presses import Presses
from chatterbox.commands.privacy import Privacy
from chatterbox.commands.queueing import PersonQueue
from chatterbox.commands.replies import Replies
from chatterbox.commands.reports import ReportDesk
from chatterbox.commands.research import ResearchFiles
from chatterbox.commands.rules import HouseRules
from chatterbox.commands.run_records import RunRecords
from chatterbox.commands.runs import Runs
from chatterbox.commands.setup import Setup
from chatterbox.commands.steering import Steering
from chatterbox.commands.taking_back import TakeBack
from chatterbox.commands.test import Test
from chatterbox.commands.train import Train
from chatterbox.commands.voting import Voting
from chatterbox.config import Settings
from chatterbox.services import Services


@dataclass(frozen=True, slots=True)
class Assembled:
    """A bot with everything that has to be resumed and closed with it."""

    bot: ChatterboxBot
    chat: Chat
    correct: Correct
    notices: NoticeBoard
    test: Test
    runs: Runs
    voting: Voting
    budget: EditBudget
    background: Background

    async def run(self, token: str) -> None:
        """Stays online until closed. What a crash or a stop left is taken up first: runs, replies, tests, receipts.

        Before the gateway is there no question can come that would be taken for one that was cut.
        """
        await self.bot.log_in(token)
        await self.runs.resume()
        await self.chat.resume()
        await self.test.resume()
        await self.voting.resume()
        await self.correct.resume()
        await self.notices.resume()
        await self.bot.stay()

    async def close(self) -> None:
        await self.background.close()
        await self.budget.close()
        await self.bot.close()


def assemble(settings: Settings, services: Services, *, message_content: bool) -> Assembled:
    """Builds the bot. Raises ConfigError when the configured guide cannot be read."""
    presses = Presses()
    actors = Actors(settings.bot.trainer_roles, services.rules)
    languages = services.languages
    bot = ChatterboxBot(presses, actors, languages, guilds=settings.discord.guilds, message_content=message_content)
    background, budget = Background(languages), EditBudget()
    channels = bot.get_partial_messageable
    replies, queue = Replies(channels, budget, services.chat), PersonQueue()
    steering = Steering(presses, actors, channels, background, services.chat, replies, queue)
    candidates = Candidates(presses, actors, services.candidates, services.promotions, services.results)
    direct = DirectMessages(bot, presses, actors, languages, services.wishes, services.training)
    runs = Runs(channels, budget, background, services.training, candidates, direct)
    chat = Chat(
        bot,
        presses,
        actors,
        background,
        services.chat,
        services.spaces,
        replies,
        steering,
        queue,
        prefix=settings.bot.prefix,
        works_in=bot.works_in,
    )
    notices = NoticeBoard(presses, actors, channels, background, services.notices, services.corrections)
    correct = Correct(bot, presses, actors, background, services.chat, services.corrections, notices)
    test = Test(presses, actors, background, budget, channels, services.evaluation, services.test_sets)
    voting = Voting(
        bot, presses, actors, background, budget, channels,
        services.votes, services.results, services.candidates, candidates,
    )  # fmt: skip
    reports = ReportDesk(
        bot,
        presses,
        actors,
        channels,
        background,
        services.reports,
        services.rules,
        languages,
        settings.privacy.reports_channel,
    )
    train = Train(presses, actors, services.training, runs)
    cogs = (
        Hi(actors, settings, services.spaces, services.privacy, services.rules, services.survey),
        Privacy(
            bot,
            presses,
            actors,
            settings,
            services.privacy,
            services.corrections,
            services.rules,
            languages,
            channels,
            train,
        ),
        Absences(bot, background, services.privacy, services.wishes, direct, reports),
        direct,
        reports,
        chat,
        Ask(actors, background, services.chat, replies, queue),
        Datasets(presses, actors, services.desk, services.training),
        Archives(actors, services.desk, services.training),
        GetFile(actors, services.filing, services.links),
        train,
        RunRecords(presses, actors, services.run_book, services.training, runs),
        test,
        correct,
        Corrections(presses, actors, services.corrections, services.review, notices),
        Feedback(presses, actors, services.chat, services.feedback),
        ResearchFiles(actors, services.research, services.importing, services.corrections, notices),
        Lessons(presses, actors, services.exams),
        notices,
        Instruction(presses, actors, services.spaces, load_guides(settings.bot.guide)),
        Setup(bot, presses, actors, services.rules),
        HouseRules(presses, actors, services.rules, services.training),
        candidates,
        Models(presses, actors, services.candidates, services.pins, services.gate, services.results, candidates),
        voting,
        TakeBack(bot, channels, actors, replies, services.taking_back),
    )
    for cog in cogs:
        bot.add_cog(cog)
    localise(bot.pending_application_commands)
    return Assembled(bot, chat, correct, notices, test, runs, voting, budget, background)
