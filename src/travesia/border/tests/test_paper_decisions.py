"""What was decided on paper is entered as it was decided, by whom it was, or not at all."""

import pytest

from travesia.access.services import AccessDeniedError
from travesia.border import services
from travesia.border.domain import Direction, InspectionState, PaperDecision
from travesia.border.models import Crossing, Inspection, PaperForm, Refusal
from travesia.border.tests.cast import (
    NEIGHBOUR,
    SECOND,
    SUPERVISOR,
    FakeLists,
)
from travesia.border.tests.paper_cast import FORM, REFUSAL, enter
from travesia.core.clock import FixedClock
from travesia.core.errors import DomainError

pytestmark = pytest.mark.storage


def test_a_refusal_on_paper_stands_as_decided_with_both_names(desk: FixedClock) -> None:
    enter(REFUSAL)
    crossing, form = Crossing.objects.get(), PaperForm.objects.get()
    assert (crossing.outcome, crossing.origin) == ("refused", "paper")
    assert (form.officer, form.second_officer, form.reason) == (
        "J. Kvist, 4471",
        "B. Holm, 4480",
        "A",
    )
    assert not Refusal.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"second_officer": ""}, "border.two_names_needed"),
        ({"second_officer": "j kvist 4471"}, "border.two_names_needed"),
        ({"reason": "because"}, "border.reason_needed"),
        ({"direction": Direction.EXIT}, "border.refusal_is_for_entry"),
    ],
)
def test_a_refusal_on_paper_needs_a_reason_and_two_officers(
    desk: FixedClock, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(services.BorderError) as caught:
        enter(REFUSAL, **changes)  # type: ignore[arg-type]  # fields of the form, by name
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("decision", "state", "crossed"),
    [
        (PaperDecision.SECOND_LINE, InspectionState.ADMITTED, 1),
        (PaperDecision.NOT_CROSSED, InspectionState.CLOSED, 0),
    ],
)
def test_a_referral_on_paper_is_entered_as_it_ended(
    desk: FixedClock, decision: PaperDecision, state: InspectionState, crossed: int
) -> None:
    enter(decision=decision)
    assert Inspection.objects.get().state == state
    assert Crossing.objects.filter(second_line=True).count() == crossed
    assert Crossing.objects.count() == crossed
    # Who looked in second line does not stand on the form: nobody is put in their place.
    notes = sorted(one.note for one in Inspection.objects.get().decisions.all())
    assert notes == ["", FORM.officer]


def test_only_officers_and_supervisors_of_the_post_enter_paper(desk: FixedClock) -> None:
    for other in (SECOND, NEIGHBOUR):
        with pytest.raises(AccessDeniedError):
            enter(by=other)
    enter(by=SUPERVISOR)
    assert Crossing.objects.get().recorded_by == SUPERVISOR.id


def test_nothing_is_recorded_when_the_journal_cannot_be_written(
    desk: FixedClock, fake_lists: FakeLists, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_rest: object) -> None:
        raise DomainError("journal.not_writable", "full")

    monkeypatch.setattr("travesia.border.services.paper_log.journal.record", full)
    with pytest.raises(DomainError):
        enter()
    assert not PaperForm.objects.exists()
    assert not Crossing.objects.exists()
