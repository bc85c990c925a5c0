"""Messages of a seal: tag, length, value (Doc 9303-13, lengths of ITU-T X.690).

A length is definite and written in the shortest form. Any other form is refused: two spellings of
one seal would be two seals with one signature's worth of meaning.
"""

from collections.abc import Iterable

from travesia.seals.errors import SealError

SIGNATURE_TAG = 0xFF


def read_messages(data: bytes, start: int) -> list[tuple[int, bytes, int]]:
    """Read messages to the end.

    Args:
        data: the whole seal.
        start: where its first message begins.

    Returns:
        (tag, value, offset of the message) in the order they stand.

    Raises:
        SealError: `seal.cut_short` or `seal.length_form`.
    """
    found = []
    at = start
    while at < len(data):
        tag, begin = data[at], at
        length, at = _length(data, at + 1)
        if at + length > len(data):
            raise SealError("seal.cut_short", length=len(data))
        found.append((tag, data[at : at + length], begin))
        at += length
    return found


def _length(data: bytes, at: int) -> tuple[int, int]:
    """Read a length and the offset behind it."""
    if at >= len(data):
        raise SealError("seal.cut_short", length=len(data))
    first = data[at]
    if first < 0x80:
        return first, at + 1
    count = first - 0x80
    digits = data[at + 1 : at + 1 + count]
    length = int.from_bytes(digits, "big")
    if count > 2 or length < (0x80 if count == 1 else 0x100):
        raise SealError("seal.length_form", offset=at)
    return length, at + 1 + count


def message_bytes(messages: Iterable[tuple[int, bytes]]) -> bytes:
    """Write messages (tag, value) one behind the other.

    Raises:
        SealError: `seal.message_too_long` for a value above 65,535 bytes.
    """
    written = bytearray()
    for tag, value in messages:
        written.append(tag)
        written += _length_bytes(len(value), tag)
        written += value
    return bytes(written)


def _length_bytes(length: int, tag: int) -> bytes:
    if length < 0x80:
        return bytes((length,))
    if length > 0xFFFF:
        raise SealError("seal.message_too_long", tag=f"{tag:02X}", length=length)
    digits = length.to_bytes(1 if length < 0x100 else 2, "big")
    return bytes((0x80 + len(digits),)) + digits
