"""Take out of entries what a reader may not know; the one way in which entries leave this room.

A place that is not told of exactly gets an id of its own for each service, and so do its hours:
otherwise another service in the same house would give it away.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from travesia.directory.domain.cells import NAMESPACE, Value
from travesia.directory.domain.topics import topic_codes
from travesia.directory.domain.visibility import Audience, Visibility, in_force, strictest

Row = dict[str, Value]
Rows = dict[str, list[Row]]
"""Table → rows of values, columns named as in files."""

_SERVICE_PARTS = (
    *("schedule", "contact", "phone", "language", "service_area", "cost_option"),
    *("required_document", "x_closed_day"),
)
_LOCATION_PARTS = ("schedule", "contact", "phone", "language", "accessibility", "x_closed_day")
#: What stays of the parts of a place that is not told of exactly.
_KEPT = {
    Visibility.TOWN: ("schedule", "language", "x_closed_day", "accessibility"),
    Visibility.PHONE_ONLY: ("schedule", "language", "x_closed_day"),
}
#: Words of a kept part that might name the place after all.
_FREE_WORDS = ("description", "notes", "schedule_link", "details", "url", "note")
_NOWHERE: Row = {
    "location_type": "virtual",
    "name": "",
    "alternate_name": "",
    "description": "",
    "transportation": "",
    "latitude": None,
    "longitude": None,
    "url": "",
    "external_identifier": "",
    "external_identifier_type": "",
    "organization_id": None,
}


def redact(rows: Rows, audience: Audience, today: date) -> Rows:
    """Return the entries as a reader may see them on a day."""
    return _Redaction(rows, audience, today).done()


class _Redaction:
    """One set of entries on its way out."""

    def __init__(self, rows: Rows, audience: Audience, today: date) -> None:
        self.rows = rows
        self.audience = audience
        self.today = today
        self.out: Rows = defaultdict(list)
        self._by: dict[tuple[str, str], dict[object, list[Row]]] = {}
        self.locations = {row["id"]: row for row in rows.get("location", ())}
        self.organizations = {row["id"]: row for row in rows.get("organization", ())}
        codes = topic_codes()
        self.topics: dict[object, set[str]] = {}
        for row in rows.get("attribute", ()):
            code = codes.get(_uuid(row["taxonomy_term_id"]))
            if code:
                self.topics.setdefault(row["link_id"], set()).add(code)

    def done(self) -> Rows:
        """Go through services with their places, then take the rest that stays visible."""
        kept_locations: set[object] = set()
        for service in self.rows.get("service", ()):
            self._service(service, kept_locations)
        services = {row["id"] for row in self.out.get("service", ())}
        self._rest(services, kept_locations)
        return dict(self.out)

    def owned(self, table: str, column: str, owner: object) -> list[Row]:
        """Return the rows of a table that belong to something."""
        found = self._by.get((table, column))
        if found is None:
            found = self._by[table, column] = defaultdict(list)
            for row in self.rows.get(table, ()):
                found[row.get(column)].append(row)
        return found.get(owner, [])

    def _service(self, service: Row, kept_locations: set[object]) -> None:
        organization = self.organizations.get(service.get("organization_id"), {})
        level = self.level_of(service)
        if self._out_of_sight(service, level) or (
            organization.get("x_hidden") and self.audience < Audience.STAFF
        ):
            return
        links = self.owned("service_at_location", "service_id", service["id"])
        seen = []
        for link in links:
            place = self.locations.get(link["location_id"])
            if place is None:
                continue
            both = strictest(level, Visibility(str(place.get("x_visibility") or "exact")))
            if not self._out_of_sight(place, both):
                seen.append((link, place, both))
        if links and not seen:
            return
        strict = level is Visibility.PHONE_ONLY and self.audience is Audience.PUBLIC
        self.out["service"].append({**service, "url": "", "email": ""} if strict else service)
        self._parts("service_id", service["id"], _SERVICE_PARTS, strict=strict)
        self._visits(service["id"], level)
        for link, place, both in seen:
            self._at(link, place, both, kept_locations)

    def level_of(self, service: Row) -> Visibility:
        """Return the level of a service that holds today."""
        consent = service.get("x_consent_on")
        return in_force(
            str(service.get("x_visibility") or ""),
            frozenset(self.topics.get(service["id"], ())),
            consent_on=consent if isinstance(consent, date) else None,
            today=self.today,
        )

    def _out_of_sight(self, row: Row, level: Visibility) -> bool:
        if self.audience is Audience.STAFF:
            return False
        if row.get("x_hidden"):
            return True
        return level is Visibility.PARTNER_ONLY and self.audience is Audience.PUBLIC

    def _at(self, link: Row, place: Row, level: Visibility, kept: set[object]) -> None:
        """Take one service at one place, with as much of the place as may be told."""
        if level is Visibility.EXACT or self.audience is not Audience.PUBLIC:
            self.out["service_at_location"].append(link)
            self._parts("service_at_location_id", link["id"], _SERVICE_PARTS, strict=False)
            if place["id"] not in kept:
                kept.add(place["id"])
                self.out["location"].append(place)
                self._parts("location_id", place["id"], _LOCATION_PARTS, strict=False)
                self._take("address", "location_id", place["id"])
            return
        other = uuid.uuid5(NAMESPACE, f"redacted/{link['id']}")
        self.out["service_at_location"].append({**link, "location_id": other, "description": ""})
        self._parts("service_at_location_id", link["id"], _SERVICE_PARTS, strict=True)
        self._blurred(place, other, level)

    def _blurred(self, place: Row, other: UUID, level: Visibility) -> None:
        addresses = self.owned("address", "location_id", place["id"])
        town = level is Visibility.TOWN
        row = {**place, **_NOWHERE, "id": other}
        if town and addresses:
            row |= {"location_type": place["location_type"], "name": addresses[0]["city"]}
            blank = {"address_1": "", "address_2": "", "region": "", "postal_code": ""}
            moved = {"id": _other(other, "address", 0), "location_id": other}
            self.out["address"].append({**addresses[0], **blank, **moved})
        elif not town:
            row["x_area"] = ""
        self.out["location"].append(row)
        for table in _KEPT[level]:
            for number, part in enumerate(self.owned(table, "location_id", place["id"])):
                moved = {"id": _other(other, table, number), "location_id": other}
                free = {name: "" for name in _FREE_WORDS if name in part}
                self.out[table].append({**part, **free, **moved})

    def _parts(self, column: str, owner: object, tables: Iterable[str], *, strict: bool) -> None:
        for table in tables:
            if not (strict and table == "contact"):
                self._take(table, column, owner)

    def _visits(self, service: object, level: Visibility) -> None:
        """Take the days on which it comes to a town, with as much of where as may be told."""
        seen = (
            told_of_visit(row, level, self.audience)
            for row in self.owned("x_visit", "service_id", service)
        )
        self.out["x_visit"].extend(row for row in seen if row is not None)

    def _take(self, table: str, column: str, owner: object) -> None:
        self.out[table].extend(self.owned(table, column, owner))

    def _rest(self, services: set[Value], locations: set[object]) -> None:
        """Take what hangs on the entries that stay: topics, organisations, texts, lines."""
        for row in self.rows.get("attribute", ()):
            if row["link_id"] in services:
                self.out["attribute"].append(row)
        for row in self.rows.get("organization", ()):
            if self.audience is Audience.STAFF or not row.get("x_hidden"):
                self.out["organization"].append(row)
                self._take("phone", "organization_id", row["id"])
                self._take("contact", "organization_id", row["id"])
        self._hanging("phone", "contact_id", {row["id"] for row in self.out.get("contact", ())})
        self._hanging("language", "phone_id", {row["id"] for row in self.out.get("phone", ())})
        seen = services | locations | {row["id"] for row in self.out.get("organization", ())}
        for row in self.rows.get("x_text", ()):
            if row["link_id"] in seen or row["link_entity"] == "taxonomy_term":
                self.out["x_text"].append(row)
        for table in ("taxonomy", "taxonomy_term"):
            self.out[table] = list(self.rows.get(table, ()))

    def _hanging(self, table: str, column: str, owners: set[object]) -> None:
        for owner in owners:
            self._take(table, column, owner)


def told_of_visit(row: Row, level: Visibility, audience: Audience) -> Row | None:
    """Return a visit as a reader may know of it; None where even the town would be too much."""
    if level is Visibility.EXACT or audience is not Audience.PUBLIC:
        return row
    return {**row, "address": "", "note": ""} if level is Visibility.TOWN else None


def _other(place: UUID, table: str, number: int) -> UUID:
    return uuid.uuid5(NAMESPACE, f"redacted/{place}/{table}/{number}")


def _uuid(value: object) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))
