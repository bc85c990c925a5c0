"""The list of specially designated nationals of OFAC, in its simple form (`sdn.xml`).

A financial list and no travel ban: nothing reads it unless an administrator asks for it.
"""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from travesia.lists.domain.entries import ListDocument, NewListEntry
from travesia.lists.domain.feeds.items import Defaults, FeedError, Row
from travesia.lists.domain.feeds.papers import is_travel_document
from travesia.lists.domain.feeds.texts import FeedDates, cut, document_type, find_countries, once
from travesia.lists.domain.feeds.xml_records import (
    children,
    first_text,
    local_name,
    texts,
    xml_records,
)
from travesia.lists.domain.identifiers import Identifier
from travesia.lists.domain.purposes import EntryKind
from travesia.screening import Name

_KINDS = {"individual": EntryKind.PERSON, "vessel": EntryKind.VESSEL}
#: What the root calls its own head; the misspelling is the publisher's.
_HEADS = frozenset({"publshInformation", "publishInformation"})


def read_ofac_xml(stream: BinaryIO, defaults: Defaults) -> Iterator[Row]:
    """Read individuals and vessels; organisations and aircraft are named and set aside.

    An alias of the category `weak` is a weak one. Raises FeedError, also when the file holds
    fewer entries than its head announces.
    """
    announced, seen = 0, 0
    records = xml_records(stream, root="sdnList", records=_HEADS | {"sdnEntry"})
    for _place, record in records:
        if record is None:
            seen += 1
            yield Row.aside(seen, "", "record_broken")
            continue
        if local_name(record) in _HEADS:
            text = first_text(record, "Record_Count")
            announced = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
            continue
        seen += 1
        yield _row(seen, record, defaults)
    if seen < announced:
        raise FeedError("feed.incomplete", count=seen, total=announced)


def _row(place: int, record: Element, defaults: Defaults) -> Row:
    kind = _KINDS.get(first_text(record, "sdnType").lower())
    uid = first_text(record, "uid")
    if kind is None:
        return Row.aside(place, uid, "not_for_the_desk")
    dates = FeedDates()
    nationalities, unknown = find_countries(
        (
            *texts(record, "nationalityList", "nationality", "country"),
            *texts(record, "citizenshipList", "citizenship", "country"),
        )
    )
    flags, _no_flag = find_countries(texts(record, "vesselInfo", "vesselFlag"))
    born = texts(record, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth")
    entry = NewListEntry(
        number=uid,
        kind=kind.value,
        names=_names(record),
        birth_dates=once(dates.read(text) for text in born),
        nationalities=nationalities,
        countries=flags,
        documents=tuple(_documents(record)) if kind is EntryKind.PERSON else (),
        identifiers=tuple(_marks(record)) if kind is EntryKind.VESSEL else (),
        purpose_code=defaults.purpose_code,
        instruction=defaults.instruction,
        reason=_reason(record, (*unknown, *dates.unread)),
        owner=defaults.owner,
        reference=f"SDN {uid}",
    )
    return Row(place, entry)


def _names(record: Element) -> tuple[Name, ...]:
    own = Name(first_text(record, "lastName"), first_text(record, "firstName"))
    found = {own: None}
    for alias in children(record, "akaList", "aka"):
        weak = first_text(alias, "category").lower() == "weak"
        name = Name(first_text(alias, "lastName"), first_text(alias, "firstName"), weak)
        found.setdefault(name, None)
    return tuple(name for name in found if name.primary or name.secondary)


def _documents(record: Element) -> Iterator[ListDocument]:
    for one in children(record, "idList", "id"):
        number, kind = first_text(one, "idNumber"), first_text(one, "idType")
        if number and is_travel_document(kind):
            states, _unknown = find_countries((first_text(one, "idCountry"),))
            yield ListDocument(number, states[0] if states else "", document_type(kind))


def _other_numbers(record: Element) -> Iterator[str]:
    for one in children(record, "idList", "id"):
        number, kind = first_text(one, "idNumber"), first_text(one, "idType")
        if number and not is_travel_document(kind):
            yield f"{kind} {number}".strip()


def _marks(record: Element) -> Iterator[Identifier]:
    for one in children(record, "idList", "id"):
        number = first_text(one, "idNumber")
        if number.upper().startswith("IMO "):
            yield Identifier("imo", number[4:].strip())
        elif first_text(one, "idType").upper() == "MMSI":
            yield Identifier("mmsi", number)
    for text in texts(record, "vesselInfo", "callSign"):
        yield Identifier("call_sign", text)


def _reason(record: Element, unread: tuple[str, ...]) -> str:
    found = [
        ("Programmes", texts(record, "programList", "program")),
        ("Title", texts(record, "title")),
        ("Remarks", texts(record, "remarks")),
        ("Other numbers", tuple(_other_numbers(record))),
        ("As written", unread),
    ]
    return cut(" ".join(f"{head}: {'; '.join(values)}." for head, values in found if values))
