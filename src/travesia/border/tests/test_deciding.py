"""Deciding: admitted with its entry or not at all, never twice, never by a machine."""

from uuid import uuid4

import pytest

from travesia.access.services import AccessDeniedError
from travesia.border import services
from travesia.border.domain import Answer, InspectionState, Outcome
from travesia.border.models import Crossing, Decision, Inspection
from travesia.border.tests.cast import (
    COLLEAGUE,
    OFFICER,
    SECOND,
    FakeLists,
    admit,
    answer_all,
    hit,
    opened,
    zone,
)
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal

pytestmark = pytest.mark.storage


def _kinds() -> list[str]:
    return [entry.kind for entry in journal.entries_after(0)]


def test_an_admitted_traveller_is_one_crossing_and_one_entry(desk: FixedClock) -> None:
    receipt = admit(opened(zone()), ground="")
    crossing = Crossing.objects.get()
    assert (crossing.id, crossing.entry_seq) == (receipt.crossing_id, receipt.number)
    assert crossing.outcome == Outcome.ADMITTED
    assert crossing.month == "2026-11"
    assert _kinds().count("border.crossing_recorded") == 1
    assert Inspection.objects.get().state == InspectionState.ADMITTED


def test_the_entry_of_a_crossing_says_what_facts_need_and_the_basis(desk: FixedClock) -> None:
    admit(opened(zone()), ground="")
    (entry,) = [e for e in journal.entries_after(0) if e.kind == "border.crossing_recorded"]
    assert entry.body is not None
    wanted = {"post": "HTI-RCL", "country": "HTI", "direction": "entry", "mode": "land"}
    wanted |= {"nationality": "UTO", "sex": "F", "age_group": "30-44", "month": "2026-11"}
    assert wanted.items() <= dict(entry.body).items()


def test_the_same_decision_sent_twice_is_recorded_once(desk: FixedClock) -> None:
    inspection_id, nonce = opened(zone()), uuid4()
    first = admit(inspection_id, nonce=nonce, ground="")
    second = admit(inspection_id, nonce=nonce, ground="")
    assert (second.crossing_id, second.number) == (first.crossing_id, first.number)
    assert second.repeated
    assert Crossing.objects.count() == 1
    assert _kinds().count("border.crossing_recorded") == 1


def test_a_second_decision_says_who_decided_before(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    admit(inspection_id, ground="")
    with pytest.raises(services.BorderConflictError) as caught:
        admit(inspection_id, by=COLLEAGUE, ground="")
    assert "has already decided" in caught.value.message
    assert Crossing.objects.count() == 1


def test_an_expired_passport_is_admitted_on_a_ground_only(desk: FixedClock) -> None:
    inspection_id = opened()
    with pytest.raises(services.BorderError) as caught:
        admit(inspection_id, ground="")
    assert caught.value.code == "border.ground_needed"
    assert not Crossing.objects.exists()
    admit(inspection_id, ground="national_returning")
    assert Crossing.objects.get().ground == "national_returning"


def test_a_ground_that_nobody_wrote_is_refused(desk: FixedClock) -> None:
    with pytest.raises(services.BorderError):
        admit(opened(), ground="because")


def test_nobody_is_admitted_before_the_list_entry_is_answered(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.hits = (hit(),)
    inspection_id = opened(zone())
    with pytest.raises(services.BorderError) as caught:
        admit(inspection_id, ground="")
    assert caught.value.code == "border.answer_first"
    answer_all(inspection_id)
    admit(inspection_id, ground="")
    assert Crossing.objects.count() == 1


def test_a_possible_match_is_admitted_by_the_second_line_only(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.hits = (hit(),)
    inspection_id = opened(zone())
    answer_all(inspection_id, Answer.MAY_BE_SAME)
    with pytest.raises(services.BorderError):
        admit(inspection_id, ground="")
    services.refer_to_second_line(actor=OFFICER, inspection_id=inspection_id, reason="list_entry")
    with pytest.raises(AccessDeniedError):
        admit(inspection_id, ground="")
    admit(inspection_id, by=SECOND, ground="")
    assert Crossing.objects.get().second_line
    assert Crossing.objects.get().outcome == Outcome.ADMITTED


def test_a_referral_keeps_reason_time_and_officer_and_nothing_else(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    services.refer_to_second_line(
        actor=OFFICER, inspection_id=inspection_id, reason=services.PRIVATE_INTERVIEW
    )
    (entry,) = [e for e in journal.entries_after(0) if e.kind == "border.traveller_referred"]
    assert entry.body is not None
    assert set(entry.body) == {"inspection_id", "post", "country", "direction", "reason"}
    assert not Decision.objects.get().note
    assert Inspection.objects.get().person_id is None


def test_a_referral_sent_twice_is_one_referral(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    numbers = {
        services.refer_to_second_line(actor=OFFICER, inspection_id=inspection_id, reason="other")
        for _ in range(2)
    }
    assert len(numbers) == 1
    assert Decision.objects.count() == 1


def test_a_document_read_twice_is_set_aside_without_a_crossing(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    services.set_aside(actor=OFFICER, inspection_id=inspection_id, reason="read twice")
    assert Inspection.objects.get().state == InspectionState.SET_ASIDE
    with pytest.raises(services.BorderConflictError):
        admit(inspection_id, ground="")
