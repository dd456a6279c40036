"""What the sandbox's world consists of. Every id is a string, every moment seconds since 1970, as the clock says.

These are the records as they are kept; `views` turns them into Discord's own objects.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Json = dict[str, Any]

PrivilegedIntent = Literal["message_content", "members", "presences"]

GUILD_TEXT, DM, GUILD_VOICE, GROUP_DM, GUILD_CATEGORY, GUILD_NEWS = 0, 1, 2, 3, 4, 5
NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD = 10, 11, 12
THREADS = frozenset({NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD})

DEFAULT, PINNED, THREAD_CREATED, REPLY, CHAT_COMMAND, CONTEXT_COMMAND = 0, 6, 18, 19, 20, 23

SUPPRESS_EMBEDS, EPHEMERAL, LOADING, SILENT, VOICE_MESSAGE, COMPONENTS_V2 = (
    1 << 2,
    1 << 6,
    1 << 7,
    1 << 12,
    1 << 13,
    1 << 15,
)


class Record(msgspec.Struct, kw_only=True):
    """Something that is kept in the data folder."""

    id: str


class User(Record):
    username: str
    global_name: str | None = None
    bot: bool = False
    colour: int = 0x5865F2  # of the drawn avatar
    locale: str = "en-GB"  # of the client that this person uses


class Role(Record):
    name: str
    permissions: int = 0
    position: int = 0
    colour: int = 0
    hoist: bool = False
    mentionable: bool = False
    bot_id: str | None = None  # the managed role of an application


class Member(msgspec.Struct, kw_only=True):
    user_id: str
    joined_at: float
    roles: list[str] = []
    nick: str | None = None


class Guild(Record):
    name: str
    owner_id: str
    locale: str = "en-US"
    roles: dict[str, Role] = {}  # @everyone has the guild's own id
    members: dict[str, Member] = {}


class Overwrite(Record):
    type: Literal[0, 1]  # 0 role, 1 member
    allow: int = 0
    deny: int = 0


class Channel(Record):
    type: int
    name: str | None = None
    guild_id: str | None = None
    topic: str | None = None
    position: int = 0
    overwrites: dict[str, Overwrite] = {}
    recipients: list[str] = []  # of direct messages: both people
    parent_id: str | None = None
    owner_id: str | None = None  # of a thread
    last_message_id: str | None = None
    slowmode_s: int = 0
    archived: bool = False
    locked: bool = False
    auto_archive_minutes: int = 1440
    created_at: float = 0.0
    thread_members: list[str] = []


class Attachment(Record):
    filename: str
    size: int
    content_type: str | None = None
    description: str | None = None
    title: str | None = None
    width: int | None = None
    height: int | None = None
    duration_secs: float | None = None
    waveform: str | None = None
    ephemeral: bool = False
    spoiler: bool = False


class Message(Record):
    channel_id: str
    author_id: str
    timestamp: float
    guild_id: str | None = None
    type: int = DEFAULT
    content: str = ""
    flags: int = 0
    tts: bool = False
    embeds: list[Json] = []
    components: list[Json] = []
    attachments: list[Attachment] = []
    mentions: list[str] = []  # users who are named, with or without a ping of theirs allowed
    mention_roles: list[str] = []
    mention_everyone: bool = False
    edited_at: float | None = None
    pinned: bool = False
    reference: Json | None = None  # message_id, channel_id, guild_id, type
    reactions: dict[str, list[str]] = {}  # emoji ("name" or "name:id") -> users
    application_id: str | None = None
    webhook_id: str | None = None
    nonce: str | int | None = None
    # Of an answer to an interaction: Discord's interaction_metadata. Such a message is not a "regular" one.
    interaction: Json | None = None
    interaction_name: str | None = None
    only_for: str | None = None  # an ephemeral message's one reader


class Application(Record):
    """Its bot's user has the same id."""

    name: str
    token: str
    public_key: str
    private_key: str
    privileged_intents: list[PrivilegedIntent] = []
    owner_id: str | None = None
    description: str = ""


class Command(Record):
    """A registered application command; `body` is Discord's own object, complete."""

    application_id: str
    guild_id: str | None = None
    body: Json = {}


class Interaction(Record):
    """One interaction, from its start until its token dies (15 minutes)."""

    token: str
    application_id: str
    type: int
    user_id: str
    channel_id: str
    created_at: float
    guild_id: str | None = None
    data: Json = {}
    message_id: str | None = None  # the message that holds the component, or that a modal came from
    parent_id: str | None = None  # of a modal submit: the interaction that opened the modal
    answered: int | None = None  # the type of the first callback; None while none was sent
    response_id: str | None = None  # @original
    ephemeral: bool = False
    outcome: Json | None = None  # what the person was told
    metadata: Json | None = None  # Discord's interaction_metadata for messages that it makes
    modal: Json | None = None


class Draft(msgspec.Struct, kw_only=True):
    """A message to be: checked by `limits`, and with nothing in it that only the world decides."""

    content: str = ""
    embeds: list[Json] = []
    components: list[Json] = []
    attachments: list[Attachment] = []
    flags: int = 0
    tts: bool = False
    allowed_mentions: Json | None = None
    reference: Json | None = None
    nonce: str | int | None = None
    enforce_nonce: bool = False
    type: int | None = None  # None: DEFAULT, or REPLY with a reference
    interaction: Json | None = None
    interaction_name: str | None = None
    application_id: str | None = None
    webhook_id: str | None = None
    only_for: str | None = None


class Change(msgspec.Struct, kw_only=True):
    """What an edit sets. UNSET leaves as it is."""

    content: str | msgspec.UnsetType = msgspec.UNSET
    embeds: list[Json] | msgspec.UnsetType = msgspec.UNSET
    components: list[Json] | msgspec.UnsetType = msgspec.UNSET
    attachments: list[Attachment] | msgspec.UnsetType = msgspec.UNSET
    flags: int | msgspec.UnsetType = msgspec.UNSET
    allowed_mentions: Json | None = None
