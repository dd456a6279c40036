"""The invitation: exactly the permissions that the bot uses, and why each."""

from __future__ import annotations

import base64
import sys
from urllib.parse import urlencode

from chatterbox.config import Settings
from chatterbox.errors import ConfigError

PERMISSIONS: dict[str, tuple[int, str]] = {
    "View Channels": (1 << 10, "to see where it is spoken to"),
    "Send Messages": (1 << 11, "to answer"),
    "Send Messages in Threads": (1 << 38, "to answer in threads"),
    "Embed Links": (1 << 14, "to show cards"),
    "Attach Files": (1 << 15, "to show curves, tables and files"),
    "Read Message History": (1 << 16, "to reply to a message"),
}
"""Name in Discord's settings: bit, and what it is for. Bits: Discord's documentation, "Permissions"."""


def permission_bits() -> int:
    return sum(bit for bit, _reason in PERMISSIONS.values())


def invitation(application_id: int) -> str:
    """The address at which a server's manager adds the bot."""
    query = urlencode(
        {"client_id": application_id, "scope": "bot applications.commands", "permissions": permission_bits()}
    )
    return f"https://discord.com/oauth2/authorize?{query}"


def application_of(token: str) -> int:
    """The application's id, which is the first part of its bot's token. Raises ConfigError for what is no token."""
    first, _, rest = token.partition(".")
    try:
        number = int(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except ValueError:
        number = 0
    if not number or rest.count(".") != 1:
        raise ConfigError(
            "CHATTERBOX_DISCORD__TOKEN does not have the form of a bot's token (three parts with dots between). "
            "Copy it from Discord's developer portal, page Bot, Reset Token."
        )
    return number


def print_invitation(settings: Settings) -> int:
    token = settings.discord.token.get_secret_value()
    if not token:
        raise ConfigError(
            "There is no token. Set CHATTERBOX_DISCORD__TOKEN to the bot's token from Discord's developer portal."
        )
    sys.stdout.write(invitation(application_of(token)) + "\n")
    for name, (_bit, reason) in PERMISSIONS.items():
        sys.stdout.write(f"  {name}: {reason}\n")
    return 0
