"""Encryption at rest: AES-256-GCM for what people and models wrote, keyed hashes to find exact
repeats and to know again what was deleted.

One 32-byte key, from the environment or made once in a file of mode 0600; sub-keys by HKDF (RFC 5869), so that the
hash tells nothing about the cipher. The space is authenticated with each value: a value moved to another space cannot
be opened there.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from chatterbox.errors import ConfigError
from chatterbox.models import Space
from chatterbox.store.wording import normalised as normalised

KEY_BYTES = 32
_NONCE_BYTES = 12


class Cipher:
    """Seals and opens values of one space."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ConfigError(f"The key of the store must be {KEY_BYTES} bytes in URL-safe base64, not {len(key)}.")
        self._seal = AESGCM(_derived(key, b"chatterbox seal"))
        self._hash_key = _derived(key, b"chatterbox hash")
        self._pseudonym_key = _derived(key, b"chatterbox pseudonym")
        self._sign_key = _derived(key, b"chatterbox signature")
        self._mark_key = _derived(key, b"chatterbox mark")

    def seal(self, space: Space, plain: bytes) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._seal.encrypt(nonce, plain, space.key.encode())

    def open(self, space: Space, sealed: bytes) -> bytes:
        """Raises ConfigError when the key is not the one that sealed it, or the value was changed."""
        try:
            return self._seal.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], space.key.encode())
        except InvalidTag:
            raise ConfigError(
                "The store's key does not open its contents. Put back the key that it was made with "
                "(CHATTERBOX_STORE__KEY, or the file store.key in the data folder)."
            ) from None

    def seal_text(self, space: Space, text: str) -> bytes:
        return self.seal(space, text.encode("utf-8", "surrogatepass"))

    def open_text(self, space: Space, sealed: bytes) -> str:
        return self.open(space, sealed).decode("utf-8", "surrogatepass")

    def fingerprint(self, space: Space, question: str) -> bytes:
        """A keyed hash of the normalised question: equal for exact repeats within one space, telling nothing else."""
        return hmac.digest(self._hash_key, f"{space.key}\n{normalised(question)}".encode(), hashlib.sha256)

    def pseudonym(self, space: Space, user_id: int) -> str:
        """Stands for a person of a space in what leaves it: always the same there, and another in every other one."""
        return "p-" + hmac.digest(self._pseudonym_key, f"{space.key}\n{user_id}".encode(), hashlib.sha256).hex()[:20]

    def signature(self, space: Space, purpose: str, content: bytes) -> str:
        """What only this store could have written under a content that leaves it, for one purpose in one space: hex."""
        signed = f"{space.key}\n{purpose}\n".encode() + content
        return hmac.digest(self._sign_key, signed, hashlib.sha256).hex()

    def signed(self, space: Space, purpose: str, content: bytes, signature: str) -> bool:
        """Whether a signature is the one of `signature`."""
        return hmac.compare_digest(self.signature(space, purpose, content).encode(), signature.encode())

    def keyed_hash(self, space: Space, content: bytes) -> bytes:
        """A keyed hash of anything, byte for byte: equal for equal contents within one space, telling nothing else."""
        return hmac.digest(self._hash_key, space.key.encode() + b"\0" + content, hashlib.sha256)

    def mark(self, space: Space, kind: str, *parts: int | str) -> bytes:
        """A keyed hash by which a thing of one space is known again after it was deleted, telling nothing else."""
        named = "\0".join((space.key, kind, *map(str, parts)))
        return hmac.digest(self._mark_key, named.encode("utf-8", "surrogatepass"), hashlib.sha256)


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)


def load_key(from_environment: str, key_file: Path) -> bytes:
    """The key of the store: the environment's if given, else the file's, which is made on first use (mode 0600)."""
    if from_environment:
        return _decoded(from_environment, "CHATTERBOX_STORE__KEY")
    try:
        return _decoded(key_file.read_text(encoding="ascii").strip(), str(key_file))
    except FileNotFoundError:
        return _made(key_file)


def _decoded(text: str, source: str) -> bytes:
    try:
        key = urlsafe_b64decode(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise ConfigError(
            f"The key of the store ({source}) is not {KEY_BYTES} bytes in URL-safe base64. "
            "Put back the key that the store was made with; a new store makes its own."
        )
    return key


def _made(key_file: Path) -> bytes:
    key = os.urandom(KEY_BYTES)
    key_file.parent.mkdir(parents=True, exist_ok=True)
    fresh = key_file.with_suffix(f".{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(urlsafe_b64encode(key))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(key_file)
    return key
