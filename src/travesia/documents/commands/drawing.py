"""The drawing of a zone: a ruler, the lines with their fields marked below, and the fields."""

from collections.abc import Iterator
from itertools import pairwise
from textwrap import wrap

from travesia.documents.commands.words import say
from travesia.documents.dates import PartialDate
from travesia.documents.evidence import CheckDigit, FieldReading
from travesia.documents.formats import Span
from travesia.documents.messages import field_name
from travesia.documents.names import Name
from travesia.documents.reading import MrzReading
from travesia.vocab import state_name

MARKS = "abcdefghijklmnopqrstuvwxyz"
AGREES, DISAGREES = "=", "!"
_STATES = frozenset({"issuing_state", "nationality"})


def ruler_of(reading: MrzReading, width: int) -> Iterator[str]:
    """Draw the lines under a ruler, each with its marks; too long a line goes on below."""
    room = width - 2
    longest = min(max(len(line) for line in reading.lines), room)
    if reading.fields:
        tens = "".join(str(at // 10) if at % 10 == 0 else " " for at in _to(longest))
        yield f"  {tens}".rstrip()
        yield "  " + "".join(str(at % 10) for at in _to(longest))
    marks = _marks(reading)
    for number, line in enumerate(reading.lines[:8], start=1):
        pieces = [line[at : at + room] for at in range(0, len(line), room)][:4]
        yield from (f"{number if not at else ' '} {piece}" for at, piece in enumerate(pieces))
        if number in marks:
            yield f"  {''.join(marks[number]).rstrip()}"


def _to(last: int) -> range:
    return range(1, last + 1)


def _marks(reading: MrzReading) -> dict[int, list[str]]:
    """Give the row of marks below each line that was read."""
    rows: dict[int, list[str]] = {}
    for mark, field in zip(MARKS, reading.fields, strict=False):
        for span in (field.place, field.continued):
            if span is not None:
                length = len(reading.lines[span.line - 1])
                _put(rows.setdefault(span.line, [" "] * length), span, mark)
    for check in reading.checks:
        row = rows.setdefault(check.place.line, [" "] * len(reading.lines[check.place.line - 1]))
        _put(row, check.place, _mark_of(check))
    return rows


def _put(row: list[str], span: Span, mark: str) -> None:
    row[span.start - 1 : span.end] = mark * (span.end - span.start + 1)


def _mark_of(check: CheckDigit) -> str:
    return AGREES if check.agrees else DISAGREES


def fields_of(reading: MrzReading, language: str, width: int) -> Iterator[str]:
    """List the fields: mark, name, places, value, and what the check digit says."""
    rows = [
        (mark, field_name(field.name, language), _places(field), _value(field, language))
        for mark, field in zip(MARKS, reading.fields, strict=False)
    ]
    rows += [
        (
            _mark_of(check),
            field_name(check.field, language),
            _place(check.place),
            _said(check, language),
        )
        for check in reading.checks
        if check.field == "composite"
    ]
    first, second = (max(len(row[at]) for row in rows) for at in (1, 2))
    for mark, name, places, text in rows:
        start = f"{mark} {name:<{first}}  {places:<{second}}  "
        yield from _hanging(start, text, width)


def _hanging(start: str, text: str, width: int) -> Iterator[str]:
    pieces = wrap(text, width - len(start)) or [""]
    yield (start + pieces[0]).rstrip()
    yield from (" " * len(start) + piece for piece in pieces[1:])


def _places(field: FieldReading) -> str:
    spans = [span for span in (field.place, field.continued) if span is not None]
    text = _place(spans[0])
    for before, span in pairwise(spans):
        text += ", " + (_place(span) if span.line != before.line else _columns(span))
    return text


def _place(span: Span) -> str:
    return f"{span.line}:{_columns(span)}"


def _columns(span: Span) -> str:
    return str(span.start) if span.start == span.end else f"{span.start}-{span.end}"


def _value(field: FieldReading, language: str) -> str:
    value: str | PartialDate | Name | None = field.value
    if isinstance(value, Name):
        text = " / ".join(part for part in (value.surname, value.given_names) if part)
    else:
        text = "" if value is None else str(value)
    if field.name in _STATES and text and state_name(text, language) != text:
        text = f"{text}, {state_name(text, language)}"
    if not text:
        # A field that could not be read shows what stands there.
        text = field.raw if value is None else f"({say('empty', language)})"
    return f"{text}, {_said(field.check, language)}" if field.check else text


def _said(check: CheckDigit, language: str) -> str:
    if check.agrees:
        return say("digit_agrees", language, digit=check.found)
    return say("digit_disagrees", language, found=check.found, expected=check.expected)
