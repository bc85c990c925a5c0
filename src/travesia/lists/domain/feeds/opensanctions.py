"""Collections of OpenSanctions: `targets.simple.csv` and `targets.nested.json`.

Whoever uses their data needs their licence; the program carries none of it.
"""

import csv
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from travesia.lists.domain.entries import ListDocument, NewListEntry
from travesia.lists.domain.feeds.items import Defaults, Row
from travesia.lists.domain.feeds.json_texts import json_lines, records_in, text_in, texts_in
from travesia.lists.domain.feeds.papers import may_be_passport, papers_of
from travesia.lists.domain.feeds.tables import table_rows
from travesia.lists.domain.feeds.texts import FeedDates, cut, find_countries, once
from travesia.lists.domain.identifiers import Identifier, is_imo_number, mark_key
from travesia.lists.domain.purposes import EntryKind
from travesia.screening import Name

#: The columns this reader uses; the table has more.
COLUMNS = ("id", "schema", "name", "aliases", "birth_date", "countries", "identifiers", "dataset")

_KINDS = {
    "Person": EntryKind.PERSON,
    "Vessel": EntryKind.VESSEL,
    "Vehicle": EntryKind.VEHICLE,
}
_SEX = {"male": "M", "female": "F"}


def read_simple_csv(stream: BinaryIO, defaults: Defaults) -> Iterator[Row]:
    """Read the simple table; organisations and aircraft are named and set aside.

    Several values in a cell are parted by `;`, quoted as in a table. The table does not say what a
    number is: one counts as that of a travel document only where nothing else looks like it, and
    the others are kept for list managers. Raises FeedError.
    """
    for row in table_rows(stream, COLUMNS):
        kind = _KINDS.get(row.values.get("schema", ""))
        if not row.is_whole:
            yield Row.aside(row.line, row.name, *row.problems)
        elif kind is None:
            yield Row.aside(row.line, row.values["id"], *row.problems, "not_for_the_desk")
        else:
            yield Row(row.line, _line(row.values, kind, defaults), row.problems)


def read_nested_json(stream: BinaryIO, defaults: Defaults) -> Iterator[Row]:
    """Read one target a line; a line that is no record is set aside. Raises FeedError."""
    for line, record in json_lines(stream):
        if isinstance(record, str):
            yield Row.aside(line, "", record)
            continue
        kind = _KINDS.get(text_in(record, "schema"))
        if kind is None:
            yield Row.aside(line, text_in(record, "id"), "not_for_the_desk")
        else:
            yield Row(line, _target(record, kind, defaults))


def _line(row: Mapping[str, str], kind: EntryKind, defaults: Defaults) -> NewListEntry:
    dates = FeedDates()
    countries, unknown = find_countries(_values(row["countries"]))
    numbers = _values(row["identifiers"])
    person = kind is EntryKind.PERSON
    papers = tuple(number for number in numbers if person and may_be_passport(number))
    others = tuple(number for number in numbers if person and number not in papers)
    return NewListEntry(
        number=row["id"],
        kind=kind.value,
        names=tuple(Name(text) for text in once((row["name"], *_values(row["aliases"])))),
        birth_dates=once(dates.read(text) for text in _values(row["birth_date"])),
        countries=countries,
        documents=tuple(map(ListDocument, papers)),
        identifiers=() if person else _marks(numbers, kind),
        purpose_code=defaults.purpose_code,
        instruction=defaults.instruction,
        reason=_reason(
            (row.get("sanctions", ""), row["dataset"]), others, (*unknown, *dates.unread)
        ),
        owner=defaults.owner,
        reference=row["id"],
    )


def _target(record: Mapping[str, Any], kind: EntryKind, defaults: Defaults) -> NewListEntry:
    found = record.get("properties")
    about: Mapping[str, Any] = found if isinstance(found, dict) else {}
    dates = FeedDates()
    nationalities, unknown = find_countries(texts_in(about, "nationality", "citizenship"))
    countries, elsewhere = find_countries(texts_in(about, "country", "flag", "birthCountry"))
    person = kind is EntryKind.PERSON
    papers, others = papers_of(about) if person else ((), ())
    marks = texts_in(about, "registrationNumber", "vin", "imoNumber", "mmsi", "callSign")
    return NewListEntry(
        number=text_in(record, "id"),
        kind=kind.value,
        names=_names(record, about),
        birth_dates=once(dates.read(text) for text in texts_in(about, "birthDate")),
        sex=_SEX.get(next(iter(texts_in(about, "gender")), "").lower(), "") if person else "",
        nationalities=nationalities,
        countries=countries,
        documents=papers,
        identifiers=() if person else _marks(marks, kind),
        purpose_code=defaults.purpose_code,
        instruction=defaults.instruction,
        reason=_reason(
            (*_sanctions(about), *texts_in(record, "datasets")),
            others,
            (*unknown, *elsewhere, *dates.unread),
        ),
        owner=defaults.owner,
        reference=text_in(record, "id"),
    )


def _names(record: Mapping[str, Any], about: Mapping[str, Any]) -> tuple[Name, ...]:
    found = dict.fromkeys(texts_in(record, "caption"), False)
    found |= dict.fromkeys(texts_in(about, "name", "alias", "previousName"), False)
    for text in texts_in(about, "weakAlias"):
        found.setdefault(text, True)
    return tuple(Name(text, weak=weak) for text, weak in found.items())


def _sanctions(about: Mapping[str, Any]) -> tuple[str, ...]:
    papers = (one.get("properties") for one in records_in(about, "sanctions"))
    return tuple(
        text
        for paper in papers
        if isinstance(paper, dict)
        for text in texts_in(paper, "authority", "program", "reason")
    )


def _marks(numbers: tuple[str, ...], kind: EntryKind) -> tuple[Identifier, ...]:
    """Return the numbers that can be told for what they are; others cannot be looked up."""
    found = []
    for number in numbers:
        key = mark_key("imo", number)
        if kind is EntryKind.VESSEL:
            if is_imo_number(key):
                found.append(Identifier("imo", number))
            elif len(key) == 9 and key.isdigit():
                found.append(Identifier("mmsi", number))
        elif len(key) == 17:
            found.append(Identifier("vin", number))
        else:
            found.append(Identifier("plate", number))
    return tuple(found)


def _values(text: str) -> tuple[str, ...]:
    """Return the values of a cell: parted by `;`, quoted where a value holds one itself."""
    if not text:
        return ()
    try:
        (row,) = csv.reader([text.replace("\n", " ").replace("\r", " ")], delimiter=";")
    except (csv.Error, ValueError):
        row = text.split(";")
    return tuple(value.strip() for value in row if value.strip())


def _reason(found: tuple[str, ...], numbers: tuple[str, ...], unread: tuple[str, ...]) -> str:
    """Return what list managers may read, with the numbers that are no travel document's."""
    said = [f"{text}." for text in ("; ".join(once(found)),) if text]
    said += [f"Other numbers: {'; '.join(once(numbers))}."] if numbers else []
    said += [f"As written: {'; '.join(unread)}."] if unread else []
    return cut(" ".join(said))
