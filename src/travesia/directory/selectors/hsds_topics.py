"""The topics of the directory as HSDS answers them."""

from collections.abc import Callable
from uuid import UUID

from travesia.core import clock
from travesia.directory.domain.localising import localised
from travesia.directory.domain.nesting import Json, Nesting
from travesia.directory.domain.redaction import Row
from travesia.directory.selectors.cards import nothing
from travesia.directory.selectors.exporting import terms
from travesia.directory.selectors.paging import Asked, page_of


def taxonomy_terms(asked: Asked) -> Json:
    """Return a page of topics."""
    rows = localised(terms(), asked.language)
    wanted = [
        row for row in rows["taxonomy_term"] if asked.taxonomy_id in (None, row["taxonomy_id"])
    ]
    nesting = Nesting(rows, today=clock.today())
    page, shown = page_of(asked, wanted)
    return {**page, "contents": [nesting.term(row) for row in shown]}


def taxonomies(asked: Asked) -> Json:
    """Return a page of taxonomies."""
    rows = terms()
    nesting = Nesting(rows, today=clock.today())
    page, shown = page_of(asked, rows["taxonomy"])
    return {**page, "contents": [nesting.taxonomy(row) for row in shown]}


def taxonomy_term(one: UUID, language: str) -> Json:
    """Return a topic."""
    return _one("taxonomy_term", one, language, lambda nesting, row: nesting.term(row))


def taxonomy(one: UUID, language: str) -> Json:
    """Return a taxonomy."""
    return _one("taxonomy", one, language, lambda nesting, row: nesting.taxonomy(row))


def _one(table: str, one: UUID, language: str, shape: Callable[[Nesting, Row], Json]) -> Json:
    rows = localised(terms(), language)
    for row in rows[table]:
        if row["id"] == one:
            return shape(Nesting(rows, today=clock.today()), row)
    raise nothing(table)
