"""Reading a machine-readable zone: strict, never raising on any text, never repairing."""

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from travesia.documents import values
from travesia.documents.digits import check_digit
from travesia.documents.findings import Finding, finding
from travesia.documents.formats import LAYOUTS, Layout, MrzFormat, Span
from travesia.documents.lines import take_lines
from travesia.documents.reading import CheckDigit, MrzReading


def parse_mrz(text: str | bytes, *, today: date, training: bool = True) -> MrzReading:
    """Read a zone from text as scanned, pasted or typed.

    Args:
        text: any text; bytes are taken as ASCII, other bytes become invalid characters.
        today: the day that decides centuries and expiry (the caller's clock).
        training: accept the specimen state UTO; False refuses it, as real desks must.

    Returns:
        a reading; whatever is wrong with the text is among its findings.

    Raises:
        TypeError: when `text` is neither str nor bytes. Nothing else, on any text.
    """
    if isinstance(text, (bytes, bytearray)):
        text = text.decode("ascii", "replace")
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


def _document_code(raw: str, context: _Context) -> str | None:
    value, notes = values.read_document_code(raw, context.today)
    context.notes += notes
    return value


def _issuing_state(raw: str, context: _Context) -> str | None:
    value, notes = values.read_state(raw, "issuing_state", context.training)
    context.notes += notes
    return value


def _nationality(raw: str, context: _Context) -> str | None:
    value, notes = values.read_state(raw, "nationality", context.training)
    context.notes += notes
    return value


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "document_code": _document_code,
    "issuing_state": _issuing_state,
    "nationality": _nationality,
    "name": lambda raw, context: values.read_name_field(raw, context.notes),
    "document_number": lambda raw, context: values.read_number(raw, context.notes),
    "birth_date": lambda raw, context: values.read_birth(
        raw, context.today, context.expiry, context.notes
    ),
    "sex": lambda raw, context: values.read_sex(raw, context.notes),
    "expiry_date": lambda raw, context: values.read_expiry(raw, context.today, context.notes),
    "optional_data": lambda raw, _context: raw.rstrip("<"),
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
            if name == "expiry_date" and value is not None:
                context.expiry = value.exact
    checks = _checks(layout.format, lines, whole, notes)
    notes += values.holder_notes(found.get("document_code"), found.get("nationality"))
    return MrzReading(lines, layout.format, today, training, tuple(notes), checks, **found)


@cache
def _plan(format_: MrzFormat) -> tuple[tuple[str, int, int, int], ...]:
    """Fields as (name, line, start, end) from 0; expiry first, because it bounds the birth."""
    specs = sorted(LAYOUTS[format_].fields, key=lambda spec: spec.name != "expiry_date")
    return tuple((s.name, s.span.line - 1, s.span.start - 1, s.span.end) for s in specs)


@cache
def _digit_plan(
    format_: MrzFormat,
) -> tuple[tuple[str, tuple[tuple[int, int, int], ...], Span, bool], ...]:
    """Check digits as (field, pieces covered from 0, place, may be blank)."""
    layout = LAYOUTS[format_]
    plan = [
        (s.name, ((s.span.line - 1, s.span.start - 1, s.span.end),), s.digit, s.blank_digit)
        for s in layout.fields
        if s.digit is not None
    ]
    if layout.composite_digit is not None:
        pieces = tuple((s.line - 1, s.start - 1, s.end) for s in layout.composite)
        plan.append(("composite", pieces, layout.composite_digit, False))
    return tuple(plan)


def _checks(
    format_: MrzFormat, lines: tuple[str, ...], whole: frozenset[int], notes: list[Finding]
) -> tuple[CheckDigit, ...]:
    """Compute every check digit whose lines are whole, and note how it compares."""
    checks = []
    for name, pieces, place, may_be_blank in _digit_plan(format_):
        if place.line - 1 not in whole or any(piece[0] not in whole for piece in pieces):
            continue
        covered = "".join([lines[at][start:end] for at, start, end in pieces])
        found = lines[place.line - 1][place.start - 1]
        blank = may_be_blank and found == "<" and not covered.strip("<")
        check, note = _compare(name, place, check_digit(covered), found, blank)
        checks.append(check)
        notes.append(note)
    return tuple(checks)


@lru_cache(maxsize=4096)
def _compare(
    name: str, place: Span, expected: str, found: str, blank: bool
) -> tuple[CheckDigit, Finding]:
    """Compare a digit with what was computed; the same pairs come again and again."""
    agrees = blank or found == expected
    check = CheckDigit(name, place, expected, found, agrees)
    if blank:
        return check, finding("digit.blank", name)
    if agrees:
        return check, finding("digit.agrees", name, digit=found)
    code = "digit.disagrees" if found in "0123456789" else "digit.not_a_digit"
    return check, finding(code, name, expected=expected, found=found)
