"""C40: capital letters, digits and spaces, three characters in two bytes (Doc 9303-13).

The alphabet has forty values; a seal uses 3 for the space, 4–13 for digits and 14–39 for letters.
Value 0 (Shift 1) fills the last pair when two characters are left for it. One character that is
left over stands as 0xFE (unlatch) and its ASCII code plus one. The filler `<` of a machine-readable
zone is written as a space.
"""

from travesia.seals.errors import SealError

ALPHABET = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The characters in the order of their values, from 3."""

UNLATCH = 0xFE
FILLER = 0

_FIRST = 3
_VALUES = {character: value for value, character in enumerate(ALPHABET, start=_FIRST)}


def encoded_length(characters: int) -> int:
    """Return how many bytes a number of characters takes."""
    return (characters + 2) // 3 * 2


def encode_c40(text: str) -> bytes:
    """Write a text in C40.

    Args:
        text: capital letters A–Z, digits, spaces; `<` is written as a space.

    Raises:
        SealError: `seal.c40_unwritable` for any other character.
    """
    values = []
    for position, character in enumerate(text.replace("<", " "), start=1):
        if character not in _VALUES:
            raise SealError("seal.c40_unwritable", character=character, position=position)
        values.append(_VALUES[character])
    written = bytearray()
    whole = len(values) - len(values) % 3
    for start in range(0, whole, 3):
        written += _pair(*values[start : start + 3])
    rest = values[whole:]
    if len(rest) == 2:
        written += _pair(rest[0], rest[1], FILLER)
    elif rest:
        written += bytes((UNLATCH, ord(ALPHABET[rest[0] - _FIRST]) + 1))
    return bytes(written)


def decode_c40(data: bytes) -> str:
    """Read a text in C40; spaces stay spaces.

    Raises:
        SealError: `seal.c40_unreadable` with the offset of the first pair that is not C40 of a
            seal, so that every text has one way to be written and no other is taken for it.
    """
    read: list[str] = []
    for offset in range(0, len(data), 2):
        pair = data[offset : offset + 2]
        last = offset + 2 >= len(data)
        characters = _characters(pair, last=last) if len(pair) == 2 else None
        if characters is None:
            raise SealError("seal.c40_unreadable", offset=offset)
        read.append(characters)
    return "".join(read)


def _pair(first: int, second: int, third: int) -> bytes:
    return (1600 * first + 40 * second + third + 1).to_bytes(2, "big")


def _characters(pair: bytes, *, last: bool) -> str | None:
    """Read one pair; None when it is not C40 of a seal."""
    if pair[0] == UNLATCH:
        character = chr(pair[1] - 1) if pair[1] else ""
        return character if last and character in _VALUES else None
    number = int.from_bytes(pair, "big") - 1
    if number >= 64000:
        return None
    first, rest = divmod(number, 1600)
    values = [first, *divmod(rest, 40)]
    if last and values[2] == FILLER:
        values.pop()
    if min(values) < _FIRST:
        return None
    return "".join(ALPHABET[value - _FIRST] for value in values)
