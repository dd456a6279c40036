"""PDFs as tests need them: with text, without, locked, damaged, and made to do harm."""

from __future__ import annotations

import io
import zlib

from pypdf import PdfWriter


def pdf(*pages: str) -> bytes:
    """A PDF whose pages say this; an empty one has nothing to select."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for text in pages:
        shown = text.replace("(", r"\(").replace(")", r"\)").encode("latin-1")
        drawn = b"BT /F1 12 Tf 72 720 Td (" + shown + b") Tj ET" if text else b"0 0 m 100 100 l S"
        objects.append(b"<< /Length %d >> stream\n%b\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 9999 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 1 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    tree = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), len(kids))
    return _written([*objects, tree, b"<< /Type /Catalog /Pages 9999 0 R >>"])


def locked(content: bytes, password: str) -> bytes:
    """The same, readable with the password; with "" by everybody, as files are that forbid only copying."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt(password, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def blank(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(612, 792)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb(unpacked_bytes: int) -> bytes:
    """One page whose text unpacks to so much."""
    piece, packer = b"(a) Tj " * 150_000, zlib.compressobj(9)
    packed = b"".join(packer.compress(piece) for _ in range(unpacked_bytes // len(piece))) + packer.flush()
    stream = b"<< /Length %d /Filter /FlateDecode >> stream\n%b\nendstream" % (len(packed), packed)
    page = b"<< /Type /Page /Parent 9999 0 R /MediaBox [0 0 9 9] /Contents 1 0 R >>"
    tree = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    return _written([stream, page, tree, b"<< /Type /Catalog /Pages 9999 0 R >>"])


def _written(objects: list[bytes]) -> bytes:
    """`9999 0 R` stands for the last object but one."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        fixed = content.replace(b"9999 0 R", b"%d 0 R" % (len(objects) - 1))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, fixed)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return out + head + table + tail + b"startxref\n%d\n%%%%EOF\n" % len(out)
