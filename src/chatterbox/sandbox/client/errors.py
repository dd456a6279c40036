"""What can go wrong when acting as a person.

SandboxError
├── Refused     the sandbox said no, with Discord's status, code and field errors
├── NoAnswer    "The application did not respond": no valid answer within three seconds
├── NotThere    no such person, channel, command, button or field is shown to this person
└── TimedOut    what was waited for did not happen in time
"""

from __future__ import annotations

from typing import Any


class SandboxError(Exception):
    """Anything that a person could not do."""


class Refused(SandboxError):
    """The sandbox refused, as Discord would: HTTP's `status`, Discord's `code`, its tree of field `errors`."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        self.status = status
        self.code = int(body.get("code", 0))
        self.errors: dict[str, Any] = body.get("errors", {})
        super().__init__(f"{status} ({self.code}) {body.get('message', '')} {self.errors or ''}".strip())


class NoAnswer(SandboxError):
    """The application gave no valid answer to an interaction."""


class NotThere(SandboxError):
    """What was named is not shown to this person."""


class TimedOut(SandboxError, TimeoutError):
    """What was waited for did not happen in time."""
