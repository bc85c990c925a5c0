"""Strict CBOR: what a decoder for strangers' bytes must refuse (RFC 8949, RFC 7049 by name).

Refused: nesting deeper than eight, indefinite lengths, a map key that stands twice, text that is
not UTF-8, bytes after the end, and every tag. Tags say how a value is to be *built* (dates, big
numbers, patterns, references to earlier values); nothing a seal carries needs one, and building
them for strangers is how decoders are made to hang. The frame's own tags are taken off before.
"""

from collections.abc import Hashable
from functools import lru_cache
from io import BytesIO
from typing import Any, NoReturn

import cbor2

from travesia.seals.errors import SealError

MAX_DEPTH = 8
"""Arrays, maps inside one another at most (labour cards use three)."""

Value = Any
"""What CBOR can say: int, bytes, str, list, dict, bool, None, float, simple value."""


def _no_tag(*_: object) -> NoReturn:
    raise cbor2.CBORDecodeError("tag")


#: The tags the library would build something for; a test walks all tags to see that none is left.
_BUILT_IN = (
    *(0, 1, 2, 3, 4, 5, 25, 28, 29, 30, 35, 36, 37, 52, 54, 100),
    *(256, 258, 260, 261, 1004, 43000, 55799),
)


_LIMITS: dict[str, Any] = {
    "semantic_decoders": dict.fromkeys(_BUILT_IN, _no_tag),
    "tag_hook": _no_tag,
    "allow_indefinite": False,
    "allow_duplicate_keys": False,
}

#: The library does not say where an item ended, and asking it takes as long as reading. So it
#: reads an array of the item and this mark, which must come out as the second element.
_MARK = b"the item ends here"
_END = cbor2.dumps(_MARK)


def decode_cbor(raw: bytes) -> Value:
    """Read one item that fills `raw`; SealError `cbor.malformed` otherwise.

    Key order and the length of numbers are the writer's choice here: a signed payload may come
    from any library. What no signature covers is held to `encode_cbor` by its reader.
    """
    try:
        if _END in raw:
            return _decode_to_the_end(raw)
        value, end = cbor2.loads(b"\x82" + raw + _END, max_depth=MAX_DEPTH + 1, **_LIMITS)
    except (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise SealError("cbor.malformed", reason=_reason(error)) from None
    if end != _MARK:
        raise SealError("cbor.malformed", reason="bytes after the end")
    return value


def _decode_to_the_end(raw: bytes) -> Value:
    """Read bytes that hold the mark themselves, and ask the library whether any are left."""
    decoder = cbor2.CBORDecoder(BytesIO(raw), max_depth=MAX_DEPTH, **_LIMITS)
    value = decoder.decode()
    try:
        decoder.read(1)
    except cbor2.CBORDecodeEOF:
        return value
    raise ValueError("bytes after the end")


def encode_cbor(value: Value) -> bytes:
    """Write by the core deterministic rules of RFC 8949 §4.2.1: shortest heads, keys in order."""
    return cbor2.dumps(_ordered(value))


@lru_cache(512, typed=True)
def _written(key: Hashable) -> bytes:
    """Write the key of a map; the same few come again in every card."""
    return cbor2.dumps(key)


def _ordered(value: Value) -> Value:
    """Put the keys of every map into the order of their encoded bytes."""
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value, key=_written)}
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    return value


def _reason(error: Exception) -> str:
    """Give the library's words in one short line, without the bytes themselves."""
    return " ".join(str(error).split())[:120]
