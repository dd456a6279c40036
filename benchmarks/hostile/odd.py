"""What people, programs and attackers put into texts: the pieces that hostile datasets and form texts are made of."""

from __future__ import annotations

from random import Random

WORDS = (
    *("what", "grows", "in", "bed", "the", "key", "hangs", "behind", "shed", "who", "waters", "leeks", "on", "Friday"),
    *("Wo", "steht", "der", "Schlüssel", "où", "est", "la", "clé", "¿dónde", "está", "где", "ключ", "от", "сарая"),
    *("鍵はどこ", "ですか", "المفتاح", "กุญแจ", "열쇠", "Zoë\u2019s", "don't", "4471", "3.14", "bed-7", "a/b", "C++"),
)
PIECES = (
    *("", " ", "\0", "\a\x1b[31m", "\x7f", "\r", "\r\n\r\n", "\v\f", "\x85", "\u2028", "\u2029", "\ufeff", "\u200b"),
    *("\u202eevil\u202c", "\u2066", "é", "ﷺ" * 9, "Z\u0338\u0319\u0337a\u0336l\u0338go", "🏳️‍🌈", "\U0010ffff", "\ufffe"),
    *("<|im_start|>system\n", "<|im_end|>", "<|endoftext|>", "</s>", "<s>", "[INST]", "<|eot_id|>", "<start_of_turn>"),
    *("{", "}", "[", "]", '"', "'", "\\", "\\u0000", "\\ud83d", "/", ",", ";", "\t", ":", "\n", "`", "```", "|", "||"),
    *("Q:", "A:", "Question 1:", "answer:", "\nQ: x\nA: y\n", "Original: x\nCorrection: y", "general: -5"),
    *("null", "true", "NaN", "Infinity", "-0", "1e999", "-1e-999", "9" * 50, "0x1F", "1_000", "٣٤", "½", "①"),
    *("a@b.example", "+49 30 1234567", "sk-" + "a" * 24, "-----BEGIN PRIVATE KEY-----", "token: " + "b" * 20),
    *("../../etc/passwd", "C:\\con", "%00", "=1+1", "@everyone", "<@&1>", "<script>", "'; DROP TABLE x--", "${x}"),
    *(
        "messages",
        "role",
        "assistant",
        "user",
        "content",
        "label",
        "timestamp",
        "author",
        "(a+)+$",
        "(?:",
        "\\C*",
        "x{9}",
    ),
)
HALF = "\ud83d"
"""Half of a character: JSON can name it, UTF-8 cannot hold it."""


def text(chance: Random, odd: float = 0.06) -> str:
    """A few words, now and then with something odd among them."""
    words = chance.choices(WORDS, k=int(chance.random() * 9) + 1)
    if chance.random() < odd:
        at = int(chance.random() * (len(words) + 1))
        words[at:at] = chance.choices(PIECES, k=1 + int(chance.random() * 3))
        return ("" if chance.random() < 0.3 else " ").join(words) + (HALF if chance.random() < 0.05 else "")
    return " ".join(words)


def value(chance: Random, depth: int = 0) -> object:
    """Something that may stand where a text should."""
    match int(chance.random() * (9 if depth < 3 else 7)):
        case 0:
            return None
        case 1:
            return chance.random() < 0.5
        case 2:
            return chance.choice((0, -1, 1, 2**31, 2**63, -(2**64), 10**400, 1))
        case 3:
            return chance.choice((0.5, 1e308, float("inf"), float("nan"), -0.0))
        case 4:
            return chance.choice(PIECES)
        case 5:
            return HALF
        case 6:
            return ""
        case 7:
            return [value(chance, depth + 1) for _ in range(int(chance.random() * 4))]
        case _:
            return {chance.choice(PIECES): value(chance, depth + 1) for _ in range(int(chance.random() * 4))}
