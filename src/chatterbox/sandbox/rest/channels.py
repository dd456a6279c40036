"""Routes of channels, their permissions and their threads."""

from __future__ import annotations

from .. import errors
from ..clock import iso
from ..limits import Faults
from ..objects import (
    DM,
    GUILD_NEWS,
    GUILD_TEXT,
    NEWS_THREAD,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    THREADS,
    Channel,
    Json,
)
from ..permissions import ALL, Permission
from ..world import views
from .calls import Answer, Call, respond
from .routing import Routes

_CHANNEL = "/channels/{channel_id}"
_ARCHIVE_MINUTES = (60, 1440, 4320, 10080)


def add_routes(routes: Routes) -> None:
    routes.add("GET", _CHANNEL, _read)
    routes.add("PATCH", _CHANNEL, _change)
    routes.add("DELETE", _CHANNEL, _delete)
    routes.add("PUT", _CHANNEL + "/permissions/{overwrite_id}", _overwrite)
    routes.add("DELETE", _CHANNEL + "/permissions/{overwrite_id}", _clear_overwrite)
    routes.add("POST", _CHANNEL + "/threads", _start_thread)
    routes.add("POST", _CHANNEL + "/messages/{message_id}/threads", _start_thread)
    routes.add("GET", _CHANNEL + "/thread-members", _thread_members)
    for user in ("@me", "{user_id}"):
        routes.add("PUT", _CHANNEL + f"/thread-members/{user}", _join_thread)
        routes.add("DELETE", _CHANNEL + f"/thread-members/{user}", _leave_thread)
    routes.add("GET", _CHANNEL + "/threads/archived/public", _archived)
    routes.add("GET", _CHANNEL + "/threads/archived/private", _archived)
    routes.add("GET", _CHANNEL + "/webhooks", _no_webhooks)
    routes.add("GET", _CHANNEL + "/invites", _no_webhooks)


def _channel(call: Call) -> Channel:
    return call.world.access.channel(call.bot_id, call.id("channel_id"))


def _seen(call: Call, channel: Channel) -> Json:
    return views.channel(call.world.core, channel, call.bot_id)


async def _read(call: Call) -> Answer:
    return _seen(call, _channel(call))


async def _change(call: Call) -> Answer:
    channel, payload, faults = _channel(call), call.body.object(), Faults()
    own_thread = channel.type in THREADS and channel.owner_id == call.bot_id
    if not own_thread:
        needed = Permission.MANAGE_THREADS if channel.type in THREADS else Permission.MANAGE_CHANNELS
        call.world.access.require(call.bot_id, channel, needed)
    if "name" in payload and faults.text(payload["name"], ("name",), 100, least=1, required=True):
        channel.name = payload["name"]
    if "topic" in payload and (payload["topic"] is None or faults.text(payload["topic"], ("topic",), 1024)):
        channel.topic = payload["topic"]
    if faults.integer(payload.get("rate_limit_per_user"), ("rate_limit_per_user",), 0, 21600):
        channel.slowmode_s = payload["rate_limit_per_user"]
    faults.check()
    for name in ("archived", "locked"):
        if isinstance(payload.get(name), bool):
            setattr(channel, name, payload[name])
    if payload.get("auto_archive_duration") in _ARCHIVE_MINUTES:
        channel.auto_archive_minutes = payload["auto_archive_duration"]
    call.world.channels.change(channel)
    return _seen(call, channel)


async def _delete(call: Call) -> Answer:
    channel = _channel(call)
    seen = _seen(call, channel)
    if channel.type == DM:
        return seen
    needed = Permission.MANAGE_THREADS if channel.type in THREADS else Permission.MANAGE_CHANNELS
    call.world.access.require(call.bot_id, channel, needed)
    call.world.channels.delete(channel)
    return seen


