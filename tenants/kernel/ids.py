"""Names nobody can guess, and proofs that need not be stored.

A public reference carries no meaning beyond its region; a secret is stored only as its digest.
"""

import hashlib
import hmac
import secrets

# Crockford's base 32 without look-alikes: read over a telephone, typed on a cheap phone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_YEAR, _DRAWN = 2, 6  # letters of a reference, after those of its region
_MEANINGLESS = _YEAR + _DRAWN
_MOST_DIGITS = 18  # PostgreSQL's bigint holds them all


def _draw(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_reference(prefix: str, year: int) -> str:
    """`SBS-26-7K3M9Q`: 30 random bits; uniqueness is the database's to judge."""
    return f"{prefix}-{year % 100:02d}-{_draw(_DRAWN)}"


def new_code() -> str:
    """`7K3M9QX2`: a thing's name in addresses, where its number would fit another tenant's too."""
    return _draw(8).lower()


def spoken(secret: bytes) -> str:
    """Bytes as letters in groups of four, easy to copy by hand: 80 bits make four groups."""
    number, length = int.from_bytes(secret), len(secret) * 8 // 5
    drawn = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))
    return "-".join(drawn[start : start + 4] for start in range(0, length, 4))


def new_token() -> str:
    """256 random bits for links and sessions."""
    return secrets.token_urlsafe(32)


def typed_receipt(written: str) -> str:
    """A receipt as people type it, brought to its stored form."""
    drawn = "".join(character for character in written.upper() if character.isalnum())
    read = drawn.translate(_READ_AS)
    return "-".join(read[start : start + 4] for start in range(0, len(read), 4))


def typed_reference(written: str) -> str:
    """A reference as people type it, with or without its dashes.

    Only its year and its random part have look-alikes to mend: the letters of the region are its
    own.
    """
    drawn = "".join(character for character in written.upper() if character.isalnum())
    prefix, read = drawn[:-_MEANINGLESS], drawn[-_MEANINGLESS:].translate(_READ_AS)
    return f"{prefix}-{read[:_YEAR]}-{read[_YEAR:]}"


def typed_number(written: str) -> int | None:
    """A row's number as a page sends it back; None for what can be none."""
    is_number = written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
    return int(written) if is_number else None


def digest(secret: str, *, key: str, purpose: str) -> bytes:
    """HMAC-SHA-256 bound to its purpose: a digest of one kind never matches another kind."""
    return hmac.new(key.encode(), f"{purpose}\0{secret}".encode(), hashlib.sha256).digest()


def is_same(written: str, secret: str) -> bool:
    """Whether somebody wrote the secret, in equal time whatever letters they wrote."""
    return hmac.compare_digest(written.encode(), secret.encode())
