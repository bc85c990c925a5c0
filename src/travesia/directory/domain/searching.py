"""How services are found: what a search knows of each, and who fits a question."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from travesia.directory.domain.entries import Entry, Seen, Spot, View
from travesia.directory.domain.hours import Hours, is_open
from travesia.directory.domain.measuring import (
    Point,
    country_of,
    distance_km,
)
from travesia.directory.domain.topics import is_sensitive
from travesia.directory.domain.visibility import Audience, Visibility


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for; what is empty is not asked."""

    point: Point | None = None
    within_km: float | None = None
    country: str = ""
    area: str = ""
    topics: frozenset[str] = frozenset()
    terms: frozenset[UUID] = frozenset()
    languages: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    open_at: datetime | None = None
    free: bool = False
    words: tuple[str, ...] = ()
    sending_state: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """A service that fits, and how far its nearest place is, if that may be told."""

    entry: Entry
    distance_km: float | None


def fitting(view: View, question: Question) -> list[Fit]:
    """Return the services that fit, in no order."""
    found = []
    home = country_of(question.area) or question.country
    opened = _Opened(question.open_at)
    for seen in view.of(home):
        if _plain(seen.entry, question):
            fit = _where(seen, question, view.audience, home, opened)
            if fit is not None:
                found.append(fit)
    return found


def _plain(entry: Entry, question: Question) -> bool:
    """Ask what needs no place and no clock."""
    return (
        (not question.topics or not question.topics.isdisjoint(entry.topics))
        and (not question.terms or not question.terms.isdisjoint(entry.terms))
        and (not question.languages or not question.languages.isdisjoint(entry.languages))
        and (not question.kinds or entry.kind in question.kinds)
        and (not question.free or entry.free is True)
        and question.sending_state in ("", entry.sending_state)
        and all(word in entry.words for word in question.words)
    )


class _Opened:
    """Whether hours are open at the moment of a question; the same hours are reckoned once.

    Ten thousand services keep a few dozen hours between them, and the index holds each once.
    """

    def __init__(self, moment: datetime | None) -> None:
        self._moment = moment
        self._said: dict[int, bool] = {}

    def at(self, hours: Hours | None) -> bool:
        """Tell whether they are open, or that nobody asked."""
        if self._moment is None:
            return True
        if hours is None:
            return False
        known = self._said.get(id(hours))
        if known is None:
            known = self._said[id(hours)] = is_open(hours, self._moment)
        return known


def _where(
    seen: Seen, question: Question, audience: Audience, home: str, opened: _Opened
) -> Fit | None:
    """Ask for place and hours: one place of the service has to satisfy both."""
    entry = seen.entry
    distances: list[float] = []
    fits = False
    for spot, level in seen.spots:
        told = audience is not Audience.PUBLIC or level is Visibility.EXACT
        by_phone = audience is Audience.PUBLIC and level is Visibility.PHONE_ONLY
        if not _in_area(spot, question, home, by_phone=by_phone):
            continue
        hours = spot.hours or entry.hours
        if not opened.at(hours):
            continue
        if question.point is not None and told and spot.point is not None:
            distance = distance_km(question.point, spot.point)
            if question.within_km is not None and distance > question.within_km:
                continue
            distances.append(distance)
        elif question.point is not None and home not in ("", spot.country):
            continue
        fits = True
    if not fits and (entry.serves or not entry.spots):
        fits = _serves(entry, question, home) and opened.at(entry.hours)
    if not fits:
        return None
    return Fit(entry, round(min(distances), 1) if distances else None)


def _in_area(spot: Spot, question: Question, home: str, *, by_phone: bool) -> bool:
    if home and spot.country != home:
        return False
    # A line that hides where it is serves its whole country: an area would give it away.
    return by_phone or not question.area or spot.area.startswith(question.area)


def _serves(entry: Entry, question: Question, home: str) -> bool:
    if not entry.spots and not entry.serves:
        return home in ("", entry.country)
    return not home or any(
        country == home and (not area or not question.area or _overlap(area, question.area))
        for country, area in entry.serves
    )


def _overlap(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def says_its_town(visibility: str, topics: frozenset[str]) -> bool:
    """Tell whether a search for a town may find the service by it."""
    return visibility in ("", "exact", "town") and not is_sensitive(topics)
