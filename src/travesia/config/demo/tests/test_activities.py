"""Activities of the demonstration: what was published is all there, what is invented says so."""

from datetime import date

import pytest

from travesia.config.demo.programme.activities import load_activities
from travesia.programme.domain.facilities import FacilityStep
from travesia.programme.domain.threads import ThreadState
from travesia.programme.selectors import activities, registers, threads
from travesia.programme.selectors.attendance import TrainedIn, people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]
AFTER = date(2024, 8, 31)


def test_the_published_stories_threads_and_posts_stand_and_loading_twice_adds_nothing() -> None:
    assert load_activities(seed=1) == 35 + 12
    assert load_activities(seed=1) == 35 + 12
    published = {one.reference for one in activities.activities() if "." in one.reference}
    assert len(published) == 35
    found = threads.threads()
    works = {one.code: one.state_on(AFTER) for one in found if ".W" in one.code}
    assert len(found) == 25
    assert len(works) == 10
    assert works["B2.W1"] is ThreadState.CLOSED
    assert [code for code, state in works.items() if state is ThreadState.OVERDUE] == [
        "B1.W2",
        "B1.W3",
    ]
    haiti = {"country": "HTI", "system": "MIDAS"}
    june, august = date(2024, 6, 30), date(2024, 8, 1)
    assert registers.facilities_on(step=FacilityStep.INSTALLED, on=june, **haiti).low == 6
    assert registers.facilities_on(step=FacilityStep.INAUGURATED, on=june, **haiti).low == 5
    assert registers.facilities_on(step=FacilityStep.INAUGURATED, on=august, **haiti).low == 6
    year = people(TrainedIn(first=date(2026, 1, 1), last=date(2026, 11, 20)))
    assert year.distinct.exact
    assert year.distinct.low < year.head.total
    assert year.head.total == 276
