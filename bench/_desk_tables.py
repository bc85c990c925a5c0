"""Write millions of rows past the models: COPY on PostgreSQL, one prepared statement on SQLite."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, models

STEP = 20_000
_SAID = 25 * STEP

Values = tuple[Any, ...]


def write(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Values],
    same: Mapping[str, Any],
    *,
    what: str,
) -> int:
    """Write rows of `columns`; every other column is as in `same`, or the default of its field."""
    empty = {
        field.column: field.get_default()
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField)
    }
    rest = {name: value for name, value in {**empty, **same}.items() if name not in columns}
    put = _copied if connection.vendor == "postgresql" else _inserted
    done = 0
    for count in put(model._meta.db_table, columns, iter(rows), rest):
        done += count
        if done % _SAID == 0:
            sys.stderr.write(f"{done:,} {what}\n")
    return done


def _inserted(
    table: str, columns: Sequence[str], rows: Iterator[Values], rest: Mapping[str, Any]
) -> Iterator[int]:
    """Insert with what is the same for all written into the statement."""
    names = ", ".join(f'"{name}"' for name in (*columns, *rest))
    values = ", ".join([*["?"] * len(columns), *(_literal(value) for value in rest.values())])
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({values})'  # noqa: S608  # our own words
    connection.ensure_connection()
    raw: Any = connection.connection
    raw.execute("BEGIN")
    while batch := list(islice(rows, STEP)):
        raw.executemany(statement, batch)
        yield len(batch)
    raw.execute("COMMIT")


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int | float):
        return str(int(value) if isinstance(value, bool) else value)
    return "'" + str(plain(value)).replace("'", "''") + "'"


def _copied(
    table: str, columns: Sequence[str], rows: Iterator[Values], rest: Mapping[str, Any]
) -> Iterator[int]:
    """Copy as text: tabs between values, what is the same for all behind them."""
    names = ", ".join(f'"{name}"' for name in (*columns, *rest))
    behind = "".join("\t" + _text(value) for value in rest.values()) + "\n"
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as target,
    ):
        while batch := list(islice(rows, STEP)):
            target.write("".join("\t".join(map(_text, row)) + behind for row in batch))
            yield len(batch)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return "\\N"
    return ("t" if value else "f") if isinstance(value, bool) else str(value)


def plain(value: object) -> object:
    """Return a value as Django keeps it in SQLite."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value


@contextmanager
def without_indexes(models_: Sequence[type[models.Model]]) -> Iterator[None]:
    """Drop the indexes that no constraint needs, and make them again afterwards.

    Meanwhile nothing is safe from a power cut: what is filled is not measured. PostgreSQL counts
    its rows by itself in time, so it is told to; SQLite never counts on a node, so it is not.
    """
    tables = [model._meta.db_table for model in models_]
    is_pg = connection.vendor == "postgresql"
    found = _rows(_PG_INDEXES, [tables]) if is_pg else _rows(_INDEXES)
    found = [one for one in found if one[2] in tables]
    for name, *_made_by in found:
        _do(f'DROP INDEX "{name}"')
    for word in _PG_FAST if is_pg else _FAST:
        _do(word)
    yield
    for name, made_by, _table in found:
        sys.stderr.write(f"index {name}\n")
        _do(made_by)
    for word in _PG_SAFE if is_pg else _SAFE:
        _do(word)


_INDEXES = (
    "SELECT name, sql, tbl_name FROM sqlite_master "
    "WHERE type = 'index' AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%'"
)
_PG_INDEXES = (
    "SELECT indexname, indexdef, tablename FROM pg_indexes WHERE tablename = ANY(%s) "
    "AND indexdef NOT LIKE 'CREATE UNIQUE%%'"
)
_FAST = (
    "PRAGMA foreign_keys = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -2000000",
    "PRAGMA temp_store = MEMORY",
)
_SAFE = ("PRAGMA wal_checkpoint(TRUNCATE)",)
_PG_FAST = (
    "SET session_replication_role = replica",
    "SET synchronous_commit = off",
    "SET maintenance_work_mem = '1GB'",
)
_PG_SAFE = ("VACUUM ANALYZE", "RESET ALL", "CHECKPOINT")


def _do(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _rows(statement: str, values: Sequence[Any] = ()) -> list[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return list(cursor.fetchall())
