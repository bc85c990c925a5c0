"""Many cards in few questions to the database: for lists, for packs and for the search."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from travesia.core import clock
from travesia.directory.domain.cards import ServiceCard
from travesia.directory.domain.composing import card_of
from travesia.directory.domain.redaction import Row, Rows, redact
from travesia.directory.domain.visibility import Audience
from travesia.directory.selectors.index import entries_now
from travesia.directory.selectors.revision import revision
from travesia.directory.selectors.rows import HANGS_ON, PARTS, entries

AT_ONCE = 200
"""Services read together; SQLite takes a thousand values in old builds."""


def service_cards(
    ids: Iterable[UUID],
    language: str,
    *,
    audience: Audience = Audience.PUBLIC,
    at: datetime | None = None,
) -> tuple[ServiceCard, ...]:
    """Return services as a reader may see them, in the order asked for.

    What is not there or out of sight is left out without a word: see `service_card`.
    """
    return tuple(cards[0] for cards in service_cards_in(ids, (language,), audience=audience, at=at))


def service_cards_in(
    ids: Iterable[UUID],
    languages: Sequence[str],
    *,
    audience: Audience = Audience.PUBLIC,
    at: datetime | None = None,
) -> Iterator[tuple[ServiceCard, ...]]:
    """Yield each service that a reader may see as its cards in these languages."""
    today, moment, number, known = clock.today(), at or clock.now(), revision(), entries_now()
    wanted = list(dict.fromkeys(ids))
    for first in range(0, len(wanted), AT_ONCE):
        some = wanted[first : first + AT_ONCE]
        seen = [one for one in some if one in known and known[one].seen_by(audience, today)]
        by_service = _apart(redact(entries(services=seen), audience, today))
        for one in seen:
            rows = by_service.get(one)
            if rows is None:
                continue
            level = known[one].level(today)
            yield tuple(
                card_of(
                    rows,
                    language=language,
                    moment=moment,
                    today=today,
                    level=level,
                    revision=number,
                )
                for language in languages
            )


def _apart(rows: Rows) -> dict[UUID, Rows]:
    """Give every service its own rows; those of a place that several share go to each."""
    hanging: dict[tuple[str, str], dict[object, list[Row]]] = {}
    for table in PARTS:
        columns = ("link_id",) if table == "x_text" else tuple(HANGS_ON[table])
        for column in columns:
            found = hanging[table, column] = defaultdict(list)
            for row in rows.get(table, ()):
                if row.get(column) is not None:
                    found[row[column]].append(row)
    places: dict[object, Row] = {row["id"]: row for row in rows.get("location", ())}
    holders: dict[object, Row] = {row["id"]: row for row in rows.get("organization", ())}
    terms: dict[object, Row] = {row["id"]: row for row in rows.get("taxonomy_term", ())}
    return {
        UUID(str(service["id"])): _of_one(service, hanging, places, holders, terms)
        for service in rows.get("service", ())
    }


def _of_one(
    service: Row,
    hanging: dict[tuple[str, str], dict[object, list[Row]]],
    places: dict[object, Row],
    holders: dict[object, Row],
    terms: dict[object, Row],
) -> Rows:
    links = hanging["service_at_location", "service_id"].get(service["id"], [])
    near = [places[one] for one in dict.fromkeys(r["location_id"] for r in links) if one in places]
    named = {row.get("organization_id") for row in (service, *near)}
    found: Rows = {
        "service": [service],
        "location": near,
        "organization": [holders[one] for one in holders if one in named],
    }
    owned: dict[str, set[object]] = {
        name: {row["id"] for row in some} for name, some in found.items()
    }
    everything = owned["service"] | owned["location"] | owned["organization"]
    for table in PARTS:
        pairs = (
            [("link_id", everything)]
            if table == "x_text"
            else [(column, owned.get(target, set())) for column, target in HANGS_ON[table].items()]
        )
        some = {
            row["id"]: row
            for column, owners in pairs
            for owner in owners
            for row in hanging[table, column].get(owner, ())
        }
        found[table] = sorted(some.values(), key=lambda row: str(row["id"]))
        owned[table] = set(some)
    named_terms = {row["taxonomy_term_id"] for row in found.get("attribute", ())}
    found["taxonomy_term"] = [terms[one] for one in terms if one in named_terms]
    return found
