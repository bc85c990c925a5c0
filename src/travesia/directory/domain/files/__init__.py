"""Files of the directory: HSDS as JSON, as a tabular package (zip of CSV), as a workbook."""

from travesia.directory.domain.checking import Row
from travesia.directory.domain.errors import FileError
from travesia.directory.domain.files.csv_package import LARGEST, members, read_csv, read_package
from travesia.directory.domain.files.json_tree import read_json
from travesia.directory.domain.files.workbook import read_workbook, sheet_names
from travesia.directory.domain.tables import TABLES

__all__ = ["LARGEST", "is_hsds", "read_file", "read_json", "read_package", "read_workbook"]


def read_file(content: bytes, name: str) -> dict[str, list[Row]]:
    """Read a file by what it is, whatever it is called; a single CSV by its name.

    Raises FileError (`unknown_form`, `too_large`, `broken`, `no_tables`) and nothing else.
    """
    if len(content) > LARGEST:
        raise FileError("too_large")
    head = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content[:4] == b"PK\x03\x04":
        files = members(content)
        if "xl/workbook.xml" in files:
            return read_workbook(files)
        return read_package(files)
    if head[:1] in (b"{", b"["):
        return read_json(content)
    table = _table(name)
    if name.lower().endswith(".csv") and table in TABLES:
        return {table: read_csv(content, table)}
    raise FileError("unknown_form")


def is_hsds(content: bytes, name: str) -> bool:
    """Tell whether a file has the tables of HSDS, without reading them: JSON always has.

    Raises FileError (`broken`, `too_large`) for an archive that cannot be opened.
    """
    head = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content[:4] == b"PK\x03\x04":
        files = members(content)
        if "xl/workbook.xml" in files:
            return any(sheet in TABLES for sheet in sheet_names(files))
        return True
    return head[:1] in (b"{", b"[") or _table(name) in TABLES


def _table(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1].lower().removesuffix(".csv")
