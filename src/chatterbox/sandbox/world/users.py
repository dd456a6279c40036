"""People, and the applications whose bots stand beside them."""

from __future__ import annotations

import base64
import hmac
import secrets
from collections.abc import Iterable

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .. import errors
from ..objects import Application, PrivilegedIntent, User
from . import views
from .bus import Event
from .core import Core


class Users:
    def __init__(self, core: Core) -> None:
        self._core = core

    def add(self, username: str, global_name: str | None = None, *, colour: int = 0x5865F2) -> User:
        """A new person."""
        user = User(id=self._core.ids.make(), username=username, global_name=global_name, colour=colour)
        self._core.store.write(user)
        self._core.users[user.id] = user
        return user

    def get(self, user_id: str) -> User:
        """Raises 10013 Unknown User."""
        if user := self._core.users.get(user_id):
            return user
        raise errors.unknown_user()

    def rename(self, user_id: str, username: str) -> User:
        user = self.get(user_id)
        user.username = username
        self._core.store.write(user)
        data = views.own_user(self._core, user)
        self._core.emit(Event.of("USER_UPDATE", data, only=frozenset({user_id})))
        return user

    def set_locale(self, user_id: str, locale: str) -> User:
        """Sets the language of somebody's client."""
        user = self.get(user_id)
        user.locale = locale
        self._core.store.write(user)
        self._core.emit(Event.of("USER_UPDATE", views.own_user(self._core, user), only=frozenset({user_id})))
        return user

    def people(self) -> list[User]:
        """Everybody who is not a bot."""
        return [user for user in self._core.users.values() if not user.bot]


class Applications:
    def __init__(self, core: Core) -> None:
        self._core = core

    def add(
        self,
        name: str,
        *,
        privileged_intents: Iterable[PrivilegedIntent] = (),
        token: str | None = None,
        owner_id: str | None = None,
    ) -> Application:
        """A new application with its bot's user (same id), token and Ed25519 key pair."""
        id_ = self._core.ids.make()
        private, public = _key_pair()
        application = Application(
            id=id_,
            name=name,
            token=token or make_token(id_),
            public_key=public,
            private_key=private,
            privileged_intents=list(privileged_intents),
            owner_id=owner_id,
        )
        bot = User(id=id_, username=name, bot=True, colour=0x3BA55D)
        self._core.store.write(application, bot)
        self._core.applications[id_] = application
        self._core.users[id_] = bot
        return application

    def get(self, application_id: str) -> Application:
        """Raises 10002 Unknown Application."""
        if application := self._core.applications.get(application_id):
            return application
        raise errors.unknown_application()

    def by_token(self, token: str) -> Application | None:
        for application in self._core.applications.values():
            if hmac.compare_digest(application.token.encode(), token.encode()):
                return application
        return None

    def set_intents(self, application_id: str, privileged_intents: Iterable[PrivilegedIntent]) -> Application:
        """Switches privileged intents in the "portal". Sessions that run keep theirs, as with Discord."""
        application = self.get(application_id)
        application.privileged_intents = list(privileged_intents)
        self._core.store.write(application)
        return application

    def describe(self, application_id: str, description: str) -> Application:
        """Sets what the application says about itself."""
        application = self.get(application_id)
        application.description = description
        self._core.store.write(application)
        return application

    def reset_token(self, application_id: str) -> Application:
        """Makes the old token worthless; running sessions of it are told by a TOKEN_RESET event."""
        application = self.get(application_id)
        application.token = make_token(application_id)
        self._core.store.write(application)
        self._core.emit(Event.of("TOKEN_RESET", {}, only=frozenset({application_id})))
        return application


def make_token(application_id: str) -> str:
    """In the shape of Discord's: the id in base64, a part for the time, a random part."""
    first = base64.urlsafe_b64encode(application_id.encode()).decode().rstrip("=")
    return f"{first}.{secrets.token_urlsafe(4)[:6]}.{secrets.token_urlsafe(29)[:38]}"


def _key_pair() -> tuple[str, str]:
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return key.private_bytes_raw().hex(), public.hex()
