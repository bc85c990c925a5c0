"""The tabular package of HSDS: one CSV file a table, in a zip."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence

from travesia.directory.domain.checking import Row
from travesia.directory.domain.errors import FileError
from travesia.directory.domain.tables import TABLES

LARGEST = 200_000_000
"""Bytes of all tables together, unpacked."""


def members(content: bytes) -> dict[str, bytes]:
    """Return the files of a zip by name; FileError for one that is none, or grows too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST:
                raise FileError("too_large")
            return {one.filename: _bytes(archive, one) for one in archive.infolist()}
    except FileError:
        raise
    except Exception as error:  # whatever a broken archive makes the library raise
        raise FileError("broken", "zip") from error


def _bytes(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """Read a member no further than it says it is long: a lie would fill the memory."""
    with archive.open(one) as member:
        found = member.read(one.file_size + 1)
    if len(found) > one.file_size:
        raise FileError("too_large")
    return found


def read_package(files: Mapping[str, bytes]) -> dict[str, list[Row]]:
    """Read the tables of a package; FileError (`no_tables`, `broken`)."""
    tables: dict[str, list[Row]] = {}
    for path, content in files.items():
        name = path.replace("\\", "/").rsplit("/", 1)[-1].lower()
        if not name.endswith(".csv") or name.startswith("."):
            continue
        table = name.removesuffix(".csv")
        tables[table] = read_csv(content, table)
    if not any(name in TABLES for name in tables):
        raise FileError("no_tables")
    return tables


def read_csv(content: bytes, name: str) -> list[Row]:
    """Read one table; the first line names the columns."""
    try:
        text = content.decode("utf-8-sig")
        first = text.partition("\n")[0]
        delimiter = ";" if first.count(";") > first.count(",") else ","
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        grid = [(lines.line_num, cells) for cells in lines]
    except (UnicodeDecodeError, csv.Error) as error:
        raise FileError("broken", f"{name}.csv") from error
    return rows_of(grid, name)


def rows_of(grid: Sequence[tuple[int, Sequence[str]]], name: str) -> list[Row]:
    """Return the rows of a grid of numbered lines, the first of which names the columns."""
    if not grid:
        return []
    header = [cell.strip() for cell in grid[0][1]]
    found = []
    for number, cells in grid[1:]:
        row = {key: _unquoted(cell) for key, cell in zip(header, cells, strict=False) if key}
        linked = row.pop("link_entity", "service") if name == "attribute" else "service"
        if any(cell.strip() for cell in row.values()) and linked in ("", "service"):
            found.append(Row(f"{name}, line {number}", row))
    return found


def _unquoted(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@\t\r") else cell
