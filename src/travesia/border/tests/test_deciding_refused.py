"""What cannot be decided, and what stands when something fails on the way."""

from datetime import timedelta
from uuid import UUID

import pytest

from travesia.access.services import AccessDeniedError
from travesia.border import services
from travesia.border.domain import Direction, InspectionState
from travesia.border.models import Crossing, Inspection
from travesia.border.tests.cast import (
    MONITOR,
    NEIGHBOUR,
    OFFICER,
    POST,
    SECOND,
    FakeLists,
    admit,
    opened,
    zone,
)
from travesia.core.clock import FixedClock
from travesia.core.errors import DomainError
from travesia.journal import services as journal_services
from travesia.people import selectors as people
from travesia.places.tests.factories import make_post

pytestmark = pytest.mark.storage


@pytest.mark.parametrize("who", [NEIGHBOUR, MONITOR])
def test_an_officer_of_another_post_decides_nothing_here(desk: FixedClock, who: object) -> None:
    inspection_id = opened(zone())
    with pytest.raises(AccessDeniedError):
        admit(inspection_id, by=who, ground="")  # type: ignore[arg-type]  # actors of the cast
    with pytest.raises(AccessDeniedError):
        services.refer_to_second_line(actor=who, inspection_id=inspection_id, reason="other")  # type: ignore[arg-type]  # actors of the cast
    assert Inspection.objects.get().state == InspectionState.OPENED


def test_when_the_journal_cannot_be_written_nothing_is_recorded(
    desk: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspection_id = opened(zone())

    def full(**rest: object) -> object:
        raise journal_services.NotWritableError("journal.not_writable", "The disk is full.")

    monkeypatch.setattr(journal_services, "record", full)
    with pytest.raises(DomainError) as caught:
        admit(inspection_id, ground="")
    assert caught.value.code == "journal.not_writable"
    assert not Crossing.objects.exists()
    assert not people.find_by_document(issuing_state="UTO", number="X1234567")
    assert Inspection.objects.get().state == InspectionState.OPENED


def test_an_exit_is_recorded_as_an_exit(desk: FixedClock) -> None:
    journey = services.Journey(Direction.EXIT, "family", "Bus HT-123")
    admit(opened(zone()), journey=journey, ground="")
    crossing = Crossing.objects.get()
    assert (crossing.direction, crossing.purpose_of_travel) == ("exit", "family")


def test_an_inspection_nobody_opened_is_not_found(desk: FixedClock) -> None:
    with pytest.raises(services.BorderNotFoundError):
        admit(UUID(int=0))


def test_a_row_of_the_log_cannot_be_changed(desk: FixedClock) -> None:
    admit(opened(zone()), ground="")
    crossing = Crossing.objects.get()
    crossing.direction = "exit"
    with pytest.raises(TypeError, match="correct it by a new entry"):
        crossing.save()


@pytest.mark.django_db(transaction=True)
def test_what_was_recorded_is_said_so_even_when_a_receiver_fails_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from travesia.core.events import Receiver, Recorded
    from travesia.journal.services import recording

    def fail(receipt: Recorded) -> None:
        raise RuntimeError("the figures cannot be refreshed")

    failing = Receiver("tests.failing", "border.crossing_recorded", fail)
    make_post(POST)
    inspection_id = opened(zone())
    monkeypatch.setattr(recording, "receivers_of", lambda _kind: (failing,))
    receipt = admit(inspection_id, ground="")
    assert Crossing.objects.get().entry_seq == receipt.number


def test_first_line_does_not_admit_on_a_list_of_last_week_and_second_line_may(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.published_at = desk.now() - timedelta(days=7)
    inspection_id = opened(zone())
    with pytest.raises(services.BorderError) as barred:
        admit(inspection_id)
    assert barred.value.code == "border.list_too_old"
    assert Crossing.objects.count() == 0
    services.refer_to_second_line(actor=OFFICER, inspection_id=inspection_id, reason="list_entry")
    admit(inspection_id, by=SECOND)
    assert Crossing.objects.count() == 1


def test_a_list_of_six_days_still_answers_at_the_first_line(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.published_at = desk.now() - timedelta(days=7) + timedelta(seconds=1)
    admit(opened(zone()))
    assert Crossing.objects.count() == 1
