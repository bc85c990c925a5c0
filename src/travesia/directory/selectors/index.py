"""What the search knows of every service, kept in memory and renewed by the directory's number.

Every question reads the number first (one row), so that a change on any process is seen by all
with their next question; then only the services that changed are read again.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from travesia.core import clock
from travesia.directory.domain.entries import Entry, View
from travesia.directory.domain.visibility import Audience
from travesia.directory.models import (
    Address,
    Attribute,
    Location,
    Organization,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Text,
)
from travesia.directory.selectors.index_rows import Reading
from travesia.directory.selectors.revision import Mark, mark, stands

_made: list[tuple[Mark, dict[UUID, Entry]]] = []
_views: dict[Audience, tuple[Mapping[UUID, Entry], date, View]] = {}
_lock = threading.Lock()


def entries_now() -> Mapping[UUID, Entry]:
    """Return what the search knows, as the directory stands now."""
    now = mark()
    made = _made[0] if _made else None
    if made is not None and made[0] == now:
        return made[1]
    with _lock:
        made = _made[0] if _made else None
        if made is not None and made[0][0] < now[0] and made[0][0] > 0 and stands(made[0]):
            changed = _read(Q(revision__gt=made[0][0]))
            made = (now, {**made[1], **changed})
        elif made is None or made[0] != now:
            made = (now, _read(Q()))
        _made[:] = [made]
        return made[1]


def view_now(audience: Audience) -> View:
    """Return what a reader may know of now; made anew when the directory or the day changes."""
    entries, today = entries_now(), clock.today()
    kept = _views.get(audience)
    if kept is None or kept[0] is not entries or kept[1] != today:
        kept = (entries, today, View(entries.values(), audience, today))
        _views[audience] = kept
    return kept[2]


def _read(which: Q) -> dict[UUID, Entry]:
    """Read the search's view of some services in a dozen plain statements."""
    services = list(Service.objects.filter(which).values())
    some: list[UUID] | None = [row["id"] for row in services] if which else None
    links = _by(_only(ServiceAtLocation.objects, "service_id", some).values(), "service_id")
    places = (
        {row["id"]: row for row in Location.objects.values()}
        if some is None
        else {
            row["id"]: row
            for row in Location.objects.filter(
                pk__in={link["location_id"] for many in links.values() for link in many}
            ).values()
        }
    )
    reading = Reading(
        links=links,
        places=places,
        holders={row["id"]: row for row in Organization.objects.values("id", "name", "hidden")},
        terms=_by(_only(Attribute.objects, "link_id", some).values(), "link_id"),
        areas=_by(_only(ServiceArea.objects, "service_id", some).values(), "service_id"),
        texts=_by(Text.objects.filter(link_entity="service").values(), "link_id"),
        towns=_by(Address.objects.values("location_id", "city"), "location_id"),
    )
    return {row["id"]: reading.entry(dict(row)) for row in services}


def _only(manager: Any, column: str, some: list[UUID] | None) -> "QuerySet[Any]":  # noqa: ANN401  # managers of several models
    found: QuerySet[Any] = (
        manager.all() if some is None else manager.filter(**{f"{column}__in": some})
    )
    return found


def _by(rows: Iterable[Any], column: str) -> dict[object, list[dict[str, Any]]]:
    found: dict[object, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(dict(row))
    return found
