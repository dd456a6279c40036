"""All sessions of all bots: who may open one, which can be resumed, and who is online."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..objects import Json
from ..world import Event, World
from . import codes
from . import intents as wants
from .codes import GatewayClose
from .session import Session

if TYPE_CHECKING:
    from .socket import Socket

RESUMABLE_S = 180.0


class Sessions:
    def __init__(self, world: World) -> None:
        self._world = world
        self._sessions: dict[str, Session] = {}
        self._sockets: dict[str, Socket] = {}  # by session
        self._status: dict[str, str] = {}  # by bot
        self._stop = world.subscribe(self._hear)

    @property
    def gateway_url(self) -> str:
        return self._world.base_url.replace("http", "ws", 1) + "/gateway"

    def identify(self, data: Json) -> Session:
        """Opens a session. Raises GatewayClose 4004, 4010, 4013 or 4014."""
        application = self._world.applications.by_token(str(data.get("token", "")).removeprefix("Bot "))
        if application is None:
            raise GatewayClose(codes.AUTHENTICATION_FAILED)
        intents = data.get("intents")
        if isinstance(intents, bool) or not isinstance(intents, int) or not 0 <= intents <= wants.KNOWN:
            raise GatewayClose(codes.INVALID_INTENTS)
        if wants.disallowed(intents, application):
            raise GatewayClose(codes.DISALLOWED_INTENTS)
        session = Session(self._world, application, intents, _shard(data.get("shard")))
        self._sessions[session.id] = session
        self._forget_old()
        return session

    def resumable(self, data: Json) -> Session | None:
        """The session that RESUME names, if it still lives and the token is its bot's."""
        self._forget_old()
        session = self._sessions.get(str(data.get("session_id")))
        token = str(data.get("token", "")).removeprefix("Bot ")
        if session is None or session.application.token != token:
            return None
        return session

    def joined(self, session: Session, socket: Socket) -> None:
        """A socket now carries the session; one that did before is closed."""
        before = self._sockets.get(session.id)
        self._sockets[session.id] = socket
        if before is not None and before is not socket:
            before.hang_up(codes.SESSION_TIMED_OUT)
        self.set_status(session, "online")

    def left(self, session: Session, socket: Socket, *, ended: bool) -> None:
        if self._sockets.get(session.id) is not socket:
            return
        del self._sockets[session.id]
        if ended:
            session.end()
            self._sessions.pop(session.id, None)
        if not self.online(session.bot_id):
            self._tell(session.bot_id, "offline")

    def online(self, bot_id: str) -> bool:
        """Whether a bot has a socket just now."""
        return any(self._sessions[id_].bot_id == bot_id for id_ in self._sockets if id_ in self._sessions)

    def set_status(self, session: Session, status: str) -> None:
        if self._status.get(session.bot_id) != status:
            self._tell(session.bot_id, "offline" if status == "invisible" else status)

    def drop_all(self) -> None:
        """Tears every bot's connection, as a lost network does; their sessions can be resumed."""
        for socket in list(self._sockets.values()):
            socket.drop()

    def close(self) -> None:
        """Closes all sockets at shutdown: their bots will reconnect elsewhere or later."""
        for socket in list(self._sockets.values()):
            socket.hang_up(1001)
        for session in self._sessions.values():
            session.end()
        self._sessions.clear()
        self._stop()

    def _tell(self, bot_id: str, status: str) -> None:
        """Presence, for everybody who shares a guild with the bot; the status counts for people's sockets too."""
        self._status[bot_id] = status
        for guild in self._world.guilds.of(bot_id):
            data: dict[str, Any] = {"user": {"id": bot_id}, "guild_id": guild.id, "status": status}
            data |= {"activities": [], "client_status": {} if status == "offline" else {"web": status}}
            self._world.emit(Event.of("PRESENCE_UPDATE", data, guild_id=guild.id))

    def _forget_old(self) -> None:
        before = self._world.clock.now() - RESUMABLE_S
        for session in [s for s in self._sessions.values() if s.left_at is not None and s.left_at < before]:
            session.end()
            del self._sessions[session.id]

    def _hear(self, event: Event) -> None:
        if event.name == "TOKEN_RESET" and event.only is not None:
            for session in [s for s in self._sessions.values() if s.bot_id in event.only]:
                session.end()
                del self._sessions[session.id]
                if socket := self._sockets.pop(session.id, None):
                    socket.hang_up(codes.AUTHENTICATION_FAILED)


def _shard(value: Any) -> tuple[int, int]:
    if value is None:
        return 0, 1
    if (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(n, int) for n in value)
        and 0 <= value[0] < value[1]
    ):
        return value[0], value[1]
    raise GatewayClose(codes.INVALID_SHARD)
