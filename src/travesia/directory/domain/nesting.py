"""Rows of tables as the nested JSON of HSDS 3.1: what is empty is left out."""

from collections import defaultdict
from datetime import UTC, date, datetime, time
from uuid import UUID

from travesia.directory.domain.cells import Value
from travesia.directory.domain.hours import read_time, zone_of
from travesia.directory.domain.redaction import Row, Rows
from travesia.directory.domain.tables import TABLES, Column
from travesia.directory.domain.zones import zone_for
from travesia.vocab.states import state_by_alpha3

Json = dict[str, object]

NOT_KNOWN = "N/A"
"""What stands where HSDS asks for something that a place has not: a postal code, a street."""

#: Table → tables of its parts, with the column they hang by.
_INSIDE: dict[str, tuple[tuple[str, str], ...]] = {
    "organization": (("phone", "organization_id"), ("contact", "organization_id")),
    "location": (
        *(("address", "location_id"), ("phone", "location_id"), ("language", "location_id")),
        *(("contact", "location_id"), ("accessibility", "location_id")),
        *(("schedule", "location_id"), ("x_closed_day", "location_id")),
    ),
    "service": (
        *(("phone", "service_id"), ("schedule", "service_id"), ("service_area", "service_id")),
        *(("language", "service_id"), ("contact", "service_id"), ("cost_option", "service_id")),
        *(("required_document", "service_id"), ("x_closed_day", "service_id")),
        *(("x_visit", "service_id"), ("service_at_location", "service_id")),
        ("attribute", "link_id"),
    ),
    "service_at_location": (
        *(("service_area", "service_at_location_id"), ("contact", "service_at_location_id")),
        *(("phone", "service_at_location_id"), ("schedule", "service_at_location_id")),
        ("x_closed_day", "service_at_location_id"),
    ),
    "contact": (("phone", "contact_id"),),
    "phone": (("language", "phone_id"),),
}
#: Columns that HSDS wants to see even when nothing is known.
_ASKED = {
    "address": ("address_1", "city", "state_province", "postal_code", "country"),
    "organization": ("description",),
}


class Nesting:
    """A set of entries on its way into JSON."""

    def __init__(self, rows: Rows, *, today: date, own: bool = False) -> None:
        """Take rows; `own` adds our own columns and tables, for files that come back."""
        self.rows = rows
        self.own = own
        self.today = today
        self._by_id = {name: {row["id"]: row for row in some} for name, some in rows.items()}
        self._inside: dict[tuple[str, str], dict[object, list[Row]]] = {}

    def organization(self, row: Row, *, parts: bool = True) -> Json:
        """Return an organisation, with its lines and offices."""
        return self._entry("organization", row, parts=parts)

    def location(self, row: Row, *, parts: bool = True) -> Json:
        """Return a place."""
        return self._entry("location", row, parts=parts)

    def service(self, row: Row, *, parts: bool = True) -> Json:
        """Return a service with its organisation; with its places and parts when asked."""
        found = self._entry("service", row, parts=parts)
        holder = self._find("organization", row.get("organization_id"))
        if holder is not None and not self.own:
            found["organization"] = self.organization(holder, parts=parts)
        return found

    def at_location(self, row: Row, *, parts: bool = True, service: bool = True) -> Json:
        """Return a service at a place, with the place and, when asked, the service."""
        found = self._entry("service_at_location", row, parts=parts)
        place = self._find("location", row["location_id"])
        if place is not None and not self.own:
            found["location"] = self.location(place, parts=parts)
        given = self._find("service", row["service_id"]) if service else None
        if given is not None:
            found["service"] = self._entry("service", given, parts=False)
        return found

    def term(self, row: Row) -> Json:
        """Return a topic."""
        found = self._entry("taxonomy_term", row, parts=False)
        above = self._find("taxonomy", row.get("taxonomy_id"))
        if above is not None:
            found["taxonomy"] = str(above["name"])
        return found

    def taxonomy(self, row: Row) -> Json:
        """Return a set of topics."""
        return self._entry("taxonomy", row, parts=False)

    def _entry(self, table: str, row: Row, *, parts: bool) -> Json:
        found: Json = {}
        for column in TABLES[table].columns:
            if column.name.startswith("x_") and not self.own:
                continue
            value = self._value(table, column, row)
            if value is not None:
                found[column.name] = value
        if table == "service" and isinstance(row.get("last_modified"), datetime) and not self.own:
            found["last_modified"] = self._moment(row["last_modified"])
        for inner, column_name in _INSIDE.get(table, ()) if parts else ():
            if inner.startswith("x_") and not self.own:
                continue
            nested = [self._part(inner, one) for one in self._owned(inner, column_name, row["id"])]
            if nested:
                found[TABLES[inner].plural] = nested
        return found

    def _part(self, table: str, row: Row) -> Json:
        if table == "service_at_location":
            return self.at_location(row, service=False)
        found = self._entry(table, row, parts=True)
        if table == "attribute":
            found["link_entity"] = "service"
            term = self._find("taxonomy_term", row["taxonomy_term_id"])
            if term is not None and not self.own:
                found["taxonomy_term"] = self.term(term)
        return found

    def _value(self, table: str, column: Column, row: Row) -> object:
        value = row.get(column.name)
        if table == "schedule" and column.name in {"opens_at", "closes_at", "timezone"}:
            return self._hour(column.name, row)
        if value in (None, ""):
            return NOT_KNOWN if column.name in _ASKED.get(table, ()) else None
        if table == "address" and column.name == "country":
            state = state_by_alpha3(str(value))
            return state.alpha2 if state and state.alpha2 else str(value)
        return as_json(value)

    def _hour(self, name: str, row: Row) -> object:
        """Return a time with the offset of its place today, as HSDS asks; or the offset alone."""
        zone = self._zone(row)
        text = str(row.get(name) or "")
        if not zone or (name != "timezone" and not text):
            return text or None
        at = time(12) if name == "timezone" else read_time(text)
        offset = datetime.combine(self.today, at, zone_of(zone)).strftime("%z")
        hours = int(offset[:3]) + int(offset[0] + offset[3:5]) / 60
        if name == "timezone":
            return as_json(hours) if row.get("opens_at") else None
        return f"{text}{offset[:3]}:{offset[3:5]}"

    def _zone(self, row: Row) -> str:
        link = self._find("service_at_location", row.get("service_at_location_id"))
        place = self._find("location", (link or row).get("location_id"))
        owner = place or self._find("service", row.get("service_id"))
        return zone_for(owner) if owner else ""

    def _owned(self, table: str, column: str, owner: object) -> list[Row]:
        found = self._inside.get((table, column))
        if found is None:
            found = self._inside[table, column] = defaultdict(list)
            for row in self.rows.get(table, ()):
                found[row.get(column)].append(row)
        return found.get(owner, [])

    def _find(self, table: str, one: object) -> Row | None:
        return self._by_id.get(table, {}).get(one) if isinstance(one, UUID) else None

    @staticmethod
    def _moment(value: Value) -> str:
        return (
            value.astimezone(UTC).isoformat().replace("+00:00", "Z")
            if isinstance(value, datetime)
            else str(value)
        )


def as_json(value: Value) -> object:
    """Return a value as JSON has it: ids and days as text, whole numbers without a fraction."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, int):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
