"""The statuses themselves: 1, 2, 4 or 8 bits an entry, deflated (Token Status List §4)."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from travesia.seals.errors import SealError

STATUS_BITS: Final = (1, 2, 4, 8)
"""Bits an entry may take."""

MAX_LIST_BYTES: Final = 8 * 1024 * 1024
"""Most bytes a list may inflate to: 32 million cards at two bits."""


@dataclass(frozen=True, slots=True)
class StatusBits:
    """A packed list of statuses; the first entry stands in the lowest bits of the first byte."""

    bits: int
    packed: bytes

    def __post_init__(self) -> None:
        if self.bits not in STATUS_BITS:
            raise SealError("status.bits", bits=self.bits)

    def __len__(self) -> int:
        """Count the entries, those that fill up the last byte included."""
        return len(self.packed) * 8 // self.bits

    def __getitem__(self, index: int) -> int:
        """Give the status at an index from 0; SealError `status.index` beyond the list."""
        if not 0 <= index < len(self):
            raise SealError("status.index", index=index, size=len(self))
        at = index * self.bits
        return self.packed[at >> 3] >> (at & 7) & ((1 << self.bits) - 1)

    @classmethod
    def of(cls, bits: int, values: Iterable[int]) -> "StatusBits":
        """Pack statuses in their order; the last byte is filled up with 0 (valid)."""
        if bits not in STATUS_BITS:
            raise SealError("status.bits", bits=bits)
        packed, limit = bytearray(), 1 << bits
        for place, value in enumerate(values):
            if not 0 <= value < limit:
                raise SealError("status.value", value=value, bits=bits)
            at = place * bits
            if at & 7 == 0:
                packed.append(0)
            packed[-1] |= value << (at & 7)
        return cls(bits, bytes(packed))

    def deflated(self) -> bytes:
        """Compress as the specification asks: zlib, at its best."""
        return zlib.compress(self.packed, 9)

    @classmethod
    def inflate(cls, bits: int, deflated: bytes, *, limit: int = MAX_LIST_BYTES) -> "StatusBits":
        """Read a compressed list of at most `limit` bytes.

        Raises:
            SealError: `status.bits`, `status.compression`, `status.inflated`.
        """
        if bits not in STATUS_BITS:
            raise SealError("status.bits", bits=bits)
        stream = zlib.decompressobj()
        try:
            packed = stream.decompress(deflated, limit + 1)
        except zlib.error:
            raise SealError("status.compression") from None
        if len(packed) > limit:
            raise SealError("status.inflated", limit=limit)
        if not stream.eof or stream.unused_data:
            raise SealError("status.compression")
        return cls(bits, packed)
