"""Reading a machine-readable zone: strict, never raising on any text, never repairing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from travesia.documents import values
from travesia.documents.dates import PartialDate
from travesia.documents.digits import digit_over, digit_values
from travesia.documents.findings import Finding, finding
from travesia.documents.formats import LAYOUTS, Layout, Span
from travesia.documents.lines import take_lines
from travesia.documents.reading import CheckDigit, MrzReading


def parse_mrz(text: str | bytes, *, today: date, training: bool = True) -> MrzReading:
    """Read a zone from text as scanned, pasted or typed.

    Args:
        text: any text; bytes beyond ASCII become characters that no zone holds.
        today: the day that decides centuries and expiry (the caller's clock).
        training: accept the specimen state UTO; False refuses it, as real desks must.

    Returns:
        a reading; whatever is wrong with the text is among its findings.

    Raises:
        TypeError: when `text` is neither str nor bytes. Nothing else, on any text.
    """
    if isinstance(text, (bytes, bytearray)):
        text = text.decode("latin-1")
    elif not isinstance(text, str):
        raise TypeError(f"parse_mrz reads str or bytes, not {type(text).__name__}")
    taken = take_lines(text)
    plan = _PLANS.get(taken.format) if taken.format else None
    if plan is None:
        if taken.format is not None:
            taken.notes.append(finding("format.not_read_yet", format=taken.format.value))
        return MrzReading(taken.lines, taken.format, today, training, tuple(taken.notes))
    return _read(plan, taken.lines, _Context(taken.notes, today, training))


class _Context:
    """What the readers of single fields need to know of the whole."""

    __slots__ = ("expiry", "notes", "today", "training")

    def __init__(self, notes: list[Finding], today: date, training: bool) -> None:
        self.notes = notes
        self.today = today
        self.training = training
        self.expiry: date | None = None


def _noted(
    read: Callable[[str, _Context], tuple[object, tuple[Finding, ...]]],
) -> Callable[[str, _Context], object]:
    """Let a reader that gives (value, findings) put its findings into the context."""

    def reader(raw: str, context: _Context) -> object:
        value, notes = read(raw, context)
        context.notes += notes
        return value

    return reader


_READERS: dict[str, Callable[[str, _Context], object]] = {
    "document_code": _noted(lambda raw, about: values.read_document_code(raw, about.today)),
    "issuing_state": _noted(
        lambda raw, about: values.read_state(raw, "issuing_state", about.training)
    ),
    "nationality": _noted(lambda raw, about: values.read_state(raw, "nationality", about.training)),
    "birth_date": _noted(lambda raw, about: values.read_birth(raw, about.today, about.expiry)),
    "expiry_date": _noted(lambda raw, about: values.read_expiry(raw, about.today)),
    "name": lambda raw, about: values.read_name_field(raw, about.notes),
    "document_number": lambda raw, about: values.read_number(raw, about.notes),
    "sex": lambda raw, about: values.read_sex(raw, about.notes),
    "optional_data": lambda raw, _about: raw.rstrip("<"),
}


_Compared = tuple[CheckDigit, Finding]


@dataclass(frozen=True, slots=True)
class _Digit:
    """A check digit of a format, ready to compute: what it covers, counted from 0."""

    field: str
    pieces: tuple[tuple[int, int, int], ...]
    place: Span
    may_be_blank: bool
    agreeing: dict[str, _Compared]
    """Digit → the outcome when it agrees; the ten of them serve every document."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A layout made ready for reading."""

    layout: Layout
    fields: tuple[tuple[str, Callable[[str, _Context], object], int, int, int], ...]
    """(name, reader, line, start, end) from 0; expiry first, because it bounds the birth."""
    digits: tuple[_Digit, ...]
    every_line: frozenset[int]


def _plan(layout: Layout) -> _Plan:
    specs = sorted(layout.fields, key=lambda spec: spec.name != "expiry_date")
    fields = tuple(
        (s.name, _READERS[s.name], s.span.line - 1, s.span.start - 1, s.span.end) for s in specs
    )
    digits = [
        _digit(s.name, (s.span,), s.digit, s.blank_digit)
        for s in layout.fields
        if s.digit is not None
    ]
    if layout.composite_digit is not None:
        digits.append(_digit("composite", layout.composite, layout.composite_digit, False))
    return _Plan(layout, fields, tuple(digits), frozenset(range(layout.lines)))


def _digit(name: str, spans: tuple[Span, ...], place: Span, may_be_blank: bool) -> _Digit:
    pieces = tuple((span.line - 1, span.start - 1, span.end) for span in spans)
    agreeing = {
        digit: (
            CheckDigit(name, place, digit, digit, True),
            finding("digit.agrees", name, digit=digit),
        )
        for digit in "0123456789"
    }
    return _Digit(name, pieces, place, may_be_blank, agreeing)


_PLANS = {layout.format: _plan(layout) for layout in LAYOUTS.values() if layout.fields}


def _read(plan: _Plan, lines: tuple[str, ...], context: _Context) -> MrzReading:
    length, notes = plan.layout.length, context.notes
    whole = plan.every_line
    if any([len(line) != length for line in lines]):
        whole = frozenset(at for at, line in enumerate(lines) if len(line) == length)
    found: dict[str, Any] = {}
    for name, reader, at, start, end in plan.fields:
        if at in whole:
            found[name] = value = reader(lines[at][start:end], context)
            if name == "expiry_date" and isinstance(value, PartialDate):
                context.expiry = value.exact
    checks = _checks(plan, lines, whole, notes)
    notes += values.holder_notes(found.get("document_code"), found.get("nationality"))
    return MrzReading(
        lines, plan.layout.format, context.today, context.training, tuple(notes), checks, **found
    )


def _checks(
    plan: _Plan, lines: tuple[str, ...], whole: frozenset[int], notes: list[Finding]
) -> tuple[CheckDigit, ...]:
    """Compute every check digit whose lines are whole, and note how it compares."""
    checks = []
    weighed = [digit_values(line) for line in lines]
    for digit in plan.digits:
        place, pieces = digit.place, digit.pieces
        if whole is not plan.every_line and not whole.issuperset(piece[0] for piece in pieces):
            continue
        if len(pieces) == 1:
            ((at, start, end),) = pieces
            covered = weighed[at][start:end]
        else:
            covered = b"".join([weighed[at][start:end] for at, start, end in pieces])
        expected = digit_over(covered)
        found = lines[place.line - 1][place.start - 1]
        if found == expected:
            check, note = digit.agreeing[found]
        else:
            check, note = _differing(digit, expected, found, lines)
        checks.append(check)
        notes.append(note)
    return tuple(checks)


def _differing(digit: _Digit, expected: str, found: str, lines: tuple[str, ...]) -> _Compared:
    """Say what is to be said of a digit that is not the one computed."""
    empty = not any(lines[at][start:end].strip("<") for at, start, end in digit.pieces)
    blank = digit.may_be_blank and found == "<" and empty
    check = CheckDigit(digit.field, digit.place, expected, found, blank)
    if blank:
        return check, finding("digit.blank", digit.field)
    code = "digit.disagrees" if found in "0123456789" else "digit.not_a_digit"
    return check, finding(code, digit.field, expected=expected, found=found)
