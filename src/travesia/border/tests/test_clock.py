"""A clock that jumped: said in red, in the bar and in the answer, and never in silence."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from travesia.border import selectors
from travesia.border.domain import ClockFault, Decision, Level, clock_fault
from travesia.border.domain.clocks import LONGEST_SILENCE, SET_BACK
from travesia.border.tests.cast import OFFICER, admit, opened, zone
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.core.clock import FixedClock

SAID = "The clock of this machine went back"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ahead", "fault"),
    [
        (timedelta(), None),
        (-SET_BACK, None),
        (-SET_BACK - timedelta(seconds=1), ClockFault.BEHIND),
        (LONGEST_SILENCE, None),
        (LONGEST_SILENCE + timedelta(seconds=1), ClockFault.AHEAD),
    ],
)
def test_small_steps_mean_nothing_and_large_ones_are_a_fault(
    ahead: timedelta, fault: ClockFault | None
) -> None:
    assert clock_fault(NOON + ahead, NOON) is fault
    assert clock_fault(NOON + ahead, None) is None


@pytest.mark.storage
def test_clock_that_went_back_is_red_and_the_crossing_is_still_possible(desk: FixedClock) -> None:
    admit(opened(zone()))
    desk.set(desk.now() - timedelta(hours=3))
    inspection_id = opened(zone("X7654321", "Berg"))
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection_id)
    assert view.verdict.level is Level.STOP
    assert any(one.code == "clock.behind" for one in view.verdict.findings)
    assert view.verdict.likely is Decision.SECOND_LINE
    admit(inspection_id)
    later = selectors.access_inspection(
        actor=OFFICER, inspection_id=opened(zone("X1111111", "Dahl"))
    )
    assert any(one.code == "clock.behind" for one in later.verdict.findings)


@pytest.mark.storage
def test_month_of_silence_asks_for_a_look_at_the_clock(desk: FixedClock) -> None:
    admit(opened(zone()))
    desk.set(desk.now() + timedelta(days=31))
    view = selectors.access_inspection(actor=OFFICER, inspection_id=opened(zone()))
    assert any(one.code == "clock.ahead" for one in view.verdict.findings)


@pytest.mark.django_db
def test_the_bar_of_the_desk_says_it_before_anybody_is_read(
    client: Client, frozen_clock: FixedClock
) -> None:
    make_post_and_people()
    begun = frozen_clock.now()
    frozen_clock.set(begun + timedelta(hours=1))
    sign_in(client, "border_officer")
    assert SAID not in client.get("/desk/?lang=en").content.decode()
    frozen_clock.set(begun + timedelta(minutes=50))
    sign_in(client, "border_officer")
    assert SAID in client.get("/desk/?lang=en").content.decode()
