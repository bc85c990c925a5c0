"""The usual frame of a COSE_Sign1 message, cut into its parts without a CBOR decoder.

Four heads decide where everything stands when the unprotected header is empty, as in every card
of ours. Whatever does not look so goes the way of the general decoder; both ways give the same.
"""

from typing import Any

_SIGNATURE = b"\x58\x40"
"""Head of a byte string of 64."""


def usual_parts(body: bytes) -> tuple[bytes, dict[Any, Any], bytes, bytes] | None:
    """Cut `[protected, {}, payload, signature of 64]` in its shortest form; None for any other."""
    end = len(body) - 64
    if end < 6 or body[0] != 0x84 or body[end - 2 : end] != _SIGNATURE:
        return None
    at, stop = _string(body, 1)
    protected = body[at:stop]
    if stop >= end or body[stop] != 0xA0:
        return None
    at, stop = _string(body, stop + 1)
    if stop != end - 2:
        return None
    return protected, {}, body[at:stop], body[end:]


def _string(body: bytes, at: int) -> tuple[int, int]:
    """Tell where the byte string at a place begins and stops, beyond all when it is none."""
    head = body[at]
    if 0x40 <= head < 0x58:
        return at + 1, at + 1 + head - 0x40
    if head == 0x58 and body[at + 1] > 23:
        return at + 2, at + 2 + body[at + 1]
    length = body[at + 1] << 8 | body[at + 2]
    if head == 0x59 and length > 255:
        return at + 3, at + 3 + length
    return at, len(body)
