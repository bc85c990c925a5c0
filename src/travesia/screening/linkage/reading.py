"""Files of events into one DuckDB table; what cannot be read is set aside, counted and named."""

import codecs
import csv
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from travesia.screening.linkage.errors import LinkError
from travesia.screening.linkage.lines import Lines, look_at

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS: Final = (
    "event_id",
    "name",
    "birth_date",
    "sex",
    "document_number",
    "nationality",
    "date",
    "direction",
)
"""Columns that are read, by their names in any case; all but the first may be missing."""

EXTRA: Final = ("mode", "latitude", "longitude")
"""Columns that only reasons and questions use: land, air or sea; where the post is, in degrees."""

_Aside = tuple[int, str | None, str, str | None]
"""Line, event, reason and detail of what is set aside."""

_DELIMITERS: Final = ",;\t|"


@dataclass(frozen=True)
class _Source:
    """One file: where, and how its columns are called in SQL."""

    path: Path
    columns: dict[str, str]
    """Name in COLUMNS → the column of the file in SQL."""
    width: int
    delimiter: str = ""
    lines: Lines | None = None
    """None for Parquet."""


def read_events(
    database: "DuckDBPyConnection", paths: Sequence[Path], *, encoding: str = "utf-8"
) -> tuple[str, ...]:
    """Read files into the tables `events` (COLUMNS) and `set_aside`; give the columns missing.

    `set_aside` has source, line of the file (of Parquet the row), event_id, reason (a code of the
    catalogue) and detail. Lines that cannot be parsed, events without id, and events whose id an
    earlier one has already are there; the first is kept, in the order of the files and lines. One
    line is one event: a quote that its line does not close spoils that line and no other.

    Raises LinkError when a file is missing, empty, not of this kind, or without `event_id`.
    """
    database.execute(
        "create table set_aside (source varchar, line bigint, event_id varchar, reason varchar,"
        " detail varchar)"
    )
    with tempfile.TemporaryDirectory(prefix="travesia-link-") as folder:
        sources = [
            _source(database, path, encoding, Path(folder) / f"{place}.csv")
            for place, path in enumerate(paths)
        ]
        rejected = [_take_in(database, source, place) for place, source in enumerate(sources)]
    gathered = " union all ".join(f"select * from part_{place}" for place in range(len(sources)))
    database.execute(f"create table gathered as {gathered}")
    for place in range(len(sources)):
        database.execute(f"drop table part_{place}")
    _set_aside(database)
    _number_lines(database, sources, rejected)
    found = {name for source in sources for name in source.columns}
    return tuple(name for name in COLUMNS if name not in found)


def _source(database: "DuckDBPyConnection", path: Path, encoding: str, copy: Path) -> _Source:
    if path.is_dir():
        raise LinkError("link.is_folder", file=str(path))
    if not path.is_file():
        raise LinkError("link.file_missing", file=str(path))
    with path.open("rb") as opened:
        parquet = opened.read(4) == b"PAR1"
    if parquet:
        names, delimiter, lines = _parquet_columns(database, path), "", None
        spelled = ['"' + name.replace('"', '""') + '"' for name in names]
    else:
        lines = _lines(path, encoding, copy)
        delimiter, names = _csv_header(path, lines.header)
        spelled = [f"c{place}" for place in range(len(names))]
    columns: dict[str, str] = {}
    for name, column in zip(names, spelled, strict=True):
        if name.strip().lower() in (*COLUMNS, *EXTRA):
            columns.setdefault(name.strip().lower(), column)
    if "event_id" not in columns:
        raise LinkError("link.no_event_id", file=path.name)
    return _Source(path, columns, len(names), delimiter, lines)


def _parquet_columns(database: "DuckDBPyConnection", path: Path) -> list[str]:
    import duckdb

    try:
        rows = database.execute("describe select * from read_parquet(?)", [str(path)]).fetchall()
    except duckdb.Error as error:
        raise _unreadable(path, error) from None
    return [str(row[0]) for row in rows]


def _lines(path: Path, encoding: str, copy: Path) -> Lines:
    try:
        return look_at(path, encoding, copy)
    except UnicodeError:
        with path.open("rb") as opened:
            double = opened.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
        example = "utf-16" if double else "cp1252"
        raise LinkError("link.encoding", file=path.name, example=example) from None
    except (OSError, EOFError) as error:
        raise _unreadable(path, error) from None


def _csv_header(path: Path, text: str) -> tuple[str, list[str]]:
    """Read the header line; the delimiter is the one that parts `event_id` from the rest."""
    if not text.strip():
        raise LinkError("link.file_empty", file=path.name)
    for delimiter in _DELIMITERS:
        names = next(csv.reader(io.StringIO(text), delimiter=delimiter), [])
        if "event_id" in (name.strip().lower() for name in names):
            return delimiter, names
    raise LinkError("link.no_event_id", file=path.name)


