"""The check digit of Doc 9303-3 §4.9: weights 7, 3, 1, modulus 10."""

from functools import lru_cache

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
"""All that a machine-readable zone may hold."""

WEIGHTS = (7, 3, 1)
"""Taken in turn from the first covered character on."""

# A byte → its value: digits as they are, A = 10 … Z = 35, the filler and all else 0.
_VALUES = bytes(
    ALPHABET.index(chr(code)) if chr(code) in ALPHABET[:-1] else 0 for code in range(256)
)


def digit_values(text: str) -> bytes:
    """Turn zone characters into their values, one byte each."""
    return text.encode("ascii", "replace").translate(_VALUES)


def weighed_sums(text: str) -> tuple[int, int, int]:
    """Sum zone characters with their weights, the first of them weighed 7, 3 or 1.

    The digit over a field takes the first sum; a digit over several fields adds up the sum that
    fits where each begins, so that nothing is weighed twice.
    """
    values = digit_values(text)
    # Three sums over every third value, one a weight: half the time of a sum of products.
    first, second, third = sum(values[::3]), sum(values[1::3]), sum(values[2::3])
    return (
        7 * first + 3 * second + third,
        3 * first + second + 7 * third,
        first + 7 * second + 3 * third,
    )


kept_sums = lru_cache(maxsize=32768)(weighed_sums)
"""The same for dates, digits and empty fields, which come again and again."""


def check_digit(text: str) -> str:
    """Compute the check digit of zone characters, as one character `0`–`9`.

    A character outside the alphabet counts as 0: a reading reports it on its own.
    """
    return str(weighed_sums(text)[0] % 10)
