"""What changed since a number of the directory: offline packs and copies delete and renew by it."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from travesia.core import clock
from travesia.directory.domain.entries import Entry
from travesia.directory.domain.topics import is_sensitive
from travesia.directory.domain.visibility import CONSENT_HOLDS, Audience, Visibility
from travesia.directory.models import Service
from travesia.directory.selectors.index import entries_now
from travesia.directory.selectors.revision import revision

LONGEST_KEPT_SECONDS = 60
"""How long an HTTP cache may keep an answer of the directory; hiding takes no longer than that."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a copy of the public directory has to do to stand as it is now."""

    revision: int
    withdrawn: tuple[UUID, ...]
    """Delete these, whether the copy has them or not."""
    changed: tuple[UUID, ...]
    """Read these again."""


def withdrawn_since(number: int) -> Withdrawn:
    """Say what a copy made from this number of the directory has to delete and to renew.

    A place whose operator's consent has run out is among the changed ones, though nobody wrote.
    """
    today = clock.today()
    entries = entries_now()
    known = set(Service.objects.filter(revision__gt=number).values_list("pk", flat=True))
    known |= {
        one.id
        for one in entries.values()
        if one.consent_on is not None
        and is_sensitive(one.topics)
        and one.consent_on < today - CONSENT_HOLDS
    }
    gone = {one for one in known if not entries[one].seen_by(Audience.PUBLIC, today)}
    return Withdrawn(
        revision=revision(),
        withdrawn=tuple(sorted(gone)),
        changed=tuple(sorted(known - gone)),
    )


def taken_back_since(number: int, day: date, *, country: str) -> tuple[UUID, ...]:
    """Name the services of a country of which a copy made then may tell more than is told now.

    These are the ones that went out of sight or out of use since, those that are told of less
    than exactly and changed since, and those whose operator's consent has run out since.

    Args:
        number: of the directory, when the copy was made.
        day: on which the copy was made.
        country: ISO 3166-1 alpha-3.
    """
    today = clock.today()
    entries = entries_now()
    changed = set(Service.objects.filter(revision__gt=number).values_list("pk", flat=True))
    found = {one for one in changed if one in entries and _tells_less(entries[one], today)}
    found |= {
        one.id
        for one in entries.values()
        if one.consent_on is not None
        and is_sensitive(one.topics)
        and day <= one.consent_on + CONSENT_HOLDS < today
    }
    return tuple(sorted(one for one in found if country in _countries(entries[one])))


def stamp_of(country: str) -> str:
    """Return 16 hexadecimal digits that change with anything a country's copy would tell."""
    today = clock.today()
    seen = sorted(
        (str(one.id), one.status, one.level(today), one.last_modified.isoformat())
        for one in entries_now().values()
        if country in _countries(one) and one.seen_by(Audience.PUBLIC, today)
    )
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def _tells_less(entry: Entry, today: date) -> bool:
    if entry.status not in ("active", "temporarily closed"):
        return True
    if not entry.seen_by(Audience.PUBLIC, today):
        return True
    told = entry.spots_for(Audience.PUBLIC, today)
    return len(told) < len(entry.spots) or any(one is not Visibility.EXACT for _spot, one in told)


def _countries(entry: Entry) -> set[str]:
    return {
        entry.country,
        *(spot.country for spot in entry.spots),
        *(country for country, _area in entry.serves),
    }
