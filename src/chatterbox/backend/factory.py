"""Builds the connection to a configured backend."""

from __future__ import annotations

from chatterbox.backend.connection import Connection, RemoteConnection
from chatterbox.backend.dialect import Dialect
from chatterbox.backend.hosts import host_of
from chatterbox.backend.local import LocalEngine
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
    dialect = Dialect(host.limit, backend.deployments, deploys=host.deploys or bool(backend.deployments))
    return RemoteConnection(name, backend.base_url, backend.api_key.get_secret_value(), backend.timeout_s, dialect)
