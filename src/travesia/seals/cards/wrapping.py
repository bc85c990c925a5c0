"""From the text of a symbol to the signed message: base45 and, where used, zlib."""

import zlib
from typing import Final

from travesia.seals.base45 import decode_base45, encode_base45
from travesia.seals.errors import SealError

MAX_BYTES: Final = 4 * 1024
"""Most bytes a symbol may carry; the largest QR symbol holds 2,953."""
MAX_TEXT: Final = MAX_BYTES // 2 * 3
"""Most characters of base45 that can mean so many bytes."""
MAX_INFLATED: Final = 16 * 1024
"""Most bytes a compressed card may grow to."""

HEALTH_PREFIX: Final = "HC1:"


def wrap(message: bytes, *, compress: bool) -> str:
    """Write a signed message as the text of a symbol.

    Args:
        message: the COSE message.
        compress: deflate it first, as Claim 169 asks. Cards without a picture seldom get shorter.

    Raises:
        SealError: `card.too_long` when no reader of this kind would take it.
    """
    raw = zlib.compress(message, 9) if compress else message
    if len(raw) > MAX_BYTES or len(message) > MAX_INFLATED:
        raise SealError("card.too_long", length=len(raw), limit=MAX_BYTES)
    return encode_base45(raw)


def unwrap(card: str | bytes) -> tuple[bytes, bool]:
    """Give the signed message of a symbol and whether it was compressed.

    Args:
        card: the text of the symbol (base45), or its bytes.

    Raises:
        SealError: `base45.*`, `card.prefix`, `card.too_long`, `card.compression`, `card.inflated`.
    """
    if isinstance(card, str):
        if card.startswith(HEALTH_PREFIX):
            raise SealError("card.prefix")
        if len(card) > MAX_TEXT:
            raise SealError("card.too_long", length=len(card), limit=MAX_TEXT)
        raw = decode_base45(card)
    else:
        raw = bytes(card)
    if len(raw) > MAX_BYTES:
        raise SealError("card.too_long", length=len(raw), limit=MAX_BYTES)
    if _looks_deflated(raw):
        return _inflate(raw), True
    return raw, False


def _looks_deflated(raw: bytes) -> bool:
    """Know a zlib header (RFC 1950 §2.2); no COSE message begins so."""
    return len(raw) > 1 and raw[0] & 0x8F == 0x08 and (raw[0] << 8 | raw[1]) % 31 == 0


def _inflate(raw: bytes) -> bytes:
    """Inflate at most `MAX_INFLATED` bytes, one stream that ends where the bytes end."""
    stream = zlib.decompressobj()
    try:
        message = stream.decompress(raw, MAX_INFLATED + 1)
    except zlib.error:
        raise SealError("card.compression") from None
    if len(message) > MAX_INFLATED:
        raise SealError("card.inflated", limit=MAX_INFLATED)
    if not stream.eof or stream.unused_data:
        raise SealError("card.compression")
    return message
