"""The button "Show mine": what became of the caller's corrections in a training, for the caller alone."""

import discord

from chatterbox.commands.actors import Actors
from chatterbox.commands.presses import Presses
from chatterbox.commands.progress import plain
from chatterbox.models import Correction, ExamResult, Wording
from chatterbox.texts import say
from chatterbox.training.evaluation.exams import Exams

_LIMIT = 2000  # Discord's, of a message

_ASKED = {
    Wording.KEPT: "exam-asked-kept",
    Wording.REWORDED: "exam-asked-reworded",
    Wording.TRAINED: "exam-asked-trained",
}


class Lessons(discord.Cog):
    def __init__(self, presses: Presses, actors: Actors, exams: Exams) -> None:
        self._actors = actors
        self._exams = exams
        presses.on("show-mine", self.show_mine)

    async def show_mine(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        mine = await self._exams.mine(self._actors.of(interaction), "".join(arguments[:1]))
        await interaction.response.send_message(_told(mine), ephemeral=True)


def _told(mine: list[tuple[Correction, ExamResult]]) -> str:
    """As many as fit, what was not learned first."""
    if not mine:
        return say("exam-none-of-yours")
    learned = sum(result.learned for _, result in mine)
    text = say("exam-title", learned=learned, examined=len(mine))
    for correction, result in sorted(mine, key=lambda one: one[1].learned):
        line = "\n\n" + _one(correction, result)
        if len(text) + len(line) > _LIMIT - 2:
            return f"{text}\n…"
        text += line
    return text


def _one(correction: Correction, result: ExamResult) -> str:
    question = plain(correction.form.question, 120)
    lines = [
        say("exam-line-learned" if result.learned else "exam-line-missed", question=question),
        f"-# {say(_ASKED[result.wording], question=plain(result.question, 200))}",
        f"-# {say('exam-answered', answer=plain(result.answer, 200) or '—')}",
    ]
    return "\n".join(lines)
