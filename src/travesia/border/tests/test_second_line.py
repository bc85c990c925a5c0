"""Second line: everybody sent there has a case, and only a person closes it."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Purpose, Role, Scope
from travesia.access.services import AccessDeniedError
from travesia.border import selectors, services
from travesia.border.domain import Direction, InspectionState
from travesia.border.models import Inspection, SecondLineCase
from travesia.border.tests.cast import (
    NEIGHBOUR,
    OFFICER,
    OTHER_POST,
    POST,
    SECOND,
    SUPERVISOR,
    admit,
    opened,
    zone,
)
from travesia.core.clock import FixedClock
from travesia.core.errors import NotFoundError
from travesia.journal import selectors as journal
from travesia.testing import actor

pytestmark = pytest.mark.storage
SECOND_PURPOSE = Purpose.SECOND_LINE_INSPECTION
ELSEWHERE = actor(
    "second elsewhere", Role.SECOND_LINE_OFFICER, scope=Scope(country="HTI", post=OTHER_POST)
)


def _sent(reason: str = "purpose", note: str = "") -> UUID:
    inspection_id = opened(zone())
    services.refer_to_second_line(
        actor=OFFICER, inspection_id=inspection_id, reason=reason, note=note
    )
    return inspection_id


def _close(
    outcome: str = "cleared", reason: str = "Letter of the host seen", **more: object
) -> int:
    fields: dict[str, object] = {"actor": SECOND, "case_id": SecondLineCase.objects.get().id}
    return services.close_case(**(fields | more), outcome=outcome, reason=reason)  # type: ignore[arg-type]  # the arguments of the verb, by name


def _alone(
    nonce: UUID | None = None, reason: str = "no_document", note: str = ""
) -> services.CaseReceipt:
    return services.open_case(
        actor=OFFICER,
        post_code=POST,
        nonce=nonce or uuid4(),
        direction=Direction.ENTRY,
        reason=reason,
        note=note,
    )


def test_a_referral_opens_one_case_with_reason_note_time_and_officer(desk: FixedClock) -> None:
    _sent(note="Says the host waits outside")
    case = SecondLineCase.objects.get()
    assert (case.reason, case.note) == ("purpose", "Says the host waits outside")
    assert (case.opened_by, case.opened_at) == (OFFICER.id, desk.now())
    (entry,) = [e for e in journal.entries_after(0) if e.kind == "border.second_line_opened"]
    assert entry.seq == case.entry_seq
    assert entry.body is not None
    assert "host" not in str(entry.body)


def test_somebody_without_a_document_is_sent_too_and_once(desk: FixedClock) -> None:
    nonce = uuid4()
    first, second = _alone(nonce, note="A boy, alone"), _alone(nonce, note="A boy, alone")
    assert (second.case_id, second.repeated) == (first.case_id, True)
    assert SecondLineCase.objects.get().inspection is None


@pytest.mark.parametrize(
    ("reason", "note", "code"),
    [
        ("because", "", "border.unknown_reason"),
        ("private_interview", "afraid of an uncle", "border.interview_keeps_no_note"),
        ("other", "x" * 301, "border.note_too_long"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_opened(
    desk: FixedClock, reason: str, note: str, code: str
) -> None:
    with pytest.raises(services.BorderError) as caught:
        _sent(reason=reason, note=note)
    assert caught.value.code == code
    with pytest.raises(services.BorderError):
        _alone(reason=reason, note=note)
    assert not SecondLineCase.objects.exists()
    assert Inspection.objects.get().state == InspectionState.OPENED


def test_the_database_refuses_a_note_with_a_private_interview(desk: FixedClock) -> None:
    _sent(reason="private_interview")
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondLineCase.objects.update(note="what was told")


def test_a_cleared_traveller_still_waits_for_a_decision_at_the_desk(desk: FixedClock) -> None:
    inspection_id = _sent()
    _close()
    assert Inspection.objects.get().state == InspectionState.REFERRED
    admit(inspection_id, by=SECOND, ground="")
    assert SecondLineCase.objects.get().outcome == "cleared"


@pytest.mark.parametrize("outcome", ["passed_on", "turned_back", "mistake"])
def test_who_does_not_come_back_to_the_desk_waits_there_no_longer(
    desk: FixedClock, outcome: str
) -> None:
    inspection_id = _sent()
    _close(outcome)
    assert Inspection.objects.get().state == InspectionState.CLOSED
    assert selectors.waiting_at(actor=SECOND, post_code=POST) == ()
    with pytest.raises(services.BorderConflictError):
        admit(inspection_id, by=SECOND, ground="")


def test_admitting_at_the_desk_closes_the_case_by_the_officer_who_admits(
    desk: FixedClock,
) -> None:
    admit(_sent(), by=SECOND, ground="")
    case = SecondLineCase.objects.get()
    assert (case.outcome, case.closed_by) == ("admitted", SECOND.id)
    kinds = [entry.kind for entry in journal.entries_after(0)]
    assert kinds.count("border.second_line_closed") == 1


@pytest.mark.parametrize(
    ("outcome", "reason"), [("", "why"), ("admitted", "why"), ("cleared", " ")]
)
def test_a_case_is_closed_with_an_outcome_of_the_list_and_a_reason(
    desk: FixedClock, outcome: str, reason: str
) -> None:
    _sent()
    with pytest.raises(services.BorderError):
        _close(outcome, reason)
    assert SecondLineCase.objects.get().closed_at is None


def test_a_case_closed_before_says_by_whom(desk: FixedClock) -> None:
    _sent()
    _close()
    with pytest.raises(services.BorderConflictError) as caught:
        _close("passed_on", actor=SUPERVISOR)
    assert "has closed this case" in caught.value.message
    assert SecondLineCase.objects.get().outcome == "cleared"


def test_first_line_and_other_posts_neither_read_nor_close_a_case(desk: FixedClock) -> None:
    _sent()
    case_id = SecondLineCase.objects.get().id
    for who in (OFFICER, NEIGHBOUR):
        with pytest.raises(AccessDeniedError):
            selectors.access_case(actor=who, case_id=case_id, purpose=SECOND_PURPOSE)
        with pytest.raises(AccessDeniedError):
            _close(actor=who)
    with pytest.raises(NotFoundError):
        selectors.access_case(actor=ELSEWHERE, case_id=case_id, purpose=SECOND_PURPOSE)


def test_opening_a_case_is_a_look(desk: FixedClock) -> None:
    _sent()
    before = journal.head().seq
    selectors.access_cases(actor=SECOND, post_code=POST, purpose=SECOND_PURPOSE)
    assert journal.head().seq == before
    selectors.access_case(
        actor=SECOND, case_id=SecondLineCase.objects.get().id, purpose=SECOND_PURPOSE
    )
    assert [entry.kind for entry in journal.entries_after(before)] == ["journal.looked_at"]
