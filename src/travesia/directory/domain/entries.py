"""What the search knows of each service, and what of it a reader may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from travesia.directory.domain.hours import Hours
from travesia.directory.domain.measuring import Point
from travesia.directory.domain.visibility import Audience, Visibility, in_force, strictest


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a service as the search sees it."""

    country: str
    area: str
    point: Point | None
    visibility: str
    hidden: bool
    hours: Hours | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A service as the search sees it; nothing of it is shown."""

    id: UUID
    name: str
    kind: str
    country: str
    sending_state: str
    organization_id: UUID | None
    status: str
    free: bool | None
    topics: frozenset[str]
    terms: frozenset[UUID]
    languages: frozenset[str]
    serves: frozenset[tuple[str, str]]
    """Country and P-code of each area served; an empty code is the whole country."""
    visibility: str
    consent_on: date | None
    hidden: bool
    review_due: date
    last_modified: datetime
    words: str
    hours: Hours | None
    spots: tuple[Spot, ...]

    def level(self, today: date) -> Visibility:
        """Return how much of its places may be told today."""
        return in_force(self.visibility, self.topics, consent_on=self.consent_on, today=today)

    def spots_for(self, audience: Audience, today: date) -> tuple[tuple[Spot, Visibility], ...]:
        """Return the places that a reader may know of, with how much of each."""
        level = self.level(today)
        both = ((s, strictest(level, Visibility(s.visibility or "exact"))) for s in self.spots)
        return tuple(
            (spot, one)
            for spot, one in both
            if audience is Audience.STAFF
            or not (spot.hidden or (one is Visibility.PARTNER_ONLY and audience < Audience.PARTNER))
        )

    def seen_by(self, audience: Audience, today: date) -> bool:
        """Tell whether a reader may know of the service at all."""
        if audience is Audience.STAFF:
            return True
        if self.hidden:
            return False
        if self.level(today) is Visibility.PARTNER_ONLY and audience is Audience.PUBLIC:
            return False
        return not self.spots or bool(self.spots_for(audience, today))


@dataclass(frozen=True, slots=True)
class Seen:
    """A service that a reader may know of, with the places of it that they may know of."""

    entry: Entry
    spots: tuple[tuple[Spot, Visibility], ...]


class View:
    """Everything that a reader may know of on a day; made once for each change of the directory.

    What may be told of each place does not hang on the question, and most questions name a
    country: both are settled here, so that a question looks at few services and only at hours,
    topics and distances.
    """

    def __init__(self, entries: Iterable[Entry], audience: Audience, today: date) -> None:
        """Settle for each service whether the reader may know of it, and where it is found."""
        self.audience = audience
        self.everything: list[Seen] = []
        self._of: dict[str, list[Seen]] = {}
        for entry in entries:
            if not entry.seen_by(audience, today):
                continue
            seen = Seen(entry, entry.spots_for(audience, today))
            self.everything.append(seen)
            for country in _countries(seen):
                self._of.setdefault(country, []).append(seen)

    def of(self, country: str) -> list[Seen]:
        """Return what can be found when a country is asked for; everything when none is."""
        return self._of.get(country, []) if country else self.everything


def _countries(seen: Seen) -> set[str]:
    entry = seen.entry
    found = {spot.country for spot, _level in seen.spots} | {one for one, _area in entry.serves}
    return found if entry.spots or entry.serves else {entry.country}
