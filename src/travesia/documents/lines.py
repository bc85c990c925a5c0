"""From pasted or typed text to the lines of a zone, noting everything that was put right."""

import re
from dataclasses import dataclass

from travesia.documents.findings import Finding, finding
from travesia.documents.formats import SHAPES, MrzFormat
from travesia.documents.untidy import CLEAN, pick, straighten, unjoin

LONGEST_TEXT = 2000
"""Characters; a zone has at most 90, so anything longer is not one."""

_BREAKS = re.compile(r"[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]")
_LOWER = {ord(letter): letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"}
_NAME = re.compile(r"[A-Z<]+")


@dataclass(slots=True)
class Lines:
    """The lines of a text, the format they have the shape of, and what was noted."""

    lines: tuple[str, ...]
    format: MrzFormat | None
    notes: list[Finding]
    whole: bool = True
    """Every line has the length of the format."""


def take_lines(text: str) -> Lines:
    """Bring a text into lines and recognise the format. Never raises."""
    if len(text) > LONGEST_TEXT:
        note = finding("text.too_long", found=len(text), limit=LONGEST_TEXT)
        return Lines((), None, [note])
    lines = text.split()
    if lines and CLEAN.fullmatch("".join(lines)):
        found = Lines(tuple(lines), _shape_of(lines), [])
        if found.format is not None:
            _order(found)
            return found
    return _take_untidy(text)


def _shape_of(lines: list[str] | tuple[str, ...]) -> MrzFormat | None:
    """Find the format by number of lines, their length, and a first letter V for visas."""
    length = len(lines[0])
    shape = SHAPES.get((len(lines), length))
    if shape is None:
        return None
    for line in lines:
        if len(line) != length:
            return None
    return shape[1] if lines[0][0] == "V" else shape[0]


def _take_untidy(text: str) -> Lines:
    """Bring a text that is not clean into lines, noting each change."""
    # Half a surrogate pair cannot be stored or sent: it becomes a question mark at once.
    text = text.encode("utf-8", "replace").decode("utf-8")
    notes: list[Finding] = []
    upper = text.translate(_LOWER)
    if upper != text:
        count = sum(1 for before, after in zip(text, upper, strict=True) if before != after)
        notes.append(finding("text.lower_case", count=count))
    rough = [line for line in _BREAKS.split(_INVISIBLE.sub("", upper)) if line.strip()]
    if not rough:
        notes.append(finding("text.empty"))
        return Lines((), None, notes)
    rough = unjoin(rough, notes)
    lines = pick([straighten(line) for line in rough], notes)
    found = Lines(tuple(line.text for line in lines), None, notes)
    for number, line in enumerate(lines, start=1):
        notes.extend(line.notes(number))
    _recognise(found)
    return found


def _recognise(found: Lines) -> None:
    """Recognise the format, or the nearest one, saying what is missing or too much."""
    lines, notes = found.lines, found.notes
    for number, line in enumerate(lines, start=1):
        notes.extend(_strangers(number, line))
    found.format = _shape_of(lines)
    if found.format is not None:
        _order(found)
        return
    if len(lines) == 1:
        notes.append(finding("lines.one_only", found=len(lines[0])))
        return
    count, length = min(
        SHAPES,
        key=lambda shape: (
            abs(shape[0] - len(lines)) * 100 + min(abs(shape[1] - len(line)) for line in lines)
        ),
    )
    near = all(abs(length - len(line)) <= length // 2 for line in lines)
    if count != len(lines) or not (near or any(len(line) == length for line in lines)):
        lengths = ", ".join(str(len(line)) for line in lines[:6])
        notes.append(finding("format.unknown", lines=len(lines), lengths=lengths))
        return
    ordinary, visa = SHAPES[count, length]
    found.format, found.whole = visa if lines[0][:1] == "V" else ordinary, False
    for number, line in enumerate(lines, start=1):
        notes.extend(_wrong_length(number, len(line), length))


def _wrong_length(number: int, found: int, expected: int) -> list[Finding]:
    if found < expected:
        missing = expected - found
        return [
            finding("line.too_short", line=number, found=found, expected=expected, missing=missing)
        ]
    if found > expected:
        extra = found - expected
        return [finding("line.too_long", line=number, found=found, expected=expected, extra=extra)]
    return []


def _strangers(number: int, line: str) -> list[Finding]:
    """Report the characters that no zone holds, at most eight a line."""
    if CLEAN.fullmatch(line):
        return []
    strange = [(at, char) for at, char in enumerate(line, start=1) if not CLEAN.match(char)]
    return [
        finding("text.invalid_character", line=number, column=at, character=_shown(char))
        for at, char in strange[:8]
    ]


def _shown(char: str) -> str:
    return char if char.isprintable() else f"U+{ord(char):04X}"


def _order(found: Lines) -> None:
    """Put two lines that came in reverse into their order, with a note.

    A name line has no digit and a data line cannot be without: its check digits are digits.
    """
    if len(found.lines) != 2:
        return
    first, second = found.lines
    if _NAME.fullmatch(second) and not _NAME.fullmatch(first):
        found.lines = (second, first)
        found.format = _shape_of(found.lines)
        found.notes.append(finding("lines.swapped"))
