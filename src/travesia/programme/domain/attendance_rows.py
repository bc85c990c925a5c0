"""Read the rows of an attendance list: each person as given, or every problem with its line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from travesia.programme.domain.attendance import AgeBand, Problem, Sex, age_band, band_of_age
from travesia.programme.domain.cells import (
    CellError,
    meaning_of_m,
    read_day,
    read_difficulty,
    read_disability,
    read_sex,
    read_whole,
)
from travesia.programme.domain.layouts import Record
from travesia.programme.domain.participants import Given, MarkBasis, mark_of
from travesia.programme.domain.short_set import DOMAINS, Disability, ShortSet

#: Takes the place of a key while a list is only checked: nothing made with it is kept.
_ANY_KEY = bytes(32)


@dataclass(frozen=True, slots=True)
class Reject:
    """Why a row cannot be taken; the text of a cell is in `problem.facts`, never a name."""

    line: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list."""

    line: int
    given: Given
    sex: Sex
    age: AgeBand
    disability: Disability
    answers: ShortSet


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as it was read: the people, what is wrong, and which lines repeat another."""

    people: tuple[Listed, ...]
    rejects: tuple[Reject, ...]
    repeated: Mapping[int, int]
    """Line → the earlier line of the same person."""


def read_list(records: Sequence[Record], begins_on: date) -> ReadList:
    """Read every row; a repeated person is found by the mark that would be made of them."""
    m = meaning_of_m(record.values.get("sex", "") for record in records)
    people: list[Listed] = []
    rejects: list[Reject] = []
    for record in records:
        problems = list(_problems(record, begins_on, m))
        if problems:
            rejects += [Reject(record.line, one) for one in problems]
        else:
            people.append(_person(record, begins_on, m))
    return ReadList(tuple(people), tuple(rejects), _repeated(people))


def _repeated(people: Sequence[Listed]) -> dict[int, int]:
    first: dict[str, int] = {}
    found = {}
    for one in people:
        if one.given.basis is MarkBasis.NONE:
            continue
        mark = mark_of(one.given, _ANY_KEY)
        if mark in first:
            found[one.line] = first[mark]
        first.setdefault(mark, one.line)
    return found


def _problems(record: Record, begins_on: date, m: Sex | None) -> Iterator[Problem]:
    values = record.values
    if not values.get("name") and not values.get("family_name"):
        yield Problem("missing", "name")
    for name, text in values.items():
        try:
            found = _read(name, text, m)
        except CellError as error:
            yield Problem(str(error), name, {"text": text[:40]})
            continue
        if name == "born" and isinstance(found, date) and found > begins_on:
            yield Problem("born_in_future", name)


def _read(name: str, text: str, m: Sex | None) -> object:
    if name == "born":
        return read_day(text)
    if name == "sex":
        return read_sex(text, m=m)
    if name == "age":
        return read_whole(text)
    if name == "disability":
        return read_disability(text)
    return read_difficulty(text) if name in DOMAINS else text


def _person(record: Record, begins_on: date, m: Sex | None) -> Listed:
    values = record.values
    born = read_day(values.get("born", ""))
    age = read_whole(values.get("age", ""))
    answers = ShortSet.of({name: read_difficulty(values.get(name, "")) for name in DOMAINS})
    said = read_disability(values.get("disability", ""))
    band = age_band(born, begins_on)
    if band is AgeBand.NOT_STATED and age is not None:
        band = band_of_age(age)
    name = " ".join((values.get("name", ""), values.get("family_name", ""))).strip()
    return Listed(
        line=record.line,
        given=Given(name, born, values.get("contact", "")),
        sex=read_sex(values.get("sex", ""), m=m),
        age=band,
        # What the short set says goes before a plain yes or no.
        disability=answers.disability() if answers.kept else said,
        answers=answers,
    )
