"""Statements that are the same from call to call: asked without being read anew each time.

Django turns the places of a statement into those of SQLite by a search through its text, and goes
through a stack of wrappers, for each call. Where somebody listens (a test that counts statements, a
log of them), every statement goes Django's own way.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


@lru_cache(maxsize=2_048)
def _of_sqlite(statement: str) -> str:
    """Return the statement with the places of SQLite; `%%` is a sign in Django's manner."""
    return statement.replace("%%", "\0").replace("%s", "?").replace("\0", "%")


def fetch(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a statement with `%s` for its values; errors are those of Django."""
    connection: Any = connections[DEFAULT_DB_ALIAS]
    if _goes_around(connection):
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall())
    with connection.wrap_database_errors:
        return list(_raw(connection).execute(_of_sqlite(statement), values).fetchall())


def run(statement: str, values: Sequence[Any]) -> int:
    """Carry out a statement with `%s` for its values and return how many rows it touched."""
    connection: Any = connections[DEFAULT_DB_ALIAS]
    if _goes_around(connection):
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return int(cursor.rowcount)
    with connection.wrap_database_errors:
        return int(_raw(connection).execute(_of_sqlite(statement), values).rowcount)


def _goes_around(connection: Any) -> bool:  # noqa: ANN401  # Django's wrapper of a database
    """Tell whether this connection has to be asked in Django's own way."""
    return bool(
        connection.vendor != "sqlite" or connection.execute_wrappers or connection.queries_logged
    )


def _raw(connection: Any) -> Any:  # noqa: ANN401  # as above, and the driver's own connection
    """Return the driver's connection after the checks that Django's cursor makes."""
    connection.validate_thread_sharing()
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    return connection.connection
