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

from django.db import connection, models

#: Turns the value of one column into what the database takes.
_Write = Callable[[Any], Any]

#: Fewer rows than these are not worth a COPY.
_FEW = 20


def insert(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model, in the caller's transaction.

    A key that the database gives is not read back. No `save` is called and nothing is announced, as
    with `bulk_create`. Errors are those of the database.
    """
    if not rows:
        return
    model = type(rows[0])
    names, values, writes = _plan(model, connection.vendor)
    columns = [model._meta.get_field(name).column for name in names]  # noqa: SLF001  # Django's documented API
    insert_values(
        model._meta.db_table,  # noqa: SLF001  # Django's documented API
        columns,
        (
            tuple(
                value if write is None else write(value)
                for write, value in zip(writes, values(row), strict=True)
            )
            for row in rows
        ),
    )
    for row in rows:
        row._state.adding = False  # noqa: SLF001  # Django's documented API


def insert_values(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of values that the database takes as they are; names are our own, never input."""
    quoted = ", ".join(connection.ops.quote_name(name) for name in columns)
    into = f"{connection.ops.quote_name(table)} ({quoted})"
    taken = list(rows)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        if connection.vendor == "postgresql" and len(taken) >= _FEW:
            with cursor.copy(f"COPY {into} FROM STDIN") as target:
                for row in taken:
                    target.write_row(row)
        elif taken:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", taken)  # noqa: S608  # our own names


@cache
def _plan(
    model: type[models.Model], vendor: str
) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[_Write | None, ...]]:
    """Return the attributes to write, how to read them off a row, and what to do with each."""
    fields = [
        field
        for field in model._meta.concrete_fields  # noqa: SLF001  # Django's documented API
        if not isinstance(field, models.AutoField)
    ]
    names = tuple(field.attname for field in fields)
    return names, attrgetter(*names), tuple(_write_of(field, vendor) for field in fields)


def _write_of(field: models.Field[Any, Any], vendor: str) -> _Write | None:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    if isinstance(field, models.CharField | models.TextField):
        return _text
    if isinstance(field, models.IntegerField | models.BooleanField):
        return None
    if vendor == "sqlite":
        if isinstance(field, models.UUIDField):
            return _hex
        if isinstance(field, models.DateTimeField):
            return _moment
        if isinstance(field, models.DateField):
            return _day
    elif isinstance(field, models.UUIDField | models.DateField):
        return None
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
