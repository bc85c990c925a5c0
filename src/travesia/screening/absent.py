"""Invent people who are not on a list, from the names that are: for setting its thresholds.

Two kinds: people met by chance, and namesakes, who bear the whole name of an entry and were born
on another day.

The given names of one entry go with the family names of another, and the two are linked by a third
entry that shares a word with either: so both come from one naming culture, as the names of a
traveller do, and meet the list by chance as often as such travellers would. The two entries
themselves are to be left out of what such a person meets: a stranger whose surname stands on the
list once bears it seldom, and this one always. Which words are given
names is read off commas, zones and names in two parts, and where a name does not say it, off those
that do and off the tables. The birth date is nobody's. Such people say nothing about travellers
whose names are damaged; `travesia screen evaluate` measures those apart.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple, Protocol

from travesia.screening.name_parts import GivenNames, parted
from travesia.screening.values import Description, Name

_FIRST_YEAR, _LAST_YEAR = 1940, 2015

#: So many entries tell which words are given names.
_LEARNT_FROM = 3_000


class Entries(Protocol):
    """Anything that gives descriptions by number."""

    def __len__(self) -> int:
        """Count the entries."""
        ...

    def description(self, row: int) -> Description:
        """Return one entry."""
        ...

    def sharing_a_word(self, name: Name) -> Sequence[int]:
        """Return some entries that share a word with a name."""
        ...


class Absent(NamedTuple):
    """Somebody who is not on the list."""

    person: Description
    made_of: tuple[int, ...] = ()
    """Numbers of the entries whose names they bear."""


def absent_people(entries: Entries, count: int, *, seed: int) -> Iterator[Absent]:
    """Give so many invented people with whole birth dates; the same for the same seed and list.

    A recombination that has the birth date of either parent is made again. Two entries can by
    chance give a name that a third one bears; its date is then another one but for chance.
    """
    # Not for secrets: the same people have to come again.
    random = Random(seed)  # noqa: S311
    size = len(entries)
    given = _given_names(random, entries) if size else GivenNames()
    made = 0
    for _attempt in range(count * 20 if size > 1 else 0):
        if made == count:
            return
        first = random.randrange(size)
        second = _of_the_same_culture(random, entries, first)
        one, other = entries.description(first), entries.description(second)
        name = _recombined(random, one, other, given)
        born = _date(random)
        if name is not None and born not in {one.birth_date, other.birth_date}:
            made += 1
            yield Absent(Description((name,), born), (first, second))


def namesakes(entries: Entries, count: int, *, seed: int) -> Iterator[Description]:
    """Give so many people who share a name with an entry and were born on another day.

    Any other day: some share the year with the entry, as travellers do. An entry whose date is not
    known, or known in part, has namesakes too, whom hardly anything tells apart from it. The same
    people for the same seed and list.
    """
    random = Random(seed)  # noqa: S311  # as above
    size = len(entries)
    made = 0
    for _attempt in range(count * 5 if size else 0):
        if made == count:
            return
        one = entries.description(random.randrange(size))
        born = _date(random)
        if one.names and born not in (one.birth_date, *one.also_born):
            made += 1
            yield Description((random.choice(one.names),), born)


def _of_the_same_culture(random: Random, entries: Entries, first: int) -> int:
    """Return the number of an entry two steps away: each shares a word with the next."""
    found = first
    for _step in range(2):
        one = entries.description(found)
        near = entries.sharing_a_word(random.choice(one.names)) if one.names else ()
        if near:
            found = random.choice(near)
    return found


def less_dated(person: Description, place: int) -> Description:
    """Return a person as the one at this place is asked about.

    The first two of four with the whole date, then one with the year alone or 1 January of it,
    which say least of what is stated in part, then one without a date. A date that says less
    already stays.
    """
    if place % 4 == 0:
        return Description(person.names)
    if place % 4 == 3 and len(person.birth_date) > 4:
        year = person.birth_date[:4]
        return Description(person.names, year if place % 8 == 3 else f"{year}-01-01")
    return person


def _given_names(random: Random, entries: Entries) -> GivenNames:
    """Learn from entries whose names say which part is the surname."""
    size = len(entries)
    rows = range(size) if size <= _LEARNT_FROM else random.sample(range(size), _LEARNT_FROM)
    return GivenNames.learnt(name for row in rows for name in entries.description(row).names)


def _recombined(
    random: Random, one: Description, other: Description, given: GivenNames
) -> Name | None:
    """Put the family names of one and the given names of another together."""
    if not one.names or not other.names:
        return None
    first, second = random.choice(one.names), random.choice(other.names)
    family, own = parted(first, given)
    others_family, others = parted(second, given)
    if not family or not others or family == others_family or own == others:
        return None
    return Name(" ".join(family), " ".join(others))


def _date(random: Random) -> str:
    year = int(random.triangular(_FIRST_YEAR, _LAST_YEAR, 1988))
    return f"{year}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
