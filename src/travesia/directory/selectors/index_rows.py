"""Put together, from rows read in a dozen statements, what the search knows of each service."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from travesia.directory.domain.entries import Entry, Spot
from travesia.directory.domain.hours import Hours, RuleError, hours_of
from travesia.directory.domain.measuring import Point, fold
from travesia.directory.domain.searching import says_its_town
from travesia.directory.domain.topics import topic_codes, topics
from travesia.directory.domain.zones import zone_for
from travesia.directory.models import ClosedDay, Language, Phone, Schedule

_TOPIC_WORDS = {topic.code: fold(" ".join(topic.names.values())) for topic in topics()}
#: Columns that `hours_of` reads.
_HOURS = (
    *("valid_from", "valid_to", "dtstart", "until", "wkst", "freq", "interval", "byday"),
    *("bymonthday", "opens_at", "closes_at"),
)
_CLOSED = ("first_on", "last_on", "opens_at", "closes_at", "reason")


class Reading:
    """Everything that was read, by what it belongs to."""

    def __init__(self, **read: Any) -> None:  # noqa: ANN401  # rows by owner, named by the caller
        self.links: dict[object, list[dict[str, Any]]] = read["links"]
        self.places: dict[UUID, dict[str, Any]] = read["places"]
        self.holders: dict[UUID, dict[str, Any]] = read["holders"]
        self.terms: dict[object, list[dict[str, Any]]] = read["terms"]
        self.areas: dict[object, list[dict[str, Any]]] = read["areas"]
        self.texts: dict[object, list[dict[str, Any]]] = read["texts"]
        self.towns: dict[object, list[dict[str, Any]]] = read["towns"]
        spoken = list(Language.objects.values("service_id", "location_id", "phone_id", "code"))
        phones = dict(Phone.objects.filter(service__isnull=False).values_list("id", "service_id"))
        self._same: dict[Hours, Hours] = {}
        self.spoken: dict[object, set[str]] = defaultdict(set)
        for row in spoken:
            of_phone = phones.get(row["phone_id"])
            for owner in {row["service_id"], row["location_id"], of_phone}:
                self.spoken[owner].add(row["code"][:3].lower())
        self.schedules = self._owned(Schedule.objects.exclude(opens_at=""), _HOURS)
        self.closed = self._owned(ClosedDay.objects.all(), _CLOSED)

    @staticmethod
    def _owned(
        rows: "QuerySet[Any]", columns: tuple[str, ...]
    ) -> dict[object, list[dict[str, Any]]]:
        found: dict[object, list[dict[str, Any]]] = defaultdict(list)
        for row in rows.values("service_id", "location_id", "service_at_location_id", *columns):
            owner = row["service_at_location_id"] or row["service_id"] or row["location_id"]
            found[owner].append(row)
        return found

    def entry(self, row: dict[str, Any]) -> Entry:
        """Put together what the search knows of one service."""
        one = row["id"]
        codes = topic_codes()
        terms = frozenset(term["taxonomy_term_id"] for term in self.terms.get(one, ()))
        found = frozenset(codes[term] for term in terms if term in codes)
        holder = self.holders.get(row["organization_id"], {})
        links = [link for link in self.links.get(one, ()) if link["location_id"] in self.places]
        spots = tuple(self._spot(row, link) for link in links)
        spoken = set(self.spoken.get(one, ()))
        for link in links:
            spoken |= self.spoken.get(link["location_id"], set())
        return Entry(
            id=one,
            name=row["name"],
            kind=row["kind"],
            country=row["country"] or (spots[0].country if spots else ""),
            sending_state=row["sending_state"],
            organization_id=row["organization_id"],
            status=row["status"],
            free=row["free"],
            topics=found,
            terms=terms,
            languages=frozenset(spoken),
            serves=frozenset(
                (a["country"], a["area"]) for a in self.areas.get(one, ()) if a["country"]
            ),
            visibility=row["visibility"],
            consent_on=row["consent_on"],
            hidden=row["hidden"] or bool(holder.get("hidden")),
            review_due=row["review_due"],
            last_modified=row["last_modified"],
            words=self._words(row, found, holder, links),
            hours=self._hours(row, (one,)),
            spots=spots,
        )

    def _spot(self, service: dict[str, Any], link: dict[str, Any]) -> Spot:
        place = self.places[link["location_id"]]
        point = None if place["latitude"] is None else Point(place["latitude"], place["longitude"])
        owners = (link["id"], service["id"], place["id"])
        return Spot(
            country=place["country"] or service["country"],
            area=place["area"],
            point=point,
            visibility=place["visibility"],
            hidden=place["hidden"],
            hours=self._hours(place, owners),
        )

    def _hours(self, zoned: dict[str, Any], owners: tuple[object, ...]) -> Hours | None:
        """Take the lines of the nearest that has any, and the closed days of all."""
        zone = zone_for(zoned)
        lines = next((self.schedules[one] for one in owners if self.schedules.get(one)), [])
        closed = [row for one in owners for row in self.closed.get(one, ())]
        if not zone or not (lines or closed):
            return None
        try:
            hours = hours_of(zone, lines, closed)
        except (RuleError, ValueError):
            return None
        # Equal hours are one object, so that a search reckons them once.
        return self._same.setdefault(hours, hours)

    def _words(
        self,
        row: dict[str, Any],
        found: frozenset[str],
        holder: Mapping[str, Any],
        links: list[dict[str, Any]],
    ) -> str:
        said = [row["name"], row["alternate_name"], row["description"], holder.get("name", "")]
        said += [text["text"] for text in self.texts.get(row["id"], ())]
        if says_its_town(row["visibility"], found):
            for link in links:
                if self.places[link["location_id"]]["visibility"] in ("", "exact", "town"):
                    said += [town["city"] for town in self.towns.get(link["location_id"], ())]
        return " ".join([fold(" ".join(said)), *(_TOPIC_WORDS[code] for code in sorted(found))])
