"""Open stays: a missing exit accuses nobody, and only what an officer confirmed leaves the room."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain.reviews import Said
from travesia.border.models import Stay, StayReview
from travesia.border.selectors import Wanted
from travesia.border.services import BorderConflictError, BorderError
from travesia.border.tests.cast import NEIGHBOUR, OFFICER, OTHER_POST, POST, SECOND, SUPERVISOR
from travesia.border.tests.staying_cast import bring, moved, stay
from travesia.core.clock import FixedClock
from travesia.core.errors import DeniedError, NotFoundError
from travesia.journal import selectors as journal
from travesia.people.domain import HeldDocument
from travesia.places.tests.factories import make_post

IN = f"+2026-01-10T10:00@{POST}"
LAST = date(2026, 4, 9)
SUPERVISING: dict[str, Any] = {"purpose": Purpose.SUPERVISION}


def _review(said: Said = Said.CONFIRMED, **changes: Any) -> services.StayReceipt:
    given = {
        "actor": SUPERVISOR,
        "stay_id": stay().id,
        "said": said,
        "seen_last_day": LAST,
        "reason": "seen at the market this week",
        **SUPERVISING,
    }
    return services.review_stay(**(given | changes))


def _listed(**wanted: Any) -> selectors.OpenStays:
    return selectors.access_open_stays(
        actor=SUPERVISOR, wanted=Wanted("HTI", POST, **wanted), **SUPERVISING
    )


@pytest.mark.storage
def test_the_list_counts_the_days_and_cites_the_rule(desk: FixedClock) -> None:
    bring(moved(IN))
    bring(moved(f"+2026-11-01T10:00@{POST}", "bo", document=HeldDocument("PP", "FRA", "Z1", None)))
    found = _listed()
    (row,) = found.rows
    assert (row.last_day, row.rule) == (LAST, "ANY-VISITOR@2024-01-01")
    assert row.days_past == (found.on - LAST).days
    assert (row.issuing_state, row.document_number) == ("FRA", "X1234567")
    assert _listed(past=None).total == 2
    assert _listed(past=row.days_past).total == 1
    assert _listed(past=row.days_past + 1).total == 0
    assert (_listed(nationality="FRA").total, _listed(nationality="UTO").total) == (1, 0)
    assert (_listed(rule=row.rule).total, _listed(rule="OTHER@2020-01-01").total) == (1, 0)


@pytest.mark.storage
def test_the_newest_word_counts_while_the_last_day_stands(desk: FixedClock) -> None:
    bring(moved(IN))
    assert _listed(said="waiting").total == 1
    _review()
    assert (_listed(said="waiting").total, _listed(said="confirmed").total) == (0, 1)
    receipt = _review(Said.SET_ASIDE, reason="left by boat")
    assert _review(Said.SET_ASIDE, reason="left by boat").repeated
    assert (_listed(said="confirmed").total, _listed(said="set_aside").total) == (0, 1)
    (row,) = _listed().rows
    assert row.review is not None
    assert (row.review.said, row.review.number) == (Said.SET_ASIDE, receipt.number)
    Stay.objects.update(last_day=date(2026, 5, 9))  # as an extension would move it
    assert _listed(said="waiting").total == 1
    assert _listed().rows[0].review is None


@pytest.mark.storage
def test_what_was_said_stands_in_the_journal_with_rule_and_reason(desk: FixedClock) -> None:
    bring(moved(IN))
    receipt = _review()
    (entry,) = journal.entries_after(receipt.number - 1, kinds=("border.stay_reviewed",))
    assert entry.body is not None
    assert entry.purpose == "supervision"
    assert entry.body["outcome"] == "confirmed"
    assert entry.body["rule"] == "ANY-VISITOR@2024-01-01"
    assert entry.body["reason"] == "seen at the market this week"
    assert StayReview.objects.count() == 1


def test_nothing_is_said_without_why_too_early_or_of_what_has_moved(desk: FixedClock) -> None:
    bring(moved(IN))
    with pytest.raises(BorderError, match="why"):
        _review(reason="  ")
    with pytest.raises(BorderConflictError, match="changed"):
        _review(seen_last_day=date(2026, 4, 8))
    Stay.objects.update(last_day=date(2027, 4, 9))
    with pytest.raises(BorderError, match="not passed"):
        _review(seen_last_day=date(2027, 4, 9))
    Stay.objects.update(last_day=LAST)
    bring(moved(f"-2026-05-01T10:00@{POST}"))
    with pytest.raises(BorderConflictError):
        _review()
    assert not StayReview.objects.exists()


def test_first_line_and_other_posts_say_nothing(desk: FixedClock) -> None:
    bring(moved(IN))
    for who in (OFFICER, NEIGHBOUR):
        with pytest.raises(DeniedError):
            _review(actor=who, purpose=Purpose.BORDER_INSPECTION)
    with pytest.raises(DeniedError):
        selectors.access_open_stays(
            actor=SUPERVISOR, wanted=Wanted("HTI", OTHER_POST), **SUPERVISING
        )
    with pytest.raises(NotFoundError):
        selectors.access_stay(actor=SUPERVISOR, stay_id=UUID(int=7), **SUPERVISING)


def test_only_what_was_confirmed_goes_into_a_letter_or_a_file(desk: FixedClock) -> None:
    bring(moved(IN))
    row = stay()
    wanted = Wanted("HTI", POST)
    given: dict[str, Any] = {"actor": SUPERVISOR, **SUPERVISING}
    with pytest.raises(selectors.StayNotReadyError):
        selectors.access_letter(stay_id=row.id, **given)
    assert selectors.access_confirmed(wanted=wanted, reason="visits", **given) == ()
    with pytest.raises(selectors.StayNotReadyError):
        selectors.access_confirmed(wanted=wanted, reason=" ", **given)
    _review()
    assert selectors.access_letter(stay_id=row.id, **given).claim.primary == "SOLANO"
    ((exported, claim),) = selectors.access_confirmed(wanted=wanted, reason="visits", **given)
    assert (exported.id, claim.primary) == (row.id, "SOLANO")
    look = list(journal.entries_after(0, kinds=("journal.looked_at",)))[-1]
    assert look.body is not None
    assert (look.body["reason"], look.body["results"]) == ("visits", 1)
    with pytest.raises(DeniedError):
        selectors.access_confirmed(
            actor=SECOND, wanted=wanted, reason="x", purpose=Purpose.SECOND_LINE_INSPECTION
        )


def test_where_a_post_records_no_exits_the_page_says_so(desk: FixedClock) -> None:
    make_post("HTI-GAP", name="Gap", exit_control=False)
    bring(moved(IN))
    assert _listed().without_exits == ("HTI-GAP",)
    view = selectors.access_stay(actor=SUPERVISOR, stay_id=stay().id, **SUPERVISING)
    assert view.without_exits == ("HTI-GAP",)
    assert view.answer is not None
    assert view.answer.standing.value != "overstayed"
