"""What those who keep the directory see: everything, with its age, and one entry as it is typed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import clock
from travesia.directory.domain.entries import Entry
from travesia.directory.domain.freshness import Freshness, freshness
from travesia.directory.domain.measuring import fold
from travesia.directory.domain.redaction import Row, Rows
from travesia.directory.domain.visibility import Visibility
from travesia.directory.models import Location, Organization, Service
from travesia.directory.selectors.cards import nothing
from travesia.directory.selectors.index import entries_now
from travesia.directory.selectors.rows import entries, parts_of, rows_by_id


@dataclass(frozen=True, slots=True)
class Line:
    """One service in a list of those who keep it."""

    id: UUID
    name: str
    kind: str
    country: str
    owner: str
    due: date
    freshness: Freshness
    level: Visibility
    status: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Owner:
    """A desk with what it answers for, by age."""

    owner: str
    fresh: int
    due: int
    stale: int


def lines(
    *,
    actor: Actor,
    country: str = "",
    topic: str = "",
    age: str = "",
    words: str = "",
    owner: str = "",
    hidden: bool = False,
) -> list[Line]:
    """Return the services that the actor may keep, those due longest first."""
    today = clock.today()
    owners = dict(Service.objects.values_list("pk", "owner"))
    scopes = access.scopes_of(actor=actor, permission="directory.view")
    countries = {scope.country for scope in scopes}
    wanted = fold(words).split()
    found = [
        _line(entry, owners.get(entry.id, ""), today)
        for entry in entries_now().values()
        if ("" in countries or entry.country in countries)
        and country in ("", entry.country)
        and (not topic or topic in entry.topics)
        and (not hidden or entry.hidden)
        and owner in ("", owners.get(entry.id, ""))
        and all(word in entry.words for word in wanted)
    ]
    kept = [line for line in found if age in ("", line.freshness.value)]
    return sorted(kept, key=lambda line: (line.due, line.name, line.id))


def board(*, actor: Actor) -> list[Owner]:
    """Return each owner with how many of its entries are fresh, due and long overdue."""
    counted: dict[str, Counter[Freshness]] = {}
    for line in lines(actor=actor):
        if line.status != "defunct":
            counted.setdefault(line.owner, Counter())[line.freshness] += 1
    rows = [
        Owner(name, c[Freshness.FRESH], c[Freshness.DUE], c[Freshness.STALE])
        for name, c in counted.items()
    ]
    return sorted(rows, key=lambda row: (-row.stale, -row.due, row.owner))


def entry_rows(table: str, entry_id: UUID) -> Rows:
    """Return one entry with its parts as they are kept, for those who change it."""
    ids = {entry_id}
    if table == "service":
        rows = entries(services=ids)
    elif table == "location":
        rows = parts_of(services=set(), locations=ids, organizations=set())
        rows["location"] = rows_by_id("location", ids)
    else:
        rows = parts_of(services=set(), locations=set(), organizations=ids)
        rows["organization"] = rows_by_id("organization", ids)
    if not rows[table]:
        raise nothing("entry")
    return rows


def offered_organizations() -> list[tuple[str, str]]:
    """Return id and name of every organisation, for a choice."""
    return [(str(one), name) for one, name in Organization.objects.values_list("pk", "name")]


def offered_places(country: str) -> list[tuple[str, str]]:
    """Return id and name of the places of a country (all without one), for a choice."""
    wanted = Q(country=country) if country else Q()
    rows = Location.objects.filter(wanted).values_list("pk", "name", "country")
    return [(str(one), f"{name or one} ({land})") for one, name, land in rows]


def one_row(rows: Rows, table: str) -> Row:
    """Return the one row of an entry."""
    return rows[table][0]


def _line(entry: Entry, owner: str, today: date) -> Line:
    return Line(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        owner=owner,
        due=entry.review_due,
        freshness=freshness(entry.review_due, today),
        level=entry.level(today),
        status=entry.status,
        hidden=entry.hidden,
    )
