"""The first table of a spreadsheet or a CSV, as it stands there: headers and numbered lines."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from travesia.directory.domain.errors import FileError
from travesia.directory.domain.files.csv_package import LARGEST, members
from travesia.directory.domain.files.workbook import first_sheet

#: Letters that spreadsheets write a CSV in: with a mark, UTF-8, older Windows programs.
_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its headers, and its lines with their number in the file."""

    headers: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]


def read_grid(content: bytes) -> Grid:
    """Read the first sheet of a workbook, or a CSV; lines without anything are passed over.

    Raises FileError (`unknown_form`, `too_large`, `broken`, `no_tables`).
    """
    if len(content) > LARGEST:
        raise FileError("too_large")
    if content[:4] == b"PK\x03\x04":
        files = members(content)
        if "xl/workbook.xml" not in files:
            raise FileError("no_tables")
        numbered = first_sheet(files)
    else:
        numbered = list(_csv(content))
    lines = [(at, cells) for at, cells in numbered if any(cell.strip() for cell in cells)]
    if len(lines) < 2:
        raise FileError("no_tables")
    headers = tuple(cell.strip() for cell in lines[0][1])
    return Grid(headers, tuple((at, tuple(cells)) for at, cells in lines[1:]))


def _csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _text(content)
    first = text.partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    if not first.count(delimiter) or "\0" in text:
        raise FileError("unknown_form")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in lines:
            yield lines.line_num, cells
    except csv.Error as error:
        raise FileError("broken", "CSV") from error


def _text(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileError("broken", "CSV")  # latin-1 reads everything