async def _overwrite(call: Call) -> Answer:
    channel, payload = _channel(call), call.body.object()
    call.world.access.require(call.bot_id, channel, Permission.MANAGE_ROLES)
    faults = Faults()
    if faults.one_of(payload.get("type"), ("type",), (0, 1)):
        allow, deny = (_bits(payload.get(name), name, faults) for name in ("allow", "deny"))
        faults.check()
        call.world.channels.set_overwrite(channel.id, call.id("overwrite_id"), payload["type"], allow, deny)
    faults.check()
    return None


def _bits(value: object, name: str, faults: Faults) -> int:
    text = str(value if value is not None else 0)
    if not text.isdecimal():
        faults.add((name,), "NUMBER_TYPE_COERCE", f'Value "{text}" is not int.')
        return 0
    return int(text) & ALL


async def _clear_overwrite(call: Call) -> Answer:
    channel = _channel(call)
    call.world.access.require(call.bot_id, channel, Permission.MANAGE_ROLES)
    call.world.channels.clear_overwrite(channel.id, call.id("overwrite_id"))
    return None


async def _start_thread(call: Call) -> Answer:
    channel, payload, faults = _channel(call), call.body.object(), Faults()
    faults.text(payload.get("name"), ("name",), 100, least=1, required=True)
    minutes = payload.get("auto_archive_duration") or 1440
    faults.one_of(minutes, ("auto_archive_duration",), _ARCHIVE_MINUTES)
    faults.check()
    if channel.type not in (GUILD_TEXT, GUILD_NEWS):
        raise errors.DiscordError(400, 50024, "Cannot execute action on this channel type")
    message = None
    type_ = payload.get("type") or PRIVATE_THREAD
    if "message_id" in call.request.match_info:
        message = call.world.messages.get(channel.id, call.id("message_id"), call.bot_id)
        if message.id in call.world.core.channels:
            raise errors.DiscordError(400, 160004, "A thread has already been created for this message")
        type_ = NEWS_THREAD if channel.type == GUILD_NEWS else PUBLIC_THREAD
    private = type_ == PRIVATE_THREAD
    needed = Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS
    call.world.access.require(call.bot_id, channel, needed)
    thread = call.world.channels.add_thread(
        channel, call.bot_id, payload["name"], type=type_, message=message, auto_archive_minutes=minutes
    )
    return respond(_seen(call, thread), 201)


async def _thread_members(call: Call) -> Answer:
    thread = _channel(call)
    return [_thread_member(call, thread, user_id) for user_id in thread.thread_members]


def _thread_member(call: Call, thread: Channel, user_id: str) -> Json:
    joined = iso(thread.created_at)
    return {"id": thread.id, "user_id": user_id, "join_timestamp": joined, "flags": 0}


async def _join_thread(call: Call) -> Answer:
    thread = _channel(call)
    user_id = call.id("user_id") if "user_id" in call.request.match_info else call.bot_id
    if user_id not in thread.thread_members:
        thread.thread_members.append(user_id)
        call.world.channels.change(thread)
    return None


async def _leave_thread(call: Call) -> Answer:
    thread = _channel(call)
    user_id = call.id("user_id") if "user_id" in call.request.match_info else call.bot_id
    if user_id != call.bot_id:
        call.world.access.require(call.bot_id, thread, Permission.MANAGE_THREADS)
    if user_id in thread.thread_members:
        thread.thread_members.remove(user_id)
        call.world.channels.change(thread)
    return None


async def _archived(call: Call) -> Answer:
    channel = _channel(call)
    private = call.request.path.endswith("private")
    threads = [
        thread
        for thread in call.world.core.channels.values()
        if thread.parent_id == channel.id and thread.archived and (thread.type == PRIVATE_THREAD) == private
    ]
    return {"threads": [_seen(call, thread) for thread in threads], "members": [], "has_more": False}


async def _no_webhooks(call: Call) -> Answer:
    call.world.access.require(call.bot_id, _channel(call), Permission.MANAGE_WEBHOOKS)
    return []
