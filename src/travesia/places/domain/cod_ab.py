"""Reading of COD-AB tables: administrative areas with P-codes and days of validity, as CSV."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO

from travesia.places.domain.errors import PlacesError
from travesia.vocab.states import state_by_alpha2, state_by_alpha3

_CODE = re.compile(r"adm(\d)_?pcode")
_NAME = re.compile(r"adm(\d)_?(name|ref|[a-z]{2,3})")
_FROM = ("validon", "valid_on")
_TO = ("validto", "valid_to")
_PREFERRED = ("name", "es", "fr", "en", "pt", "ref")
"""Column that gives an area its name, when a table has several languages."""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area as a row of the table gives it."""

    line: int
    """Line of the file, the header being line 1."""
    pcode: str
    name: str
    names: Mapping[str, str]
    level: int
    country: str
    """ISO 3166-1 alpha-3."""
    parent: str
    """P-code of the area above; empty at level 1."""
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not resolve.

    Codes: `incomplete`, `bad_date`, `unknown_country`, `bad_prefix`, `unusual_prefix` (taken all
    the same), `duplicate_code`, `overlapping_validity`, `orphan`.
    """

    code: str
    line: int
    pcode: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CodTable:
    """A table as read: rows that can stand by themselves, and what could not."""

    level: int
    read: int
    rows: tuple[AreaRow, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Columns:
    codes: dict[int, str] = field(default_factory=dict)
    names: dict[int, dict[str, str]] = field(default_factory=dict)
    valid_from: str = ""
    valid_to: str = ""

    @property
    def level(self) -> int:
        return max(self.codes, default=-1)


class _RowError(Exception):
    """A row cannot be taken: code and detail of the problem."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def read_cod_ab(text: str, *, refuse: Callable[[str], PlacesError]) -> CodTable:
    """Read one table; its rows describe areas of the deepest level it has columns for.

    Column names are those of COD-AB (`ADM1_PCODE`, `ADM1_ES`, `validOn`, `validTo`), in capitals
    or not. Raises what `refuse` makes of `no_table` (not CSV), `no_codes` (no P-codes below the
    country) or `no_validity` (no `validOn`) when the table as a whole is not one.
    """
    text = text.lstrip("\ufeff")
    header = text.partition("\n")[0]
    # A spreadsheet in Spanish, French or Portuguese writes semicolons.
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns(reader.fieldnames or ())
        lines = list(_lines(reader))
    except csv.Error as error:
        raise refuse("no_table") from error
    if columns.level < 1 or 0 not in columns.codes:
        raise refuse("no_codes")
    if not columns.valid_from:
        raise refuse("no_validity")
    rows: list[AreaRow] = []
    problems: list[Problem] = []
    for line, cells in lines:
        pcode = cells.get(columns.codes[columns.level], "")
        try:
            row = _row(line, cells, columns)
        except _RowError as error:
            problems.append(Problem(error.code, line, pcode, error.detail))
            continue
        rows.append(row)
        if row.parent and not row.pcode.startswith(row.parent):
            problems.append(Problem("unusual_prefix", line, pcode, row.parent))
    return CodTable(columns.level, len(lines), tuple(rows), tuple(problems))


def _columns(header: object) -> _Columns:
    found = _Columns()
    for name in header if isinstance(header, list | tuple) else ():
        key = name.strip().lower()
        if match := _CODE.fullmatch(key):
            found.codes[int(match[1])] = name
        elif match := _NAME.fullmatch(key):
            found.names.setdefault(int(match[1]), {})[match[2]] = name
        elif key in _FROM:
            found.valid_from = name
        elif key in _TO:
            found.valid_to = name
    return found


def _lines(reader: "csv.DictReader[str]") -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its line: cells trimmed, missing ones empty; no rows of HXL tags."""
    for raw in reader:
        cells = {key: (value or "").strip() for key, value in raw.items() if isinstance(key, str)}
        if any(cells.values()) and not next(iter(cells.values())).startswith("#"):
            yield reader.line_num, cells


def _row(line: int, cells: Mapping[str, str], columns: _Columns) -> AreaRow:
    level = columns.level
    pcode = cells[columns.codes[level]]
    names = {tag: cells[name] for tag, name in columns.names.get(level, {}).items() if cells[name]}
    if not pcode or not names:
        raise _RowError("incomplete", "name" if pcode else "pcode")
    country = _country(cells[columns.codes[0]], pcode)
    parent = cells[columns.codes[level - 1]] if level > 1 and level - 1 in columns.codes else ""
    if level > 1 and not parent:
        raise _RowError("orphan")
    valid_from = _day(cells[columns.valid_from])
    valid_to = _day(cells[columns.valid_to]) if columns.valid_to else None
    if valid_from is None or (valid_to is not None and valid_to < valid_from):
        raise _RowError("bad_date", f"{valid_from or ''}/{valid_to or ''}")
    name = next((names[tag] for tag in _PREFERRED if tag in names), next(iter(names.values())))
    languages = {tag: text for tag, text in names.items() if tag not in {"name", "ref"}}
    return AreaRow(line, pcode, name, languages, level, country, parent, valid_from, valid_to)


def _country(code: str, pcode: str) -> str:
    state = state_by_alpha2(code) if len(code) == 2 else state_by_alpha3(code)
    if state is None or not state.alpha2:
        raise _RowError("unknown_country", code)
    if not pcode.startswith((state.alpha2, state.alpha3)):
        raise _RowError("bad_prefix", state.alpha2)
    return state.alpha3


def _day(text: str) -> date | None:
    """Read `2019-10-22`, `2019/10/22` or either with a time behind it; empty is None."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError:
        raise _RowError("bad_date", text) from None
