"""Paper: entered late with its true time, screened now, once, and never taken for a live one."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from travesia.border import services
from travesia.border.domain import Direction, InspectionState, PaperDecision
from travesia.border.models import Crossing, Inspection, PaperForm, Stay, Tally
from travesia.border.tests.cast import (
    OFFICER,
    SPECIMEN,
    SUPERVISOR,
    admit,
    opened,
    zone,
)
from travesia.border.tests.paper_cast import THEN, enter
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal
from travesia.testing import TODAY

pytestmark = pytest.mark.storage


def test_a_form_is_a_crossing_at_its_true_time_that_says_when_and_whence(desk: FixedClock) -> None:
    receipt = enter(purpose_of_travel="tourism", conveyance="Coach 7")
    crossing = Crossing.objects.get()
    assert (crossing.occurred_at, crossing.recorded_at) == (THEN, TODAY)
    assert (crossing.origin, crossing.lag_seconds) == ("paper", 6 * 86_400)
    assert (crossing.handled_seconds, crossing.conveyance) == (None, "Coach 7")
    assert crossing.recorded_by == OFFICER.id
    form = PaperForm.objects.get()
    assert (form.officer, form.number, form.entered_at) == ("J. Kvist, 4471", "A-0012", TODAY)
    assert receipt.crossing_id == crossing.id
    assert Inspection.objects.get().state == InspectionState.ADMITTED


def test_the_journal_goes_on_and_says_which_list_versions_were_asked(desk: FixedClock) -> None:
    admit(opened(zone("Y7654321", "Kvist")))
    enter()
    entries = list(journal.entries_after(0))
    times = [entry.occurred_at for entry in entries]
    assert times == sorted(times)
    form = next(e for e in entries if e.kind == "border.paper_form_entered")
    assert form.body is not None
    assert form.body["crossed_at"] == THEN.isoformat()
    rows = apps.get_model("journal", "JournalEntry").objects.order_by("-seq")
    for kind in ("border.paper_form_entered", "border.crossing_recorded"):
        assert rows.filter(kind=kind)[0].basis == '{"national":"3"}'


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"crossed_at": TODAY + timedelta(minutes=1)}, "border.time_in_the_future"),
        ({"crossed_at": datetime(2024, 7, 31, 12, tzinfo=UTC)}, "border.post_not_open_then"),
        ({"crossed_at": TODAY - timedelta(days=367)}, "border.paper_too_old"),
        ({"number": " - "}, "border.form_number_needed"),
        ({"officer": " "}, "border.paper_officer_needed"),
        ({"purpose_of_travel": "nonsense"}, "border.unknown_purpose"),
    ],
)
def test_what_cannot_be_on_a_form_is_said_and_nothing_is_recorded(
    desk: FixedClock, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(services.BorderError) as caught:
        enter(**changes)  # type: ignore[arg-type]  # fields of the form, by name
    assert caught.value.code == code
    assert str(caught.value.message)
    assert not Crossing.objects.exists()
    assert not Inspection.objects.exists()


def test_a_form_is_entered_once_however_its_number_is_written(desk: FixedClock) -> None:
    enter()
    for number in ("A-0012", "a 0012"):
        with pytest.raises(services.BorderConflictError) as caught:
            enter(number=number, by=SUPERVISOR)
        assert caught.value.code == "border.form_entered_before"
    assert Crossing.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperForm.objects.create(
            client_nonce=uuid4(),
            inspection_id=opened(zone("Y7654321", "Kvist")),
            **PaperForm.objects.values(
                *("post_code", "country", "number", "number_key", "crossed_at", "decision"),
                *("officer", "entered_by", "entered_at", "entry_seq"),
            ).get(),
        )


def test_the_same_page_sent_twice_enters_one_form(desk: FixedClock) -> None:
    nonce = uuid4()
    first, second = enter(nonce=nonce), enter(nonce=nonce)
    assert (first.repeated, second.repeated) == (False, True)
    assert second.crossing_id == first.crossing_id
    with pytest.raises(services.BorderConflictError):
        enter(nonce=nonce, number="A-0013")
    assert Crossing.objects.count() == 1


def test_stays_and_counts_take_the_true_time(desk: FixedClock) -> None:
    admit(opened(zone(), direction=Direction.EXIT), journey=services.Journey(Direction.EXIT))
    services.catch_up()
    assert Stay.objects.get().state == "entry_missing"
    enter()
    services.catch_up()
    stay = Stay.objects.get()
    assert (stay.state, stay.entered_at, stay.left_at) == ("closed", THEN, TODAY)
    paper = Tally.objects.get(dimension="origin", value="paper")
    lag = Tally.objects.get(dimension="lag", value="week")
    assert (paper.day, lag.day) == (THEN.date(), THEN.date())
    assert not Tally.objects.filter(dimension="handling", day=THEN.date()).exists()


def test_the_document_is_judged_as_on_the_day_of_the_crossing(desk: FixedClock) -> None:
    enter(text=zone(expiry_date=THEN.date()))
    assert Inspection.objects.get().read_on == THEN.date()


def test_what_fails_a_check_is_asked_about_once(desk: FixedClock) -> None:
    with pytest.raises(services.BorderError) as caught:
        enter(text=SPECIMEN)
    assert caught.value.code == "border.paper_look_again"
    assert caught.value.facts["findings"]
    assert not Inspection.objects.exists()
    enter(text=SPECIMEN, as_written=True)
    assert Crossing.objects.exists()


def test_another_name_on_the_form_than_the_document_showed_before_is_asked_about_once(
    desk: FixedClock,
) -> None:
    admit(opened(zone()), ground="")
    with pytest.raises(services.BorderError) as asked:
        enter(text=zone(given_names="Ada"))
    assert asked.value.code == "border.paper_holder_differs"
    enter(text=zone(given_names="Ada"), as_written=True)
    assert Crossing.objects.count() == 2


def test_a_page_sent_again_with_another_decision_is_not_called_entered(desk: FixedClock) -> None:
    nonce = uuid4()
    enter(nonce=nonce)
    with pytest.raises(services.BorderConflictError) as other:
        enter(nonce=nonce, decision=PaperDecision.SECOND_LINE)
    assert other.value.code == "border.form_used_before"
