"""Write tables as a workbook (Office Open XML, ECMA-376) and as CSV, for people with spreadsheets.

A workbook is a zip of a few small XML files; what is here is all that tables need. Text is always
written as text, so that no cell of data can become a formula.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

Cell = str | int | float | None

#: What Excel and LibreOffice refuse in the name of a sheet, and its longest length.
_NOT_IN_NAMES = re.compile(r"[\\/?*\[\]:']")
_LONGEST_NAME = 31
#: Control characters that XML 1.0 cannot hold.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: Style 0 is plain, 1 bold for heads, 2 whole numbers with thousands set apart.
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/>'
    '</font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/>'
    '<xf numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its rows, and how many rows on top are heads."""

    name: str
    rows: Sequence[Sequence[Cell]]
    heads: int = 1


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as a workbook; the same sheets give the same bytes.

    Names are cut to what spreadsheets take and made different; ValueError without any sheet.
    """
    if not sheets:
        raise ValueError("a workbook holds at least one sheet")
    names = _names([sheet.name for sheet in sheets])
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
            + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
    }
    for place, sheet in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{place}.xml"] = _sheet(sheet)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            # A fixed time, so that the same figures are the same file.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode())
    return out.getvalue()


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV with the mark by which spreadsheets know UTF-8.

    A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return f"\ufeff{out.getvalue()}"


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell[:1] in tuple("=+-@\t\r"):
        return f"'{cell}"
    return cell


def _names(wanted: Sequence[str]) -> list[str]:
    names: list[str] = []
    for text in wanted:
        plain = _NOT_IN_NAMES.sub(" ", text).strip()[:_LONGEST_NAME] or "1"
        name, count = plain, 1
        while name.casefold() in {known.casefold() for known in names}:
            count += 1
            name = f"{plain[: _LONGEST_NAME - 3]} {count}"
        names.append(name)
    return names


def _content_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for n in range(1, count + 1)
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>{sheets}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def _book(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(_clean(name))} sheetId="{n}" r:id="r{n}"/>'
        for n, name in enumerate(names, start=1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    )


def _sheet(sheet: Sheet) -> str:
    widths = _widths(sheet.rows)
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    rows = "".join(
        f'<row r="{n}">{"".join(_cell(cell, bold=n <= sheet.heads) for cell in row)}</row>'
        for n, row in enumerate(sheet.rows, start=1)
    )
    columns = f"<cols>{columns}</cols>" if columns else ""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}">{columns}<sheetData>{rows}</sheetData></worksheet>'


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    count = max((len(row) for row in rows), default=0)
    longest = [8] * count
    for row in rows:
        for place, cell in enumerate(row):
            longest[place] = max(longest[place], min(len(str(cell or "")) + 2, 60))
    return longest


def _cell(cell: Cell, *, bold: bool) -> str:
    if cell is None or cell == "":
        return "<c/>"
    style = 1 if bold else 0
    if isinstance(cell, str):
        text = escape(_clean(cell))
        return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(cell, int):
        return f'<c s="{1 if bold else 2}"><v>{cell}</v></c>'
    return f'<c s="{style}"><v>{cell!r}</v></c>'


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub(" ", text)