def _take_in(database: "DuckDBPyConnection", source: _Source, place: int) -> list[int]:
    """Read one file into `part_N`; give the lines that the parser refused, and name them."""
    import duckdb

    selected = ", ".join(
        f"cast({source.columns[name]} as varchar) as {name}"
        if name in source.columns
        else f"cast(null as varchar) as {name}"
        for name in (*COLUMNS, *EXTRA)
    )
    lines = source.lines
    reading, values = "read_parquet(?)", [str(source.path)]
    if lines is not None:
        columns = {f"c{number}": "VARCHAR" for number in range(source.width)}
        reading = (
            f"read_csv(?, auto_detect=false, header=true, delim=?, quote='\"', escape='\"', "
            f"columns={columns}, encoding='utf-8', store_rejects=true, rejects_limit=0, "
            f"rejects_table='part_{place}_lines', rejects_scan='part_{place}_scan')"
        )
        values = [str(lines.path), source.delimiter]
    try:
        database.execute(
            f"create table part_{place} as select {selected}, {place} as place, "
            f"row_number() over () as row_read from {reading}",
            values,
        )
    except duckdb.Error as error:
        raise _unreadable(source.path, error) from None
    if lines is None:
        return []
    refused = {
        lines.line_of(int(line)): str(why)
        for line, why in database.execute(
            f"select line, min(lower(error_type::varchar)) from part_{place}_lines group by line"
        ).fetchall()
    }
    named = {**refused, **dict.fromkeys(lines.broken, "quote not closed")}
    rows = [(line, None, "link.aside_line", why) for line, why in sorted(named.items())]
    _put_aside(database, source.path.name, rows)
    return list(refused)


def _put_aside(database: "DuckDBPyConnection", source: str, rows: Sequence[_Aside]) -> None:
    import pyarrow as pa

    if not rows:
        return
    line, event, reason, detail = zip(*rows, strict=True)
    text = pa.string()
    given = pa.table(
        {
            "line": pa.array(line, pa.int64()),
            "event": pa.array(event, text),
            "reason": pa.array(reason, text),
            "detail": pa.array(detail, text),
        }
    )
    database.register("rows_given", given)
    database.execute(
        "insert into set_aside select ?, line, event, reason, detail from rows_given", [source]
    )
    database.unregister("rows_given")


def _set_aside(database: "DuckDBPyConnection") -> None:
    """Keep the first event of each id, in the order of the files and of their lines."""
    values = ", ".join(f"coalesce({name}, '')" for name in (*COLUMNS[1:], *EXTRA))
    listed = ", ".join((*COLUMNS, *EXTRA))
    database.execute(
        "update gathered set event_id = trim(event_id) where event_id <> trim(event_id)"
    )
    database.execute(
        "create table aside_rows as select place, row_read, null::varchar as event_id, "
        "'link.aside_no_id' as reason from gathered where coalesce(event_id, '') = ''"
    )
    database.execute(
        "create table ranked as select *, "
        "row_number() over (partition by event_id order by place, row_read) as rank "
        "from gathered semi join (select event_id from gathered where event_id <> '' "
        "group by event_id having count(*) > 1) using (event_id)"
    )
    database.execute(
        f"create table told as select place, row_read, event_id, rank, [{values}] as said "
        "from ranked"
    )
    database.execute(
        "insert into aside_rows select told.place, told.row_read, event_id, "
        "case when told.said = first.said then 'link.aside_copy' else 'link.aside_id_again' end "
        "from told join told as first using (event_id) where first.rank = 1 and told.rank > 1"
    )
    database.execute(
        f"create table events as select {listed} from gathered anti join "
        "(select event_id from ranked) as again using (event_id) where event_id <> '' "
        f"union all select {listed} from ranked where rank = 1"
    )
    database.execute("drop table gathered; drop table ranked; drop table told")


def _number_lines(
    database: "DuckDBPyConnection", sources: Sequence[_Source], rejected: Sequence[list[int]]
) -> None:
    """Move `aside_rows` into `set_aside`, each with the line of its file."""
    for place, source in enumerate(sources):
        rows = database.execute(
            "select row_read, event_id, reason from aside_rows where place = ?", [place]
        ).fetchall()
        numbers = {int(row): int(row) for row, _, _ in rows}
        if source.lines is not None:
            numbers = source.lines.lines_of_rows(rejected[place], numbers)
        found: list[_Aside] = [(numbers[int(row)], event, why, None) for row, event, why in rows]
        _put_aside(database, source.path.name, found)
    database.execute("drop table aside_rows")


def _unreadable(path: Path, error: Exception) -> LinkError:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return LinkError("link.unreadable", file=path.name, why=lines[0][:200])
