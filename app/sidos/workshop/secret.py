"""Codes, links and tokens: made by the system's secure generator; tokens are kept only as hashes,
and whatever is compared is compared in a time that tells nothing."""

import hashlib
import hmac
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty characters of which no two are read or heard alike."""

CODE_LENGTH = 6
_LINK_BYTES, _RESUME_BYTES, _FACILITATOR_BYTES = 16, 18, 24
_ID_BYTES = 8


def new_code() -> str:
    """A join code to type, some 29 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def typed_code(text: str) -> str:
    """A code as a person typed it: in any case, with spaces or dashes."""
    return "".join(char for char in text.upper() if char.isalnum())


def new_link() -> str:
    """The QR code's secret, 128 bits."""
    return secrets.token_urlsafe(_LINK_BYTES)


def new_resume_token() -> str:
    """A participant's token to come back with, 144 bits."""
    return secrets.token_urlsafe(_RESUME_BYTES)


def new_facilitator_token() -> str:
    """A facilitator's token, 192 bits."""
    return secrets.token_urlsafe(_FACILITATOR_BYTES)


def new_id() -> str:
    """An id of a room or a person; no secret, but it tells nothing either."""
    return secrets.token_hex(_ID_BYTES)


def new_room_id() -> str:
    """A room's id, which is typed to export or resume it: eight letters and digits."""
    return "".join(secrets.choice(ALPHABET.lower()) for _ in range(8))


def hashed(token: str) -> bytes:
    """What is kept of a token: its SHA-256."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def is_same(one: bytes, other: bytes) -> bool:
    """Whether two hashes are equal, in a time that doesn't depend on where they differ."""
    return hmac.compare_digest(one, other)
