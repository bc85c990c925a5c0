"""Layouts made ready for reading: where to cut the joined lines, and what each digit covers."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

from travesia.documents.digits import digit_over
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

Compared = tuple[CheckDigit, Finding]
"""A check digit as compared, and what is to be said of it."""


@dataclass(frozen=True, slots=True)
class DigitPlan:
    """A check digit of a format, ready to compute over the values of the joined lines."""

    field: str
    pieces: tuple[slice, ...]
    at: int
    """Where the digit stands in the joined lines, from 0."""
    place: Span
    may_be_blank: bool
    agreeing: dict[str, Compared]
    """Digit → the outcome when it agrees; the ten of them serve every document."""

    def expected(self, values: bytes) -> str:
        """Compute the digit."""
        pieces = self.pieces
        if len(pieces) == 1:
            return digit_over(values[pieces[0]])
        return digit_over(b"".join([values[piece] for piece in pieces]))

    def compare(self, values: bytes, text: str) -> Compared:
        """Compare the digit found with the one computed."""
        expected, found = self.expected(values), text[self.at]
        if found == expected:
            return self.agreeing[found]
        empty = not any(text[piece].strip("<") for piece in self.pieces)
        blank = self.may_be_blank and found == "<" and empty
        check = CheckDigit(self.field, self.place, expected, found, blank)
        return check, _said_of(check)


def _said_of(check: CheckDigit) -> Finding:
    if check.agrees:
        return finding("digit.blank", check.field)
    code = "digit.disagrees" if check.found in "0123456789" else "digit.not_a_digit"
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
    digits: tuple[DigitPlan, ...]
    """In the order of the layout, the number's first, the composite last."""
    number_digit: int
    """Where the digit of the document number stands in the joined lines, from 0."""
    two_optional: bool
    """The format has a second field of optional data (TD1)."""


def _slice(layout: Layout, span: Span) -> slice:
    before = (span.line - 1) * layout.length
    return slice(before + span.start - 1, before + span.end)


def _plan(layout: Layout) -> Plan:
    places = {spec.name: _slice(layout, spec.span) for spec in layout.fields}
    digits = [
        _digit(layout, spec.name, (spec.span,), spec.digit, spec.blank_digit)
        for spec in layout.fields
        if spec.digit is not None
    ]
    if layout.composite_digit is not None:
        digits.append(_digit(layout, "composite", layout.composite, layout.composite_digit, False))
    nothing = slice(0, 0)
    return Plan(
        layout,
        itemgetter(*(places.get(name, nothing) for name in CUT)),
        tuple(digits),
        digits[0].at,
        "optional_data_2" in places,
    )


def _digit(
    layout: Layout, name: str, spans: tuple[Span, ...], place: Span, may_be_blank: bool
) -> DigitPlan:
    agreeing = {
        digit: (
            CheckDigit(name, place, digit, digit, True),
            finding("digit.agrees", name, digit=digit),
        )
        for digit in "0123456789"
    }
    return DigitPlan(
        name,
        tuple(_slice(layout, span) for span in spans),
        _slice(layout, place).start,
        place,
        may_be_blank,
        agreeing,
    )


PLANS: dict[MrzFormat, Plan] = {layout.format: _plan(layout) for layout in LAYOUTS.values()}
"""Every format, ready for reading."""
