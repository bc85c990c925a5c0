"""The people of a list: persons of all cultures, one after another, with families among them."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random

from bench.people.cultures import CULTURES, namer
from bench.people.frequency import Head
from bench.people.persons import TODAY, Person, birth_date, document_number, documents, neighbouring

SIBLING = 0.10
"""Part of the list that is a brother or sister of the person before."""
TWIN = 0.006
"""Part of the list that is the twin of the person before."""
TWINS_ALIKE = 0.25
"""Part of twins whose given names begin alike (Marvin and Marlon)."""
SECOND_COUNTRY = 0.06


def listed(count: int, seed: int) -> Iterator[Person]:
    """Yield the people of a list; the same seed gives the same people in the same order."""
    chance = Random(f"list/{seed}")  # noqa: S311  # invented people, no secret
    before: Person | None = None
    for _ in range(count):
        kin = chance.random()
        if before is not None and kin < TWIN:
            person = twin(before, chance)
        elif before is not None and kin < TWIN + SIBLING:
            person = sibling(before, chance)
        else:
            person = stranger(chance)
        yield person
        before = person


@cache
def _shares() -> tuple[tuple[str, ...], tuple[float, ...]]:
    return tuple(CULTURES), tuple(culture.share for culture in CULTURES.values())


@cache
def _countries(code: str) -> Head:
    return Head(CULTURES[code].countries, shift=1)


def stranger(chance: Random, culture: str = "") -> Person:
    """Invent a person who is nobody's relative."""
    code = culture or chance.choices(*_shares())[0]
    sex = "X" if (share := chance.random()) < 0.003 else "F" if share < 0.42 else "M"
    names = namer(code)
    country = _countries(code).draw(chance)
    second = chance.random() < SECOND_COUNTRY
    return Person(
        culture=code,
        given=names.given(sex, chance),
        surnames=names.surnames(chance),
        born=birth_date(chance, unknown_day=CULTURES[code].unknown_day),
        sex=sex,
        countries=tuple(dict.fromkeys((country, _countries(code).draw(chance)[:3])))
        if second
        else (country,),
        documents=documents(country, chance),
    )


def twin(person: Person, chance: Random) -> Person:
    """Invent the twin: another given name; the day, the surnames and the countries are shared."""
    return _relative(person, person.born, chance, alike=chance.random() < TWINS_ALIKE)


def sibling(person: Person, chance: Random) -> Person:
    """Invent a brother or sister, one to twelve years older or younger."""
    gap = timedelta(days=chance.choice((-1, 1)) * chance.randint(330, 12 * 365))
    return _relative(person, min(person.born + gap, TODAY), chance)


def parent_or_child(person: Person, chance: Random) -> Person:
    """Invent a parent or child: one surname is shared, sometimes the first given name too."""
    names = namer(person.culture)
    born = _generation_away(person.born, chance)
    other = _relative(person, born, chance)
    given = other.given
    if other.sex == person.sex and chance.random() < 0.2:
        rest = [part for part in names.given(person.sex, chance) if part not in person.given]
        given = (person.given[0], *rest[:1])
        if given == person.given:
            given = (person.given[0], *other.given)
    surnames = person.surnames
    if len(surnames) > 1:
        surnames = (surnames[0], names.surname(chance))
    return Person(**{**_fields(other), "given": given, "surnames": surnames})


def _generation_away(born: date, chance: Random) -> date:
    days = chance.randint(17 * 365, 38 * 365)
    return born - timedelta(days=days) if born.year > 1975 else born + timedelta(days=days)


def _relative(person: Person, born: date, chance: Random, *, alike: bool = False) -> Person:
    sex = person.sex if chance.random() < 0.5 else chance.choice("FM")
    names = namer(person.culture)
    given = names.given(sex, chance)
    for _ in range(40):
        good = not set(given) & set(person.given)
        if good and (not alike or given[0][:1] == person.given[0][:1]):
            break
        given = names.given(sex, chance)
    state = person.countries[0]
    numbers: tuple[str, ...] = ()
    if person.documents:
        near = chance.random() < 0.5
        numbers = (
            neighbouring(person.documents[0], chance) if near else document_number(state, chance),
        )
    changed = {"given": given, "born": born, "sex": sex, "documents": numbers}
    return Person(**{**_fields(person), **changed})


def _fields(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in Person.__slots__}
