"""What happens to a file on its way: each kind of damage takes bytes and gives others."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.hostile.odd import PIECES

Damage = Callable[[Random, bytes], bytes]

_ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "latin-1",
    "cp1252",
    "utf-7",
    "shift_jis",
    "cp037",
    "gb18030",
)
_MAGIC = (
    *(b"PK\x03\x04", b"PK\x05\x06", b"PAR1", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"%PDF-1.7", b"SQLite format 3\0"),
    *(
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf" * 2,
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xff\xfe\0\0",
        b"\0\0\xfe\xff",
        b"GGUF",
        b"Rar!",
    ),
    *(
        b'{"guild": {"id": "1"}, "channel": {"id": "2"}, "messages": [',
        b"AuthorID,Author,Date,Content\n",
        b"<!doctype html>",
    ),
)
_WRONG = (
    b"\xff",
    b"\xc0\xaf",
    b"\xed\xa0\xbd",
    b"\xf5\x80\x80\x80",
    b"\xe2\x82",
    b"\x80",
    b"\0",
    b"\r",
    b"\x0b",
    b"\xc2\x85",
)
_DEEP = (1_000, 1_000, 1_000, 3_000, 20_000)
_LONG = 300 * 1024  # more than a row may have


def _place(chance: Random, content: bytes) -> int:
    return int(chance.random() * (len(content) + 1))


def _insert(content: bytes, at: int, piece: bytes) -> bytes:
    return content[:at] + piece + content[at:]


def cut(chance: Random, content: bytes) -> bytes:
    return content[: _place(chance, content)]


def beheaded(chance: Random, content: bytes) -> bytes:
    return content[_place(chance, content) :]


def hole(chance: Random, content: bytes) -> bytes:
    at = _place(chance, content)
    return content[:at] + content[at + int(chance.random() ** 3 * len(content)) :]


def bits(chance: Random, content: bytes) -> bytes:
    damaged = bytearray(content or b" ")
    for _ in range(1 + int(chance.random() ** 3 * 20)):
        damaged[int(chance.random() * len(damaged))] ^= 1 << int(chance.random() * 8)
    return bytes(damaged)


def noise(chance: Random, content: bytes) -> bytes:
    return _insert(content, _place(chance, content), chance.randbytes(1 + int(chance.random() * 40)))


def pieces(chance: Random, content: bytes) -> bytes:
    for _ in range(1 + int(chance.random() * 4)):
        content = _insert(content, _place(chance, content), chance.choice(PIECES).encode("utf-8", "surrogatepass"))
    return content


def wrong_bytes(chance: Random, content: bytes) -> bytes:
    for _ in range(1 + int(chance.random() * 3)):
        content = _insert(content, _place(chance, content), chance.choice(_WRONG))
    return content


def stammer(chance: Random, content: bytes) -> bytes:
    at = _place(chance, content)
    again = content[at : at + int(chance.random() ** 2 * 400)]
    return _insert(content, at, again * (1 + int(chance.random() ** 4 * 30)))


def swapped(chance: Random, content: bytes) -> bytes:
    one, two, three = sorted(_place(chance, content) for _ in range(3))
    return content[:one] + content[two:three] + content[one:two] + content[three:]


def encoded(chance: Random, content: bytes) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def half_encoded(chance: Random, content: bytes) -> bytes:
    at = _place(chance, content)
    return content[:at] + encoded(chance, content[at:])


def deep(chance: Random, content: bytes) -> bytes:
    times = chance.choice(_DEEP)
    opened, closed = chance.choice(
        ((b"[", b"]"), (b'{"a":', b"}"), (b'{"messages":[', b"]}"), (b'"(', b')"'), (b"((", b""))
    )
    return _insert(content, _place(chance, content), opened * times + closed * chance.choice((0, times, times - 1)))


def huge_number(chance: Random, content: bytes) -> bytes:
    colon = content.find(b":", _place(chance, content))
    number = chance.choice(
        (b"9" * 5_000, b"1e9999", b"-" + b"1" * 400, b"0." + b"0" * 500 + b"1", b"1" * 30 + b".0e-400")
    )
    return _insert(content, colon + 1, number + b",")


def line_ends(chance: Random, content: bytes) -> bytes:
    return content.replace(
        b"\n", chance.choice((b"\r", b"\r\n", b"\n\n", b"\v", b"\xc2\x85", b"\xe2\x80\xa8", b"\0", b" "))
    )


def headed(chance: Random, content: bytes) -> bytes:
    return chance.choice(_MAGIC) + content


def long_line(chance: Random, content: bytes) -> bytes:
    piece = chance.choice(
        (b"x", b" ", b'"', b"\\", b",", b"[", b"\0", b"\t", b"a b ", b"Q: ", b"<|im_start|>", b"\xf0\x9f")
    )
    return _insert(content, _place(chance, content), piece * (_LONG // len(piece)))


def footer(chance: Random, content: bytes) -> bytes:
    """What stands at the end of a parquet file or an archive, where they say what is in them, says something else."""
    damaged = bytearray(content)
    last = min(len(damaged), 8 + int(chance.random() * 600))
    for _ in range(1 + int(chance.random() * 6)):
        at = len(damaged) - 1 - int(chance.random() * last)
        if at >= 0:
            damaged[at] = chance.choice((0, 0xFF, 0x7F, 0x80, damaged[at] ^ 1, int(chance.random() * 256)))
    return bytes(damaged)


def lying_length(chance: Random, content: bytes) -> bytes:
    """The four bytes before the last four: how long a parquet file's footer is."""
    length = chance.choice((0, 1, 2**31 - 1, 2**32 - 1, len(content), int(chance.random() * 2**32)))
    return content[:-8] + length.to_bytes(4, "little") + content[-4:] if len(content) > 8 else content


COMMON: tuple[tuple[int, Damage], ...] = (
    *((8, cut), (3, beheaded), (6, hole), (8, bits), (4, noise), (12, pieces), (8, wrong_bytes), (4, stammer)),
    *((4, swapped), (5, encoded), (3, half_encoded), (2, deep), (4, huge_number), (4, line_ends), (4, headed)),
)
PACKED: tuple[tuple[int, Damage], ...] = ((4, cut), (2, hole), (6, bits), (2, noise), (12, footer), (4, lying_length))
"""For what is read by its structure: parquet and zip."""


def damaged(chance: Random, content: bytes, *, packed: bool) -> tuple[bytes, list[str]]:
    """The content after up to three kinds of damage (a quarter of all is left as it is), and their names."""
    names: list[str] = []
    kinds = PACKED if packed else COMMON
    weights = [weight for weight, _ in kinds]
    for _, damage in chance.choices(kinds, weights, k=chance.choice((0, 1, 1, 2) if packed else (0, 1, 1, 1, 2, 3))):
        content = damage(chance, content)
        names.append(damage.__name__)
    if not packed and chance.random() < 0.0005:
        content = long_line(chance, content)
        names.append(long_line.__name__)
    return content, names
