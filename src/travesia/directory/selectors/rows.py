"""Rows of entries with their parts, as values by the names of files; only this room reads these."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from travesia.directory.domain.redaction import Row, Rows
from travesia.directory.domain.tables import ROOTS, SHARED, TABLES
from travesia.directory.models import MODELS

PARTS = tuple(name for name in TABLES if name not in (*ROOTS, *SHARED))
"""Tables of parts, each after those its rows may hang on."""

#: Columns by which a row is found to be a part; the others merely refer to something.
HANGS_ON: dict[str, dict[str, str]] = {
    name: {column.name: column.refers_to for column in TABLES[name].owners} for name in PARTS
}
HANGS_ON["service_at_location"].pop("location_id")
HANGS_ON["attribute"].pop("taxonomy_term_id")


def rows_where(table: str, condition: Q) -> list[Row]:
    """Return the rows of a table that satisfy a condition, in order of their ids."""
    names = {column.field: column.name for column in TABLES[table].columns if column.field}
    extra = ("last_modified", "revision") if table == "service" else ()
    found = MODELS[table]._default_manager.filter(condition).order_by("pk").values(*names, *extra)
    return [{names.get(name, name): value for name, value in row.items()} for row in found]


def rows_by_id(table: str, ids: Iterable[object]) -> list[Row]:
    """Return the rows of a table with these ids."""
    wanted = [one for one in ids if one is not None]
    return rows_where(table, Q(pk__in=wanted)) if wanted else []


def parts_of(*, services: set[UUID], locations: set[UUID], organizations: set[UUID]) -> Rows:
    """Return every part of these entries."""
    owned: dict[str, set[object]] = {
        "service": set(services),
        "location": set(locations),
        "organization": set(organizations),
    }
    found: Rows = {}
    for table in PARTS:
        if table == "x_text":
            links: set[object] = {*services, *locations, *organizations}
            condition = Q(link_id__in=links) if links else None
        else:
            condition = None
            for column, target in HANGS_ON[table].items():
                ids = owned.get(target)
                if ids:
                    one = Q(**{f"{column}__in": ids})
                    condition = one if condition is None else condition | one
        found[table] = rows_where(table, condition) if condition is not None else []
        owned[table] = {row["id"] for row in found[table]}
    return found


def entries(*, services: Iterable[UUID]) -> Rows:
    """Return services with their parts, their places, their organisations and their topics."""
    ids = set(services)
    rows: Rows = {"service": rows_by_id("service", ids)}
    links = rows_where("service_at_location", Q(service_id__in=ids))
    places = {_uuid(row["location_id"]) for row in links}
    rows["location"] = rows_by_id("location", places)
    holders = {row["organization_id"] for name in ("service", "location") for row in rows[name]}
    organizations = {_uuid(one) for one in holders if one is not None}
    rows["organization"] = rows_by_id("organization", organizations)
    rows |= parts_of(services=ids, locations=places, organizations=organizations)
    return with_topics(rows)


def with_topics(rows: Rows) -> Rows:
    """Add the topics that the services have, and the taxonomies these belong to."""
    terms = {row["taxonomy_term_id"] for row in rows.get("attribute", ())}
    rows["taxonomy_term"] = rows_by_id("taxonomy_term", terms)
    rows["taxonomy"] = rows_by_id("taxonomy", {r["taxonomy_id"] for r in rows["taxonomy_term"]})
    named = {row["id"]: row["name"] for row in rows["taxonomy"]}
    for row in rows["taxonomy_term"]:
        row["taxonomy"] = named.get(row["taxonomy_id"], "")
    return rows


def joined(parts: Iterable[Rows]) -> Rows:
    """Put several sets of entries together; what stands in several stands once."""
    found: dict[str, dict[object, Row]] = defaultdict(dict)
    for rows in parts:
        for table, some in rows.items():
            found[table] |= {row["id"]: row for row in some}
    return {table: list(by_id.values()) for table, by_id in found.items()}


def _uuid(value: object) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))
