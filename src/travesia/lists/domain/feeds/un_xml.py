"""The consolidated list of the UN Security Council (`consolidated.xml`)."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from travesia.lists.domain.entries import ListDocument, NewListEntry
from travesia.lists.domain.feeds.items import Defaults, Row
from travesia.lists.domain.feeds.texts import (
    FeedDates,
    cut,
    document_type,
    find_countries,
    once,
    parts,
)
from travesia.lists.domain.feeds.xml_records import (
    children,
    first_text,
    local_name,
    texts,
    xml_records,
)
from travesia.lists.domain.purposes import ListPurpose
from travesia.screening import Name

_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_SEX = {"male": "M", "female": "F"}


def read_un_xml(stream: BinaryIO, defaults: Defaults) -> Iterator[Row]:
    """Read the individuals of the list; organisations are named and set aside.

    The number of an entry is its reference, whose letters name the regime (`HTi.001`). Names are
    not divided: the list says first to fourth name, and the last of them need not be a family
    name. An alias of low quality is a weak one. Raises FeedError.
    """
    wanted = frozenset({"INDIVIDUAL", "ENTITY"})
    for place, record in xml_records(stream, root="CONSOLIDATED_LIST", records=wanted):
        if record is None:
            yield Row.aside(place, "", "record_broken")
        elif local_name(record) == "ENTITY":
            yield Row.aside(place, _number(record), "not_for_the_desk")
        else:
            yield _row(place, record, defaults)


def _row(place: int, record: Element, defaults: Defaults) -> Row:
    dates = FeedDates()
    nationalities, unknown = find_countries(texts(record, "NATIONALITY", "VALUE"))
    number = _number(record)
    regime = regime_of(number)
    banned = regime in defaults.ban_regimes
    entry = NewListEntry(
        number=number,
        names=_names(record),
        birth_dates=_births(record, dates),
        sex=_SEX.get(first_text(record, "GENDER").lower(), ""),
        nationalities=nationalities,
        documents=tuple(_documents(record)),
        purpose_code=ListPurpose.BAN.value if banned else defaults.purpose_code,
        instruction=defaults.instruction,
        reason=_reason(record, (*unknown, *dates.unread)),
        owner=defaults.owner,
        reference=number,
    )
    return Row(place, entry)


def regime_of(number: str) -> str:
    """Return the letters of the regime in a reference: `HT` of `HTi.001`, `QD` of `QDi.002`."""
    letters = number.partition(".")[0]
    return letters[:-1] if letters[-1:] in {"i", "e"} else letters


def _number(record: Element) -> str:
    return first_text(record, "REFERENCE_NUMBER") or first_text(record, "DATAID")


def _names(record: Element) -> tuple[Name, ...]:
    whole = " ".join(text for tag in _NAMES for text in texts(record, tag))
    found = {whole: False} if whole else {}
    for text in texts(record, "NAME_ORIGINAL_SCRIPT"):
        found.setdefault(text, False)
    for alias in children(record, "INDIVIDUAL_ALIAS"):
        weak = first_text(alias, "QUALITY").lower() == "low"
        for tag in ("ALIAS_NAME", "ALIAS_ORIGINAL_SCRIPT"):
            for text in parts(first_text(alias, tag)):
                found[text] = found.get(text, True) and weak
    return tuple(Name(text, weak=weak) for text, weak in found.items())


def _births(record: Element, dates: FeedDates) -> tuple[str, ...]:
    return once(_birth(one, dates) for one in children(record, "INDIVIDUAL_DATE_OF_BIRTH"))


def _birth(one: Element, dates: FeedDates) -> str:
    kind = first_text(one, "TYPE_OF_DATE").upper()
    begin = first_text(one, "FROM_YEAR") or first_text(one, "FROM")
    end = first_text(one, "TO_YEAR") or first_text(one, "TO")
    if begin and end:
        return dates.read(f"{begin}/{end}")
    text = first_text(one, "DATE") or first_text(one, "YEAR")
    return dates.read(f"{text[:10]}~" if text and kind.startswith("APPROX") else text[:10])


def _documents(record: Element) -> Iterator[ListDocument]:
    for one in children(record, "INDIVIDUAL_DOCUMENT"):
        number = first_text(one, "NUMBER")
        country = first_text(one, "ISSUING_COUNTRY") or first_text(one, "COUNTRY_OF_ISSUE")
        kind = first_text(one, "TYPE_OF_DOCUMENT2") or first_text(one, "TYPE_OF_DOCUMENT")
        if number:
            states, _unknown = find_countries((country,))
            yield ListDocument(number, states[0] if states else "", document_type(kind))


def _reason(record: Element, unread: tuple[str, ...]) -> str:
    """Return what list managers may read, and what of the record was not understood."""
    found = [
        ("List", texts(record, "UN_LIST_TYPE")),
        ("Listed on", texts(record, "LISTED_ON")),
        ("Last updated", texts(record, "LAST_DAY_UPDATED", "VALUE")),
        ("Designation", texts(record, "DESIGNATION", "VALUE")),
        ("Documents", texts(record, "INDIVIDUAL_DOCUMENT", "NOTE")),
        ("Comments", texts(record, "COMMENTS1")),
        ("As written", unread),
    ]
    return cut(" ".join(f"{head}: {'; '.join(values)}." for head, values in found if values))
