"""A packed dataset: a tar in zstd, with a manifest first, that anybody's tools unpack; changed, it is refused.

Behind the zstd frame stands a skippable one (RFC 8878, 3.1.2), which tools pass over: what only this store could have
signed, for this server. It is compared before anything of a file is unpacked, so that nobody else's bytes ever are.
"""

from __future__ import annotations

import hashlib
import io
import struct
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec
import zstandard

from chatterbox.errors import BadInput
from chatterbox.models import Purpose, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.datasets import Teaches
from chatterbox.texts import say

FORMAT = 1
MANIFEST = "manifest.json"
_SIGNED_FOR = "archive"
_SKIPPABLE = 0x184D2A50
_FRAME = struct.Struct("<II")
_SIGNATURE_BYTES = 64
_TRAILER_BYTES = _FRAME.size + _SIGNATURE_BYTES
_LEAST_WINDOW_LOG, _WINDOW_LOG = 17, 27
"""Two to the power of it: so many bytes are held in memory, writing and reading; tools take 27 without asking."""


class PackedFile(msgspec.Struct, frozen=True):
    """One file of an archive: where it stands in it, and what its bytes must be."""

    path: str
    sha256: str
    size_bytes: int


class PackedVersion(msgspec.Struct, frozen=True):
    """One version. `giver` is sealed: it tells nobody but the store that wrote it."""

    id: int
    version: int
    rows: int
    teaches: Teaches
    purpose: Purpose
    giver: str
    created_at: datetime
    content: PackedFile
    original: PackedFile | None = None
    original_name: str = ""
    report: PackedFile | None = None

    @property
    def files(self) -> list[PackedFile]:
        return [file for file in (self.content, self.original, self.report) if file is not None]


class ArchiveManifest(msgspec.Struct, frozen=True):
    """What an archive holds."""

    format: int
    dataset: str
    packed_at: datetime
    versions: list[PackedVersion]


def packed_file(path: str, content: bytes) -> PackedFile:
    return PackedFile(path, hashlib.sha256(content).hexdigest(), len(content))


class Packer:
    """Writes an archive in memory, file by file in the manifest's order; `sealed` ends it."""

    def __init__(self, manifest: ArchiveManifest) -> None:
        size = sum(file.size_bytes for version in manifest.versions for file in version.files)
        # Versions of a dataset are much alike: the one before must be in sight.
        window = min(max(size.bit_length(), _LEAST_WINDOW_LOG), _WINDOW_LOG)
        parameters = zstandard.ZstdCompressionParameters.from_level(9, window_log=window, enable_ldm=True)
        compressor = zstandard.ZstdCompressor(compression_params=parameters)
        self._out = io.BytesIO()
        self._stream = compressor.stream_writer(self._out, closefd=False)
        self._tar = tarfile.TarFile(fileobj=self._stream, mode="w", format=tarfile.PAX_FORMAT)
        self._moment = int(manifest.packed_at.timestamp())
        self.add(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))

    def add(self, path: str, content: bytes) -> None:
        entry = tarfile.TarInfo(path)
        entry.size, entry.mtime = len(content), self._moment
        self._tar.addfile(entry, io.BytesIO(content))

    def sealed(self, cipher: Cipher, space: Space) -> bytes:
        """The whole archive, signed."""
        self._tar.close()
        self._stream.close()  # type: ignore[no-untyped-call]
        body = self._out.getvalue()
        signature = cipher.signature(space, _SIGNED_FOR, hashlib.sha256(body).digest()).encode()
        return body + _FRAME.pack(_SKIPPABLE, len(signature)) + signature


@dataclass(frozen=True, slots=True)
class Unpacked:
    """An archive that was signed here: its manifest, and its files one after the other."""

    manifest: ArchiveManifest
    files: Iterator[tuple[PackedFile, bytes]]


def unpacked(packed: bytes, cipher: Cipher, space: Space) -> Unpacked:
    """Opens an archive. Raises BadInput for one that was changed, or that this store did not sign for this space.

    So does reading its files.
    """
    body, trailer = packed[:-_TRAILER_BYTES], packed[-_TRAILER_BYTES:]
    if len(trailer) < _TRAILER_BYTES or _FRAME.unpack_from(trailer) != (_SKIPPABLE, _SIGNATURE_BYTES):
        raise BadInput(say("archive-changed"))
    signature = trailer[_FRAME.size :].decode("ascii", "replace")
    if not cipher.signed(space, _SIGNED_FOR, hashlib.sha256(body).digest(), signature):
        raise BadInput(say("archive-changed"))
    contents = _contents(body)
    manifest = msgspec.json.decode(next(contents)[1], type=ArchiveManifest)
    if manifest.format > FORMAT:
        raise BadInput(say("archive-newer"))
    expected = [file for version in manifest.versions for file in version.files]
    return Unpacked(manifest, _compared(expected, contents))


def _contents(body: bytes) -> Iterator[tuple[str, bytes]]:
    stream = zstandard.ZstdDecompressor(max_window_size=1 << _WINDOW_LOG).stream_reader(body)
    with stream, tarfile.open(fileobj=stream, mode="r|") as tar:
        for entry in tar:
            file = tar.extractfile(entry)
            yield entry.name, file.read() if file else b""


def _compared(expected: list[PackedFile], contents: Iterator[tuple[str, bytes]]) -> Iterator[tuple[PackedFile, bytes]]:
    for file in expected:
        path, content = next(contents, ("", b""))
        if packed_file(path, content) != file:
            raise BadInput(say("archive-changed"))
        yield file, content
