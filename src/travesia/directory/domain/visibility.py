"""How much of a place the public may know: a shelter that is found by the wrong people is none."""

from datetime import date, timedelta
from enum import IntEnum, StrEnum

from travesia.directory.domain.topics import is_sensitive

CONSENT_HOLDS = timedelta(days=183)
"""An operator's written consent to a visible place is asked for again every six months."""


class Visibility(StrEnum):
    """What is told of where something is."""

    EXACT = "exact"
    TOWN = "town"
    PHONE_ONLY = "phone_only"
    PARTNER_ONLY = "partner_only"


class Audience(IntEnum):
    """Who reads: everybody, the desks that refer people, those who keep the directory."""

    PUBLIC = 0
    PARTNER = 1
    STAFF = 2


_ORDER = tuple(Visibility)


def strictest(*levels: Visibility) -> Visibility:
    """Return the level that tells least."""
    return max(levels, key=_ORDER.index, default=Visibility.EXACT)


def chosen_or_default(chosen: str, topics: frozenset[str]) -> Visibility:
    """Return what was chosen, or what stands when nobody chose: sensitive topics by phone only."""
    if chosen:
        return Visibility(chosen)
    return Visibility.PHONE_ONLY if is_sensitive(topics) else Visibility.EXACT


def in_force(
    chosen: str, topics: frozenset[str], *, consent_on: date | None, today: date
) -> Visibility:
    """Return the level that holds today.

    A place of a sensitive topic is told more of than a telephone only while the operator's
    consent is younger than six months; without it the choice waits, and nothing is shown.
    """
    level = chosen_or_default(chosen, topics)
    if not is_sensitive(topics) or _ORDER.index(level) >= _ORDER.index(Visibility.PHONE_ONLY):
        return level
    if consent_on is None or not today - CONSENT_HOLDS <= consent_on <= today:
        return Visibility.PHONE_ONLY
    return level
