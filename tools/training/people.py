"""Invented people to train on: the naming cultures of the demonstration, with long tails.

The judging people of `bench/people` come from other vocabularies and other rules, so that a model
fitted here is judged on names it never met. Heads of the tables are common, their order is drawn
anew for each seed; tails are made of the syllables of the heads.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from travesia.config.demo.cultures import NamingCulture, cultures

_TAIL_OF_SURNAMES, _TAIL_OF_GIVEN = 12_000, 4_000
_RARE_SURNAME, _RARE_GIVEN = 0.30, 0.12
_SYLLABLE = re.compile(
    r"[^aeiouáéíóúàèêëï\s'-]*[aeiouáéíóúàèêëï]+(?:[nrslm](?![aeiouáéíóú]))?", re.IGNORECASE
)
#: How often cultures stand on the list; the others count 2.
_WEIGHTS = {"mexican": 8, "haitian": 6, "venezuelan": 5}
_FIRST_OF_JANUARY = 0.03

Born = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Invented:
    """A person by name, date and document; nobody real."""

    culture: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    born: Born
    document: str


@dataclass(frozen=True, slots=True)
class _Stock:
    """The names of a culture, common ones first, and rare ones that nobody else has."""

    culture: NamingCulture
    surnames: tuple[str, ...]
    given: tuple[str, ...]
    rare_surnames: tuple[str, ...]
    rare_given: tuple[str, ...]


class World:
    """Makes people, and people who are easily taken for them; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        # Not for secrets: the same people have to come again.
        self.random = Random(seed)  # noqa: S311
        self._stocks = {code: self._stock(culture) for code, culture in cultures().items()}
        self._weights = [_WEIGHTS.get(code, 2) for code in self._stocks]

    def person(self) -> Invented:
        """Return somebody new."""
        random = self.random
        code = random.choices(list(self._stocks), self._weights)[0]
        culture = self._stocks[code].culture
        given = [self.given_name(code)]
        family = [self.surname(code)]
        if random.random() < culture.second_given:
            given.append(self.given_name(code))
        if random.random() < culture.second_surname:
            family.append(self.surname(code))
        document = ""
        if random.random() < 0.5:
            document = random.choice("ABCDEFGH") + str(random.randrange(10**7, 10**8))
        return Invented(code, tuple(given), tuple(family), self.birth(), document)

    def twin(self, one: Invented) -> Invented:
        """Return another given name with the same family names and birth date."""
        given = [self.given_name(one.culture) for _name in one.given]
        if len(given) > 1 and self.random.random() < 0.25:
            place = self.random.randrange(2)
            given[place] = one.given[place]
        return replace(one, given=tuple(given), document="")

    def relative(self, one: Invented) -> Invented:
        """Return somebody of the same family with a date and given names of their own."""
        other = replace(self.twin(one), born=self.birth())
        if len(one.family) < 2 or self.random.random() < 0.5:
            return other
        new = self.surname(one.culture)
        first = self.random.random() < 0.5
        return replace(other, family=(one.family[0], new) if first else (new, one.family[0]))

    def namesake(self, one: Invented) -> Invented:
        """Return somebody of the very same name who was born on another day."""
        return replace(one, born=self.birth(), document="")

    def birth(self) -> Born:
        """Return a birth date; some are 1 January, as on lists of people without papers."""
        year = int(self.random.triangular(1940, 2015, 1990))
        if self.random.random() < _FIRST_OF_JANUARY:
            return (year, 1, 1)
        day = date(year, 1, 1) + timedelta(days=self.random.randrange(365))
        return (day.year, day.month, day.day)

    def surname(self, code: str) -> str:
        """Return a family name of a culture, common or rare."""
        stock = self._stocks[code]
        return self._drawn(stock.surnames, stock.rare_surnames, _RARE_SURNAME)

    def given_name(self, code: str) -> str:
        """Return a given name of a culture, common or rare."""
        stock = self._stocks[code]
        return self._drawn(stock.given, stock.rare_given, _RARE_GIVEN)

    def _drawn(self, common: tuple[str, ...], rare: tuple[str, ...], share: float) -> str:
        if self.random.random() < share:
            return self.random.choice(rare)
        weights = [1 / (place + 6) for place in range(len(common))]
        return self.random.choices(common, weights)[0]

    def _stock(self, culture: NamingCulture) -> _Stock:
        surnames = list(culture.surnames)
        given = list(dict.fromkeys(name for names in culture.given.values() for name in names))
        self.random.shuffle(surnames)
        self.random.shuffle(given)
        return _Stock(
            culture,
            tuple(surnames),
            tuple(given),
            self._tail(surnames, _TAIL_OF_SURNAMES, (2, 2, 3, 3, 4)),
            self._tail(given, _TAIL_OF_GIVEN, (2, 2, 3)),
        )

    def _tail(self, names: list[str], count: int, lengths: tuple[int, ...]) -> tuple[str, ...]:
        syllables = [part for name in names for part in _SYLLABLE.findall(name)] or ["na", "ra"]
        made = {
            "".join(self.random.choices(syllables, k=self.random.choice(lengths))).capitalize()
            for _name in range(count)
        }
        return tuple(sorted(made))


def iso(born: Born) -> str:
    """Return a birth date as text."""
    return f"{born[0]:04}-{born[1]:02}-{born[2]:02}"
