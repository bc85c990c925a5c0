"""The sheets of a workbook (Office Open XML, ECMA-376) as rows of text.

No spreadsheet program and no formula is run: a cell is the text that was kept in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class WorkbookError(Exception):
    """A workbook cannot be read, or a row of it is too wide; `code` is `broken` or `too_large`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Workbook:
    """The parts of one workbook, read a sheet at a time.

    Every method raises WorkbookError and nothing else, whatever the parts hold.
    """

    def __init__(self, parts: Mapping[str, bytes], *, widest: int) -> None:
        """Take the unpacked parts by their paths; rows of over `widest` cells are refused."""
        self._parts = parts
        self._widest = widest
        try:
            self._shared = _shared(parts.get("xl/sharedStrings.xml", b""))
            self._paths = tuple(_sheets(parts))
        except Exception as error:  # whatever a broken workbook makes a library raise
            raise WorkbookError("broken") from error

    def names(self) -> tuple[str, ...]:
        """Return the names of the sheets, in their order."""
        return tuple(name for name, _path in self._paths)

    def rows(self, place: int) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows of a sheet, counted from 0, with the number shown beside each."""
        try:
            sheet = fromstring(self._parts[self._paths[place][1]])
            yield from _rows(sheet, self._shared, self._widest)
        except WorkbookError:
            raise
        except Exception as error:  # whatever a broken workbook makes a library raise
            raise WorkbookError("broken") from error


def _sheets(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    relations = fromstring(files["xl/_rels/workbook.xml.rels"])
    targets = {
        one.get("Id"): one.get("Target", "") for one in relations.iter(f"{_PACKAGE}Relationship")
    }
    for sheet in fromstring(files["xl/workbook.xml"]).iter(f"{_MAIN}sheet"):
        target = targets[sheet.get(f"{_OFFICE}id")]
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield sheet.get("name", "").strip(), path


def _shared(content: bytes) -> Sequence[str]:
    if not content:
        return []
    return [_words(one) for one in fromstring(content).iter(f"{_MAIN}si")]


def _words(element: Element) -> str:
    """Join the runs of a text; what is said of its sound (rPh) is not part of it."""
    parts = [one.text or "" for one in element.findall(f"{_MAIN}t")]
    for run in element.findall(f"{_MAIN}r"):
        parts += [one.text or "" for one in run.findall(f"{_MAIN}t")]
    return "".join(parts)


def _rows(sheet: Element, shared: Sequence[str], widest: int) -> Iterator[tuple[int, list[str]]]:
    number = 0
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(row.get("r") or number + 1)
        cells: dict[int, str] = {}
        place = -1
        for cell in row.findall(f"{_MAIN}c"):
            match = _CELL.fullmatch(cell.get("r") or "")
            place = _column(match[1]) if match else place + 1
            if place >= widest:
                raise WorkbookError("too_large")
            cells[place] = _text(cell, shared)
        yield number, [cells.get(at, "") for at in range(max(cells, default=-1) + 1)]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(cell: Element, shared: Sequence[str]) -> str:
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
