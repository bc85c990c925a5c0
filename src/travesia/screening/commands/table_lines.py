"""Part a table into rows so that one broken row costs no other: an open quote ends with its line.

Quotes are those of RFC 4180 §2; the sign that parts the cells is read off the first line.
"""

import csv
from collections.abc import Iterator
from typing import TextIO

#: A quoted cell may go on over this many further lines; more is a quote that was never closed.
_LONGEST_QUOTE = 20

#: A line longer than this is a paste of something else.
_LONGEST_LINE = 1 << 20

#: Signs that part cells, the standard one first.
DELIMITERS = (",", ";", "\t", "|")


def delimiter_of(header: str) -> str:
    """Return the sign that parts the cells of a header, a comma where none stands in it."""
    return max(DELIMITERS, key=lambda sign: (header.count(sign), -DELIMITERS.index(sign)))


def rows_of(file: TextIO) -> Iterator[tuple[int, list[str] | None, str]]:
    """Give for each row the number of its first line, its cells, and the beginning of its text.

    The cells are None for a row that cannot be parted or has not as many cells as the first row;
    empty lines are passed over. `file` is open with `newline=""`.
    """
    lines = _Lines(file)
    first = lines.take()
    if first is None:
        return
    sign = delimiter_of(first)
    columns = _cells(lines, first, sign, None)
    yield 1, columns, first[:80]
    width = None if columns is None else len(columns)
    while (line := lines.take()) is not None:
        if line.strip("\r\n"):
            at = lines.taken
            yield at, _cells(lines, line, sign, width), line[:80]


class _Lines:
    """The lines of a file, of which some may be put back."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._back: list[str] = []
        self.taken = 0

    def take(self) -> str | None:
        """Return the next line with its end; None at the end of the file."""
        line = self._back.pop() if self._back else self._file.readline()
        self.taken += bool(line)
        return line or None

    def put_back(self, lines: list[str]) -> None:
        """Put lines back in their order."""
        self._back += reversed(lines)
        self.taken -= len(lines)


def _cells(lines: _Lines, line: str, sign: str, width: int | None) -> list[str] | None:
    if "\0" in line or len(line) > _LONGEST_LINE:
        return None
    if '"' not in line:
        cells: list[str] | None = line.rstrip("\r\n").split(sign)
    else:
        cells = _quoted(lines, line, sign, width)
    return cells if cells is None or width in {None, len(cells)} else None


def _quoted(lines: _Lines, line: str, sign: str, width: int | None) -> list[str] | None:
    """Part a line with quotes; a cell may go on over the next lines if that makes a whole row."""
    cells = _parted(line, sign)
    if cells is not None:
        return cells
    more: list[str] = []
    text = line
    while len(more) < _LONGEST_QUOTE and (following := lines.take()) is not None:
        more.append(following)
        text += following
        if '"' not in following:
            continue
        cells = _parted(text, sign)
        if cells is not None and width in {None, len(cells)}:
            return cells
    lines.put_back(more)
    return None


def _parted(text: str, sign: str) -> list[str] | None:
    """Return the cells of one whole row; None where a quote is open or stands amiss."""
    try:
        rows = list(csv.reader([text], delimiter=sign, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None
