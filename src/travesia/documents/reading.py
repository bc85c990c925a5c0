"""What a reading of a machine-readable zone gives: values, places, check digits, findings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from travesia.documents.dates import PartialDate
from travesia.documents.document_codes import CREW_CERTIFICATE
from travesia.documents.evidence import CheckDigit, FieldReading, Repair, worst_of
from travesia.documents.findings import BEYOND_THE_ZONE, Finding, Severity
from travesia.documents.formats import LAYOUTS, FieldSpec, Layout, MrzFormat
from travesia.documents.long_numbers import LongNumber, find_long_number
from travesia.documents.names import Name


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
    """Without trailing fillers; without the part that a long document number takes."""
    optional_data_2: str | None = None
    """The second field of optional data, which TD1 alone has."""
    repairs: tuple[Repair, ...] = ()
    """Misread characters that were put right; only where that was asked for."""
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
    def employer_code(self) -> str | None:
        """The employer's code of a crew member certificate, columns 16–18 of line 1 of a TD1."""
        if self.document_code != CREW_CERTIFICATE or self.format is not MrzFormat.TD1:
            return None
        field = self.field("optional_data")
        if field is None or field.place.start != 16:
            return None  # a long document number stands there
        return field.raw[:3].rstrip("<") or None

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
        long = self._long_number(layout)
        for spec in layout.fields:
            # A line of the wrong length has no positions to speak of.
            if len(self.lines[spec.span.line - 1]) == layout.length:
                reading = self._field_of(spec, long)
                if reading is not None:
                    yield reading

    def _long_number(self, layout: Layout) -> LongNumber | None:
        line = self.lines[layout.field("document_number").span.line - 1]
        return find_long_number(layout, self.lines) if len(line) == layout.length else None

    def _field_of(self, spec: FieldSpec, long: LongNumber | None) -> FieldReading | None:
        """Make one field; None for optional data of which a long number leaves nothing."""
        place, raw, continued = spec.span, spec.span.of(self.lines), None
        if long is not None and spec.name == "document_number":
            continued, raw = long.rest, long.number
        elif long is not None and spec.name == "optional_data":
            if long.optional is None:
                return None
            place, raw = long.optional, long.optional.of(self.lines)
        return FieldReading(
            spec.name,
            place,
            raw,
            getattr(self, spec.name),
            next((check for check in self.checks if check.field == spec.name), None),
            self.findings_about(spec.name),
            continued,
        )

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """Give the reading as JSON-able values, messages in a language.

        `valid` says that the zone keeps the rules (see `conforms`), no more. `repairs` is there
        only when something was repaired.
        """
        given = {
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
        if self.repairs:
            given["repairs"] = [item.as_dict() for item in self.repairs]
        return given
