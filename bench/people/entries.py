"""The list as its owner wrote it: names in the owner's form, aliases, dates known in part."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.people.forms import plain
from bench.people.listed import listed
from bench.people.persons import Person
from bench.people.rewritten import transliterated, without_second_given, without_second_surname
from bench.people.spelling import Spelling, spelling

ALIAS = 0.15
YEAR_ONLY, YEAR_AND_MONTH, NO_DATE = 0.03, 0.005, 0.01
COMMA, PLAIN = 0.5, 0.4
"""Parts of the list: with an alias, with less than a full date, with the surname first and a
comma, in capitals without accents."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: the columns that `travesia screen index` reads."""

    id: str
    name: str
    names: tuple[str, ...]
    birth_date: str
    countries: tuple[str, ...]
    documents: tuple[str, ...]
    sex: str


def rows(count: int, seed: int) -> Iterator[tuple[Row, Person]]:
    """Yield the entries of a list, each with the person it is about."""
    chance = Random(f"entries/{seed}")  # noqa: S311  # invented people, no secret
    for number, person in enumerate(listed(count, seed)):
        yield _row(f"E{number:07}", person, chance), person


def _row(key: str, person: Person, chance: Random) -> Row:
    comma, capitals = chance.random() < COMMA, chance.random() < PLAIN
    name = spelling(person)
    texts = [_text(name, comma=comma, capitals=capitals)]
    if chance.random() < ALIAS:
        how = chance.choice((transliterated, without_second_surname, without_second_given))
        texts.append(_text(how(name, chance), comma=comma, capitals=capitals))
    return Row(
        id=key,
        name=texts[0],
        names=tuple(text for text in texts[1:] if text != texts[0]),
        birth_date=_date(person, chance),
        countries=person.countries,
        documents=person.documents,
        sex=person.sex,
    )


def _text(name: Spelling, *, comma: bool, capitals: bool) -> str:
    given, surnames = " ".join(name.given), " ".join(name.surnames)
    text = f"{surnames}, {given}" if comma else f"{given} {surnames}"
    return plain(text).upper() if capitals else text


def _date(person: Person, chance: Random) -> str:
    text, share = person.born.isoformat(), chance.random()
    for part, length in ((YEAR_ONLY, 4), (YEAR_AND_MONTH, 7), (NO_DATE, 0)):
        if share < part:
            return text[:length]
        share -= part
    return text
