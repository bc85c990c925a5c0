"""Write many new rows of one table: COPY on PostgreSQL, one prepared statement on SQLite.

For loads of thousands of rows, where building one statement out of every value costs more than
the database does. The database checks what it always checks.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, models

from travesia.core import statements

#: Turns the value of one column into what the database takes.
_Write = Callable[[Any], Any]

#: Fewer rows than these are not worth a COPY.
_FEW = 20


def insert(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model, in the caller's transaction.

    A key that the database gives is not read back. No `save` is called and nothing is announced, as
    with `bulk_create`. Errors are those of the database.
    """
    if rows:
        columns, taken = _written(rows)
        insert_values(type(rows[0])._meta.db_table, columns, taken)
        _are_there(rows)


def put(rows: Sequence[models.Model], *, key: str = "id") -> None:
    """Write rows whole, new or in place of those with the same key, in the caller's transaction.

    `key` is a column that is unique. Otherwise as `insert`.
    """
    if not rows:
        return
    columns, taken = _written(rows)
    quote = connection.ops.quote_name
    others = ", ".join(f"{quote(c)} = excluded.{quote(c)}" for c in columns if c != key)
    instead = f" ON CONFLICT ({quote(key)}) DO UPDATE SET {others}"
    insert_values(type(rows[0])._meta.db_table, columns, taken, instead=instead)
    _are_there(rows)


def _written(rows: Sequence[models.Model]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Return the columns of rows of one model, and each row as the database takes it."""
    columns, values, writes = _plan(type(rows[0]), connection.vendor)
    taken = [
        tuple(
            value if write is None else write(value)
            for write, value in zip(writes, values(row), strict=True)
        )
        for row in rows
    ]
    return columns, taken


def _are_there(rows: Iterable[models.Model]) -> None:
    for row in rows:
        row._state.adding = False


def insert_values(
    table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, instead: str = ""
) -> None:
    """Write rows of values that the database takes as they are; names are our own, never input.

    `instead` is what to do where a row is there already; without it that is an error.
    """
    taken = list(rows)
    into = _into(table, tuple(columns))
    statement = f"INSERT INTO {into}{instead}"  # our own names
    if len(taken) == 1:
        statements.run(statement, taken[0])
        return
    with connection.cursor() as cursor, connection.wrap_database_errors:
        if connection.vendor == "postgresql" and len(taken) >= _FEW and not instead:
            with cursor.copy(f"COPY {into.partition(' VALUES ')[0]} FROM STDIN") as target:
                for row in taken:
                    target.write_row(row)
        elif taken:
            cursor.executemany(statement, taken)


@cache
def _into(table: str, columns: tuple[str, ...]) -> str:
    """Return table, columns and the places of their values; names are quoted alike everywhere."""
    quoted = ", ".join(connection.ops.quote_name(name) for name in columns)
    places = ", ".join(["%s"] * len(columns))
    return f"{connection.ops.quote_name(table)} ({quoted}) VALUES ({places})"


def change(row: models.Model, *names: str) -> None:
    """Write these fields of a row that is there, as `save(update_fields=…)` does.

    No `save` is called and nothing is announced. ObjectDoesNotExist where the row is gone.
    """
    statement, values, writes = _changing(type(row), names, connection.vendor)
    taken = [
        value if write is None else write(value)
        for write, value in zip(writes, values(row), strict=True)
    ]
    if statements.run(statement, taken) == 0:
        raise ObjectDoesNotExist(f"{type(row).__name__} {row.pk} is not there to be changed")


@cache
def _changing(
    model: type[models.Model], names: tuple[str, ...], vendor: str
) -> tuple[str, Callable[[Any], tuple[Any, ...]], tuple[_Write | None, ...]]:
    """Return the statement, how to read its values off a row, and what to do with each."""
    key = model._meta.pk
    fields: list[Any] = [*(model._meta.get_field(name) for name in names), key]
    quote = connection.ops.quote_name
    said = ", ".join(f"{quote(field.column)} = %s" for field in fields[:-1])
    statement = (
        f"UPDATE {quote(model._meta.db_table)} SET {said} WHERE {quote(fields[-1].column)} = %s"  # noqa: S608  # our own names
    )
    return (
        statement,
        attrgetter(*(field.attname for field in fields)),
        tuple(_write_of(field, vendor) for field in fields),
    )


@cache
def _plan(
    model: type[models.Model], vendor: str
) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[_Write | None, ...]]:
    """Return the columns to write, how to read them off a row, and what to do with each value."""
    fields = [
        field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)
    ]
    names = [field.attname for field in fields]
    columns = tuple(str(field.column) for field in fields)
    return columns, attrgetter(*names), tuple(_write_of(field, vendor) for field in fields)


def _write_of(field: models.Field[Any, Any], vendor: str) -> _Write | None:
    """Return what turns a value of this field into what the database takes; None for nothing."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    known = _SQLITE if vendor == "sqlite" else _POSTGRESQL
    for kind, write in known:
        if isinstance(field, kind):
            return write
    return lambda value: field.get_db_prep_save(value, connection)


def _text(value: Any) -> str | None:  # noqa: ANN401  # a column of text
    """Write an enum by its value, as psycopg would write it by its name."""
    return None if value is None else str(value)


def _hex(value: UUID | None) -> str | None:
    return None if value is None else value.hex


def _moment(value: datetime | None) -> str | None:
    """Write a moment as Django does on SQLite: in UTC, without an offset."""
    return None if value is None else str(value.astimezone(UTC).replace(tzinfo=None))


def _day(value: Any) -> str | None:  # noqa: ANN401  # a column of days
    return None if value is None else str(value)


_Kinds = list[tuple[type[models.Field[Any, Any]], _Write | None]]

_ALIKE: _Kinds = [
    (models.CharField, _text),
    (models.TextField, _text),
    (models.IntegerField, None),
    (models.BooleanField, None),
]
#: A DateTimeField is a DateField: the narrower kind comes first.
_SQLITE: _Kinds = [
    *_ALIKE,
    (models.UUIDField, _hex),
    (models.DateTimeField, _moment),
    (models.DateField, _day),
]
_POSTGRESQL: _Kinds = [*_ALIKE, (models.UUIDField, None), (models.DateField, None)]
