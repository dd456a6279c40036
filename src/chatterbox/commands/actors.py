"""Who does something, where and with which rights: read from what Discord says about an interaction or a message."""

from collections.abc import Collection

import discord

from chatterbox.models import Actor, Space
from chatterbox.rules.policy import Policy
from chatterbox.rules.service import Rules


class Actors:
    """Makes the Actor of an interaction. Rights come with each interaction from Discord, never from a cache."""

    def __init__(self, trainer_roles: Collection[int], rules: Rules) -> None:
        self._trainer_roles = frozenset(trainer_roles)
        self._rules = rules
        self._policies: dict[int, Policy] = {}

    async def learn(self, interaction: discord.Interaction) -> None:
        """Reads which roles the server chose: first of all in each interaction, so that `of` is up to date."""
        if interaction.guild_id is not None:
            self._policies[interaction.guild_id] = await self._rules.of(Space("guild", interaction.guild_id))

    async def barred(self, guild_id: int) -> bool:
        """Whether the operator blocked a server."""
        return (await self._rules.bars(Space("guild", guild_id))).blocked

    def of(self, interaction: discord.Interaction) -> Actor:
        user = interaction.user
        if user is None:
            raise ValueError("an interaction without a user")
        name = user.display_name
        if interaction.guild_id is None:
            return Actor(Space("dm", user.id), user.id, name)
        rights = interaction.permissions
        manages = rights.manage_guild or rights.administrator
        member = user if isinstance(user, discord.Member) else None
        roles = {role.id for role in member.roles} if member else set()
        policy = self._policies.get(interaction.guild_id, Policy())
        return Actor(
            space=Space("guild", interaction.guild_id),
            user_id=user.id,
            name=name,
            manages=manages,
            trains=manages or not roles.isdisjoint(self._trainer_roles.union(policy.trainers)),
            joined_at=member.joined_at if member else None,
            corrects=not roles.isdisjoint(policy.correctors) if policy.correctors else None,
            language=interaction.locale or "",
        )


def author_of(message: discord.Message) -> Actor:
    """Who wrote a message, with the right to manage the server: what is needed to answer it."""
    author = message.author
    manages = isinstance(author, discord.Member) and manages_server(author)
    return Actor(space_of(message), author.id, author.display_name, manages=manages)


def manages_server(member: discord.Member) -> bool:
    """Whether somebody may change the server: its owner, and whose roles allow it."""
    rights = member.guild_permissions
    return rights.manage_guild or rights.administrator


def space_of(message: discord.Message) -> Space:
    """The space that a message belongs to: its server, or the direct messages of its author."""
    return Space("guild", message.guild.id) if message.guild else Space("dm", message.author.id)
