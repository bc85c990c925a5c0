"""Write entries as files: JSON, a tabular package, a workbook; the same entries, the same bytes."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Sequence
from datetime import date

from travesia.core.spreadsheet import Sheet, workbook
from travesia.directory.domain.cells import Value
from travesia.directory.domain.nesting import NOT_KNOWN, Json, Nesting, as_json
from travesia.directory.domain.redaction import Row, Rows
from travesia.directory.domain.tables import TABLES, Column, Table

HSDS_VERSION = "3.1.3"
PROFILE = "https://travesia.example/hsds/profile"
FORMS = ("json", "csv", "xlsx")
#: What looks like a number to a spreadsheet, and is harmless: a telephone, a coordinate.
_NUMBER = re.compile(r"[+-]?[\d\s().-]+")


def write_file(rows: Rows, form: str, *, today: date, own: bool) -> bytes:
    """Return entries as a file of a form; `own` keeps our own columns, so that it can come back."""
    if form == "json":
        return write_json(rows, today=today, own=own)
    return write_package(rows, own=own) if form == "csv" else write_workbook(rows, own=own)


def document_of(rows: Rows, *, today: date, own: bool) -> Json:
    """Return entries as one document of HSDS."""
    nesting = Nesting(rows, today=today, own=own)
    found: Json = {"hsds_version": HSDS_VERSION, "profile": PROFILE}
    found["taxonomies"] = [nesting.taxonomy(row) for row in _sorted(rows, "taxonomy")]
    found["taxonomy_terms"] = [nesting.term(row) for row in _sorted(rows, "taxonomy_term")]
    found["organizations"] = [nesting.organization(row) for row in _sorted(rows, "organization")]
    if own:
        found["locations"] = [nesting.location(row) for row in _sorted(rows, "location")]
    found["services"] = [nesting.service(row) for row in _sorted(rows, "service")]
    if own:
        table = TABLES["x_text"]
        found["x_texts"] = [
            {c.name: as_json(row.get(c.name)) for c in table.columns}
            for row in _sorted(rows, "x_text")
        ]
    return found


def write_json(rows: Rows, *, today: date, own: bool) -> bytes:
    """Return entries as JSON in UTF-8."""
    document = document_of(rows, today=today, own=own)
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def write_package(rows: Rows, *, own: bool) -> bytes:
    """Return entries as the tabular package of HSDS in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package_files(rows, own=own).items():
            # A fixed time, so that the same entries are the same file.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def package_files(rows: Rows, *, own: bool) -> dict[str, bytes]:
    """Return the tables that have rows as CSV files by name."""
    found = {}
    for table in _tables(rows, own=own):
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerows([_harmless(cell) for cell in line] for line in _grid(table, rows, own=own))
        found[f"{table.name}.csv"] = out.getvalue().encode()
    return found


def write_workbook(rows: Rows, *, own: bool) -> bytes:
    """Return the tables that have rows as sheets of a workbook."""
    sheets = [Sheet(table.name, _grid(table, rows, own=own)) for table in _tables(rows, own=own)]
    return workbook(sheets or [Sheet("service", [["id", "name", "status"]])])


def _tables(rows: Rows, *, own: bool) -> list[Table]:
    return [
        table
        for name, table in TABLES.items()
        if rows.get(name) and (own or not name.startswith("x_"))
    ]


def _grid(table: Table, rows: Rows, *, own: bool) -> Sequence[Sequence[str]]:
    columns = [c for c in table.columns if c.field and (own or not c.name.startswith("x_"))]
    head = [column.name for column in columns]
    return [head, *([_text(row, c) for c in columns] for row in _sorted(rows, table.name))]


def _text(row: Row, column: Column) -> str:
    value: Value = row.get(column.name)
    if value in (None, ""):
        return NOT_KNOWN if column.name in {"postal_code", "state_province"} else ""
    said = as_json(value)
    return ("true" if said else "false") if isinstance(said, bool) else str(said)


def _sorted(rows: Rows, table: str) -> list[Row]:
    return sorted(rows.get(table, ()), key=lambda row: str(row["id"]))


def _harmless(cell: str) -> str:
    risky = cell[:1] in tuple("=+-@\t\r") and cell and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if risky else cell
