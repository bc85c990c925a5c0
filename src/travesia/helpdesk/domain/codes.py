"""Codes of referrals: short enough to say, sure enough to hear; no Django.

A code is made of the entry's own random id, so that a telephone without a network makes the same
one as the server. It names a referral, not a person.
"""

from uuid import UUID

#: Crockford's base 32: no I, L, O or U.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DIGITS = 7
_LENGTH = _DIGITS + 1


def referral_code(entry: UUID) -> str:
    """Return the code of an entry's referral, as `K7M2-9QXA`: 35 bits and a check letter."""
    number = entry.int  # the last 62 bits of a random UUID are drawn at random (RFC 9562 §5.4)
    letters = "".join(_LETTERS[(number >> 5 * place) & 31] for place in range(_DIGITS))
    whole = letters + _check(letters)
    return f"{whole[:4]}-{whole[4:]}"


def read_code(said: str) -> str:
    """Return a code as it is kept, from how somebody says it; empty when it is none.

    Spaces and hyphens do not count; I and L are 1, O is 0. One wrong letter never goes unseen,
    two neighbours exchanged seldom do.
    """
    plain = "".join(letter for letter in said.upper() if letter.isalnum())
    plain = plain.translate(str.maketrans("ILO", "110"))
    if len(plain) != _LENGTH or any(letter not in _LETTERS for letter in plain):
        return ""
    letters = plain[:_DIGITS]
    return f"{plain[:4]}-{plain[4:]}" if _check(letters) == plain[-1] else ""


def _check(letters: str) -> str:
    """Return the check letter: weights are odd, so that each is invertible modulo 32."""
    total = sum((2 * place + 1) * _LETTERS.index(letter) for place, letter in enumerate(letters))
    return _LETTERS[total % 32]
