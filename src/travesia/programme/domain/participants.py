"""Recognise a participant who comes again, without a register of names.

What somebody gives (name, date of birth, or a telephone or e-mail) is turned into a mark, a keyed
hash (HMAC-SHA-256, RFC 2104, cut to 128 bits), and forgotten. The key is of one programme year:
marks of two years cannot be compared, and none can be read back once the key is dropped.

What a mark cannot do is said with the figure: it counts marks of one kind exactly, and gives only
bounds where people were recognised in different ways or not at all.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from anyascii import anyascii

#: Bytes of a mark: two of a million different people are alike once in 10^26.
MARK_BYTES = 16
#: Words that documents of the region drop and add; they tell nobody from anybody.
_LIGHT = frozenset(
    ("DE", "DEL", "LA", "LAS", "LOS", "EL", "Y", "E", "DA", "DO", "DOS", "DAS", "SAN", "SANTA")
)
_NOT_LETTERS = re.compile(r"[^A-Z]+")


class MarkBasis(StrEnum):
    """By what somebody was recognised; marks of different bases are never compared."""

    BIRTH = "birth"
    """Name and date of birth."""
    CONTACT = "contact"
    """Name and a telephone number or e-mail address."""
    NONE = "none"
    """Nothing that suffices: the attendance counts, the person cannot be recognised."""


class YearKeyError(ValueError):
    """A key is too short to keep anything secret."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a participant gives of who they are; held in memory only, never shown in a trace."""

    name: str = ""
    born: date | None = None
    contact: str = ""

    def __repr__(self) -> str:
        """Say nothing of the person: what is printed lands in logs."""
        return "Given(…)"

    @property
    def basis(self) -> MarkBasis:
        """By what this person can be recognised."""
        if not name_key(self.name):
            return MarkBasis.NONE
        if self.born is not None:
            return MarkBasis.BIRTH
        return MarkBasis.CONTACT if contact_key(self.contact) else MarkBasis.NONE


def name_key(name: str) -> str:
    """Return a name as it is hashed: capitals A–Z, light words dropped, words in order of letters.

    José Antonio DE LA CRUZ and "de la Cruz, Jose Antonio" are alike. A single word is no name of a
    person and gives nothing.
    """
    words = [word for word in _NOT_LETTERS.split(anyascii(name).upper()) if word]
    telling = sorted(word for word in words if word not in _LIGHT)
    return " ".join(telling) if len(telling) > 1 else ""


def contact_key(contact: str) -> str:
    """Return a telephone number by its last eight digits, or an e-mail address in small letters."""
    text = contact.strip().casefold()
    if "@" in text:
        return text if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) else ""
    digits = re.sub(r"\D", "", text)
    return digits[-8:] if len(digits) >= 7 else ""


def mark_of(given: Given, key: bytes) -> str:
    """Return the mark (32 hexadecimal digits) of what was given; empty without a basis.

    Raises YearKeyError for a key of fewer than 32 bytes.
    """
    if len(key) < 32:
        raise YearKeyError("a key of a programme year has 32 bytes")
    basis = given.basis
    if basis is MarkBasis.NONE:
        return ""
    second = given.born.isoformat() if given.born is not None else contact_key(given.contact)
    text = "\x1f".join((basis.value, name_key(given.name), second))
    return hmac.new(key, text.encode(), hashlib.sha256).digest()[:MARK_BYTES].hex()


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different people: exact where `low` and `high` are one."""

    low: int
    high: int
    attendances: int
    """Times that somebody was there; never called people."""

    @property
    def exact(self) -> bool:
        """Whether the number of different people is known."""
        return self.low == self.high


def distinct_of(groups: Iterable[tuple[int, MarkBasis, int]], attendances: int) -> Distinct:
    """Return how many people are behind counts of different marks.

    `groups` are (programme year, basis, different marks); `attendances` counts all, also those
    without a mark. Within a year and a basis the count is exact. Over several, or with people who
    could not be recognised, the truth lies between the largest group and the sum of all.
    """
    counts = [(basis, count) for _year, basis, count in groups if count]
    known = [count for basis, count in counts if basis is not MarkBasis.NONE]
    unknown = sum(count for basis, count in counts if basis is MarkBasis.NONE)
    low = max(known, default=0) or min(1, unknown)
    return Distinct(low=low, high=sum(known) + unknown, attendances=attendances)


def count_marks(rows: Iterable[tuple[int, MarkBasis, str]]) -> Distinct:
    """Count different people over attendances given as (programme year, basis, mark).

    One set of marks a group: a million attendances take about 100 MB and less than a second.
    """
    marks: dict[tuple[int, MarkBasis], set[str]] = {}
    unknown: dict[int, int] = {}
    total = 0
    for year, basis, mark in rows:
        total += 1
        if mark:
            marks.setdefault((year, basis), set()).add(mark)
        else:
            unknown[year] = unknown.get(year, 0) + 1
    groups = [(year, basis, len(found)) for (year, basis), found in marks.items()]
    groups += [(year, MarkBasis.NONE, count) for year, count in unknown.items()]
    return distinct_of(groups, total)
