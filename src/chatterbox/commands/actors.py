"""Who does something, where and with which rights: read from what Discord says about an interaction or a message."""

from collections.abc import Collection

import discord

from chatterbox.models import Actor, Space


class Actors:
    """Makes the Actor of an interaction. Rights come with each interaction from Discord, never from a cache."""

    def __init__(self, trainer_roles: Collection[int]) -> None:
        self._trainer_roles = frozenset(trainer_roles)

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
        return Actor(
            space=Space("guild", interaction.guild_id),
            user_id=user.id,
            name=name,
            manages=manages,
            trains=manages or not self._trainer_roles.isdisjoint(roles),
            joined_at=member.joined_at if member else None,
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
