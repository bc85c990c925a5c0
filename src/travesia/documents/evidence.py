"""The evidence of a reading: each check digit, and each field with its place and findings."""

from dataclasses import dataclass
from typing import Any

from travesia.documents.dates import PartialDate
from travesia.documents.findings import Finding, Severity
from travesia.documents.formats import Span
from travesia.documents.names import Name


@dataclass(frozen=True, slots=True)
class CheckDigit:
    """A check digit as found and as computed. That they agree says nothing of authenticity."""

    field: str
    """The field it covers, or `composite`."""
    place: Span
    expected: str
    """Computed from the characters read."""
    found: str
    agrees: bool
    """Equal, or `<` where an empty field may have it."""

    def as_dict(self) -> dict[str, Any]:
        """Give it as JSON-able values."""
        return {
            "field": self.field,
            "line": self.place.line,
            "column": self.place.start,
            "expected": self.expected,
            "found": self.found,
            "agrees": self.agrees,
        }


@dataclass(frozen=True, slots=True)
class Repair:
    """Characters that were misread and put right: never in silence, a finding says so too."""

    field: str
    """The field, or `composite` for the digit over the whole."""
    line: int
    column: int
    """Where the first of them stands; both from 1."""
    found: str
    """As read."""
    put: str
    """As put right, of the same length."""

    def as_dict(self) -> dict[str, Any]:
        """Give it as JSON-able values."""
        return {
            "field": self.field,
            "line": self.line,
            "column": self.column,
            "from": self.found,
            "to": self.put,
        }


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One field: what stood there, where, what it means and what is to be said about it."""

    name: str
    place: Span
    raw: str
    value: str | PartialDate | Name | None
    check: CheckDigit | None
    findings: tuple[Finding, ...]
    continued: Span | None = None
    """Where a long document number goes on."""

    @property
    def worst(self) -> Severity:
        """The weightiest finding about this field; ok when there is none."""
        return worst_of(self.findings)

    @property
    def places(self) -> tuple[Span, ...]:
        """Every stretch that belongs to the field, its check digit last."""
        spans = (self.place, self.continued, self.check.place if self.check else None)
        return tuple(span for span in spans if span is not None)


def worst_of(findings: tuple[Finding, ...]) -> Severity:
    """Give the weightiest severity; ok when there are no findings."""
    return max((item.severity for item in findings), key=lambda item: item.rank, default=_OK)


_OK = Severity.OK
