"""Refusing: a reason in law, two officers, a notice with a reference; and a way back."""

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Purpose, Role
from travesia.access.services import AccessDeniedError
from travesia.border import selectors, services
from travesia.border.domain import Answer, Direction, InspectionState, Outcome, refusal_reasons
from travesia.border.models import Crossing, Inspection, Refusal
from travesia.border.tests.cast import (
    COLLEAGUE,
    HERE,
    OFFICER,
    POST,
    SECOND,
    SUPERVISOR,
    FakeLists,
    admit,
    hit,
    opened,
    zone,
)
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal
from travesia.testing import actor

pytestmark = pytest.mark.storage


def _propose(inspection_id: UUID, **changes: object) -> services.RefusalReceipt:
    fields: dict[str, object] = {"reason": "A", "language": "fr", "text": "Page missing."}
    return services.propose_refusal(
        actor=OFFICER,
        inspection_id=inspection_id,
        **(fields | changes),  # type: ignore[arg-type]  # the arguments of the verb, by name
    )


def test_a_refusal_needs_a_reason(desk: FixedClock) -> None:
    with pytest.raises(services.BorderError) as caught:
        _propose(opened(), reason="")
    assert caught.value.code == "border.reason_needed"
    assert "kept" in caught.value.message


def test_a_proposed_refusal_refuses_nobody_yet(desk: FixedClock) -> None:
    inspection_id = opened()
    _propose(inspection_id)
    assert Inspection.objects.get().state == InspectionState.REFUSAL_PROPOSED
    assert not Crossing.objects.exists()
    with pytest.raises(services.BorderConflictError):
        admit(inspection_id)


def test_another_officer_confirms_and_only_then_entry_is_refused(desk: FixedClock) -> None:
    receipt = _propose(opened())
    services.confirm_refusal(actor=SECOND, refusal_id=receipt.refusal_id)
    crossing = Crossing.objects.get()
    assert crossing.outcome == Outcome.REFUSED
    assert not Crossing.objects.all().crossed().exists()
    kinds = [entry.kind for entry in journal.entries_after(0)]
    assert kinds.count("border.entry_refused") == 1
    assert "border.crossing_recorded" not in kinds


@pytest.mark.parametrize(("reason", "confirmed"), [("H", 1), ("A", 0)])
def test_refusal_for_an_entry_ban_confirms_the_list_entry_with_it(
    desk: FixedClock, fake_lists: FakeLists, reason: str, confirmed: int
) -> None:
    fake_lists.hits = (hit(), hit())
    inspection_id = opened()
    for one, answer in zip(fake_lists.hits, ("may_be_same", "not_same"), strict=True):
        services.answer_hit(
            actor=OFFICER,
            inspection_id=inspection_id,
            entry_id=one.entry_id,
            answer=Answer(answer),
        )
    receipt = _propose(inspection_id, reason=reason)
    services.confirm_refusal(actor=SECOND, refusal_id=receipt.refusal_id)
    assert fake_lists.confirmed == [one.entry_id for one in fake_lists.hits[:confirmed]]


def test_the_officer_who_proposed_cannot_confirm(desk: FixedClock) -> None:
    both = actor("both", Role.BORDER_OFFICER, Role.SECOND_LINE_OFFICER, scope=HERE, post=POST)
    receipt = services.propose_refusal(
        actor=both, inspection_id=opened(by=both), reason="A", language="es"
    )
    with pytest.raises(services.BorderError) as caught:
        services.confirm_refusal(actor=both, refusal_id=receipt.refusal_id)
    assert caught.value.code == "border.second_officer_needed"


def test_the_database_refuses_one_officer_as_both(desk: FixedClock) -> None:
    receipt = _propose(opened())
    refusal = Refusal.objects.get(pk=receipt.refusal_id)
    refusal.confirmed_by, refusal.confirmed_at = refusal.proposed_by, desk.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        refusal.save()


