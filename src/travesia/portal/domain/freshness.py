"""How old information may grow: labelled first, then taken off the top (portal.md §0.7, §9.4)."""

from datetime import date, timedelta
from enum import StrEnum

#: Days since somebody last read an item through and said that it holds.
AMBER_DAYS, RED_DAYS = 90, 180


class Freshness(StrEnum):
    """How far a reader can lean on an item."""

    FRESH = "fresh"
    AGEING = "ageing"
    STALE = "stale"


def freshness(reviewed_on: date, review_due: date, today: date) -> Freshness:
    """Return how fresh an item is: ageing once its review is due, stale after 180 days or 90 late.

    `review_due` may shorten the 90 days of an item that changes often; it never lengthens them.
    """
    due = min(review_due, reviewed_on + timedelta(days=AMBER_DAYS))
    last = min(due + timedelta(days=RED_DAYS - AMBER_DAYS), reviewed_on + timedelta(days=RED_DAYS))
    if today >= last:
        return Freshness.STALE
    return Freshness.AGEING if today >= due else Freshness.FRESH
