"""Invented people and their crossings, with who is who kept apart, for the linkage benchmark."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Final, NamedTuple

from bench._link_damage import Mix, damaged, dated, draw, mistyped, written
from bench._link_vocabulary import Culture, cultures

COLUMNS: Final = (
    "event_id",
    "name",
    "birth_date",
    "sex",
    "document_number",
    "nationality",
    "date",
    "direction",
)
STATES: Final = ("UTA", "UTB", "UTC", "UTD", "UTE", "UTF", "UTG", "UTH")
"""Fictitious states; their passport numbers differ in shape."""
FIRST: Final = date(2024, 1, 1)
DAYS: Final = 1_000
PARTICLES: Final = ("DE LA", "DE", "DEL", "DE LOS")


@dataclass(slots=True)
class Someone:
    """One invented person."""

    family: list[str]
    given: list[str]
    born: date
    sex: str
    state: str
    number: str
    culture: str
    twin: int = -1
    """Number of the pair of twins, or -1."""
    household: int = -1


class Event(NamedTuple):
    """One line of the file and who it is of."""

    values: tuple[str, ...]
    person: int


class _Names:
    """Draws names of one culture by their frequency."""

    def __init__(self, culture: Culture, chance: Random) -> None:
        self.culture = culture
        self.chance = chance
        self.families = list(accumulate(_weights(len(culture.families), 1.0)))
        self.given = {
            "F": (culture.women, list(accumulate(_weights(len(culture.women), 1.1)))),
            "M": (culture.men, list(accumulate(_weights(len(culture.men), 1.1)))),
        }

    def surname(self) -> str:
        name = self.chance.choices(self.culture.families, cum_weights=self.families)[0]
        if self.chance.random() < self.culture.particles:
            return f"{self.chance.choice(PARTICLES)} {name}"
        return name

    def surnames(self) -> list[str]:
        double = self.culture.surnames == 2 and self.chance.random() < 0.92
        return [self.surname() for _ in range(2 if double else 1)]

    def given_names(self, sex: str) -> list[str]:
        listed, weights = self.given[sex]
        several = 2 if self.chance.random() < 0.55 else 1
        if self.culture.name in ("chinese", "arabic"):
            several = 1
        drawn = self.chance.choices(listed, cum_weights=weights, k=several)
        return list(dict.fromkeys(drawn))


def _weights(count: int, power: float) -> list[float]:
    """Weigh names by rank; the long tail of rare ones together is about a third."""
    return [1 / (rank + 4) ** power for rank in range(count)]


class People:
    """Makes people: alone, in families and as twins."""

    def __init__(self, mix: Mix, seed: int, *, tail: int) -> None:
        self.mix = mix
        self.chance = Random(f"{mix.name} {seed}")
        made = cultures(mix.name, tail=tail, seed=seed)
        self.names = {name: _Names(culture, self.chance) for name, culture in made.items()}
        self.cultures = list(made)
        self.shares = list(accumulate(culture.share for culture in made.values()))
        self.numbers = dict.fromkeys(STATES, 100_000)
        self.households = 0

    def made(self, count: int) -> list[Someone]:
        """Make at least `count` people."""
        people: list[Someone] = []
        while len(people) < count:
            share = self.chance.random()
            if share < self.mix.twins / 2:
                people += self._twins(len(people))
            elif share < self.mix.twins / 2 + self.mix.families / 3.6:
                people += self._family()
            else:
                people.append(self.alone())
        return people

    def number(self, state: str) -> str:
        """Give the next passport number of a state: neighbours apply one after the other."""
        step = self.chance.randint(1, 40)
        self.numbers[state] += step
        return self._shaped(state)

    def _neighbour(self, state: str) -> str:
        self.numbers[state] += 1
        return self._shaped(state)

    def _shaped(self, state: str) -> str:
        place = STATES.index(state)
        value = self.numbers[state]
        if place % 3 == 0:
            return f"{chr(65 + place)}{value:08}"
        return (
            f"{value + 400_000_000 * (place % 2 + 1):09}"
            if place % 3 == 1
            else f"U{place}{value:07}"
        )

    def alone(self) -> Someone:
        """Make one person who is no relative of anybody."""
        culture = self.chance.choices(self.cultures, cum_weights=self.shares)[0]
        names = self.names[culture]
        sex = self.chance.choice("MF")
        state = STATES[(self.cultures.index(culture) + self.chance.choice((0, 0, 0, 1, 5))) % 8]
        return Someone(
            names.surnames(),
            names.given_names(sex),
            self._born(1946, 2012),
            sex,
            state,
            self.number(state),
            culture,
        )

    def _born(self, first: int, last: int) -> date:
        year = self.chance.randint(first, last)
        if self.chance.random() < self.mix.first_of_january:
            return date(year, 1, 1)
        return date(year, 1, 1) + timedelta(days=self.chance.randrange(365))

    def _relative(self, of: Someone, family: list[str], born: date, sex: str) -> Someone:
        near = self.chance.random() < 0.6
        number = self._neighbour(of.state) if near else self.number(of.state)
        given = self.names[of.culture].given_names(sex)
        return Someone(
            family, given, born, sex, of.state, number, of.culture, household=of.household
        )

    def _twins(self, pair: int) -> list[Someone]:
        first = self.alone()
        self.households += 1
        first.household, first.twin = self.households, pair
        second = self._relative(first, list(first.family), first.born, self.chance.choice("MF"))
        while second.given == first.given:
            second.given = self.names[first.culture].given_names(second.sex)
        second.twin = pair
        return [first, second]

    def _family(self) -> list[Someone]:
        """A couple with one to three children; sometimes a son has his father's whole name."""
        self.households += 1
        father = self.alone()
        father.household, father.sex = self.households, "M"
        names = self.names[father.culture]
        father.given = names.given_names("M")
        father.born = self._born(1950, 1985)
        mother = self._relative(
            father,
            names.surnames(),
            self._born(father.born.year - 4, father.born.year + 8),
            "F",
        )
        if father.culture in ("caribbean", "haitian") and self.chance.random() < 0.6:
            mother.family = list(father.family)
        if self.chance.random() < 0.002:
            mother.born = father.born
        people = [father, mother]
        for _ in range(self.chance.choice((1, 2, 2, 3))):
            people.append(self._child(father, mother, people[2:]))
        return people

    def _child(self, father: Someone, mother: Someone, older: list[Someone]) -> Someone:
        double = len(father.family) == 2
        family = [father.family[0], mother.family[0]] if double else list(father.family)
        born = self._born(father.born.year + 20, father.born.year + 34)
        sex = self.chance.choice("MF")
        child = self._relative(father, family, born, sex)
        if sex == "M" and self.chance.random() < 0.1:
            child.given = list(father.given)
        taken = {tuple(sibling.given) for sibling in older}
        while tuple(child.given) in taken:
            child.given = self.names[father.culture].given_names(sex)
        if older and self.chance.random() < 0.01:  # born on one day of different years
            elder = older[-1].born
            child.born = date(
                elder.year + self.chance.randint(1, 4), elder.month, min(elder.day, 28)
            )
        return child


