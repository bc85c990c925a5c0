"""Tables in a workbook (Office Open XML): one sheet a table."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from travesia.core.workbooks import Workbook, WorkbookError
from travesia.directory.domain.checking import Row
from travesia.directory.domain.errors import FileError
from travesia.directory.domain.files.csv_package import rows_of
from travesia.directory.domain.tables import TABLES

WIDEST = 500
"""Columns; a table of HSDS has thirty."""


def read_workbook(files: Mapping[str, bytes]) -> dict[str, list[Row]]:
    """Read the sheets of a workbook by their names; FileError (`no_tables`, `broken`)."""
    with _said_as_file_error():
        book = Workbook(files, widest=WIDEST)
        tables: dict[str, list[Row]] = {}
        for place, name in enumerate(book.names()):
            tables[name.lower()] = rows_of(list(book.rows(place)), name.lower())
    if not any(name in TABLES for name in tables):
        raise FileError("no_tables")
    return tables


def sheet_names(files: Mapping[str, bytes]) -> list[str]:
    """Return the names of the sheets, in small letters; FileError (`broken`)."""
    with _said_as_file_error():
        return [name.lower() for name in Workbook(files, widest=WIDEST).names()]


def first_sheet(files: Mapping[str, bytes]) -> list[tuple[int, list[str]]]:
    """Return the numbered rows of the first sheet, whatever it is called; FileError (`broken`)."""
    with _said_as_file_error():
        return list(Workbook(files, widest=WIDEST).rows(0))


@contextmanager
def _said_as_file_error() -> Iterator[None]:
    try:
        yield
    except WorkbookError as error:
        raise FileError("broken", "XLSX") from error