def test_a_first_line_officer_cannot_confirm(desk: FixedClock) -> None:
    receipt = _propose(opened())
    with pytest.raises(AccessDeniedError):
        services.confirm_refusal(actor=COLLEAGUE, refusal_id=receipt.refusal_id)


def test_confirming_twice_refuses_once(desk: FixedClock) -> None:
    receipt = _propose(opened())
    for _ in range(2):
        services.confirm_refusal(actor=SECOND, refusal_id=receipt.refusal_id)
    assert Crossing.objects.count() == 1


def test_a_confirmed_refusal_is_not_confirmed_by_a_third(desk: FixedClock) -> None:
    receipt = _propose(opened())
    services.confirm_refusal(actor=SECOND, refusal_id=receipt.refusal_id)
    with pytest.raises(services.BorderConflictError):
        services.confirm_refusal(actor=SUPERVISOR, refusal_id=receipt.refusal_id)


def test_a_withdrawn_refusal_leaves_the_traveller_before_an_officer(desk: FixedClock) -> None:
    inspection_id = opened()
    receipt = _propose(inspection_id)
    services.withdraw_refusal(actor=SECOND, refusal_id=receipt.refusal_id)
    admit(inspection_id)
    assert Crossing.objects.get().outcome == Outcome.ADMITTED


def test_a_refusal_can_be_proposed_again_after_a_withdrawal(desk: FixedClock) -> None:
    inspection_id = opened()
    first = _propose(inspection_id)
    services.withdraw_refusal(actor=SECOND, refusal_id=first.refusal_id)
    second = _propose(inspection_id, reason="B")
    assert second.reference != first.reference


def test_a_proposal_sent_twice_is_one_refusal(desk: FixedClock) -> None:
    inspection_id = opened()
    assert _propose(inspection_id) == _propose(inspection_id)
    assert Refusal.objects.count() == 1


def test_who_asked_for_a_private_interview_is_not_refused_before_it(desk: FixedClock) -> None:
    inspection_id = opened()
    services.refer_to_second_line(
        actor=OFFICER, inspection_id=inspection_id, reason=services.PRIVATE_INTERVIEW
    )
    with pytest.raises(services.BorderError) as caught:
        _propose(inspection_id)
    assert caught.value.code == "border.private_interview_open"


def test_leaving_cannot_be_refused_as_an_entry(desk: FixedClock) -> None:
    with pytest.raises(services.BorderError) as caught:
        _propose(opened(direction=Direction.EXIT))
    assert caught.value.code == "border.refusal_is_for_entry"


def test_the_notice_names_officers_by_number_and_carries_a_reference(desk: FixedClock) -> None:
    receipt = _propose(opened(zone()))
    view = selectors.access_refusal(
        actor=SECOND, refusal_id=receipt.refusal_id, purpose=Purpose.SECOND_LINE_INSPECTION
    )
    assert view.reference == receipt.reference
    assert view.reference.startswith("HTI-RCL-R-2026-")
    assert view.reason.in_words("fr") == refusal_reasons()["A"].words["fr"]
    assert OFFICER.name not in view.proposed_number
    assert len(view.proposed_number) == 6


def test_the_queue_shows_what_waits_at_the_post(desk: FixedClock) -> None:
    receipt = _propose(opened())
    purpose = Purpose.SECOND_LINE_INSPECTION
    waiting, settled = selectors.access_refusals(actor=SECOND, post_code=POST, purpose=purpose)
    assert [row.id for row in waiting] == [receipt.refusal_id]
    assert settled == ()
    services.confirm_refusal(actor=SECOND, refusal_id=receipt.refusal_id)
    waiting, settled = selectors.access_refusals(actor=SECOND, post_code=POST, purpose=purpose)
    assert waiting == ()
    assert [row.id for row in settled] == [receipt.refusal_id]


@pytest.mark.parametrize("code", list(refusal_reasons()))
def test_every_reason_has_words_in_five_languages_and_no_invented_law(code: str) -> None:
    reason = refusal_reasons()[code]
    assert all(reason.words[language] for language in ("es", "en", "fr", "ht", "pt"))
    assert reason.law_in("HTI") == ""
