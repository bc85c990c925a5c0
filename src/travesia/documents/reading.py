"""What a reading of a machine-readable zone gives: values, places, check digits, findings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from travesia.documents.dates import PartialDate
from travesia.documents.findings import BEYOND_THE_ZONE, Finding, Severity
from travesia.documents.formats import LAYOUTS, MrzFormat, Span
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
class FieldReading:
    """One field: what stood there, where, what it means and what is to be said about it."""

    name: str
    place: Span
    raw: str
    value: str | PartialDate | Name | None
    check: CheckDigit | None
    findings: tuple[Finding, ...]

    @property
    def worst(self) -> Severity:
        """The weightiest finding about this field; ok when there is none."""
        return worst_of(self.findings)


def worst_of(findings: tuple[Finding, ...]) -> Severity:
    """Give the weightiest severity; ok when there are no findings."""
    return max((item.severity for item in findings), key=lambda item: item.rank, default=_OK)


_OK = Severity.OK


@dataclass(frozen=True, slots=True)
class MrzReading:
    """A zone as read on a day. Values are None where nothing could be read.

    It gives evidence and never a verdict on authenticity: whoever can print a zone can print
    its check digits.
    """

    lines: tuple[str, ...]
    """The lines after putting right what the findings say was put right."""
    format: MrzFormat | None
    read_on: date
    training: bool
    findings: tuple[Finding, ...]
    checks: tuple[CheckDigit, ...] = ()
    document_code: str | None = None
    """Without fillers: `P`, `PP`."""
    issuing_state: str | None = None
    """As in the zone, without fillers: `UTO`, `D`."""
    name: Name | None = None
    document_number: str | None = None
    """Without trailing fillers; a filler inside is given as a space."""
    nationality: str | None = None
    birth_date: PartialDate | None = None
    sex: str | None = None
    """F, M, or X for unspecified (the zone has `<`)."""
    expiry_date: PartialDate | None = None
    optional_data: str | None = None
    optional_data_2: str | None = None
    _fields: tuple[FieldReading, ...] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    @property
    def surname(self) -> str | None:
        """Primary identifier."""
        return None if self.name is None else self.name.surname

    @property
    def given_names(self) -> str | None:
        """Secondary identifier; empty when the zone has none."""
        return None if self.name is None else self.name.given_names

    @property
    def name_truncated(self) -> bool:
        """The name may be shortened: match it by prefix of each part."""
        return self.name is not None and self.name.truncated

    @property
    def worst(self) -> Severity:
        """The weightiest severity among all findings."""
        return worst_of(self.findings)

    @property
    def all_digits_agree(self) -> bool:
        """Every check digit was there and agrees."""
        return bool(self.checks) and all(check.agrees for check in self.checks)

    @property
    def conforms(self) -> bool:
        """The zone keeps every rule that was checked (no stop but of expiry); not authenticity."""
        return not any(
            item.severity is Severity.STOP and item.code not in BEYOND_THE_ZONE
            for item in self.findings
        )

    @property
    def expired(self) -> bool:
        """The date of expiry was past on the day of reading."""
        return any(item.code == "document.expired" for item in self.findings)

    def findings_about(self, name: str | None) -> tuple[Finding, ...]:
        """Give the findings about a field; None gives those about the text or document."""
        return tuple(item for item in self.findings if item.field == name)

    @property
    def fields(self) -> tuple[FieldReading, ...]:
        """Give every field of the format in its order (made on first use); empty if not read."""
        if self._fields is None:
            object.__setattr__(self, "_fields", tuple(self._make_fields()))
        return self._fields or ()

    def field(self, name: str) -> FieldReading | None:
        """Find a field by its name."""
        return next((item for item in self.fields if item.name == name), None)

    def _make_fields(self) -> Iterator[FieldReading]:
        layout = LAYOUTS[self.format] if self.format else None
        if layout is None or len(self.lines) != layout.lines:
            return
        checks = {check.field: check for check in self.checks}
        about: dict[str | None, list[Finding]] = {}
        for item in self.findings:
            about.setdefault(item.field, []).append(item)
        for spec in layout.fields:
            # A line of the wrong length has no positions to speak of.
            if len(self.lines[spec.span.line - 1]) == layout.length:
                yield FieldReading(
                    spec.name,
                    spec.span,
                    spec.span.of(self.lines),
                    getattr(self, spec.name),
                    checks.get(spec.name),
                    tuple(about.get(spec.name, ())),
                )

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """Give the reading as JSON-able values, messages in a language.

        `valid` says that the zone keeps the rules (see `conforms`), no more.
        """
        return {
            "format": self.format.value if self.format else None,
            "valid": self.conforms,
            "document_code": self.document_code,
            "document_number": self.document_number,
            "surname": self.surname,
            "given_names": self.given_names,
            "issuing_state": self.issuing_state,
            "nationality": self.nationality,
            "birth_date": str(self.birth_date) if self.birth_date else None,
            "sex": self.sex,
            "expiry_date": str(self.expiry_date) if self.expiry_date else None,
            "optional_data": self.optional_data,
            "optional_data_2": self.optional_data_2,
            "name_truncated": self.name_truncated,
            "checks": [check.as_dict() for check in self.checks],
            "findings": [item.as_dict(language) for item in self.findings],
        }
