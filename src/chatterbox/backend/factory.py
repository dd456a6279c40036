"""Builds the connections to the configured backends, and the survey of what they can do."""

from __future__ import annotations

from collections.abc import Mapping

from chatterbox.backend.connection import Connection, RemoteConnection
from chatterbox.backend.dialect import Dialect
from chatterbox.backend.hosts import host_of
from chatterbox.backend.local import LocalEngine
from chatterbox.backend.survey import Roles, Survey
from chatterbox.config import LOCAL, Settings
from chatterbox.errors import ConfigError


def connect(settings: Settings, name: str) -> Connection:
    """The connection to backend `name`. Raises ConfigError for a name that the configuration does not hold."""
    backend = settings.backends.get(name)
    if backend is None:
        known = ", ".join(sorted(settings.backends))
        raise ConfigError(f'There is no backend "{name}" in the configuration. There are: {known}.')
    if backend.base_url == LOCAL:
        return LocalEngine(name, settings.engine_data, settings.engine.api_key.get_secret_value(), backend.timeout_s)
    host = host_of(backend.base_url)
    deploys = host.deploys or bool(backend.deployments)
    dialect = Dialect(host.limit, backend.deployments, deploys=deploys, prefills=host.prefills)
    return RemoteConnection(name, backend.base_url, backend.api_key.get_secret_value(), backend.timeout_s, dialect)


def survey_of(settings: Settings, connections: Mapping[str, Connection]) -> Survey:
    """What the configured backends can do; nothing is asked yet."""
    chat, help, training = settings.chat, settings.help, settings.training_backend
    return Survey(
        Roles(
            chat=connections[chat.backend],
            training=connections[training],
            embedding=connections[settings.embedding_backend] if help.model else None,
            base=chat.model,
            embedding_model=help.model,
            training_host=host_of(settings.backends[training].base_url),
        )
    )
