"""In the evening of the Caribbean it is tomorrow in UTC: what is decided then holds at once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from travesia.core import clock
from travesia.credentials import services
from travesia.credentials.domain import Kind, NewAuthorisation, RevocationReason, State, Terms
from travesia.credentials.tests.pages_cast import DECIDER, OTHER, wanted
from travesia.places.selectors import today_in
from travesia.places.tests.factories import make_post

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

#: Eight in the evening of 20 November in Port-au-Prince.
EVENING = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def evening(frozen_clock: clock.FixedClock) -> None:
    """Stand at a post in Haiti in the evening."""
    make_post()
    frozen_clock.set(EVENING)


def pass_of_today() -> NewAuthorisation:
    """A shore pass for this evening and the day after."""
    return replace(wanted(Kind.SHORE_PASS, 1), terms=Terms(TODAY, date(2026, 11, 21), 1, 2))


def test_the_day_of_a_country_is_that_of_the_earliest_clock_of_its_posts() -> None:
    make_post("MEX-TIJ", time_zone="America/Tijuana", latitude=32.5, longitude=-117.0)
    make_post("MEX-CUN", time_zone="America/Cancun", latitude=21.0, longitude=-86.9)
    assert today_in("HTI") == TODAY
    assert today_in("MEX") == TODAY
    assert today_in("UTO") == clock.today() == date(2026, 11, 21)


def test_a_pass_that_is_issued_in_the_evening_lets_in_the_same_evening() -> None:
    made = services.issue(actor=DECIDER, new=pass_of_today())
    assert (made.state, made.lets_in) == (State.GRANTED, True)


def test_its_last_day_is_not_over_before_midnight_of_the_post() -> None:
    new = replace(pass_of_today(), terms=Terms(TODAY, TODAY, 1, 1))
    assert services.issue(actor=DECIDER, new=new).lets_in


def test_what_is_revoked_in_the_evening_lets_nobody_in_from_that_moment() -> None:
    made = services.issue(actor=DECIDER, new=pass_of_today())
    proposed = services.propose_revocation(
        actor=DECIDER, authorisation_id=made.id, reason=RevocationReason.PURPOSE_ENDED
    )
    revoked = services.confirm_revocation(actor=OTHER, revocation_id=proposed.id)
    assert revoked.effective_on == TODAY
