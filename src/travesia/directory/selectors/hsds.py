"""The public directory as HSDS 3.1 answers it: pages and entries, redacted, in one language."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from travesia.core import clock
from travesia.directory.domain.entries import Entry
from travesia.directory.domain.localising import localised
from travesia.directory.domain.measuring import words_of
from travesia.directory.domain.nesting import Json, Nesting
from travesia.directory.domain.redaction import Row, Rows, redact
from travesia.directory.domain.searching import Question, fitting
from travesia.directory.domain.visibility import Audience
from travesia.directory.models import TaxonomyTerm
from travesia.directory.selectors.cards import nothing
from travesia.directory.selectors.index import view_now
from travesia.directory.selectors.paging import Asked, page_of
from travesia.directory.selectors.rows import entries, rows_by_id


def services(asked: Asked) -> Json:
    """Return a page of services."""
    found = _found(asked)
    page, shown = page_of(asked, found)
    if asked.minimal:
        return {**page, "contents": [_minimal(entry) for entry in shown]}
    nesting, rows = _nested([entry.id for entry in shown], asked.language)
    by_id = {row["id"]: row for row in rows.get("service", ())}
    contents = [nesting.service(by_id[e.id], parts=asked.full) for e in shown if e.id in by_id]
    return {**page, "contents": contents}


def service(one: UUID, language: str) -> Json:
    """Return a service with everything; NotFoundError when there is none to see."""
    nesting, rows = _nested([one], language)
    if not rows.get("service"):
        raise nothing("service")
    return nesting.service(rows["service"][0])


def organizations(asked: Asked) -> Json:
    """Return a page of the organisations that offer something the public may see."""
    wanted = replace(asked, organization_id=None)
    offering: dict[UUID, list[UUID]] = {}
    for entry in _found(wanted):
        if entry.organization_id is not None:
            offering.setdefault(entry.organization_id, []).append(entry.id)
    page, shown = page_of(asked, sorted(offering))
    holders = {row["id"]: row for row in rows_by_id("organization", shown)}
    if not asked.full:
        nesting, rows = _nested([offering[one][0] for one in shown], asked.language)
        by_id = {row["id"]: row for row in rows.get("organization", ())}
        contents = [nesting.organization(by_id[o], parts=False) for o in shown if o in by_id]
        return {**page, "contents": contents}
    contents = [_organization(offering[o], o, asked.language) for o in shown if o in holders]
    return {**page, "contents": contents}


def organization(one: UUID, language: str) -> Json:
    """Return an organisation with its services and places."""
    found = [entry.id for entry in _found(Asked(language, organization_id=one))]
    if not found:
        raise nothing("organization")
    return _organization(found, one, language)


def services_at_locations(asked: Asked) -> Json:
    """Return a page of services at places."""
    found = [(entry.id, n) for entry in _found(asked) for n in range(_places(entry))]
    page, shown = page_of(asked, found)
    nesting, rows = _nested(list(dict.fromkeys(one for one, _n in shown)), asked.language)
    by_service: dict[object, list[Row]] = {}
    for row in rows.get("service_at_location", ()):
        by_service.setdefault(row["service_id"], []).append(row)
    contents = [
        nesting.at_location(by_service[one][number], parts=asked.full)
        for one, number in shown
        if number < len(by_service.get(one, ()))
    ]
    return {**page, "contents": contents}


def service_at_location(one: UUID, language: str) -> Json:
    """Return a service at a place."""
    links = rows_by_id("service_at_location", [one])
    if links:
        nesting, rows = _nested([UUID(str(links[0]["service_id"]))], language)
        for row in rows.get("service_at_location", ()):
            if row["id"] == one:
                return nesting.at_location(row)
    raise nothing("service_at_location")


def _organization(offered: Sequence[UUID], one: UUID, language: str) -> Json:
    nesting, rows = _nested(offered, language)
    row = next((row for row in rows.get("organization", ()) if row["id"] == one), None)
    if row is None:
        raise nothing("organization")
    found = nesting.organization(row)
    found["services"] = [nesting.service(r, parts=False) for r in rows.get("service", ())]
    found["locations"] = [nesting.location(r) for r in rows.get("location", ())]
    return found


def _found(asked: Asked) -> list[Entry]:
    """Return the entries that are asked for, in a stable order."""
    asked_for = asked.taxonomy_term_id
    wanted = frozenset({asked_for}) if asked_for is not None else frozenset[UUID]()
    if asked.taxonomy_id is not None:
        of = TaxonomyTerm.objects.filter(taxonomy_id=asked.taxonomy_id).values_list("pk", flat=True)
        wanted = frozenset(of) & wanted if wanted else frozenset(of)
        if not wanted:
            return []
    question = Question(terms=wanted, words=words_of(asked.search))
    found = (fit.entry for fit in fitting(view_now(Audience.PUBLIC), question))
    after, holder = asked.modified_after, asked.organization_id
    kept = (
        entry
        for entry in found
        if (after is None or entry.last_modified >= after)
        and holder in (None, entry.organization_id)
    )
    return sorted(kept, key=lambda entry: (entry.name, str(entry.id)))


def _places(entry: Entry) -> int:
    return len(entry.spots_for(Audience.PUBLIC, clock.today()))


def _nested(ids: Sequence[UUID], language: str) -> tuple[Nesting, Rows]:
    today = clock.today()
    rows = localised(redact(entries(services=ids), Audience.PUBLIC, today), language)
    return Nesting(rows, today=today), rows


def _minimal(entry: Entry) -> Json:
    return {"id": str(entry.id), "modified_date": entry.last_modified.isoformat()}
