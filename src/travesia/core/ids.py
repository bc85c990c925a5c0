"""Identifiers: UUID version 7, so that rows sort by the time they were made (RFC 9562 §5.7)."""

import secrets
import threading
import time
from uuid import UUID


class _Sequence:
    """The last stamp this process gave out, kept so that ids never stand still."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def next(self) -> int:
        """Return a 60-bit stamp: milliseconds and a 12-bit fraction, always rising."""
        milliseconds, rest = divmod(time.time_ns(), 1_000_000)
        stamp = (milliseconds << 12) | (rest * 4096 // 1_000_000)
        with self._lock:
            self._last = max(stamp, self._last + 1)
            return self._last


_sequence = _Sequence()


def new_id() -> UUID:
    """Return a UUIDv7 that is greater than every one this process made before.

    The 12 bits after the version hold a sub-millisecond fraction (RFC 9562 §6.2, method 3), and a
    clock that stands still or steps back is answered by counting on from the last value.
    """
    stamp = _sequence.next()
    milliseconds, fraction = stamp >> 12, stamp & 0xFFF
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)
