"""What activities count for results: one number of nobody in particular."""

from collections.abc import Mapping
from datetime import date

from travesia.programme.domain.activities import TRAINS, ActivityState
from travesia.programme.domain.facilities import FacilityKind, FacilityStep
from travesia.programme.models import Activity
from travesia.programme.selectors.attendance import TrainedIn, people
from travesia.programme.selectors.registers import facilities_on


def attendances_trained(first: date, last: date, country: str) -> int | None:
    """Return attendances at trainings that ended in these days.

    None when of any of them nobody said how many came: a part is not the whole.
    """
    found = people(TrainedIn(first, last, country))
    return None if found.without_count else found.head.total


def attendances_by_sex(first: date, last: date, country: str) -> Mapping[str, int]:
    """Return attendances at trainings by sex; empty when nobody was asked."""
    return people(TrainedIn(first, last, country)).head.parts.get("sex", {})


def people_trained(first: date, last: date, country: str) -> int | None:
    """Return how many different people were trained; None unless that is known exactly."""
    found = people(TrainedIn(first, last, country))
    return found.distinct.low if found.distinct.exact and not found.without_count else None


def trainings_held(first: date, last: date, country: str) -> int:
    """Return how many trainings, workshops and study visits ended in these days."""
    rows = Activity.objects.filter(
        state=ActivityState.HELD.value,
        kind__in=[one.value for one in TRAINS],
        ends_on__gte=first,
        ends_on__lte=last,
    )
    return (rows.filter(places__country_id=country) if country else rows).count()


def posts_inaugurated(_first: date, last: date, country: str) -> int | None:
    """Return the border posts that were inaugurated by the last day; None while it is not sure."""
    found = facilities_on(
        step=FacilityStep.INAUGURATED,
        on=last,
        country=country,
        kind=FacilityKind.BORDER_POST.value,
    )
    return found.low if found.low == found.high else None
