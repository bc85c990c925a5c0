"""Read a book of visas from its file (TOML); what cannot be so is named with its place."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from travesia.credentials.domain.evisa.money import MINOR_PLACES, Money
from travesia.credentials.domain.evisa.offers import Offer, OfferBook, Office, Texts
from travesia.credentials.domain.evisa.words import UploadKind
from travesia.credentials.domain.words import RefusalReason
from travesia.vocab import LANGUAGE_CODES, is_nationality

#: The promise to the public is three to five working days; a book cannot promise otherwise.
PROMISES = range(3, 6)
#: No visa of this kind lasts longer; a greater number is a slip of the pen.
MOST_DAYS = 3660
_MOST_FEE = 100_000_000
#: Ids stand in addresses of pages: `HTI-TOURISM`.
_ID = re.compile(r"[A-Z0-9-]{1,40}")
_ASKED = frozenset(UploadKind) - {UploadKind.ANSWER}


class OfferBookError(ValueError):
    """A book of visas cannot be taken; says the entry, the field and what is wrong."""


@cache
def example_book() -> OfferBook:
    """Return the examples that ship with the program: for training, never law."""
    text = files(__package__).joinpath("examples.toml").read_text("utf-8")
    return read_offers(text)


def read_offers(text: str) -> OfferBook:
    """Read a whole book; raises OfferBookError at the first thing that cannot be so."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OfferBookError(f"this is no TOML: {error}") from error
    offices = [_Entry("office", one).office() for one in _tables(given, "office")]
    offers = tuple(_Entry("visa", one).offer() for one in _tables(given, "visa"))
    known = {one.country: one for one in offices}
    for offer in offers:
        if offer.country not in known:
            raise OfferBookError(f"visa {offer.id}: there is no office of {offer.country}")
    _no_overlap(offers)
    return OfferBook(str(given.get("name", "")), MappingProxyType(known), offers)


def _tables(given: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = given.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise OfferBookError(f"[[{name}]] has to be a list of tables")
    return found


def _no_overlap(offers: tuple[Offer, ...]) -> None:
    for number, one in enumerate(offers):
        for other in offers[number + 1 :]:
            meets = one.in_force(other.valid_from) or other.in_force(one.valid_from)
            if one.id == other.id and meets:
                raise OfferBookError(f"visa {one.id}: two versions hold on one day")


class _Entry:
    """One table of the file, read field by field; each fault names the entry and the field."""

    def __init__(self, kind: str, table: Mapping[str, Any]) -> None:
        self.table = table
        self.where = f"{kind} {table.get('id') or table.get('country') or '?'}"

    def fault(self, field: str, needed: str) -> OfferBookError:
        """Return what is wrong with a field."""
        return OfferBookError(f"{self.where}: {field}: {needed}")

    def text(self, field: str, *, must: bool = True) -> str:
        """Return a text; a missing one is empty where it may be."""
        value = self.table.get(field, "")
        if not isinstance(value, str) or (must and not value.strip()):
            raise self.fault(field, "a text is needed")
        return value.strip()

    def id(self) -> str:
        """Return the id, as it can stand in an address."""
        value = self.text("id")
        if not _ID.fullmatch(value):
            raise self.fault("id", "1 to 40 of A-Z, 0-9 and - are needed")
        return value

    def texts(self, field: str) -> Texts:
        """Return a text in each of the five languages."""
        value = self.table.get(field)
        if not isinstance(value, dict) or not all(
            isinstance(value.get(code), str) and value[code].strip() for code in LANGUAGE_CODES
        ):
            raise self.fault(field, "a text in each of en, es, fr, ht and pt is needed")
        return MappingProxyType({code: value[code].strip() for code in LANGUAGE_CODES})

    def whole(self, field: str, least: int, most: int, default: int | None = None) -> int:
        """Return a whole number in bounds."""
        value = self.table.get(field, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.fault(field, f"a whole number from {least} to {most} is needed")
        return value

    def day(self, field: str) -> date | None:
        """Return a day; None where it is not given."""
        value = self.table.get(field)
        if value is not None and type(value) is not date:
            raise self.fault(field, "a day is needed, as 2026-01-31")
        return value

    def states(self, field: str) -> frozenset[str]:
        """Return nationalities."""
        value = self.table.get(field, [])
        if not isinstance(value, list) or not all(
            isinstance(one, str) and (one == "UTO" or is_nationality(one)) for one in value
        ):
            raise self.fault(field, "a list of nationalities of Doc 9303 is needed")
        return frozenset(value)

    def country(self) -> str:
        """Return the country that decides."""
        value = self.text("country")
        if len(value) != 3 or not (value.isascii() and value.isupper()):
            raise self.fault("country", "a code of three capitals is needed")
        return value

    def office(self) -> Office:
        """Return the table as an office."""
        law = self.table.get("law", {})
        reasons = set(RefusalReason)
        if not isinstance(law, dict) or not set(law) <= reasons:
            raise self.fault("law", "reasons of refusal with a reference each are needed")
        return Office(
            country=self.country(),
            name=self.texts("name"),
            contact=self.text("contact"),
            remedy=self.texts("remedy"),
            law=MappingProxyType({str(code): str(where) for code, where in law.items()}),
            source=self.text("source"),
        )

    def fee(self) -> Money:
        """Return what is to be paid; no currency with nothing to pay."""
        minor = self.whole("fee_minor", 0, _MOST_FEE, 0)
        currency = self.text("fee_currency", must=minor > 0)
        if minor and currency not in MINOR_PLACES:
            raise self.fault("fee_currency", "a currency is needed whose minor unit is known here")
        return Money(minor, currency if minor else "")

    def asks(self) -> tuple[UploadKind, ...]:
        """Return the documents that have to be handed in."""
        value = self.table.get("asks", [])
        if not isinstance(value, list) or not set(value) <= _ASKED or len(set(value)) < len(value):
            raise self.fault("asks", f"some of {', '.join(sorted(_ASKED))} are needed")
        return tuple(UploadKind(one) for one in value)

    def documents(self) -> tuple[str, ...]:
        """Return the beginnings of document codes that are accepted."""
        value = self.table.get("documents", [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.fault("documents", "a list of beginnings of document codes is needed")
        return tuple(value)

    def offer(self) -> Offer:
        """Return the table as an offer."""
        first, last = self.day("valid_from"), self.day("valid_until")
        if first is None:
            raise self.fault("valid_from", "a day is needed, as 2026-01-31")
        if last is not None and last < first:
            raise self.fault("valid_until", "it ends before it begins")
        example = self.table.get("example", False)
        if not isinstance(example, bool):
            raise self.fault("example", "true or false is needed")
        entries = self.whole("entries", 0, 1000)
        days = self.whole("days_per_stay", 0, MOST_DAYS)
        return Offer(
            id=self.id(),
            country=self.country(),
            title=self.texts("title"),
            category=self.text("category")[:40],
            valid_from=first,
            valid_until=last,
            source=self.text("source"),
            example=example,
            nationalities=self.states("nationalities"),
            not_for=self.states("not_for"),
            documents=self.documents(),
            fee=self.fee(),
            asks=self.asks(),
            promise_days=self.whole("promise_days", PROMISES.start, PROMISES.stop - 1),
            validity_days=self.whole("validity_days", 1, MOST_DAYS),
            entries=entries or None,
            days_per_stay=days or None,
            ahead_days=self.whole("ahead_days", 1, MOST_DAYS, 180),
        )
