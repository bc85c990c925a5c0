"""Answering hits: one person says what they see; harm needs a second one."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.lists import selectors, services
from travesia.lists.domain import Outcome
from travesia.lists.models import HitAnswer
from travesia.lists.tests.conftest import Entries
from travesia.lists.tests.factories import ANNA, national_list

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK = Purpose.BORDER_INSPECTION
INSPECTION = uuid4()


@pytest.fixture
def entry_id(connector: Actor, officer: Actor) -> UUID:
    """The entry that the traveller is compared with."""
    national_list(connector)
    return services.search(actor=officer, query=ANNA, purpose=DESK).hits[0].entry_id


def answer(officer: Actor, entry_id: UUID, outcome: str) -> UUID:
    return services.adjudicate(
        actor=officer,
        entry_id=entry_id,
        person_id=None,
        inspection_id=INSPECTION,
        outcome=outcome,
        reason=" mole on the left cheek ",
        purpose=DESK,
    )


def confirm(officer: Actor, entry_id: UUID) -> UUID:
    return services.confirm_match(
        actor=officer, entry_id=entry_id, inspection_id=INSPECTION, reason="", purpose=DESK
    )


def test_answer_is_one_entry_about_the_list_entry(
    officer: Actor, entry_id: UUID, written: Entries
) -> None:
    answer(officer, entry_id, "not_same")
    entry = written()[-1]
    assert entry.kind == "lists.hit_answered"
    assert entry.body is not None
    assert (entry.body["outcome"], entry.body["entry_number"], entry.body["reason"]) == (
        "not_same",
        "0417",
        "mole on the left cheek",
    )


def test_answer_that_is_none_is_refused(officer: Actor, entry_id: UUID) -> None:
    with pytest.raises(services.AnswerError):
        answer(officer, entry_id, "maybe")
    assert not HitAnswer.objects.exists()


def test_answer_about_no_entry_is_refused(officer: Actor) -> None:
    with pytest.raises(selectors.ListNotFoundError):
        answer(officer, uuid4(), "not_same")


def test_stranger_may_not_answer(stranger: Actor, entry_id: UUID) -> None:
    with pytest.raises(AccessDeniedError):
        answer(stranger, entry_id, "not_same")


def test_second_person_confirms_once(
    officer: Actor, second_officer: Actor, entry_id: UUID, written: Entries
) -> None:
    given = answer(officer, entry_id, "may_be_same")
    assert confirm(second_officer, entry_id) == given
    assert confirm(second_officer, entry_id) == given
    kinds = [entry.kind for entry in written()]
    assert kinds.count("lists.match_confirmed") == 1


def test_nobody_confirms_their_own_answer(officer: Actor, entry_id: UUID) -> None:
    answer(officer, entry_id, "may_be_same")
    with pytest.raises(services.ListConflictError) as refusal:
        confirm(officer, entry_id)
    assert refusal.value.code == "lists.second_person_needed"


def test_not_the_same_person_cannot_be_confirmed_into_harm(
    officer: Actor, second_officer: Actor, entry_id: UUID
) -> None:
    answer(officer, entry_id, "may_be_same")
    answer(officer, entry_id, Outcome.NOT_SAME)
    with pytest.raises(services.ListConflictError) as refusal:
        confirm(second_officer, entry_id)
    assert refusal.value.code == "lists.answer_was_not_same"


def test_nothing_is_confirmed_before_somebody_answered(
    second_officer: Actor, entry_id: UUID
) -> None:
    with pytest.raises(selectors.ListNotFoundError):
        confirm(second_officer, entry_id)


def test_database_refuses_one_person_as_both(officer: Actor, entry_id: UUID) -> None:
    answer(officer, entry_id, "may_be_same")
    with pytest.raises(IntegrityError), transaction.atomic():
        HitAnswer.objects.update(confirmed_by=officer.id)