def events(people: list[Someone], makes: People) -> Iterator[Event]:
    """Make the crossings of the people, in the order of the people."""
    chance, mix = makes.chance, makes.mix
    serial = 0
    for who, someone in enumerate(people):
        count = min(1 + int(chance.expovariate(1 / 2.4)), 24)
        days = sorted(chance.choices(range(DAYS), k=count))
        renewed = chance.randrange(count) if chance.random() < mix.renewed else count
        number, later = someone.number, ""
        direction = chance.choice(("entry", "exit"))
        for place, day in enumerate(days):
            if place >= renewed and not later:
                later = makes.number(someone.state)
            serial += 1
            yield Event(
                (
                    f"E{serial:07}",
                    _name(someone, mix, chance),
                    dated(
                        someone.born.year,
                        someone.born.month,
                        someone.born.day,
                        draw(chance, mix.dates, "right"),
                        chance,
                    ),
                    _sex(someone, mix, chance),
                    _number(later or number, mix, chance),
                    _state(someone, mix, chance),
                    str(FIRST + timedelta(days=day)),
                    direction,
                ),
                who,
            )
            if chance.random() < 0.93:
                direction = "exit" if direction == "entry" else "entry"


def _name(someone: Someone, mix: Mix, chance: Random) -> str:
    rule = draw(chance, mix.names, "right")
    parts = (list(someone.family), list(someone.given))
    if len(parts[0]) == 2 and chance.random() < mix.one_surname_dropped:
        parts[0].pop()
    if rule != "right":
        parts = damaged(parts, rule, chance)
    return written(parts, draw(chance, mix.forms, "given_first"), chance)


def _sex(someone: Someone, mix: Mix, chance: Random) -> str:
    share = chance.random()
    if share < mix.sex_missing:
        return ""
    if share < mix.sex_missing + mix.sex_wrong:
        return "F" if someone.sex == "M" else "M"
    return someone.sex


def _number(number: str, mix: Mix, chance: Random) -> str:
    share = chance.random()
    if share < mix.document_missing:
        return ""
    if share < mix.document_missing + mix.document_mistyped:
        return mistyped(number, chance)
    return number


def _state(someone: Someone, mix: Mix, chance: Random) -> str:
    return chance.choice(STATES) if chance.random() < mix.nationality_wrong else someone.state
