"""Personal numbers in what people write, hidden before it is public (UU 27/2022).

NIK and KK (16 digits), telephone numbers, e-mail addresses and number plates. Every pattern has
bounded repeats and no choice inside a repeat, so the time grows in step with the text.
"""

import re
from typing import Final

IDENTITY: Final = "[nomor identitas]"
TELEPHONE: Final = "[nomor telepon]"
EMAIL: Final = "[alamat surel]"
PLATE: Final = "[nomor kendaraan]"
KEY: Final = "[kunci]"

# Invisible letters that split a number for a machine but not for a reader.
_INVISIBLE = re.compile(r"(?<=[\w@.])[\u00ad\u200b-\u200d\u2060\ufeff]{1,8}(?=[\w@.])")

_GAP = r"[ .\-\u2010-\u2015\u00a0()]{0,3}"
_EMAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}")
_IDENTITY = re.compile(rf"(?<!\d)(?:\d(?:{_GAP}\d){{15}}(?!\d)|\d{{15,}})")
_TELEPHONE = re.compile(
    rf"(?<!\d)(?:\(?\+?62|0){_GAP}8[1-9](?:{_GAP}\d){{6,10}}(?!\d)"  # mobile
    rf"|(?<!\d)\(?(?:\+?62{_GAP}|0)[2-79]\d{{1,2}}{_GAP}\d{{5,8}}(?!\d)"  # landline
    r"|(?<!\d)8[1-9]\d{8,10}(?!\d)"  # mobile without its zero
)
# What opens a door: a token of ours or a cookie's, and a receipt as it is printed.
_KEY = re.compile(
    r"(?<![\w\-])(?=[a-z_\-]{0,100}[A-Z0-9])[\w\-]{40,200}(?![\w\-])"
    r"|(?<![\w\-])[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}(?![\w\-])"
)
_AREAS = (
    "A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNPRSTW]?|E[ABD]?|K[BHTU]?|P[ABGST]?"  # of two letters
    "|[FGHLMNRSTWZ]"
)
_PLATE = re.compile(
    rf"(?<![^\W_])(?:{_AREAS})[ .\-]{{0,2}}\d{{1,4}}"
    r"[ .\-]{0,2}(?P<suffix>[A-Z]{1,3})(?![^\W_])",
    re.IGNORECASE,
)
# "Blok B 12 RT 3", "kelas B 2 SD", "b 300 jt": an area letter, a number, and a word of no plate.
_NO_PLATE = re.compile(
    r"rt|rw|no|km|kk|m|jt|rb|kg|ha|cm|mm|lt|x|gg|jl|org|pcs|dan|ke|di|yg|kel|kec|hr|th|thn|bln"
    r"|jam|ini|itu|ada|sd|smp|sma|per|dr|dg|tdk",
    re.IGNORECASE,
)
_LONG_PLATE = 3


def masked(text: str) -> str:
    """The text with each personal number replaced by a label in brackets; twice is the same."""
    return _PLATE.sub(_hide_plate, _without_numbers(text))


def _without_numbers(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    text = _EMAIL.sub(EMAIL, text)
    text = _IDENTITY.sub(IDENTITY, text)
    return _TELEPHONE.sub(TELEPHONE, text)


def fit_for_logs(text: str) -> str:
    """The same without keys; plates stay, since much of what programs say looks like one (T70)."""
    return _without_numbers(_KEY.sub(KEY, text))


def _hide_plate(match: re.Match[str]) -> str:
    """Keep what only looks like a plate: a house block, a distance, an amount of money."""
    found = match[0]
    if _NO_PLATE.fullmatch(match["suffix"]):
        return found
    number = sum(letter.isdigit() for letter in found)
    is_written_as_plate = found.isupper() and found[-2:].isalpha()
    return PLATE if number >= _LONG_PLATE or is_written_as_plate else found
