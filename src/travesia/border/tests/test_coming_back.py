"""Coming back to what was recorded: slips that a correction must not make, looks that are kept."""

from datetime import datetime, timedelta

import pytest

from travesia.border import selectors, services
from travesia.border.domain import Direction
from travesia.border.models import Crossing
from travesia.border.tests.cast import OFFICER, SECOND, admit, opened, zone
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal

pytestmark = pytest.mark.storage


def _correct(crossing: Crossing, *, occurred_at: datetime) -> None:
    services.correct_crossing(
        actor=OFFICER,
        crossing_id=crossing.id,
        seen_version=crossing.version,
        correction=services.Correction(
            direction=Direction.EXIT,
            occurred_at=occurred_at,
            purpose_of_travel="",
            conveyance="",
            nationality=crossing.nationality,
            sex=crossing.sex,
            reason="Read at the exit lane",
        ),
    )


@pytest.mark.parametrize("year", [1, 26, 2024])
def test_a_slip_of_the_year_is_not_taken(desk: FixedClock, year: int) -> None:
    admit(opened(zone()), ground="")
    crossing = Crossing.objects.get()
    with pytest.raises(services.BorderError) as caught:
        _correct(crossing, occurred_at=crossing.occurred_at.replace(year=year))
    assert caught.value.code == "border.time_long_past"
    assert Crossing.objects.count() == 1


def test_a_refused_entry_is_not_corrected_into_a_crossing(desk: FixedClock) -> None:
    receipt = services.propose_refusal(
        actor=OFFICER, inspection_id=opened(zone()), reason="A", language="es"
    )
    services.confirm_refusal(actor=SECOND, refusal_id=receipt.refusal_id)
    with pytest.raises(services.BorderError) as caught:
        _correct(Crossing.objects.get(), occurred_at=desk.now())
    assert caught.value.code == "border.refusal_not_corrected"
    assert Crossing.objects.count() == 1


def test_the_officer_who_opened_leaves_a_look_when_coming_back_later(desk: FixedClock) -> None:
    decided, waiting = opened(zone()), opened(zone("W1234567", "Solano"))
    admit(decided, ground="")
    before = journal.head().seq
    selectors.access_inspection(actor=OFFICER, inspection_id=decided)
    assert journal.head().seq == before + 1
    desk.set(desk.now() + timedelta(hours=2))
    selectors.access_inspection(actor=OFFICER, inspection_id=waiting)
    assert journal.head().seq == before + 2
