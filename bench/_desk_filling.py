"""Fill the tables of a node with the invented log, past the services and as fast as SQL can."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from pathlib import Path
from random import Random
from uuid import UUID

from django.db import connection

from bench._desk_rows import LAST, Somebody, movements, somebodies
from bench._desk_tables import Values, plain, without_indexes, write
from travesia.border.domain import age_group
from travesia.border.models import Crossing
from travesia.people.models import Person, PersonDocument, PersonName
from travesia.places.domain import PostView
from travesia.screening import name_key

KNOWN = "bench-desk-known.json"
"""Where those who may come to the desk are kept, in the folder of the node."""
COME = 5_000
_EXPIRES = date(2031, 5, 4)

#: What a crossing needs of whoever crossed: id, state, number, sex, year of birth.
Short = tuple[str, str, str, str, int]


def fill(
    *, persons: int, crossings: int, posts: Sequence[PostView], seed: int, folder: Path
) -> None:
    """Write persons with names and passports, and the log; keep some of them for the desk."""
    with without_indexes([Person, PersonName, PersonDocument, Crossing]):
        short = _people(persons, seed, folder)
        _log(short, crossings, posts, seed)


def known(folder: Path) -> list[Somebody]:
    """Return those of the filled persons who may come to the desk."""
    found = json.loads((folder / KNOWN).read_text("utf-8"))
    return [Somebody(**{**one, "born": date.fromisoformat(one["born"])}) for one in found]


def _people(count: int, seed: int, folder: Path) -> list[Short]:
    """Write the persons and return them in short, in order; a part at a time, for the memory."""
    come = set(Random(f"desk/come/{seed}").sample(range(count), min(COME, count)))  # noqa: S311
    kept: list[Somebody] = []
    short: list[Short] = []
    part: list[Somebody] = []
    for number, one in enumerate(somebodies(count, seed)):
        if number in come:
            kept.append(one)
        short.append((_id(one.id), one.nationality, one.number, one.sex, one.born.year))
        part.append(one)
        if len(part) == 200_000 or number == count - 1:
            _write_people(part)
            part = []
            sys.stderr.write(f"{number + 1:,} persons\n")
    plain_ = [{**asdict(one), "id": str(one.id), "born": one.born.isoformat()} for one in kept]
    (folder / KNOWN).write_text(json.dumps(plain_, ensure_ascii=False), "utf-8")
    return short


def _id(value: object) -> str:
    return str(plain(value)) if connection.vendor == "sqlite" else str(value)


def _write_people(people: Sequence[Somebody]) -> None:
    at = LAST if connection.vendor == "postgresql" else plain(LAST)
    write(
        Person,
        ("id", "birth_date", "birth_earliest", "birth_latest", "sex", "nationality"),
        ((_id(one.id), *[one.born.isoformat()] * 3, one.sex, one.nationality) for one in people),
        {"registered_at": at, "standing": "claimed", "revision": 1, "birth_precision": "day"},
        what="persons",
    )
    write(
        PersonName,
        ("person_id", "primary", "secondary", "key"),
        (
            (_id(one.id), one.family, one.given, name_key(one.family, one.given)[:200])
            for one in people
        ),
        {"kind": "claimed", "script": "Latn"},
        what="names",
    )
    write(
        PersonDocument,
        ("id", "person_id", "issuing_state", "number", "number_key"),
        (
            (_next(_id(one.id)), _id(one.id), one.nationality, one.number, one.number)
            for one in people
        ),
        {"document_code": "P", "expires_on": _EXPIRES, "held_since": at},
        what="documents",
    )


def _next(key: str) -> str:
    """Return another id, in the same order: of the passport of a person, the form of a crossing."""
    return key[:-1] + ("0" if key[-1] == "f" else f"{int(key[-1], 16) + 1:x}")


def _log(people: Sequence[Short], count: int, posts: Sequence[PostView], seed: int) -> None:
    columns = (
        *("id", "client_nonce", "person_id", "post_code", "country", "mode", "direction"),
        *("occurred_at", "recorded_at", "purpose_of_travel", "issuing_state", "document_number"),
        *("nationality", "sex", "age_group", "month", "entry_seq", "root"),
    )
    same = {
        **{"outcome": "admitted", "second_line": False, "recorded_by": "officer-bench"},
        **{"version": 1, "document_code": "P", "origin": "desk", "supersedes_id": None},
    }
    write(Crossing, columns, _crossings(people, count, posts, seed), same, what="crossings")


def _crossings(
    people: Sequence[Short], count: int, posts: Sequence[PostView], seed: int
) -> Iterator[Values]:
    at_posts = [(post.code, post.country, str(post.mode)) for post in posts]
    log = movements(len(people), count, len(posts), seed)
    for number, (place, post, entry, at) in enumerate(log, start=1):
        person, state, document, sex, born = people[place]
        key = _id(_key(at.timestamp(), number))
        when = at.strftime("%Y-%m-%d %H:%M:%S")
        moment = f"{when}.000000" if connection.vendor == "sqlite" else f"{when}+00"
        yield (
            *(key, _next(key), person, *at_posts[post], "entry" if entry else "exit"),
            *(moment, moment, "tourism" if entry else "", state, document),
            *(state, sex, _age(born, at.year), when[:7], number, key),
        )


def _key(seconds: float, number: int) -> UUID:
    """Return an id by time (version 7) whose end counts."""
    return UUID(int=int(seconds * 1000) << 80 | 7 << 76 | 0b10 << 62 | number << 4)


@lru_cache(maxsize=4096)
def _age(born: int, year: int) -> str:
    return age_group(f"{born}-07-01", date(year, 7, 1))
