"""Files of events into one DuckDB table; what cannot be read is set aside, counted and named."""

import csv
import gzip
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from travesia.screening.linkage.errors import LinkError

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

EXTRA: Final = "mode"
"""A column that only the reasons of unmatched events use: land, air or sea."""

_DELIMITERS: Final = ",;\t|"
_LONGEST_HEADER: Final = 65_536


@dataclass(frozen=True)
class _Source:
    """One file: where, and how its columns are called in SQL."""

    path: Path
    columns: dict[str, str]
    """Name in COLUMNS → the column of the file in SQL."""
    width: int
    delimiter: str = ""
    """Empty for Parquet."""


def read_events(
    database: "DuckDBPyConnection", paths: Sequence[Path], *, encoding: str = "utf-8"
) -> tuple[str, ...]:
    """Read files into the tables `events` (COLUMNS) and `set_aside`; give the columns missing.

    `set_aside` has source, line (of the file, or of its rows for what could be parsed), event_id,
    reason (a code of the catalogue) and detail. Lines that cannot be parsed, events without id,
    and events whose id stands in another one already are there; a copy of an event, equal in all
    columns, is there too and changes nothing.

    Raises LinkError when a file is missing, empty, not of this kind, or without `event_id`.
    """
    database.execute(
        "create table set_aside (source varchar, line bigint, event_id varchar, reason varchar,"
        " detail varchar)"
    )
    sources = [_source(database, path, encoding) for path in paths]
    for place, source in enumerate(sources):
        _take_in(database, source, f"part_{place}", encoding)
    gathered = " union all ".join(f"select * from part_{place}" for place in range(len(sources)))
    database.execute(f"create table gathered as {gathered}")
    for place in range(len(sources)):
        database.execute(f"drop table part_{place}")
    _set_aside(database)
    found = {name for source in sources for name in source.columns}
    return tuple(name for name in COLUMNS if name not in found)


def _source(database: "DuckDBPyConnection", path: Path, encoding: str) -> _Source:
    if not path.is_file():
        raise LinkError("link.file_missing", file=str(path))
    with path.open("rb") as opened:
        parquet = opened.read(4) == b"PAR1"
    if parquet:
        names, delimiter = _parquet_columns(database, path), ""
        spelled = ['"' + name.replace('"', '""') + '"' for name in names]
    else:
        delimiter, names = _csv_header(path, encoding)
        spelled = [f"c{place}" for place in range(len(names))]
    columns: dict[str, str] = {}
    for name, column in zip(names, spelled, strict=True):
        if name.strip().lower() in (*COLUMNS, EXTRA):
            columns.setdefault(name.strip().lower(), column)
    if "event_id" not in columns:
        raise LinkError("link.no_event_id", file=path.name)
    return _Source(path, columns, len(names), delimiter)


def _parquet_columns(database: "DuckDBPyConnection", path: Path) -> list[str]:
    import duckdb

    try:
        rows = database.execute("describe select * from read_parquet(?)", [str(path)]).fetchall()
    except duckdb.Error as error:
        raise _unreadable(path, error) from None
    return [str(row[0]) for row in rows]


def _csv_header(path: Path, encoding: str) -> tuple[str, list[str]]:
    """Read the header line; the delimiter is the one that parts `event_id` from the rest."""
    with path.open("rb") as opened:
        packed = opened.read(2) == b"\x1f\x8b"
    try:
        with gzip.open(path, "rb") if packed else path.open("rb") as opened:
            raw = opened.readline(_LONGEST_HEADER)
        text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from None
    if not text.strip():
        raise LinkError("link.file_empty", file=path.name)
    for delimiter in _DELIMITERS:
        names = next(csv.reader(io.StringIO(text), delimiter=delimiter), [])
        if "event_id" in (name.strip().lower() for name in names):
            return delimiter, names
    raise LinkError("link.no_event_id", file=path.name)


def _take_in(database: "DuckDBPyConnection", source: _Source, table: str, encoding: str) -> None:
    import duckdb

    selected = ", ".join(
        f"cast({source.columns[name]} as varchar) as {name}"
        if name in source.columns
        else f"cast(null as varchar) as {name}"
        for name in (*COLUMNS, EXTRA)
    )
    reading, values = "read_parquet(?)", [str(source.path)]
    if source.delimiter:
        columns = {f"c{place}": "VARCHAR" for place in range(source.width)}
        reading = (
            f"read_csv(?, auto_detect=false, header=true, delim=?, quote='\"', escape='\"', "
            f"columns={columns}, encoding=?, store_rejects=true, rejects_limit=0, "
            f"rejects_table='{table}_lines', rejects_scan='{table}_scan')"
        )
        values += [source.delimiter, encoding]
    try:
        database.execute(
            f"create table {table} as select {selected}, ? as source, "
            f"row_number() over () as row_read from {reading}",
            [source.path.name, *values],
        )
    except duckdb.Error as error:
        raise _unreadable(source.path, error) from None
    if source.delimiter:
        database.execute(
            "insert into set_aside select ?, line, null, 'link.aside_line', "
            f"min(lower(error_type::varchar)) from {table}_lines group by line",
            [source.path.name],
        )


def _set_aside(database: "DuckDBPyConnection") -> None:
    """Keep one event of each id: the least in all its columns, whatever the order of the rows."""
    values = ", ".join(f"coalesce({name}, '')" for name in (*COLUMNS[1:], EXTRA))
    database.execute(
        "update gathered set event_id = trim(event_id) where event_id <> trim(event_id)"
    )
    database.execute(
        "insert into set_aside select source, row_read, null, 'link.aside_no_id', null "
        "from gathered where coalesce(event_id, '') = ''"
    )
    database.execute(
        "create table repeated as select event_id from gathered where event_id <> '' "
        "group by event_id having count(*) > 1"
    )
    database.execute(
        "create table ranked as select *, "
        f"row_number() over (partition by event_id order by {values}, source, row_read) as rank, "
        f"rank() over (partition by event_id order by {values}) as value_rank "
        "from gathered semi join repeated using (event_id)"
    )
    database.execute(
        "insert into set_aside select source, row_read, event_id, "
        "case when value_rank = 1 then 'link.aside_copy' else 'link.aside_id_again' end, null "
        "from ranked where rank > 1"
    )
    listed = ", ".join((*COLUMNS, EXTRA))
    database.execute(
        f"create table events as select {listed} from gathered anti join repeated "
        f"using (event_id) where event_id <> '' "
        f"union all select {listed} from ranked where rank = 1"
    )
    database.execute("drop table gathered; drop table ranked; drop table repeated")


def _unreadable(path: Path, error: Exception) -> LinkError:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return LinkError("link.unreadable", file=path.name, why=lines[0][:200])
