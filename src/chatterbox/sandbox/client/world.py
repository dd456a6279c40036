"""Arranging the sandbox's world: further applications, members, channels, the clock, and trouble on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chatterbox.sandbox.client.values import Json, id_of

if TYPE_CHECKING:
    from chatterbox.sandbox.client.connection import SandboxClient


@dataclass(frozen=True, slots=True)
class Application:
    """A further application, as its developer gets it."""

    id: str
    token: str
    public_key: str


class WorldClient:
    """`/people/world/…`: for tests and for the page's settings panel."""

    def __init__(self, client: SandboxClient) -> None:
        self._client = client

    async def application(self, name: str, privileged_intents: Sequence[str] = ()) -> Application:
        """Makes a further application. Intents: "message_content", "members", "presences"."""
        body = {"name": name, "privileged_intents": list(privileged_intents)}
        made = await self._call("POST", "applications", body)
        return Application(made["id"], made["token"], made["public_key"])

    async def privileged_intents(self, application: Json | str, intents: Sequence[str]) -> None:
        """Switches an application's privileged intents in the "portal"."""
        await self._call("PATCH", f"applications/{id_of(application)}", {"privileged_intents": list(intents)})

    async def invite(self, guild: Json | str, application: Json | str, permissions: int | None = None) -> None:
        """Invites an application's bot to a server. `permissions`: Discord's bits; None is what a chat bot needs."""
        body: Json = {"application_id": id_of(application)}
        if permissions is not None:
            body["permissions"] = str(permissions)
        await self._call("POST", f"guilds/{id_of(guild)}/bots", body)

    async def member(self, guild: Json | str, user: Json | str, **changes: Any) -> None:
        """Changes a member: `roles=[id…]`, `joined_at="2026-…"`, `inside=False` (leaves) or True (joins)."""
        if "inside" in changes:
            changes["in"] = changes.pop("inside")
        await self._call("PATCH", f"guilds/{id_of(guild)}/members/{id_of(user)}", changes)

    async def language(self, locale: str, *, of: Json | str | None = None, guild: Json | str | None = None) -> None:
        """Sets the language of a person's client, or of a server: "de", "es-ES"."""
        whose = f"users/{id_of(of)}" if of is not None else f"guilds/{id_of(guild or '')}"
        await self._call("PUT", f"{whose}/locale", {"locale": locale})

    async def overwrite(
        self, channel: Json | str, of: Json | str, *, allow: int = 0, deny: int = 0, type: int = 0
    ) -> None:
        """Permissions of a role (type 0) or a member (type 1) in a channel."""
        body = {"allow": str(allow), "deny": str(deny), "type": type}
        await self._call("PUT", f"channels/{id_of(channel)}/overwrites/{id_of(of)}", body)

    async def channel(self, guild: Json | str, name: str, type: int = 0) -> Json:
        """Makes a further channel and answers it."""
        made = await self._call("POST", "channels", {"guild_id": id_of(guild), "name": name, "type": type})
        return dict(made)

    async def advance(self, seconds: float) -> None:
        """Moves the sandbox's clock forward."""
        await self._call("POST", "clock", {"advance_s": seconds})

    async def rate_limit(self, route: str, retry_after_s: float, times: int = 1) -> None:
        """The next `times` requests to a route ("POST /channels/{channel_id}/messages") are answered 429."""
        await self._faults(rate_limit={"route": route, "retry_after_s": retry_after_s, "times": times})

    async def server_error(self, route: str, status: int = 503, times: int = 1) -> None:
        """The next `times` requests to a route are answered with that status."""
        await self._faults(server_error={"route": route, "status": status, "times": times})

    async def drop_gateway(self) -> None:
        """Cuts every gateway connection."""
        await self._faults(drop_gateway=True)

    async def transcript(self, since: int = 0) -> list[Json]:
        """Every REST request and answer so far, from number `since` on."""
        entries = await self._client.call("GET", "/world/transcript", query={"since": str(since)})
        return list(entries)

    async def _faults(self, **faults: Any) -> None:
        await self._call("POST", "faults", faults)

    async def _call(self, method: str, path: str, body: Json) -> Any:
        return await self._client.call(method, f"/world/{path}", body)
