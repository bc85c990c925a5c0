"""A small invented watch list: near-namesakes to compare, and some travellers of the region."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from travesia.config.demo.crossings import Plan, Population
from travesia.config.demo.region import folder
from travesia.config.demo.travellers import ISSUER, Traveller
from travesia.lists.domain import ListDocument, ListPurpose, NewListEntry
from travesia.screening import Name

SOURCE_KEY = "demo-national"
SOURCE_LABEL = "National alert list of the demonstration"
OWNER = "Demonstration, invented"

_COMPARE = "Compare, then ask for a second pair of eyes. The entry alone decides nothing."
_SAFEGUARD = "May be in danger. Speak with the person alone and call the protection desk."
_PAPER = "Document reported lost. Ask the issuer to confirm the report before anything else."

_REVIEW_AFTER = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How an entry resembles a traveller of the region."""

    number: str
    purpose: ListPurpose
    name: Callable[[Traveller], Name]
    birth_date: Callable[[Traveller], str]
    document: bool = False


def entries(plan: Plan) -> tuple[NewListEntry, ...]:
    """Return a dozen entries; equal plans give equal entries.

    Six are invented alone. Two of them resemble the specimen traveller of Doc 9303 (Eriksson,
    Anna Maria), so that the first zone a newcomer pastes raises a comparison. Six are made from
    travellers of the plan: some are meant to be them, some only nearly.
    """
    return (*_alone(plan), *_from_travellers(plan))


def _alone(plan: Plan) -> Iterator[NewListEntry]:
    raw = tomllib.loads(folder().joinpath("watchlist.toml").read_text("utf-8"))
    for item in raw["entry"]:
        purpose = ListPurpose(item["purpose"])
        number = item.get("document", "")
        yield NewListEntry(
            number=item["number"],
            names=(Name(item["primary"], item.get("secondary", "")),),
            birth_dates=tuple(filter(None, [item.get("birth_date", "")])),
            sex=item["sex"],
            documents=(ListDocument(number, ISSUER),) if number else (),
            purpose_code=purpose.value,
            instruction=_instruction(purpose),
            reason=f"{item['reason']} Invented.",
            owner=OWNER,
            review_due=plan.today + _REVIEW_AFTER,
        )


def _from_travellers(plan: Plan) -> Iterator[NewListEntry]:
    for likeness, person in zip(_LIKENESSES, _adults(plan), strict=False):
        number = person.passports[0].number
        yield NewListEntry(
            number=likeness.number,
            names=(likeness.name(person),),
            birth_dates=(likeness.birth_date(person),),
            sex=person.sex if person.sex != "X" else "",
            documents=(ListDocument(number, ISSUER),) if likeness.document else (),
            purpose_code=likeness.purpose.value,
            instruction=_PAPER if likeness.document else _instruction(likeness.purpose),
            reason="Made from a traveller of the demonstration. Invented.",
            owner=OWNER,
            review_due=plan.today + _REVIEW_AFTER,
        )


def _instruction(purpose: ListPurpose) -> str:
    at_risk = purpose in {ListPurpose.MISSING, ListPurpose.PROTECT}
    return _SAFEGUARD if at_risk else _COMPARE


def _adults(plan: Plan) -> Iterator[Traveller]:
    """Yield grown travellers with two parts to their name and a day of birth up to the twelfth."""
    people = Population(plan)
    for index in range(plan.people):
        person = people.traveller(index)
        born = person.birth.exact
        if born and person.secondary and born.day <= 12 and plan.today.year - born.year >= 20:
            yield person


def _full_name(person: Traveller) -> Name:
    return Name(person.primary.upper(), person.secondary.upper())


def _short_name(person: Traveller) -> Name:
    """Take the first family name and the first given name, as hearsay does."""
    return Name(person.primary.split()[0].upper(), person.secondary.split()[0].upper())


def _day(person: Traveller) -> str:
    return str(person.birth)


def _day_and_month_swapped(person: Traveller) -> str:
    return f"{person.birth.year:04d}-{person.birth.day:02d}-{person.birth.month:02d}"


def _month(person: Traveller) -> str:
    return f"{person.birth.year:04d}-{person.birth.month:02d}-XX"


def _year(person: Traveller) -> str:
    return f"{person.birth.year:04d}"


def _nine_years_off(person: Traveller) -> str:
    return f"{(person.birth.year or 0) - 9:04d}-{person.birth.month:02d}-{person.birth.day:02d}"


_LIKENESSES = (
    _Likeness("0601", ListPurpose.INFORM, _full_name, _day, document=True),
    _Likeness("0602", ListPurpose.BAN, _full_name, _day),
    _Likeness("0603", ListPurpose.ARREST, _full_name, _day_and_month_swapped),
    _Likeness("0604", ListPurpose.INFORM, _short_name, _year),
    _Likeness("0605", ListPurpose.MISSING, _short_name, _month),
    _Likeness("0606", ListPurpose.INFORM, _full_name, _nine_years_off),
)
