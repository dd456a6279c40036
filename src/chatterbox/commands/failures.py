"""The one place that tells people about failures of commands, buttons and forms."""

import logging
import secrets
import sys

import discord

from chatterbox.errors import ChatterboxError
from chatterbox.texts import say

_log = logging.getLogger(__name__)

_MOST_CHARACTERS = 2000
_LOST = 10062  # "Unknown interaction": not answered within three seconds
_NOT_ALLOWED = (50001, 50013)  # no access to the channel, no permission


def incident(error: BaseException, where: str) -> str:
    """Logs a defect under an id and gives the sentence that names the id."""
    name = secrets.token_hex(3)
    _log.error("incident %s in %s", name, where, exc_info=error)
    return say("something-broke", incident=name)


def sentence_for(error: BaseException, where: str) -> str:
    """What to tell the person concerned; logs what is a defect."""
    cause = _cause(error)
    if isinstance(cause, ChatterboxError):
        return str(cause)
    if isinstance(cause, discord.Forbidden) and cause.code in _NOT_ALLOWED:
        _log.warning("Discord refused in %s: %s", where, cause.code)
        return say("permission-refused")
    return incident(cause, where)


async def tell(interaction: discord.Interaction, error: BaseException, where: str) -> None:
    """Answers an interaction that failed with its sentence, for the caller alone."""
    cause = _cause(error)
    if isinstance(cause, discord.NotFound) and cause.code == _LOST:
        _log.warning("%s was answered too late", where)
        return
    sentence = sentence_for(cause, where)
    if len(sentence) > _MOST_CHARACTERS:
        sentence = sentence[: _MOST_CHARACTERS - 1] + "…"
    try:
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)
    except discord.HTTPException as gone:
        _log.warning("%s: nobody could be told (%s)", where, gone.code)


def log_current(where: str) -> None:
    """Logs the exception that is being handled, of an event that nobody waits for an answer to."""
    error = sys.exception()
    if error is not None:
        incident(error, where)


def _cause(error: BaseException) -> BaseException:
    """py-cord wraps what a command raises."""
    original = getattr(error, "original", None)
    return original if isinstance(original, BaseException) else error
