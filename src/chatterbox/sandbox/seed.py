"""The first world: two servers, several people to act as, and Chatterbox's bot in both."""

from __future__ import annotations

from collections.abc import Iterable

from chatterbox.invite import permission_bits

from .objects import Application, Guild, PrivilegedIntent, Role
from .permissions import Permission
from .world import World

DAY_S = 24 * 3600
BOT_PERMISSIONS = permission_bits()
GARDENS = "Harbour Street Gardens"
PLAYERS = "The Tin Whistle Players"
TRAINER = "Trainer"
_SEEDED = "seeded"


def fill(world: World, application_name: str = "Chatterbox") -> Application:
    """Makes the world once; every later call answers the application of the bot made then."""
    known = world.core.store.setting(_SEEDED)
    if known is not None:
        return world.applications.get(known)
    ada = world.users.add("ada", "Ada", colour=0xC2410C)
    application = world.applications.add(application_name, owner_id=ada.id)
    gardens = _gardens(world, ada.id)
    players = _players(world, ada.id)
    for guild in (gardens, players):
        world.guilds.invite_bot(guild.id, application.id, BOT_PERMISSIONS)
    world.core.store.set_setting(_SEEDED, application.id)
    return application


def trainer_roles(world: World) -> list[str]:
    """The ids of the roles that are called Trainer."""
    return [role.id for guild in world.core.guilds.values() for role in guild.roles.values() if role.name == TRAINER]


def further(world: World, name: str, privileged_intents: Iterable[PrivilegedIntent] = ()) -> Application:
    """A further application. Everyone's belongs to the first person: every application has an owner."""
    owner = next((user.id for user in world.users.people()), None)
    return world.applications.add(name, privileged_intents=privileged_intents, owner_id=owner)


def _gardens(world: World, owner_id: str) -> Guild:
    """Ada owns it, Ben manages it, Dev has the role whose members may train, Emil joined yesterday."""
    now = world.clock.now()
    guild = world.guilds.add(GARDENS, owner_id)
    steward = world.guilds.add_role(guild.id, "Steward", int(Permission.MANAGE_GUILD), colour=0x15803D, hoist=True)
    trainer = world.guilds.add_role(guild.id, TRAINER, colour=0xB45309, mentionable=True)
    people: tuple[tuple[str, int, int, list[Role]], ...] = (
        ("Ben", 0x1D4ED8, 400, [steward]),
        ("Cleo", 0x7E22CE, 90, []),
        ("Dev", 0x0F766E, 60, [trainer]),
        ("Emil", 0xBE123C, 1, []),
    )
    world.guilds.change_member(guild.id, owner_id, joined_at=now - 500 * DAY_S)
    for name, colour, days, roles in people:
        user = world.users.add(name.lower(), name, colour=colour)
        world.guilds.join(guild.id, user.id, [role.id for role in roles], joined_at=now - days * DAY_S)
    world.channels.add(guild.id, "general", topic="Everything about the gardens.")
    world.channels.add(guild.id, "plots-and-plants", topic="What grows, and what eats it.")
    world.channels.add(guild.id, "bot-corner", topic="Where Chatterbox learns.")
    committee = world.channels.add(guild.id, "committee", topic="Stewards only.")
    see = int(Permission.VIEW_CHANNEL)
    world.channels.set_overwrite(committee.id, guild.id, 0, 0, see)
    world.channels.set_overwrite(committee.id, steward.id, 0, see, 0)
    return guild


def _players(world: World, guest_id: str) -> Guild:
    """Finn owns it and is in no other; Ada is a plain member."""
    now = world.clock.now()
    finn = world.users.add("finn", "Finn", colour=0x4D7C0F)
    guild = world.guilds.add(PLAYERS, finn.id)
    world.guilds.change_member(guild.id, finn.id, joined_at=now - 300 * DAY_S)
    world.guilds.join(guild.id, guest_id, joined_at=now - 120 * DAY_S)
    world.channels.add(guild.id, "general", topic="Talk between two tunes.")
    world.channels.add(guild.id, "rehearsals", topic="When and where we play.")
    world.channels.add(guild.id, "tune-requests", topic="What shall we learn next?")
    return guild
