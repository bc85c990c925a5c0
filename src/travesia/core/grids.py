"""Read what people send as a spreadsheet, CSV or workbook (Office Open XML), as rows of cells.

No spreadsheet program and no formula is run: a cell is the text that was kept in it. A day in a
workbook is a number of days (ECMA-376 §18.17.4.1); `day_of_serial` turns it into a day.
"""

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from travesia.core.workbooks import Workbook, WorkbookError

LARGEST = 60_000_000
"""Bytes of a workbook, unpacked."""
WIDEST = 200
"""Columns."""
LONGEST = 50_000
"""Rows."""


class GridError(Exception):
    """A file is no spreadsheet that can be read; nothing of it is taken.

    `code` is one of `unknown_form`, `broken`, `too_large`, `empty`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands in the file, by the number that a spreadsheet shows beside it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a file; a CSV file is one sheet without a name."""

    name: str
    lines: tuple[Line, ...]


def read_grids(content: bytes) -> tuple[Grid, ...]:
    """Return the sheets that hold something, in their order; raises GridError."""
    if content[:4] == b"PK\x03\x04":
        grids = _workbook(content)
    elif b"\x00" in content[:4096]:
        raise GridError("unknown_form")
    else:
        grids = (Grid("", _csv(content)),)
    filled = tuple(one for one in grids if one.lines)
    if not filled:
        raise GridError("empty")
    return filled


def day_of_serial(text: str) -> date | None:
    """Return the day of a workbook's number (1 is 1 January 1900), or None for what is none.

    Workbooks take 1900 for a leap year; numbers below 61 are refused rather than guessed.
    """
    if not re.fullmatch(r"\d{2,5}(\.\d+)?", text):
        return None
    days = int(float(text))
    return date(1899, 12, 30) + timedelta(days=days) if days > 60 else None


def _csv(content: bytes) -> tuple[Line, ...]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What spreadsheets of the region still write; every byte has a letter in it.
        text = content.decode("cp1252", errors="replace")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        found: list[Line] = []
        # A cell may hold line ends: the number is that of the row, as a spreadsheet counts.
        for number, cells in enumerate(reader, start=1):
            if len(cells) > WIDEST or len(found) >= LONGEST:
                raise GridError("too_large")
            if any(cell.strip() for cell in cells):
                found.append(Line(number, tuple(_unquoted(cell) for cell in cells)))
    except csv.Error as error:
        raise GridError("broken") from error
    return tuple(found)


def _unquoted(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@\t\r") else text


def _workbook(content: bytes) -> tuple[Grid, ...]:
    try:
        book = Workbook(_members(content), widest=WIDEST)
        return tuple(Grid(name, _lines(book, at)) for at, name in enumerate(book.names()))
    except (GridError, WorkbookError) as error:
        raise GridError(error.code) from error
    except Exception as error:  # whatever a broken archive makes a library raise
        raise GridError("broken") from error


def _lines(book: Workbook, place: int) -> tuple[Line, ...]:
    found: list[Line] = []
    for number, row in book.rows(place):
        cells = tuple(cell.strip() for cell in row)
        if any(cells):
            found.append(Line(number, cells))
            if len(found) > LONGEST:
                raise GridError("too_large")
    return tuple(found)


def _members(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(one.file_size for one in archive.infolist()) > LARGEST:
            raise GridError("too_large")
        return {one.filename: _bytes(archive, one) for one in archive.infolist()}


def _bytes(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """Read a member no further than it says it is long: a lie would fill the memory."""
    with archive.open(one) as member:
        found = member.read(one.file_size + 1)
    if len(found) > one.file_size:
        raise GridError("too_large")
    return found
