"""Reading a machine-readable zone: strict, never raising on any text, never repairing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from travesia.documents import values
from travesia.documents.dates import PartialDate
from travesia.documents.digits import digit_over, digit_values
from travesia.documents.findings import Finding, finding
from travesia.documents.formats import LAYOUTS, Layout, MrzFormat, Span
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
    layout = LAYOUTS[taken.format] if taken.format else None
    if layout is None or not layout.fields:
        if layout is not None:
            taken.notes.append(finding("format.not_read_yet", format=layout.format.value))
        return MrzReading(taken.lines, taken.format, today, training, tuple(taken.notes))
    return _read(layout, taken.lines, taken.notes, today, training)


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


def _read(
    layout: Layout, lines: tuple[str, ...], notes: list[Finding], today: date, training: bool
) -> MrzReading:
    context = _Context(notes, today, training)
    whole = frozenset(at for at, line in enumerate(lines) if len(line) == layout.length)
    found: dict[str, Any] = {}
    for name, at, start, end in _plan(layout.format):
        if at in whole:
            value = _READERS[name](lines[at][start:end], context)
            found[name] = value
            if name == "expiry_date" and isinstance(value, PartialDate):
                context.expiry = value.exact
    checks = _checks(layout, lines, whole, notes)
    notes += values.holder_notes(found.get("document_code"), found.get("nationality"))
    return MrzReading(lines, layout.format, today, training, tuple(notes), checks, **found)


@cache
def _plan(format_: MrzFormat) -> tuple[tuple[str, int, int, int], ...]:
    """Fields as (name, line, start, end) from 0; expiry first, because it bounds the birth."""
    specs = sorted(LAYOUTS[format_].fields, key=lambda spec: spec.name != "expiry_date")
    return tuple((s.name, s.span.line - 1, s.span.start - 1, s.span.end) for s in specs)


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


@cache
def _digit_plan(format_: MrzFormat) -> tuple[_Digit, ...]:
    layout = LAYOUTS[format_]
    plan = [
        _digit(s.name, (s.span,), s.digit, s.blank_digit)
        for s in layout.fields
        if s.digit is not None
    ]
    if layout.composite_digit is not None:
        plan.append(_digit("composite", layout.composite, layout.composite_digit, False))
    return tuple(plan)


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


def _checks(
    layout: Layout, lines: tuple[str, ...], whole: frozenset[int], notes: list[Finding]
) -> tuple[CheckDigit, ...]:
    """Compute every check digit whose lines are whole, and note how it compares."""
    checks = []
    weighed = [digit_values(line) for line in lines]
    for digit in _digit_plan(layout.format):
        place, pieces = digit.place, digit.pieces
        if len(whole) < layout.lines and not whole.issuperset(piece[0] for piece in pieces):
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
