"""How much work a file may ask of the decoder behind this room, counted before it is asked.

Its work grows with the number of values, with the letters of names (each is looked up in the
tables of RFC 4518) and with the square of an object identifier's length: half a mebibyte of
anything valid would hold a reader for seconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from travesia.documents.emrtd.errors import ChipFileError

MOST_VALUES: Final = 1024
"""Values (tag, length, contents) of one document's file or one certificate; a security object
with two certificates that spell their curves out has some 250."""
MOST_TEXT: Final = 4096
"""Bytes of names, times and other text in the same; real names take some tens of bytes."""
MOST_LISTED: Final = 2048
"""Certificates of a list or of a file of certificates."""
LISTED_VALUES: Final = 100 * MOST_LISTED
"""Values of all certificates of a list together; one whose curve is spelled out has some 70."""
LISTED_TEXT: Final = 200 * MOST_LISTED
"""Bytes of text of all certificates of a list together."""
LONGEST: Final[Mapping[int, int]] = MappingProxyType({0x02: 1100, 0x03: 2100, 0x06: 64})
"""Most bytes of one INTEGER (a modulus of 8,192 bits takes 1,025), BIT STRING (its key takes
little more) and OBJECT IDENTIFIER (the longest in use here has 11)."""

_TEXTLESS = frozenset({0x01, 0x02, 0x03, 0x04, 0x05, 0x06})


@dataclass(slots=True)
class Allowance:
    """What is left to one file."""

    kind: str
    """The kind of file, for sentences."""
    values: int = MOST_VALUES
    text: int = MOST_TEXT
    taken: int = 0
    """Values met so far."""
    written: int = 0
    """Bytes of text met so far."""

    def take(self, tag: int, length: int) -> None:
        """Count one value by the first byte of its tag and the length of its contents.

        Raises:
            ChipFileError: `chip.too_many`, `chip.part_too_long`, `chip.text_too_long`.
        """
        self.taken += 1
        if self.taken > self.values:
            raise ChipFileError("chip.too_many", kind=self.kind, limit=self.values)
        if length > LONGEST.get(tag, length):
            facts = {"length": length, "limit": LONGEST[tag]}
            raise ChipFileError("chip.part_too_long", kind=self.kind, **facts)
        # Primitive values of the universal class, but for numbers, bits, bytes and identifiers.
        if tag < 0x20 and tag not in _TEXTLESS:
            self.written += length
            if self.written > self.text:
                raise ChipFileError("chip.text_too_long", kind=self.kind, limit=self.text)
