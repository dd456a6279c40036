"""Identifiers as OpenAI's look: a prefix and 24 letters and digits."""

from __future__ import annotations

import re
import secrets
import string

_ALPHABET = string.ascii_letters + string.digits
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


def new_id(prefix: str) -> str:
    """For example "file-Ab3…" or "ftjob-Zx9…"."""
    return f"{prefix}-{''.join(secrets.choice(_ALPHABET) for _ in range(24))}"


def tuned_name(base: str, owner: str, suffix: str | None, job_id: str) -> str:
    """A tuned model's name: `ft:base:owner:suffix:id`. The id's end makes it unique, so that a job has one name."""
    told = _NOT_IN_NAMES.sub("-", suffix or "").strip("-").lower()
    return f"ft:{base}:{owner}:{told}:{job_id[-8:]}"
