"""The reference of an application and the secret code that opens it to its applicant."""

import hashlib
import secrets

from travesia.credentials.domain.numbers import ALPHABET

#: Signs of a code: 25 to the 16th are 74 bits, beyond guessing at any rate.
CODE_SIGNS = 16
_REFERENCE_SIGNS = 8


def new_reference() -> str:
    """Return a random reference, `EV-XXXX-XXXX`: it opens nothing without its code."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(_REFERENCE_SIGNS))
    return f"EV-{drawn[:4]}-{drawn[4:]}"


def code_from(key: bytes) -> str:
    """Return the code that belongs to a secret of at least 16 bytes, in groups of four signs.

    The same secret gives the same code, so that a form that was sent twice shows it twice.
    """
    number = int.from_bytes(hashlib.sha512(key).digest(), "big")
    signs = []
    for _ in range(CODE_SIGNS):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return grouped("".join(signs))


def grouped(text: str) -> str:
    """Return signs in groups of four with hyphens between them."""
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def bare(text: str) -> str:
    """Return a code or reference as it is compared: capitals and digits alone."""
    return "".join(sign for sign in text.upper() if sign.isalnum())[:64]


def tidy_reference(text: str) -> str:
    """Return a reference as it stands in the table, however it was typed."""
    signs = bare(text).removeprefix("EV")
    return f"EV-{signs[:4]}-{signs[4:]}"[:16]
