"""Who a message names, and who of them is really pinged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..objects import Channel, Guild, Json, Message

USER = re.compile(r"<@!?(\d{15,20})>")
ROLE = re.compile(r"<@&(\d{15,20})>")
EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Pings:
    users: list[str]
    roles: list[str]
    everyone: bool


def pings(
    content: str,
    allowed: Json | None,
    *,
    channel: Channel,
    guild: Guild | None,
    known: Iterable[str],
    replied: Message | None,
    may_ping_all: bool,
) -> Pings:
    """Discord's rule: what the text names, cut by `allowed_mentions`, and the author replied to.

    `known`: users that exist. `may_ping_all`: whether the author has Mention Everyone (also needed for a role that is
    not mentionable). Without `allowed_mentions` everything named is pinged, and a reply pings.
    """
    rule = _Rule(allowed)
    named = [id_ for id_ in dict.fromkeys(USER.findall(content)) if id_ in known and rule.user(id_)]
    if replied is not None and rule.replied and replied.author_id not in named:
        named.append(replied.author_id)
    roles = guild.roles if guild else {}
    pinged = [
        id_
        for id_ in dict.fromkeys(ROLE.findall(content))
        if id_ in roles and rule.role(id_) and (may_ping_all or roles[id_].mentionable)
    ]
    everyone = bool(EVERYONE.search(content)) and rule.everyone and may_ping_all and channel.guild_id is not None
    return Pings(named, pinged, everyone)


class _Rule:
    """`allowed_mentions`, read once."""

    def __init__(self, allowed: Json | None) -> None:
        self._parse = None if allowed is None else set(allowed.get("parse") or ())
        self._users = {str(id_) for id_ in (allowed or {}).get("users") or ()}
        self._roles = {str(id_) for id_ in (allowed or {}).get("roles") or ()}
        self.replied = allowed is None or bool(allowed.get("replied_user", "parse" not in allowed))
        self.everyone = self._parse is None or "everyone" in self._parse

    def user(self, user_id: str) -> bool:
        return self._parse is None or "users" in self._parse or user_id in self._users

    def role(self, role_id: str) -> bool:
        return self._parse is None or "roles" in self._parse or role_id in self._roles
