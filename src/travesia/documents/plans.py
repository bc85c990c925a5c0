"""Layouts made ready for reading: where to cut the joined lines, and what each digit covers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from travesia.documents.digits import kept_sums, weighed_sums
from travesia.documents.evidence import CheckDigit
from travesia.documents.findings import Finding, finding
from travesia.documents.formats import LAYOUTS, Layout, MrzFormat, Span

CUT = (
    "document_code",
    "issuing_state",
    "name",
    "document_number",
    "nationality",
    "birth_date",
    "sex",
    "expiry_date",
    "optional_data",
    "optional_data_2",
)
"""The fields in the order in which a plan cuts them out; a format without one gives nothing."""

_DIGITS = "0123456789"
Compared = tuple[CheckDigit, Finding]
"""A check digit as compared, and what is to be said of it."""


@dataclass(frozen=True, slots=True)
class DigitPlan:
    """A check digit of a format, ready to compute from the weighed parts of a zone."""

    field: str
    terms: tuple[tuple[int, int], ...]
    """(part, which of its three sums): what adds up to the digit."""
    at: int
    """The part that is the digit itself."""
    place: Span
    may_be_blank: bool
    agreeing: dict[str, Compared]
    """Digit → the outcome when it agrees; the ten of them serve every document."""

    def differing(self, expected: str, found: str, parts: tuple[str, ...]) -> Compared:
        """Give the outcome when the digit is not the one computed; a blank one may be allowed."""
        empty = not any(parts[part].strip("<") for part, _ in self.terms)
        blank = self.may_be_blank and found == "<" and empty
        check = CheckDigit(self.field, self.place, expected, found, blank)
        return check, _said_of(check)


def _said_of(check: CheckDigit) -> Finding:
    if check.agrees:
        return finding("digit.blank", check.field)
    code = "digit.disagrees" if check.found in _DIGITS else "digit.not_a_digit"
    return finding(code, check.field, expected=check.expected, found=check.found)


def compared(field: str, place: Span, expected: str, found: str) -> Compared:
    """Compare a digit that no plan foresees: that of a long document number."""
    check = CheckDigit(field, place, expected, found, found == expected)
    if check.agrees:
        return check, finding("digit.agrees", field, digit=found)
    return check, _said_of(check)


@dataclass(frozen=True, slots=True)
class Plan:
    """A layout made ready for reading."""

    layout: Layout
    cut: Callable[[str], tuple[str, ...]]
    """Cut the joined lines into the raw text of the fields of `CUT`, in that order."""
    parts: Callable[[str], tuple[str, ...]]
    """Cut out what digits cover, and the digits; the document number and its digit first."""
    digits: tuple[DigitPlan, ...]
    """In the order of the layout, the number's first, the composite last."""
    two_optional: bool
    """The format has a second field of optional data (TD1)."""

    def compare(self, parts: tuple[str, ...]) -> tuple[list[CheckDigit], list[Finding]]:
        """Compare every check digit, and say of each how it compares."""
        # Dates, digits and empty fields come again and again; numbers are seldom seen twice.
        sums = [
            kept_sums(part) if len(part) < 7 or part[0] == "<" else weighed_sums(part)
            for part in parts
        ]
        checks, notes = [], []
        for digit in self.digits:
            total = 0
            for part, which in digit.terms:
                total += sums[part][which]
            expected, found = _DIGITS[total % 10], parts[digit.at]
            if found == expected:
                check, note = digit.agreeing[found]
            else:
                check, note = digit.differing(expected, found, parts)
            checks.append(check)
            notes.append(note)
        return checks, notes


def _slice(layout: Layout, span: Span) -> slice:
    before = (span.line - 1) * layout.length
    return slice(before + span.start - 1, before + span.end)


def _plan(layout: Layout) -> Plan:
    places = {spec.name: _slice(layout, spec.span) for spec in layout.fields}
    parts: dict[int, slice] = {}
    digits = []
    for spec in layout.fields:
        if spec.digit is not None:
            term = (_part(parts, places[spec.name]), 0)
            at = _part(parts, _slice(layout, spec.digit))
            digits.append(_digit(spec.name, (term,), at, spec.digit, spec.blank_digit))
    if layout.composite_digit is not None:
        terms = tuple(_composite(layout, parts))
        at = _part(parts, _slice(layout, layout.composite_digit))
        digits.append(_digit("composite", terms, at, layout.composite_digit, False))
    nothing = slice(0, 0)
    return Plan(
        layout,
        itemgetter(*(places.get(name, nothing) for name in CUT)),
        itemgetter(*parts.values()),
        tuple(digits),
        "optional_data_2" in places,
    )


def _part(parts: dict[int, slice], place: slice) -> int:
    """Give the number of a part, adding it if it is new; parts are kept by where they begin."""
    parts.setdefault(place.start, place)
    return list(parts).index(place.start)


def _composite(layout: Layout, parts: dict[int, slice]) -> Iterator[tuple[int, int]]:
    """Give the terms of the digit over the whole: known parts, and what lies between them."""
    covered = 0
    for span in layout.composite:
        whole = _slice(layout, span)
        at = whole.start
        while at < whole.stop:
            if at not in parts:
                end = min((start for start in parts if start > at), default=whole.stop)
                _part(parts, slice(at, min(end, whole.stop)))
            part = parts[at]
            yield list(parts).index(at), covered % 3
            covered += part.stop - part.start
            at = part.stop


def _digit(
    name: str, terms: tuple[tuple[int, int], ...], at: int, place: Span, may_be_blank: bool
) -> DigitPlan:
    agreeing = {
        digit: (
            CheckDigit(name, place, digit, digit, True),
            finding("digit.agrees", name, digit=digit),
        )
        for digit in _DIGITS
    }
    return DigitPlan(name, terms, at, place, may_be_blank, agreeing)


PLANS: dict[MrzFormat, Plan] = {layout.format: _plan(layout) for layout in LAYOUTS.values()}
"""Every format, ready for reading."""
