"""Put a card together from the rows of one service that were redacted for its reader."""

from datetime import date, datetime
from uuid import UUID

from travesia.directory.domain.cards import (
    AreaServed,
    CostView,
    PhoneView,
    PlaceView,
    ServiceCard,
    VisitView,
)
from travesia.directory.domain.cells import Value
from travesia.directory.domain.freshness import Reviewed, freshness
from travesia.directory.domain.hours import Hours, Opening, OpenState, hours_of, opening_at
from travesia.directory.domain.localising import Texts, said_of, texts_of
from travesia.directory.domain.redaction import Row, Rows
from travesia.directory.domain.saying import Said, say
from travesia.directory.domain.tables import LISTED
from travesia.directory.domain.topics import topic_codes, topics
from travesia.directory.domain.visibility import Visibility
from travesia.directory.domain.zones import zone_for


def card_of(
    rows: Rows, *, language: str, moment: datetime, today: date, level: Visibility, revision: int
) -> ServiceCard:
    """Return the card of the one service among the rows, in a language, at a moment (aware)."""
    return _Composing(rows, language, moment, today).card(level, revision)


class _Composing:
    """One card in the making."""

    def __init__(self, rows: Rows, language: str, moment: datetime, today: date) -> None:
        self.rows = rows
        self.language = language
        self.moment = moment
        self.today = today
        self.texts: Texts = texts_of(rows)
        self.service = rows["service"][0]

    def card(self, level: Visibility, revision: int) -> ServiceCard:
        """Return the card."""
        row = self.service
        holder = self._row("organization", row.get("organization_id"))
        hours = self._hours(row, ("service_id",), (row["id"],))
        due = row["x_review_due"]
        reviewed = Reviewed(
            _text(row, "x_owner"),
            _day(row.get("assured_date")),
            due if isinstance(due, date) else self.today,
            _text(row, "assurer_email"),
        )
        free = row.get("x_free")
        return ServiceCard(
            id=_uuid(row["id"]),
            kind=_text(row, "x_kind"),
            status=_text(row, "status"),
            name=self._said(row, "name"),
            description=self._said(row, "description"),
            alert=self._said(row, "alert"),
            how=self._said(row, "application_process"),
            eligibility=self._said(row, "eligibility_description"),
            fees=self._said(row, "fees_description"),
            interpretation=self._said(row, "interpretation_services"),
            wait_time=self._said(row, "wait_time"),
            minimum_age=_number(row.get("minimum_age")),
            maximum_age=_number(row.get("maximum_age")),
            free=free if isinstance(free, bool) else None,
            topics=self._topics(),
            organization=self._said(holder, "name") if holder else Said("", self.language),
            website=_text(holder, "website") if holder and row.get("url") else "",
            email=_text(row, "email"),
            url=_text(row, "url"),
            languages=self._codes("service_id", row["id"]),
            phones=self._phones("service_id", row["id"]),
            documents=self._listed(row, "required_document", "service_id"),
            costs=tuple(self._cost(r) for r in self.rows.get("cost_option", ())),
            places=tuple(self._place(link) for link in self.rows.get("service_at_location", ())),
            opening=self._opening(hours),
            serves=tuple(_area(r) for r in self.rows.get("service_area", ())),
            sending_state=_text(row, "x_sending_state"),
            visits=self._visits(),
            reviewed=reviewed,
            freshness=freshness(reviewed.due, self.today),
            source_url=_text(row, "x_source_url"),
            visibility=level,
            hidden=bool(row.get("x_hidden")),
            revision=revision,
        )

    def _place(self, link: Row) -> PlaceView:
        place = self._row("location", link["location_id"]) or {"id": link["location_id"]}
        addresses = self._owned("address", "location_id", place["id"])
        address: Row = addresses[0] if addresses else {}
        columns = ("service_at_location_id", "service_id", "location_id")
        owners = (link["id"], self.service["id"], place["id"])
        hours = self._hours(place, columns, owners)
        lines = [
            r for c, o in zip(columns, owners, strict=True) for r in self._owned("schedule", c, o)
        ]
        notes = (_text(r, "description") or _text(r, "notes") for r in lines)
        told = (_text(address, "address_1"), _text(address, "address_2"))
        return PlaceView(
            at_id=_uuid(link["id"]),
            visibility=_level(place, address),
            name=self._said(place, "name"),
            description=self._said(place, "description"),
            transportation=self._said(place, "transportation"),
            street=tuple(line for line in told if line),
            town=_text(address, "city"),
            province=_text(address, "state_province"),
            country=_text(place, "x_country"),
            latitude=_number(place.get("latitude")),
            longitude=_number(place.get("longitude")),
            zone=zone_for(place),
            hours=hours,
            opening=self._opening(hours),
            hours_notes=tuple(Said(one, self._own(place)) for one in dict.fromkeys(notes) if one),
            accessibility=self._listed(place, "accessibility", "location_id"),
            languages=self._codes("location_id", place["id"]),
            phones=(
                *self._phones("service_at_location_id", link["id"]),
                *self._phones("location_id", place["id"]),
            ),
        )

    def _hours(
        self, zoned: Row, columns: tuple[str, ...], owners: tuple[Value, ...]
    ) -> Hours | None:
        """Take the lines of the nearest that has any, and the closed days of all."""
        pairs = list(zip(columns, owners, strict=True))
        lines = next((found for c, o in pairs if (found := self._owned("schedule", c, o))), [])
        closed = [row for c, o in pairs for row in self._owned("x_closed_day", c, o)]
        zone = zone_for(zoned)
        if not zone or not (lines or closed):
            return None
        return hours_of(zone, lines, closed)

    def _opening(self, hours: Hours | None) -> Opening:
        return opening_at(hours, self.moment) if hours else Opening(OpenState.UNKNOWN)

    def _said(self, row: Row, column: str) -> Said:
        return said_of(row, column, self.texts, self.language, _text(self.service, "x_language"))

    def _own(self, row: Row) -> str:
        """Return the language in which an entry was written."""
        return _text(row, "x_language") or _text(self.service, "x_language") or "es"

    def _listed(self, row: Row, part: str, column: str) -> tuple[Said, ...]:
        """Return a list of an entry in the reader's language as a whole, or in the nearest."""
        said = LISTED["service" if row is self.service else "location"][part]
        written = "\n".join(_text(one, said) for one in self._owned(part, column, row["id"]))
        if not written.strip():
            return ()
        own = self._own(row)
        whole = say({**self.texts.get((row["id"], part), {}), own: written}, self.language, own)
        return tuple(Said(line, whole.language) for line in whole.text.splitlines() if line.strip())

    def _cost(self, row: Row) -> CostView:
        own, amount = self._own(self.service), _number(row.get("amount"))
        option = Said(_text(row, "option"), own)
        about = Said(_text(row, "amount_description"), own)
        return CostView(option, amount, _text(row, "currency"), about)

    def _topics(self) -> tuple[tuple[str, str], ...]:
        codes = topic_codes()
        names = {topic.code: topic.name(self.language) for topic in topics()}
        found = [
            (codes[one], names[codes[one]])
            if (one := _uuid(row["id"])) in codes
            else (_text(row, "code"), _text(row, "name"))
            for row in self.rows.get("taxonomy_term", ())
        ]
        return tuple(sorted(found, key=lambda topic: topic[1]))

    def _visits(self) -> tuple[VisitView, ...]:
        own = self._own(self.service)
        found = (visit_of(row, own) for row in self.rows.get("x_visit", ()))
        coming = (visit for visit in found if (visit.last_on or visit.on) >= self.today)
        return tuple(sorted(coming, key=lambda visit: (visit.on, visit.place)))

    def _phones(self, column: str, owner: Value) -> tuple[PhoneView, ...]:
        return tuple(
            PhoneView(
                _text(row, "number"),
                int(row["extension"]) if isinstance(row.get("extension"), int) else None,  # type: ignore[arg-type]  # an int
                _text(row, "type"),
                Said(_text(row, "description"), self._own(self.service)),
                self._codes("phone_id", row["id"]),
            )
            for row in self._owned("phone", column, owner)
        )

    def _codes(self, column: str, owner: Value) -> tuple[str, ...]:
        return tuple(_text(row, "code") for row in self._owned("language", column, owner))

    def _owned(self, table: str, column: str, owner: Value) -> list[Row]:
        return [row for row in self.rows.get(table, ()) if row.get(column) == owner]

    def _row(self, table: str, one: Value) -> Row:
        return next((row for row in self.rows.get(table, ()) if row["id"] == one), {})


def visit_of(row: Row, language: str) -> VisitView:
    """Return a visit as others see it; its words are in the language of its service."""
    return VisitView(
        id=_uuid(row["id"]),
        service_id=_uuid(row["service_id"]),
        on=_day(row["on"]) or date.min,
        last_on=_day(row.get("last_on")),
        place=_text(row, "place"),
        country=_text(row, "x_country"),
        address=_text(row, "address"),
        opens_at=_text(row, "opens_at"),
        closes_at=_text(row, "closes_at"),
        note=Said(_text(row, "note"), language),
        cancelled=bool(row.get("cancelled")),
    )


def _level(place: Row, address: Row) -> Visibility:
    """Say how much of a place the rows tell."""
    if address.get("address_1") or place.get("latitude") is not None:
        return Visibility.EXACT
    return Visibility.TOWN if address else Visibility.PHONE_ONLY


def _area(row: Row) -> AreaServed:
    return AreaServed(_text(row, "x_country"), _text(row, "x_area"), _text(row, "name"))


def _text(row: Row, column: str) -> str:
    return str(row.get(column) or "")


def _number(value: Value) -> float | None:
    return value if isinstance(value, float) else None


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def _uuid(value: Value) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))
