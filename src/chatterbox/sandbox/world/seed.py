"""The world that a newcomer finds: two servers, their channels, and people to act as."""

from __future__ import annotations

from ..objects import Application
from ..permissions import Permission
from . import World

# What the invitation of our bot asks for.
BOT_PERMISSIONS = int(
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.ADD_REACTIONS
)
DAY_S = 24 * 3600


def fill(world: World, bot_name: str = "Chatterbox") -> Application:
    """Makes the two servers and the bot's application, once; later calls give that application."""
    known = world.core.store.setting("seeded")
    if known is not None:
        return world.applications.get(known)
    now = world.clock.now()
    ada = world.users.add("ada", "Ada", colour=0xC2410C)
    ben = world.users.add("ben", "Ben", colour=0x1D4ED8)
    cleo = world.users.add("cleo", "Cleo", colour=0x7E22CE)
    dora = world.users.add("dora", "Dora", colour=0x047857)
    application = world.applications.add(bot_name, owner_id=ada.id)
    harbour = world.guilds.add("Harbour", ada.id)
    world.channels.add(harbour.id, "general", topic="Talk about anything.")
    world.channels.add(harbour.id, "training", topic="Where the bot learns.")
    trainer = world.guilds.add_role(harbour.id, "trainer", colour=0xE67E22, mentionable=True)
    world.guilds.join(harbour.id, ben.id, [trainer.id], joined_at=now - 90 * DAY_S)
    world.guilds.join(harbour.id, cleo.id, joined_at=now - 30 * DAY_S)
    garden = world.guilds.add("Garden", dora.id)
    world.channels.add(garden.id, "general", topic="Seeds, soil and slugs.")
    for guild in (harbour, garden):
        world.guilds.change_member(guild.id, guild.owner_id, joined_at=now - 200 * DAY_S)
        world.guilds.invite_bot(guild.id, application.id, BOT_PERMISSIONS)
    world.core.store.set_setting("seeded", application.id)
    return application
