"""Services that fit what somebody looks for; the front door of the public pages and the hubs."""

from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from uuid import UUID

from travesia.core import clock
from travesia.directory.domain.freshness import Freshness, freshness
from travesia.directory.domain.searching import Fit, Question, fitting
from travesia.directory.domain.visibility import Audience
from travesia.directory.selectors.index import view_now
from travesia.directory.selectors.revision import revision

_IN_USE = frozenset({"active", "temporarily closed"})


@dataclass(frozen=True, slots=True)
class ServiceNear:
    """One service that fits; its card says the rest."""

    id: UUID
    name: str
    """In the language of the original, for sorting; show the card's."""
    distance_km: float | None
    """None when there is no point, or where it is may not be told."""
    freshness: Freshness
    temporarily_closed: bool


@dataclass(frozen=True, slots=True)
class ServicesFound:
    """One page of services, nearest and freshest first."""

    services: tuple[ServiceNear, ...]
    total: int
    revision: int
    """The number of the directory that the answer was made from."""


def services_near(
    question: Question,
    *,
    audience: Audience = Audience.PUBLIC,
    limit: int = 20,
    offset: int = 0,
) -> ServicesFound:
    """Find services in use that fit a question; only what it says is asked.

    With a point, services whose place may be told come nearest first; the others come after them
    without a distance, of the same country when the question names one.

    Args:
        question: point, area, topics, languages, moment of opening and so on.
        audience: who reads; the public by default.
        limit: how many at most.
        offset: how many to pass over.
    """
    today = clock.today()
    found = fitting(view_now(audience), question)
    fits = [fit for fit in found if fit.entry.status in _IN_USE]
    # Of thousands that fit, a page is looked at: the others need not be put in order.
    page = nsmallest(offset + limit, fits, key=lambda fit: _order(fit, today))[offset:]
    return ServicesFound(tuple(_near(fit, today) for fit in page), len(fits), revision())


def _order(fit: Fit, today: date) -> tuple[bool, bool, bool, float, str, UUID]:
    """Stale ones last, then what is closed for a time, then by distance and name."""
    entry = fit.entry
    stale = freshness(entry.review_due, today) is Freshness.STALE
    far = fit.distance_km is None
    return stale, entry.status != "active", far, fit.distance_km or 0.0, entry.name, entry.id


def _near(fit: Fit, today: date) -> ServiceNear:
    entry = fit.entry
    return ServiceNear(
        id=entry.id,
        name=entry.name,
        distance_km=fit.distance_km,
        freshness=freshness(entry.review_due, today),
        temporarily_closed=entry.status != "active",
    )
