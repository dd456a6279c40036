"""What a file is, told from its content alone: a name says nothing."""

from __future__ import annotations

_PDF_WITHIN = 1024  # bytes: readers accept what stands before the header, so files have it
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_RIFF, _WEBP = b"RIFF", b"WEBP"


def picture_type(content: bytes) -> str:
    """The media type of an image that models take ("image/png"); "" for everything else."""
    if content.startswith(_RIFF) and content[8:12] == _WEBP:
        return "image/webp"
    return next((media_type for magic, media_type in _PICTURES if content.startswith(magic)), "")


def is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:_PDF_WITHIN]
