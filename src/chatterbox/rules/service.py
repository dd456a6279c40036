"""Rules: what managers of a server decided about the bot, and whether somebody's act reaches it now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from chatterbox.errors import BadInput, Refused
from chatterbox.models import Actor, Space
from chatterbox.rules.policy import Bars, Policy
from chatterbox.rules.quotas import NO_LIMITS, Limits, Quotas
from chatterbox.rules.words import WordFilter
from chatterbox.store.people import OPERATORS
from chatterbox.store.store import Store, Work
from chatterbox.store.wording import whole
from chatterbox.texts import say

MOST_WORDS = 200
LONGEST_WORD = 60
MOST_BLOCKED = 1_000

_POLICY = "rules"
_BARS = OPERATORS
_OPERATOR = 0
_BLOCKED_HINT = "blocked"


class Blocked(Refused):
    """The caller is kept away from the bot here."""


def _now() -> datetime:
    return datetime.now(UTC)


class Rules:
    """Read anew for every act: another process (the operator's command) may have changed them."""

    def __init__(self, store: Store, now: Callable[[], datetime] = _now, limits: Limits = NO_LIMITS) -> None:
        self._store = store
        self.quotas = Quotas(store, limits, now)
        self._now = now

    async def of(self, space: Space) -> Policy:
        """What is in force in a space."""
        async with self._store.reading() as work:
            return await _policy(work, space)

    async def allow(self, actor: Actor) -> None:
        """Raises Blocked for whom managers keep away. Who manages the server never is."""
        async with self._store.reading() as work:
            await _allow(work, actor)

    async def admit(self, actor: Actor) -> None:
        """Raises Blocked, and Refused while the bot is paused: for acts that make it answer or learn."""
        async with self._store.reading() as work:
            await _allow(work, actor)
            if (await _bars(work, actor.space)).paused:
                raise Refused(say("paused-by-operator"))
            if (await _policy(work, actor.space)).paused:
                raise Refused(say("paused"))

    async def bars(self, space: Space) -> Bars:
        """What the operator decided about a server."""
        async with self._store.reading() as work:
            return await _bars(work, space)

    async def bar(self, guild_id: int, **changes: bool) -> None:
        """Records what the operator decides (`paused`, `blocked`): it acts at once, also in a bot that runs."""
        space = Space("guild", guild_id)
        async with self._store.transaction() as work:
            value = msgspec.json.encode(replace(await _bars(work, space), **changes))
            await work.settings.put(space, _BARS, value, set_by=_OPERATOR, now=self._now())

    async def barred_guilds(self) -> set[int]:
        """The servers that the operator paused or blocked."""
        async with self._store.reading() as work:
            kept = await work.settings.having(_BARS)
        return {space.id for space, value in kept if msgspec.json.decode(value, type=Bars) != Bars()}

    async def first_refusal(self, space: Space, user_id: int) -> bool:
        """Whether a blocked member is told so for the first time: in a channel everybody would read it again."""
        async with self._store.transaction() as work:
            return await work.settings.hint_once(space, user_id, _BLOCKED_HINT)

    async def pause(self, actor: Actor, *, paused: bool) -> bool:
        """Pauses the bot in the actor's server, or lets it go on; whether that changed anything. Managers only."""
        self.managers_only(actor)
        async with self._store.transaction() as work:
            known = await _policy(work, actor.space)
            await self._keep(work, actor, replace(known, paused=paused))
        return known.paused != paused

    async def block(self, actor: Actor, user_id: int, *, manages: bool) -> bool:
        """Keeps a member away from the bot; whether that is new. `manages`: whether that member manages the server.

        Raises Refused: the caller does not manage the server, it is the caller, or another manager (one could
        shut out the other; who loses the right to manage can be blocked).
        """
        self.managers_only(actor)
        if user_id == actor.user_id:
            raise Refused(say("block-self"))
        if manages:
            raise Refused(say("block-manager"))
        async with self._store.transaction() as work:
            if len(await work.blocks.all(actor.space)) >= MOST_BLOCKED:
                raise Refused(say("block-too-many", most=MOST_BLOCKED))
            await work.settings.forget_hint(actor.space, user_id, _BLOCKED_HINT)
            return await work.blocks.add(actor.space, user_id, by=actor.user_id, now=self._now())

    async def unblock(self, actor: Actor, user_id: int) -> bool:
        """Lets a member reach the bot again; whether there was a block. Managers only."""
        self.managers_only(actor)
        async with self._store.transaction() as work:
            return await work.blocks.remove(actor.space, user_id)

    async def blocked(self, actor: Actor) -> list[int]:
        """Ids of the members that are blocked here, the last first. Managers only."""
        self.managers_only(actor)
        async with self._store.reading() as work:
            return await work.blocks.all(actor.space)

    async def is_blocked(self, space: Space, user_id: int) -> bool:
        async with self._store.reading() as work:
            return await work.blocks.holds(space, user_id)

    async def set_words(self, actor: Actor, text: str) -> tuple[str, ...]:
        """Takes a list of words, one a line, that the bot never says here; as it is kept. Managers only.

        Raises BadInput for too many and for too long ones.
        """
        self.managers_only(actor)
        lines = whole(text).splitlines()
        words = tuple(dict.fromkeys(word for word in (" ".join(line.split()) for line in lines) if word))
        if len(words) > MOST_WORDS:
            raise BadInput(say("words-too-many", most=MOST_WORDS, number=len(words)))
        for word in words:
            if len(word) > LONGEST_WORD:
                raise BadInput(say("words-too-long", most=LONGEST_WORD))
            if not WordFilter([word]):
                raise BadInput(say("words-nothing"))
        async with self._store.transaction() as work:
            await self._keep(work, actor, replace(await _policy(work, actor.space), words=words))
        return words

    async def set_notices(self, actor: Actor, channel_id: int) -> None:
        """Chooses the channel that is told of every correction that acts from now on; 0: none. Managers only."""
        self.managers_only(actor)
        async with self._store.transaction() as work:
            policy = await _policy(work, actor.space)
            if channel_id and not policy.notices:
                # Years of corrections are no news.
                await work.notices.told(actor.space, await work.notices.owed(actor.space))
            await self._keep(work, actor, replace(policy, notices=channel_id))

    async def set_trainers(self, actor: Actor, roles: tuple[int, ...]) -> None:
        """Chooses the roles that may train here. Managers only."""
        await self._change(actor, trainers=roles)

    async def set_correctors(self, actor: Actor, roles: tuple[int, ...]) -> None:
        """Chooses the roles whose corrections act at once here. Managers only."""
        await self._change(actor, correctors=roles)

    async def set_channels(self, actor: Actor, channels: tuple[int, ...]) -> None:
        """Chooses the channels in which the bot answers here. Managers only."""
        await self._change(actor, channels=channels)

    async def set_row(self, actor: Actor, *, shown: bool) -> None:
        """Chooses whether votes and Correct stand under answers here. Managers only."""
        await self._change(actor, row=shown)

    async def set_credits(self, actor: Actor, *, shown: bool) -> None:
        """Chooses whether an answer that was helped says by whom here. Managers only."""
        await self._change(actor, credits=shown)

    async def _change(self, actor: Actor, **changes: tuple[int, ...] | bool) -> None:
        self.managers_only(actor)
        async with self._store.transaction() as work:
            policy = await _policy(work, actor.space)
            await self._keep(work, actor, replace(policy, **changes))  # type: ignore[arg-type]

    async def filter(self, space: Space) -> WordFilter:
        """What masks the words that are never said in a space."""
        return WordFilter((await self.of(space)).words)

    async def masked(self, space: Space, text: str) -> str:
        """A text as it may be said in a space."""
        return (await self.filter(space)).masked(text)

    def managers_only(self, actor: Actor) -> None:
        """Raises Refused."""
        if actor.space.kind == "dm":
            raise Refused(say("only-in-server"))
        if not actor.manages:
            raise Refused(say("managers-only"))

    async def _keep(self, work: Work, actor: Actor, policy: Policy) -> None:
        if policy != await _policy(work, actor.space):
            value = msgspec.json.encode(policy)
            await work.settings.put(actor.space, _POLICY, value, set_by=actor.user_id, now=self._now())


async def _policy(work: Work, space: Space) -> Policy:
    kept = None if space.kind == "dm" else await work.settings.get(space, _POLICY)
    return Policy() if kept is None else msgspec.json.decode(kept, type=Policy)


async def _bars(work: Work, space: Space) -> Bars:
    kept = None if space.kind == "dm" else await work.settings.get(space, _BARS)
    return Bars() if kept is None else msgspec.json.decode(kept, type=Bars)


async def _allow(work: Work, actor: Actor) -> None:
    if (await _bars(work, actor.space)).blocked:
        raise Refused(say("guild-not-allowed"))
    if actor.space.kind == "guild" and not actor.manages and await work.blocks.holds(actor.space, actor.user_id):
        raise Blocked(say("blocked"))
