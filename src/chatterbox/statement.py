"""The privacy statement, made from the configuration: what is kept, for how long, and how it goes away."""

from __future__ import annotations

from urllib.parse import urlsplit

from chatterbox.config import LOCAL, Settings
from chatterbox.texts import say
from chatterbox.texts.figures import listed


def statement(settings: Settings) -> str:
    """The whole statement as Markdown."""
    privacy = settings.privacy
    parts = [
        say("statement-title"),
        say("statement-kept", days=settings.store.log_days, results=privacy.results_days),
        say("statement-rows"),
        _where(settings),
        say("statement-seen"),
        say(
            "statement-gone",
            deleted=privacy.deleted_message_days,
            left=privacy.left_days,
            removed=privacy.removed_days,
            log=settings.store.log_days,
        ),
        say("statement-rights"),
        say("statement-deleting"),
        say("statement-direct"),
        say("statement-contact", contact=privacy.contact) if privacy.contact else say("statement-no-contact"),
    ]
    return "\n\n".join(parts)


def _where(settings: Settings) -> str:
    """Whether anything leaves the machine, and to which hosts."""
    addresses = {settings.backends[name].base_url for name in settings.used_backends} - {LOCAL}
    hosts = sorted({urlsplit(address).hostname or address for address in addresses})
    return say("statement-hosts", hosts=listed(hosts)) if hosts else say("statement-own-machine")
