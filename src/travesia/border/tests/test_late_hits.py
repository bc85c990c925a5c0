"""Late hits: found when the traveller is gone; a person compares, tells the owner, no more."""

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Purpose
from travesia.access.services import AccessDeniedError
from travesia.border import selectors, services
from travesia.border.domain import Answer
from travesia.border.models import Inspection, LateHit
from travesia.border.tests.cast import (
    NEIGHBOUR,
    OFFICER,
    POST,
    SECOND,
    SUPERVISOR,
    FakeLists,
    hit,
)
from travesia.border.tests.paper_cast import enter
from travesia.core.clock import FixedClock
from travesia.core.errors import NotFoundError
from travesia.journal import selectors as journal

pytestmark = pytest.mark.storage


@pytest.fixture
def late(desk: FixedClock, fake_lists: FakeLists) -> UUID:
    """A form whose traveller is like an entry of a list."""
    fake_lists.hits = (hit(),)
    assert enter().late_hits == 1
    return LateHit.objects.get().id


def _kinds() -> list[str]:
    return [entry.kind for entry in journal.entries_after(0)]


def test_a_list_entry_found_late_waits_in_the_queue_and_stops_nobody(late: UUID) -> None:
    waiting, closed = selectors.access_late_hits(
        actor=SECOND, post_code=POST, purpose=Purpose.SECOND_LINE_INSPECTION
    )
    assert ([row.id for row in waiting], closed) == ([late], ())
    assert Inspection.objects.get().state == "admitted"
    assert _kinds().count("border.late_hit_raised") == 1


def test_not_the_same_person_closes_it_and_is_remembered_with_the_person(
    late: UUID, fake_lists: FakeLists
) -> None:
    services.answer_late_hit(actor=SECOND, late_hit_id=late, answer=Answer.NOT_SAME)
    row = LateHit.objects.get()
    assert row.closed_at is not None
    person = Inspection.objects.get().person_id
    assert fake_lists.answers == [(row.hit.entry_id, "not_same", person)]
    with pytest.raises(services.BorderConflictError):
        services.answer_late_hit(actor=SECOND, late_hit_id=late, answer=Answer.MAY_BE_SAME)


def test_may_be_the_same_waits_until_the_owner_of_the_list_was_told(late: UUID) -> None:
    services.answer_late_hit(actor=SECOND, late_hit_id=late, answer=Answer.MAY_BE_SAME)
    assert LateHit.objects.get().closed_at is None
    services.inform_owner(actor=SUPERVISOR, late_hit_id=late, reason="Alerts office, by telephone")
    row = LateHit.objects.get()
    assert (row.informed_by, row.informed_note) == (SUPERVISOR.id, "Alerts office, by telephone")
    assert row.closed_at is not None
    assert _kinds().count("border.list_owner_informed") == 1


def test_the_owner_is_told_after_comparing_and_with_a_reason(late: UUID) -> None:
    with pytest.raises(services.BorderError) as caught:
        services.inform_owner(actor=SECOND, late_hit_id=late, reason="called")
    assert caught.value.code == "border.late_hit_compare_first"
    services.answer_late_hit(actor=SECOND, late_hit_id=late, answer=Answer.MAY_BE_SAME)
    with pytest.raises(services.BorderError) as caught:
        services.inform_owner(actor=SECOND, late_hit_id=late, reason="  ")
    assert caught.value.code == "border.informed_how_needed"
    with pytest.raises(IntegrityError), transaction.atomic():
        LateHit.objects.update(informed_by="user:somebody")


def test_late_hits_are_for_the_second_line_and_the_supervisor_of_the_post(late: UUID) -> None:
    for other in (OFFICER, NEIGHBOUR):
        with pytest.raises(AccessDeniedError):
            services.answer_late_hit(actor=other, late_hit_id=late, answer=Answer.NOT_SAME)
        with pytest.raises((AccessDeniedError, NotFoundError)):
            selectors.access_late_hit(
                actor=other, late_hit_id=late, purpose=Purpose.SECOND_LINE_INSPECTION
            )


def test_opening_a_late_hit_is_a_look(late: UUID) -> None:
    before = _kinds().count("journal.looked_at")
    view = selectors.access_late_hit(
        actor=SUPERVISOR, late_hit_id=late, purpose=Purpose.SUPERVISION
    )
    assert view.hit.shown["entry_number"] == "0417"
    assert (view.form, view.officer) == ("A-0012", "J. Kvist, 4471")
    assert _kinds().count("journal.looked_at") == before + 1
