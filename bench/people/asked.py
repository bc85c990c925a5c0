"""The travellers who are asked about: on the list and damaged, absent, namesakes, twins, kin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from bench.people import dates
from bench.people.corruptions import draw_kind, presented
from bench.people.cultures import CULTURES
from bench.people.listed import parent_or_child, sibling, stranger, twin
from bench.people.persons import Person, birth_date, document_number
from bench.people.spelling import spelling

WRONG_SEX, NO_SEX = 0.02, 0.03
WRONG_NATIONALITY, NO_NATIONALITY = 0.03, 0.02
NO_DOCUMENT = 0.1
"""Parts of travellers of every kind; a document is a new one unless the kind says otherwise."""
SIBLING = 0.6
"""Part of relatives that are brothers or sisters; the others are parents and children."""

KINDS = {
    "present": 1.0,
    "present_document": 0.1,
    "absent": 1.0,
    "absent_second": 4.0,
    "absent_damaged": 0.5,
    "namesake": 0.5,
    "twin": 0.25,
    "relative": 0.25,
}
"""Kind → how many for each traveller who is on the list."""
FROM_THE_LIST = ("present", "present_document", "namesake", "twin", "relative")


@dataclass(frozen=True, slots=True)
class Asked:
    """One traveller at the desk, with the truth that only the judge reads."""

    qid: str
    kind: str
    name: str
    birth_date: str
    sex: str
    nationality: str
    document_number: str
    culture: str
    corruption: str
    dates: str
    """`right`, or the kind of damage."""
    form: str
    entry_id: str = ""
    """The entry that must be found; empty for who is absent."""
    near: str = ""
    """The entry that a namesake, twin or relative resembles."""
    flaws: str = ""
    """`sex`, `nationality`, or both: what else is wrong."""


def chosen(
    people: Iterable[tuple[str, Person]], each: int, chance: Random
) -> dict[str, list[tuple[str, Person]]]:
    """Draw `each` people of every culture from a list read once, evenly (reservoirs)."""
    seen = dict.fromkeys(CULTURES, 0)
    kept: dict[str, list[tuple[str, Person]]] = {code: [] for code in CULTURES}
    for entry in people:
        code = entry[1].culture
        seen[code] += 1
        if len(kept[code]) < each:
            kept[code].append(entry)
        elif (place := int(chance.random() * seen[code])) < each:
            kept[code][place] = entry
    for pool in kept.values():
        chance.shuffle(pool)
    return kept


def counts(queries: int) -> dict[str, int]:
    """Say how many of each kind there are in each culture, so that cultures weigh the same."""
    return {kind: max(1, round(part * queries / len(CULTURES))) for kind, part in KINDS.items()}


def travellers(people: Iterable[tuple[str, Person]], queries: int, seed: int) -> list[Asked]:
    """Read a list once and invent who is asked about, in no order; ids tell nothing.

    Args:
        people: (entry id, person) of the whole list.
        queries: how many are on the list; the other kinds go by KINDS.
        seed: the same list, number and seed give the same travellers.
    """
    chance = Random(f"asked/{seed}")  # noqa: S311  # invented people, no secret
    wanted = counts(queries)
    each = sum(wanted[kind] for kind in FROM_THE_LIST)
    pools = chosen(people, each, chance)
    made = [one for kind in KINDS for one in _of_kind(kind, wanted[kind], pools, chance)]
    chance.shuffle(made)
    return [replace(one, qid=f"Q{number:06}") for number, one in enumerate(made)]


def _of_kind(
    kind: str, count: int, pools: dict[str, list[tuple[str, Person]]], chance: Random
) -> Iterator[Asked]:
    for culture, pool in pools.items():
        for _ in range(count):
            if kind not in FROM_THE_LIST:
                person = stranger(chance, culture)
                yield _at_desk(kind, person, chance, damaged=kind == "absent_damaged")
            elif pool:
                yield _known(kind, *pool.pop(), chance)


def _known(kind: str, entry: str, person: Person, chance: Random) -> Asked:
    """Invent the traveller from someone on the list."""
    if kind == "present":
        return _at_desk(kind, person, chance, entry=entry, present=True)
    if kind == "present_document":
        number = person.documents[0] if person.documents else ""
        return _at_desk(
            kind, person, chance, entry=entry, present=True, damaged=True, number=number
        )
    if kind == "namesake":
        return _at_desk(kind, person.at(_another_day(person, chance)), chance, near=entry)
    kin = twin if kind == "twin" else sibling if chance.random() < SIBLING else parent_or_child
    other = kin(person, chance)
    number = other.documents[0] if other.documents else ""
    return _at_desk(kind, other, chance, near=entry, number=number)


def _at_desk(
    kind: str,
    person: Person,
    chance: Random,
    *,
    entry: str = "",
    near: str = "",
    present: bool = False,
    damaged: bool = False,
    number: str = "",
) -> Asked:
    """Present a person: clean, by the mix (`present`), or damaged for certain (`damaged`)."""
    name, corruption = spelling(person), "exact"
    day, what = person.born.isoformat(), "right"
    if present or damaged:
        corruption, name = draw_kind(name, chance, exact=not damaged)
        if chance.random() < (0.6 if damaged else dates.DAMAGED):
            day, what = dates.damaged_date(person.born, chance)
    text, form = presented(name, corruption, chance)
    sex, nationality, flaws = _fields(person, chance)
    fresh = document_number(person.countries[0], chance)
    return Asked(
        qid="",
        kind=kind,
        name=text,
        birth_date=day,
        sex=sex,
        nationality=nationality,
        document_number=number or ("" if chance.random() < NO_DOCUMENT else fresh),
        culture=person.culture,
        corruption=corruption,
        dates=what,
        form=form,
        entry_id=entry,
        near=near,
        flaws=flaws,
    )


def _fields(person: Person, chance: Random) -> tuple[str, str, str]:
    """Give sex and nationality as told, and which of the two are wrong."""
    sex, nationality, flaws = person.sex, person.countries[0], []
    share = chance.random()
    if share < NO_SEX:
        sex = ""
    elif share < NO_SEX + WRONG_SEX:
        sex = "M" if sex == "F" else "F"
        flaws.append("sex")
    share = chance.random()
    if share < NO_NATIONALITY:
        nationality = ""
    elif share < NO_NATIONALITY + WRONG_NATIONALITY:
        culture = chance.choice(tuple(CULTURES.values()))
        other = chance.choice(culture.countries)
        if other not in person.countries:
            nationality = other
            flaws.append("nationality")
    return sex, nationality, " ".join(flaws)


def _another_day(person: Person, chance: Random) -> date:
    while (born := birth_date(chance)) == person.born:
        pass
    return born
