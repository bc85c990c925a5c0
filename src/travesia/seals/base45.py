"""Base45: bytes as the 45 characters a QR symbol packs most tightly (RFC 9285).

Strict both ways: no lower case, no white space, no line ends, no group that says more than its
bytes can hold. So one text stands for one string of bytes and no other.
"""

from functools import lru_cache
from struct import unpack

from travesia.seals.errors import SealError

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""The character of each value (RFC 9285 §4.1, table 1); the alphanumeric mode of QR symbols."""

_ASCII = ALPHABET.encode()
_NO_VALUE = 0xFF
_VALUES = bytes(_ASCII.find(byte) & 0xFF for byte in range(256))  # find gives -1, that is 0xFF
_PAIRS = [ALPHABET[low] + ALPHABET[high] for high in range(45) for low in range(45)]


def encode_base45(raw: bytes) -> str:
    """Write bytes as base45: two bytes in three characters, a last single one in two."""
    count, odd = divmod(len(raw), 2)
    words = unpack(f">{count}H", raw[: 2 * count])
    text = "".join([_PAIRS[word % 2025] + ALPHABET[word // 2025] for word in words])
    return text + _PAIRS[raw[-1]] if odd else text


def decode_base45(text: str) -> bytes:
    """Read base45 text; SealError `base45.*` when it is not what `encode_base45` writes.

    Refused are characters outside the alphabet, a lone last character (a length of 3n + 1) and a
    group above 65535, or above 255 for the last byte (RFC 9285 §4.2).
    """
    try:
        values = text.encode("ascii").translate(_VALUES)
    except UnicodeEncodeError as error:
        raise SealError("base45.character", position=error.start + 1) from None
    if _NO_VALUE in values:
        raise SealError("base45.character", position=values.index(_NO_VALUE) + 1)
    groups, rest = divmod(len(values), 3)
    if rest == 1:
        raise SealError("base45.length", length=len(values))
    whole = _decode_groups(values[: groups * 3], groups)
    if not rest:
        return whole
    last = values[-2] + 45 * values[-1]
    if last > 0xFF:
        raise SealError("base45.overflow", position=len(values) - 1)
    return whole + bytes((last,))


@lru_cache(64)
def _lowest(groups: int) -> int:
    """Make the mask of the lowest byte of each lane."""
    return int.from_bytes(b"\0\0\xff" * groups, "big")


def _decode_groups(values: bytes, groups: int) -> bytes:
    """Read groups of three values, all at once: each group is a lane of 24 bits of one number.

    A loop over the groups would cost a fifth of the signature check; this costs a twentieth. The
    largest group, 45³ - 1, stays inside its lane.
    """
    whole, mask = int.from_bytes(values, "big"), _lowest(groups)
    total = (whole >> 16 & mask) + (whole >> 8 & mask) * 45 + (whole & mask) * 2025
    out = bytearray(total.to_bytes(groups * 3, "big"))
    above = out[0::3]
    if above.count(0) != groups:
        first = next(at for at, byte in enumerate(above) if byte)
        raise SealError("base45.overflow", position=first * 3 + 1)
    del out[0::3]
    return bytes(out)
