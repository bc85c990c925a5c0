"""The log of a country for `bench desk`: persons, their passports and their movements, invented.

Rows are written past the services, which would take a day: the tables are as full as they would be,
the journal is not. One person in three is a family name and a given name of other invented people,
so that names meet as often as they do in a country.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from uuid import UUID

from bench.people.listed import listed
from bench.people.persons import Person, birth_date, document_number

POOL = 40_000
"""Invented people whose names are put together anew."""
FIRST, LAST = datetime(2017, 1, 1, tzinfo=UTC), datetime(2026, 11, 19, tzinfo=UTC)
OPEN = 0.04
"""Part of entries that no exit follows."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One registered person with one passport."""

    id: UUID
    family: str
    given: str
    born: date
    sex: str
    nationality: str
    number: str


def somebodies(count: int, seed: int) -> Iterator[Somebody]:
    """Yield registered persons; the same seed gives the same."""
    chance = Random(f"desk/{seed}")  # noqa: S311  # invented people, no secret
    pools = _by_culture(list(listed(min(POOL, max(2_000, count)), seed)))
    cultures, sizes = list(pools), [len(pool) for pool in pools.values()]
    step = (LAST - FIRST) / max(1, count)
    for number in range(count):
        pool = pools[chance.choices(cultures, sizes)[0]]
        one, other = chance.choice(pool), chance.choice(pool)
        state = one.countries[0]
        yield Somebody(
            id=_id(chance, FIRST + step * number),
            family=" ".join(one.surnames),
            given=" ".join(other.given),
            born=birth_date(chance),
            sex=other.sex,
            nationality=state,
            number=document_number(state, chance),
        )


def movements(
    people: int, count: int, posts: int, seed: int
) -> Iterator[tuple[int, int, bool, datetime]]:
    """Yield crossings in the order of time: who and where by number, entry or not, and when.

    Each person goes in and out, now and then not out again.
    """
    chance = Random(f"desk/movements/{seed}")  # noqa: S311  # as above
    draw = chance.random
    inside = bytearray(people)
    step = (LAST - FIRST) / max(1, count)
    for number in range(count):
        # Few travel much: the square of an even draw.
        place = int(people * draw() ** 2)
        entry = not inside[place] or draw() < OPEN
        inside[place] = entry
        at = FIRST + step * number
        yield place, int(posts * draw()), entry, at


def _by_culture(people: Sequence[Person]) -> dict[str, list[Person]]:
    pools: dict[str, list[Person]] = {}
    for person in people:
        pools.setdefault(person.culture, []).append(person)
    return pools


def _id(chance: Random, at: datetime) -> UUID:
    """Return an id as the program makes them: by time (version 7)."""
    stamp = int(at.timestamp() * 1000) << 80
    return UUID(int=stamp | 7 << 76 | 0b10 << 62 | chance.getrandbits(62))
