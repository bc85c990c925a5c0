"""Sets the compressed statuses of a long token aside before its claims are read.

A list may be long; everything else in its token is short. A reader that builds whatever it finds
spends half a second and a hundred times the memory on a token full of empty arrays, and it must
read before it can know who signed. So what is built is never more than `MOST` bytes.
"""

import re
from collections.abc import Iterator
from typing import Final

from travesia.seals.errors import SealError

MOST: Final = 16 * 1024
"""Most bytes of claims that are built, the statuses not counted."""

_NAME: Final = b"\x63lst"
_WIDTHS: Final = {0x59: 2, 0x5A: 4}  # byte strings of 16 and 32 bits of length (RFC 8949 §3)
_IN_JSON: Final = re.compile(rb'("lst"\s*:\s*")([A-Za-z0-9_-]*)(?=")')


def aside_in_cbor(payload: bytes) -> tuple[bytes, bytes]:
    """Give claims without their statuses, and the statuses; a short payload stays whole.

    The longest byte string of that name is taken out, and it must leave at most `MOST` bytes.
    """
    if len(payload) <= MOST:
        return payload, b""
    head, start, end = max(_candidates(payload), key=lambda c: c[2] - c[1], default=(0, 0, 0))
    if end - start < len(payload) - MOST:
        raise SealError("status.claim", claim="status_list")
    return payload[:head] + b"\x40" + payload[end:], payload[start:end]


def _candidates(payload: bytes) -> Iterator[tuple[int, int, int]]:
    """Give head, start and end of each long byte string behind the name, as far as it fits."""
    at = payload.find(_NAME)
    while 0 <= at < len(payload) - len(_NAME):
        head = at + len(_NAME)
        width = _WIDTHS.get(payload[head])
        if width is not None:
            start = head + 1 + width
            end = start + int.from_bytes(payload[head + 1 : start], "big")
            if end <= len(payload):
                yield head, start, end
        at = payload.find(_NAME, at + 1)


def aside_in_json(claims: bytes) -> tuple[bytes, bytes]:
    """Give claims without their statuses, and the statuses in base64url; short ones stay whole.

    Inside a text of JSON a quote is escaped, so the name can only be the name of a member.
    """
    if len(claims) <= MOST:
        return claims, b""
    for found in _IN_JSON.finditer(claims):
        if len(found[2]) >= len(claims) - MOST:
            return claims[: found.start(2)] + claims[found.end(2) :], found[2]
    raise SealError("status.claim", claim="status_list")
