"""Discord's gateway as bots use it: sessions that outlive their socket, intents, zlib-stream, sharding."""

from .server import Gateway

__all__ = ["Gateway"]
