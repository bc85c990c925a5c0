"""A finding: what is wrong, how bad it is, and every place where it can be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from travesia.programme.domain.book import Book


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"
    """Two things cannot both be true: nothing with it is published."""
    WARNING = "warning"
    """It may be read wrongly: it needs a footnote or a question."""
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was printed."""

    ref: str
    source: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found."""

    code: str
    severity: Severity
    refs: tuple[str, ...]
    """Figures, records and sources that it is about."""
    places: tuple[Place, ...]
    """Where each of them stands, in the same order."""
    facts: Mapping[str, str]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that it is about, each once."""
        return tuple(dict.fromkeys(one.source for one in self.places if one.source))


def plain_text(value: Decimal) -> str:
    """Return a number as text without empty decimals."""
    return f"{value.normalize():f}"


def raise_finding(
    book: Book, code: str, severity: Severity, refs: Iterable[str], **facts: str
) -> Finding:
    """Return a finding with the places of everything that it is about."""
    each = tuple(dict.fromkeys(refs))
    places = tuple(Place(ref, *book.place_of(ref)) for ref in each)
    return Finding(code, severity, each, places, facts)
