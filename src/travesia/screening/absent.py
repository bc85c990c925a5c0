"""Invent people who are not on a list, from the names that are: for setting its thresholds.

Two kinds: people met by chance, and namesakes, who bear the whole name of an entry and were born
in other years.

The given names of one entry go with the family names of another, and the two are linked by a third
entry that shares a word with either: so both come from one naming culture, as the names of a
traveller do, and meet the list by chance as often as such travellers would. The birth date is
nobody's. Such people say nothing about travellers whose names are damaged; `travesia screen
evaluate` measures those apart.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Protocol

from travesia.screening.values import Description, Name

_YEARS_APART = 3
_FIRST_YEAR, _LAST_YEAR = 1940, 2015


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


def absent_people(entries: Entries, count: int, *, seed: int) -> Iterator[Description]:
    """Give so many invented people with whole birth dates; the same for the same seed and list.

    A recombination that has the birth date of either parent is made again. Two entries can by
    chance give a name that a third one bears; its date is then another one but for chance.
    """
    # Not for secrets: the same people have to come again.
    random = Random(seed)  # noqa: S311
    size = len(entries)
    made = 0
    for _attempt in range(count * 20 if size > 1 else 0):
        if made == count:
            return
        one = entries.description(random.randrange(size))
        other = _of_the_same_culture(random, entries, one)
        name = _recombined(random, one, other)
        born = _date(random)
        if name is not None and born not in {one.birth_date, other.birth_date}:
            made += 1
            yield Description((name,), born)


def namesakes(entries: Entries, count: int, *, seed: int) -> Iterator[Description]:
    """Give so many people who share a name with an entry and were born at least three years apart.

    Neither month nor day is that of the entry. Entries without a whole date are passed over, so
    that fewer come from a list that has few; the same people for the same seed and list.
    """
    random = Random(seed)  # noqa: S311  # as above
    size = len(entries)
    made = 0
    for _attempt in range(count * 5 if size else 0):
        if made == count:
            return
        one = entries.description(random.randrange(size))
        born = _date(random)
        if one.names and _far_apart(born, (one.birth_date, *one.also_born)):
            made += 1
            yield Description((random.choice(one.names),), born)


def _far_apart(born: str, listed: Sequence[str]) -> bool:
    """Tell whether every listed date is whole and shares nothing with this one."""
    whole = [date for date in listed if len(date) == len(born)]
    return bool(whole) and all(
        abs(int(date[:4]) - int(born[:4])) >= _YEARS_APART
        and date[5:7] != born[5:7]
        and date[8:] != born[8:]
        for date in whole
    )


def _of_the_same_culture(random: Random, entries: Entries, one: Description) -> Description:
    """Return an entry two steps away: each shares a word with the next."""
    found = one
    for _step in range(2):
        near = entries.sharing_a_word(random.choice(found.names)) if found.names else ()
        if near:
            found = entries.description(random.choice(near))
    return found


def without_date(person: Description) -> Description:
    """Return a person whose birth date is not known."""
    return Description(person.names)


def _recombined(random: Random, one: Description, other: Description) -> Name | None:
    if not one.names or not other.names:
        return None
    first, second = random.choice(one.names), random.choice(other.names)
    if first.secondary and second.secondary:
        name = Name(first.primary, second.secondary)
        return None if name in {first, second} else name
    left, right = _words(first), _words(second)
    if len(left) < 2 or len(right) < 2:
        return None
    words = left[: (len(left) + 1) // 2] + right[(len(right) + 1) // 2 :]
    return None if words in (left, right) else Name(" ".join(words))


def _words(name: Name) -> list[str]:
    return f"{name.secondary} {name.primary}".replace("<", " ").replace(",", " ").split()


def _date(random: Random) -> str:
    year = int(random.triangular(_FIRST_YEAR, _LAST_YEAR, 1988))
    return f"{year}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
