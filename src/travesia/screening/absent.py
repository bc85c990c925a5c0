"""Invent people who are not on a list, from the names that are: for setting its thresholds.

Family names of one entry go with the given names of another and a birth date of neither. Such
people bear the very names of the list, so they are met by chance more often than travellers with
names from elsewhere: thresholds set on them err on the side of fewer alarms. They say nothing
about travellers whose names are damaged; `travesia screen evaluate` measures those apart.
"""

from collections.abc import Iterator
from random import Random
from typing import Protocol

from travesia.screening.values import Description, Name

_FIRST_YEAR, _LAST_YEAR = 1940, 2015


class Entries(Protocol):
    """Anything that gives descriptions by number."""

    def __len__(self) -> int:
        """Count the entries."""
        ...

    def description(self, row: int) -> Description:
        """Return one entry."""
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
        other = entries.description(random.randrange(size))
        name = _recombined(random, one, other)
        if name is None:
            continue
        born = _date(random)
        if born in {one.birth_date, other.birth_date}:
            continue
        made += 1
        yield Description((name,), born)


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
