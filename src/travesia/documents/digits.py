"""The check digit of Doc 9303-3 §4.9: weights 7, 3, 1, modulus 10."""

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


def digit_over(values: bytes) -> str:
    """Compute the check digit over values, as one character `0`–`9`."""
    # Three sums over every third value, one a weight: half the time of a sum of products.
    return "0123456789"[(7 * sum(values[::3]) + 3 * sum(values[1::3]) + sum(values[2::3])) % 10]


def check_digit(text: str) -> str:
    """Compute the check digit of zone characters, as one character `0`–`9`.

    A character outside the alphabet counts as 0: a reading reports it on its own.
    """
    return digit_over(digit_values(text))
