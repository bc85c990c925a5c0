"""Tables in a workbook (Office Open XML): one sheet a table, read without a spreadsheet program."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from travesia.directory.domain.checking import Row
from travesia.directory.domain.errors import FileError
from travesia.directory.domain.files.csv_package import rows_of
from travesia.directory.domain.tables import TABLES

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
WIDEST = 500
"""Columns; a table of HSDS has thirty."""


def read_workbook(files: Mapping[str, bytes]) -> dict[str, list[Row]]:
    """Read the sheets of a workbook by their names; FileError (`no_tables`, `broken`)."""
    try:
        shared = _shared(files.get("xl/sharedStrings.xml", b""))
        tables: dict[str, list[Row]] = {}
        for name, path in _sheets(files):
            grid = list(_grid(fromstring(files[path]), shared))
            tables[name] = rows_of(grid, name)
    except FileError:
        raise
    except Exception as error:  # whatever a broken workbook makes a library raise
        raise FileError("broken", "XLSX") from error
    if not any(name in TABLES for name in tables):
        raise FileError("no_tables")
    return tables


def sheet_names(files: Mapping[str, bytes]) -> list[str]:
    """Return the names of the sheets, in small letters; FileError (`broken`)."""
    try:
        return [name for name, _path in _sheets(files)]
    except Exception as error:  # whatever a broken workbook makes a library raise
        raise FileError("broken", "XLSX") from error


def first_sheet(files: Mapping[str, bytes]) -> list[tuple[int, list[str]]]:
    """Return the numbered rows of the first sheet, whatever it is called; FileError (`broken`)."""
    try:
        shared = _shared(files.get("xl/sharedStrings.xml", b""))
        _name, path = next(_sheets(files))
        return list(_grid(fromstring(files[path]), shared))
    except FileError:
        raise
    except Exception as error:  # whatever a broken workbook makes a library raise
        raise FileError("broken", "XLSX") from error


def _sheets(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the path of its part."""
    relations = fromstring(files["xl/_rels/workbook.xml.rels"])
    targets = {
        one.get("Id"): one.get("Target", "") for one in relations.iter(f"{_PACKAGE}Relationship")
    }
    for sheet in fromstring(files["xl/workbook.xml"]).iter(f"{_MAIN}sheet"):
        target = targets[sheet.get(f"{_OFFICE}id")]
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield sheet.get("name", "").strip().lower(), path


def _shared(content: bytes) -> list[str]:
    if not content:
        return []
    return [_words(one) for one in fromstring(content).iter(f"{_MAIN}si")]


def _words(element: Element) -> str:
    """Join the runs of a text; what is said of its sound (rPh) is not part of it."""
    parts = [one.text or "" for one in element.findall(f"{_MAIN}t")]
    for run in element.findall(f"{_MAIN}r"):
        parts += [one.text or "" for one in run.findall(f"{_MAIN}t")]
    return "".join(parts)


def _grid(sheet: Element, shared: list[str]) -> Iterator[tuple[int, list[str]]]:
    number = 0
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(row.get("r") or number + 1)
        cells: dict[int, str] = {}
        place = -1
        for cell in row.findall(f"{_MAIN}c"):
            match = _CELL.fullmatch(cell.get("r") or "")
            place = _column(match[1]) if match else place + 1
            if place >= WIDEST:
                raise FileError("broken", "XLSX")
            cells[place] = _text(cell, shared)
        yield number, [cells.get(at, "") for at in range(max(cells, default=-1) + 1)]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return _words(inline) if inline is not None else ""
    value = cell.find(f"{_MAIN}v")
    text = (value.text or "") if value is not None else ""
    if kind == "s":
        return shared[int(text)]
    if kind == "b":
        return "true" if text == "1" else "false"
    # Spreadsheets write whole numbers as 14.0 now and then.
    return text.removesuffix(".0") if kind == "n" else text
