"""Findings: every fact a reading reports, with a stable code and how much it weighs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from travesia.documents.messages import message


class Severity(StrEnum):
    """How much a finding weighs."""

    OK = "ok"
    """Evidence that agrees."""
    INFO = "info"
    """Worth knowing; nothing is wrong."""
    CAUTION = "caution"
    """A person should look."""
    STOP = "stop"
    """Breaks a rule of the zone, or of admission; a person must decide."""

    @property
    def rank(self) -> int:
        """Position from 0 (ok) to 3 (stop)."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}

_CODES = {
    Severity.OK: (
        "code.bare",
        "code.listed",
        "digit.agrees",
        "document.in_date",
        "state.known",
    ),
    Severity.INFO: (
        "birth.century_assumed",
        "birth.partial",
        "birth.unknown",
        "digit.blank",
        "holder.protection",
        "lines.joined",
        "name.no_secondary",
        "name.truncated",
        "number.inner_filler",
        "sex.unspecified",
        "state.specimen",
        "text.lower_case",
        "text.spaces_as_fillers",
        "text.spaces_removed",
    ),
    Severity.CAUTION: (
        "birth.after_expiry",
        "code.bare_late",
        "code.second_letter_not_listed",
        "expiry.absent",
        "expiry.partial",
        "lines.extra_ignored",
        "lines.swapped",
        "name.misplaced_fillers",
        "sex.x_in_zone",
        "state.not_a_nationality",
        "state.not_an_issuer",
        "state.withdrawn",
    ),
    Severity.STOP: (
        "birth.invalid",
        "code.invalid",
        "code.not_passport",
        "digit.disagrees",
        "digit.not_a_digit",
        "document.expired",
        "expiry.invalid",
        "format.not_read_yet",
        "format.unknown",
        "line.too_long",
        "line.too_short",
        "lines.one_only",
        "name.empty",
        "name.invalid_character",
        "number.empty",
        "sex.invalid",
        "state.master_list_only",
        "state.malformed",
        "state.specimen_live",
        "state.unknown",
        "text.empty",
        "text.invalid_character",
        "text.too_long",
    ),
}

SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    {code: severity for severity, codes in _CODES.items() for code in codes}
)
"""Every finding code and its severity. Codes are stable: they are stored and documented."""

BEYOND_THE_ZONE = frozenset({"document.expired"})
"""Stops that do not speak against the zone itself: an expired document may be well formed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about a reading."""

    code: str
    severity: Severity
    field: str | None
    """The field it is about; None when it is about the text or the document as a whole."""
    facts: Mapping[str, str | int]

    def message(self, language: str = "en") -> str:
        """Say it in one of the five languages (English for any other)."""
        return message(self.code, language, field=self.field, **self.facts)

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """Give it as JSON-able values."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "field": self.field,
            "message": self.message(language),
            "facts": dict(self.facts),
        }


def finding(code: str, about: str | None = None, /, **facts: str | int) -> Finding:
    """Make a finding about a field; KeyError when the code is not in the catalogue."""
    return Finding(code, SEVERITIES[code], about, facts)
