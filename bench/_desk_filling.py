"""Fill the tables of a node with the invented log, past the services and as fast as SQL can."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, models

from bench._desk_rows import LAST, Movement, Somebody, movements, somebodies
from travesia.border.domain import age_group
from travesia.border.models import Crossing
from travesia.people.models import Person, PersonDocument, PersonName
from travesia.places.domain import PostView
from travesia.screening import name_key

STEP = 20_000
_EXPIRES = date(2031, 5, 4)

Row = dict[str, Any]


def fill(*, persons: int, crossings: int, posts: Sequence[PostView], seed: int) -> list[Somebody]:
    """Write persons with names and passports, and the log; return the persons."""
    people = list(somebodies(persons, seed))
    tables = (Person, PersonName, PersonDocument, Crossing)
    with _without_indexes([model._meta.db_table for model in tables]):
        _write(Person, map(_person, people), "persons", persons)
        first = PersonName.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        names = (_name(first + at, one) for at, one in enumerate(people, start=1))
        _write(PersonName, names, "names", persons)
        _write(PersonDocument, map(_document, people), "documents", persons)
        log = movements(people, crossings, len(posts), seed)
        rows = (_crossing(at, one, posts[one.post]) for at, one in enumerate(log, start=1))
        _write(Crossing, rows, "crossings", crossings)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return people


def _person(one: Somebody) -> Row:
    return {
        "id": one.id,
        "registered_at": LAST,
        "standing": "claimed",
        "revision": 1,
        "birth_date": one.born.isoformat(),
        "birth_precision": "day",
        "birth_earliest": one.born,
        "birth_latest": one.born,
        "sex": one.sex,
        "nationality": one.nationality,
    }


def _name(key: int, one: Somebody) -> Row:
    return {
        "id": key,
        "person_id": one.id,
        "kind": "claimed",
        "script": "Latn",
        "primary": one.family,
        "secondary": one.given,
        "key": name_key(one.family, one.given)[:200],
    }


def _document(one: Somebody) -> Row:
    return {
        "id": UUID(int=one.id.int ^ 1),
        "person_id": one.id,
        "document_code": "P",
        "issuing_state": one.nationality,
        "number": one.number,
        "number_key": one.number,
        "expires_on": _EXPIRES,
        "held_since": LAST,
    }


def _crossing(number: int, one: Movement, post: PostView) -> Row:
    return {
        "id": one.id,
        "client_nonce": one.nonce,
        "person_id": one.who.id,
        "post_code": post.code,
        "country": post.country,
        "mode": str(post.mode),
        "direction": "entry" if one.entry else "exit",
        "outcome": "admitted",
        "second_line": False,
        "occurred_at": one.at,
        "recorded_at": one.at,
        "recorded_by": "officer-bench",
        "purpose_of_travel": "tourism" if one.entry else "",
        "issuing_state": one.who.nationality,
        "document_number": one.who.number,
        "nationality": one.who.nationality,
        "sex": one.who.sex,
        "age_group": age_group(one.who.born.isoformat(), one.at.date()),
        "month": f"{one.at:%Y-%m}",
        "entry_seq": number,
        "root": one.id,
        "version": 1,
    }


def _write(model: type[models.Model], rows: Iterable[Row], what: str, total: int) -> None:
    """Write rows whose missing columns have the default of their field."""
    fields = model._meta.concrete_fields
    names = [field.column for field in fields]
    empty = {field.column: field.get_default() for field in fields if field.column != "id"}
    put = _copy if connection.vendor == "postgresql" else _insert
    done = 0
    whole = ([{**empty, **row}[name] for name in names] for row in rows)
    while batch := list(islice(whole, STEP)):
        put(model._meta.db_table, names, batch)
        done += len(batch)
        if done % (25 * STEP) == 0 or done == total:
            sys.stderr.write(f"{done:,} of {total:,} {what}\n")


def _insert(table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("%s" for _ in names)
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{table}" ({columns}) VALUES ({places})',  # noqa: S608  # our own names
            [[_plain(value) for value in row] for row in rows],
        )


def _plain(value: Any) -> Any:  # noqa: ANN401  # a column of any kind
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value


def _copy(table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as target,
    ):
        for row in rows:
            target.write_row(row)


@contextmanager
def _without_indexes(tables: Sequence[str]) -> Iterator[None]:
    """Drop the indexes that no constraint needs, and make them again afterwards."""
    found = _pg_indexes(tables) if connection.vendor == "postgresql" else _indexes(tables)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -2000000")
        for name, _made_by in found:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    with connection.cursor() as cursor:
        for name, made_by in found:
            sys.stderr.write(f"index {name}\n")
            cursor.execute(made_by)
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute("PRAGMA cache_size = -64000")


def _indexes(tables: Sequence[str]) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql, tbl_name FROM sqlite_master "
            "WHERE type = 'index' AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%'"
        )
        return [(name, sql) for name, sql, table in cursor.fetchall() if table in tables]


def _pg_indexes(tables: Sequence[str]) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) "
            "AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
            [list(tables)],
        )
        return list(cursor.fetchall())
