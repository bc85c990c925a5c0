"""Make tables of HSDS of a list with one row a service, as its columns are to be read."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from travesia.directory.domain.checking import Row
from travesia.directory.domain.flat.columns import TARGETS, Target
from travesia.directory.domain.flat.grid import Grid
from travesia.directory.domain.measuring import fold
from travesia.directory.domain.topics import topics
from travesia.vocab import languages, states

_SEVERAL = re.compile(r"[;\n/|]+")
_WORDS = re.compile(r"[;,\n/|]+")


@dataclass(frozen=True, slots=True)
class FlatReading:
    """How a list is read: which header holds what, and what its rows leave out."""

    columns: Mapping[Target, str]
    country: str = ""
    """Of rows that name none: ISO 3166-1 alpha-3."""
    source: str = ""
    """Who the list comes from; its ids are theirs."""


def tables_of(grid: Grid, reading: FlatReading) -> dict[str, list[Row]]:
    """Return the rows of HSDS that a list says; each names its line in the file.

    Tables without a column are left out, so that what an editor entered there stays.
    """
    work = _Reading(reading)
    at = {
        target: grid.headers.index(header)
        for target, header in reading.columns.items()
        if header in grid.headers
    }
    for number, cells in grid.lines:
        said = {target: cells[place].strip() for target, place in at.items() if place < len(cells)}
        work.line(number, said)
    return {name: work.tables[name] for name in _given(at)}


def header_of(reading: FlatReading, table: str, column: str) -> str:
    """Return the header of the list that a column of HSDS was read from; empty when none was."""
    for target, place in TARGETS.items():
        if place == (table, column):
            return reading.columns.get(target, "")
    if column in {"country", "x_country"}:
        return reading.columns.get(Target.COUNTRY, "")
    return ""


def _given(at: Mapping[Target, int]) -> set[str]:
    """Return the tables of which the list says anything."""
    found = {TARGETS[target][0] for target in at} | {"service"}
    if found & {"address", "location"}:
        found |= {"location", "address", "service_at_location"}
    return found


@dataclass(slots=True)
class _Reading:
    """One list on its way into tables."""

    reading: FlatReading
    tables: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    _holders: set[str] = field(default_factory=set)

    def line(self, number: int, said: Mapping[Target, str]) -> None:
        """Take one line."""
        where = f"line {number}"
        country = _country(said.get(Target.COUNTRY, "")) or self.reading.country
        key = f"{self.reading.source}/{said.get(Target.ID, '')[:60] or _name_of(said)}"
        service = {
            TARGETS[target][1]: text
            for target, text in said.items()
            if TARGETS[target][0] == "service"
        }
        service |= {"id": key, "x_country": country}
        service["status"] = service.get("status") or "active"
        service.setdefault("name", "")
        holder = said.get(Target.ORGANIZATION, "")
        if holder:
            service["organization_id"] = self._organization(where, holder, country)
        self._add("service", where, service)
        self._place(where, key, said, country)
        self._parts(where, key, said)

    def _organization(self, where: str, name: str, country: str) -> str:
        one = f"{self.reading.source}/{fold(name)[:100]}"
        if one not in self._holders:
            self._holders.add(one)
            said = {"id": one, "name": name, "description": name, "x_country": country}
            self._add("organization", where, said)
        return one

    def _place(self, where: str, key: str, said: Mapping[Target, str], country: str) -> None:
        street, town = said.get(Target.STREET, ""), said.get(Target.TOWN, "")
        position = {name: said.get(Target(name), "") for name in ("latitude", "longitude")}
        if not (street or town or any(position.values())):
            return
        place = {"id": key, "location_type": "physical", "name": street or town, **position}
        self._add("location", where, {**place, "x_country": country})
        if street or town:
            address = {
                **{"id": key, "location_id": key, "address_type": "physical"},
                **{"address_1": street, "city": town, "country": country},
                "state_province": said.get(Target.PROVINCE, ""),
                "postal_code": said.get(Target.POSTCODE, ""),
            }
            self._add("address", where, address)
        at = {"id": key, "service_id": key, "location_id": key}
        self._add("service_at_location", where, at)

    def _parts(self, where: str, key: str, said: Mapping[Target, str]) -> None:
        for table, column, texts in _several(said):
            for text in texts:
                owner = "link_id" if table == "attribute" else "service_id"
                self._add(table, where, {"id": f"{key}/{text}"[:400], owner: key, column: text})

    def _add(self, table: str, where: str, cells: dict[str, str]) -> None:
        self.tables[table].append(Row(where, cells))


def _name_of(said: Mapping[Target, str]) -> str:
    """Return what names a row without a number: the same name at the same place is the same."""
    named = (said.get(one, "") for one in (Target.NAME, Target.STREET, Target.TOWN))
    return hashlib.sha256(fold(" ".join(named)).encode()).hexdigest()[:32]


def _several(said: Mapping[Target, str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield table, column and texts of the cells that may hold several."""
    for target in (Target.PHONES, Target.DOCUMENTS):
        yield *TARGETS[target], _parted(_SEVERAL, said.get(target, ""))
    hours = said.get(Target.HOURS, "")
    yield *TARGETS[Target.HOURS], [hours] if hours else []
    spoken = _parted(_WORDS, said.get(Target.LANGUAGES, ""))
    yield *TARGETS[Target.LANGUAGES], [_language_codes().get(fold(one), one) for one in spoken]
    about = _parted(_WORDS, said.get(Target.TOPICS, ""))
    yield *TARGETS[Target.TOPICS], [_topic_ids().get(fold(one), one) for one in about]


def _parted(by: re.Pattern[str], text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in by.split(text) if part.strip()))


def _country(text: str) -> str:
    """Return the code of a country said by its name in one of our languages; else the text."""
    return _country_codes().get(fold(text), text)


@cache
def _country_codes() -> Mapping[str, str]:
    return {
        fold(name): state.alpha3
        for state in states()
        if state.alpha2
        for name in state.names.values()
    }


@cache
def _language_codes() -> Mapping[str, str]:
    return {fold(name): one.code for one in languages() for name in (one.code, *one.names.values())}


@cache
def _topic_ids() -> Mapping[str, str]:
    return {
        fold(word): str(topic.id)
        for topic in topics()
        for word in (topic.code, topic.code.replace("_", " "), *topic.names.values())
    }
