"""A day that some clock on earth shows already is not in the future; the day after it is."""

from datetime import UTC, date, datetime

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.people import services
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import claim

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

DESK = Purpose.BORDER_INSPECTION
#: One in the morning in UTC: the evening before in the Caribbean, mid-afternoon in Kiribati.
NIGHT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def test_the_latest_day_is_that_of_the_last_zone() -> None:
    assert clock.latest_day(NIGHT) == date(2026, 11, 21)
    assert clock.latest_day(NOON) == date(2026, 11, 22)


@pytest.mark.parametrize(("moment", "born"), [(NIGHT, "2026-11-21"), (NOON, "2026-11-22")])
def test_a_child_born_today_east_of_here_is_registered(
    officer: Actor, ledger: Ledger, frozen_clock: clock.FixedClock, moment: datetime, born: str
) -> None:
    frozen_clock.set(moment)
    services.register_person(
        actor=officer, claim=claim(birth_date=born), document=None, purpose=DESK
    )
    after = f"2026-11-{int(born[-2:]) + 1}"
    with pytest.raises(services.ClaimError):
        services.register_person(
            actor=officer, claim=claim(birth_date=after), document=None, purpose=DESK
        )
