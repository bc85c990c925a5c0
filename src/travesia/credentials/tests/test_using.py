"""Entries count once a crossing, never beyond what was allowed, and are freed by a correction."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.db import transaction

from travesia.access.domain import Actor, Purpose, Scope
from travesia.access.services import AccessDeniedError
from travesia.core.events import EVENTS, Event
from travesia.credentials import selectors, services
from travesia.credentials.domain import AuthorisationView, State
from travesia.credentials.models import EntryUse
from travesia.credentials.tests.cast import (
    AT_POST,
    DECIDER,
    DESK,
    OFFICER,
    PERMITS,
    TODAY,
    entered,
    visa,
)
from travesia.credentials.tests.conftest import Entries
from travesia.journal import services as journal

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]


def undo(crossing: int) -> bool:
    return services.undo_use(
        actor=OFFICER,
        crossing_id=UUID(int=crossing),
        reason="Wrong traveller",
        purpose=DESK,
        scope=AT_POST,
    )


def now(view: AuthorisationView) -> AuthorisationView:
    return selectors.access_authorisation(
        actor=DECIDER, authorisation_id=view.id, purpose=PERMITS
    ).view


def test_every_crossing_counts_once(written: Entries) -> None:
    view = visa()
    first, again, second = entered(view, 1), entered(view, 1), entered(view, 2)
    assert (first.entries_left, again.entries_left, second.entries_left) == (1, 1, 0)
    assert again.repeated
    assert not first.repeated
    assert EntryUse.objects.count() == 2
    assert [e.kind for e in written()].count("credentials.entry_used") == 2
    assert now(view).state is State.USED_UP


def test_entry_beyond_the_last_is_refused_and_counts_nothing() -> None:
    view = visa(entries_allowed=1)
    entered(view, 1)
    with pytest.raises(services.CredentialConflictError) as over:
        entered(view, 2)
    assert over.value.code == "credentials.lets_nobody_in"
    assert EntryUse.objects.count() == 1


def test_any_number_of_entries_is_never_used_up() -> None:
    view = visa(entries_allowed=None)
    assert [entered(view, n).entries_left for n in range(1, 5)] == [None] * 4


@pytest.mark.parametrize("day", [date(2026, 10, 31), date(2027, 5, 1)])
def test_nobody_enters_before_it_begins_or_after_it_ended(day: date) -> None:
    with pytest.raises(services.CredentialConflictError):
        entered(visa(), 1, day)


def test_paper_entered_late_counts_on_its_own_day_and_takes_no_later_entry() -> None:
    # Both days lie after the decision, so that nothing but the later entry stands in the way.
    view = visa(entries_allowed=1)
    entered(view, 1, date(2026, 11, 25))
    with pytest.raises(services.CredentialConflictError):
        entered(view, 2, TODAY)


def test_corrected_crossing_frees_its_entry_once() -> None:
    view = visa(entries_allowed=1)
    entered(view, 1)
    assert undo(1)
    assert not undo(1)
    assert now(view).entries_left == 1
    assert entered(view, 2).entries_left == 0
    record = selectors.access_authorisation(
        actor=DECIDER, authorisation_id=view.id, purpose=PERMITS
    )
    assert [use.undone for use in record.uses] == [True, False]


def test_one_crossing_stands_on_one_authorisation() -> None:
    entered(visa(), 1)
    with pytest.raises(services.CredentialConflictError) as other:
        entered(visa(), 1)
    assert other.value.code == "credentials.crossing_counted"


def test_only_the_desk_of_the_country_counts() -> None:
    view = visa()
    for who, scope in ((DECIDER, AT_POST), (OFFICER, Scope("HTI", "", "HTI-MAL"))):
        with pytest.raises(AccessDeniedError):
            services.record_use(
                actor=who,
                authorisation_id=view.id,
                crossing_id=UUID(int=1),
                entered_on=TODAY,
                purpose=DESK,
                scope=scope,
            )


def corrected(direction: str) -> None:
    """The border publishes that crossing 1 is wrong and crossing 2 takes its place."""
    kind: Callable[..., Event] = EVENTS["border.crossing_corrected@1"].event
    event = kind(
        crossing_id=UUID(int=2),
        superseded_id=UUID(int=1),
        person_id=UUID(int=9),
        before={"direction": "entry"},
        after={"direction": direction},
        reason="Read wrongly",
    )
    with transaction.atomic():
        journal.record(actor=Actor.system("border"), event=event, purpose=Purpose.BORDER_INSPECTION)


@pytest.mark.parametrize(("direction", "left"), [("exit", 2), ("entry", 1)])
def test_count_follows_the_corrected_crossing(
    direction: str, left: int, django_capture_on_commit_callbacks: object
) -> None:
    view = visa()
    entered(view, 1)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
        corrected(direction)
    assert now(view).entries_left == left
    standing = EntryUse.objects.filter(undone_at=None)
    assert [use.crossing_id.int for use in standing] == ([2] if direction == "entry" else [])


def test_hearing_of_a_correction_twice_changes_nothing(
    django_capture_on_commit_callbacks: object,
) -> None:
    view = visa()
    entered(view, 1)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
            corrected("entry")
    assert now(view).entries_left == 1
