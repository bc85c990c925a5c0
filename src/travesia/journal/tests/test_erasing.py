"""Erasure and holds: bodies go when they are due, never while held, and the chain still stands."""

import json
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from travesia.access.domain import Actor, Role
from travesia.access.services import AccessDeniedError
from travesia.core import retention
from travesia.core.clock import FixedClock
from travesia.core.errors import ConflictError
from travesia.core.retention import RetentionPolicy
from travesia.journal import selectors, services
from travesia.journal.models import JournalBody, JournalErasure, JournalSubject
from travesia.journal.services import JournalError
from travesia.journal.tests.cups import ANNA, LARS, count_cups
from travesia.testing import actor

pytestmark = [pytest.mark.storage, pytest.mark.django_db]
YEARS = timedelta(days=365)


@pytest.fixture
def guardian() -> Actor:
    """The data-protection officer."""
    return actor("guardian", Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def old_journal(frozen_clock: FixedClock, officer: Actor) -> FixedClock:
    """Eleven years ago: an act and a look about Anna, one about Lars, one about nobody."""
    today = frozen_clock.now()
    frozen_clock.set(today - 11 * YEARS)
    count_cups(officer, 1, ANNA)
    count_cups(officer, 2, LARS)
    count_cups(officer, 3)
    services.looked_at(actor=officer, purpose="oversight", subjects=(ANNA,), fields=("name",))
    frozen_clock.set(today)
    count_cups(officer, 4, ANNA)
    return frozen_clock


def erased_by_policy(done: tuple[services.Erased, ...]) -> dict[str, int]:
    return {one.policy: one.erased for one in done if one.policy.startswith("journal.")}


def kinds() -> list[str]:
    return [entry.kind for entry in selectors.entries_after(0)]


def test_what_is_due_is_erased_and_certified(old_journal: FixedClock, guardian: Actor) -> None:
    done = services.erase_due(actor=guardian, now=old_journal.now(), limit=100)

    assert erased_by_policy(done) == {"journal.acts": 2, "journal.looks": 1}
    bodies = [entry.body for entry in selectors.entries_after(0, limit=5)]
    assert [body is None for body in bodies] == [True, True, False, True, False]
    assert [entry.seq for entry in selectors.trail_of(ANNA)] == [5]
    assert kinds()[5:] == [
        *("journal.bodies_erased", "journal.erasure_certified"),
        *("journal.bodies_erased", "journal.erasure_certified"),
    ]
    assert erased_by_policy(
        services.erase_due(actor=guardian, now=old_journal.now(), limit=100)
    ) == {"journal.acts": 0, "journal.looks": 0}


def test_a_day_too_early_nothing_is_erased(old_journal: FixedClock, guardian: Actor) -> None:
    early = old_journal.now() - 11 * YEARS + timedelta(days=1825)
    done = services.erase_due(actor=guardian, now=early, limit=100)
    assert erased_by_policy(done) == {"journal.acts": 0, "journal.looks": 0}
    done = services.erase_due(actor=guardian, now=early + timedelta(seconds=1), limit=100)
    assert erased_by_policy(done) == {"journal.acts": 0, "journal.looks": 1}


def test_the_limit_is_kept_and_the_oldest_go_first(
    old_journal: FixedClock, guardian: Actor
) -> None:
    services.erase_due(actor=guardian, now=old_journal.now(), limit=1)
    bodies = [entry.body is None for entry in selectors.entries_after(0, limit=4)]
    assert bodies == [True, False, False, True]


def test_a_dry_run_counts_and_erases_nothing(old_journal: FixedClock, guardian: Actor) -> None:
    before = selectors.head()
    done = services.erase_due(actor=guardian, now=old_journal.now(), limit=100, dry_run=True)
    assert erased_by_policy(done) == {"journal.acts": 2, "journal.looks": 1}
    assert selectors.head() == before
    assert JournalBody.objects.count() == 5


def test_held_records_stay_until_the_hold_ends(old_journal: FixedClock, guardian: Actor) -> None:
    until = old_journal.now().date()
    services.hold(actor=guardian, subject=ANNA, reason="case 4 before the court", until=until)
    assert selectors.is_held(ANNA)
    assert selectors.held("person") == {ANNA.id}
    done = services.erase_due(actor=guardian, now=old_journal.now(), limit=100)
    assert erased_by_policy(done) == {"journal.acts": 1, "journal.looks": 0}

    old_journal.set(old_journal.now() + timedelta(days=1))
    assert not selectors.is_held(ANNA)
    done = services.erase_due(actor=guardian, now=old_journal.now(), limit=100)
    assert erased_by_policy(done) == {"journal.acts": 1, "journal.looks": 1}


def test_a_released_hold_holds_nothing_and_is_released_once(guardian: Actor) -> None:
    hold = services.hold(actor=guardian, subject=ANNA, reason="a request is open")
    services.release(actor=guardian, hold_id=hold, reason="answered")
    assert not selectors.is_held(ANNA)
    with pytest.raises(ConflictError):
        services.release(actor=guardian, hold_id=hold, reason="again")
    assert kinds() == ["journal.hold_placed", "journal.hold_released"]


def test_a_hold_needs_a_reason_and_a_day_to_come(frozen_clock: FixedClock, guardian: Actor) -> None:
    with pytest.raises(JournalError, match="reason"):
        services.hold(actor=guardian, subject=ANNA, reason=" ")
    yesterday = frozen_clock.now().date() - timedelta(days=1)
    with pytest.raises(JournalError, match="before it begins"):
        services.hold(actor=guardian, subject=ANNA, reason="late", until=yesterday)


def test_a_person_can_be_erased_on_request_but_not_while_held(
    officer: Actor, guardian: Actor
) -> None:
    count_cups(officer, 1, ANNA, LARS)
    hold = services.hold(actor=guardian, subject=ANNA, reason="case 4")
    with pytest.raises(JournalError, match="held back"):
        services.erase_subject(actor=guardian, subject=ANNA, reason="request 9")
    assert services.erase_subject(actor=guardian, subject=LARS, reason="request 9") == 0

    services.release(actor=guardian, hold_id=hold, reason="closed")
    assert services.erase_subject(actor=guardian, subject=LARS, reason="request 9") == 1
    assert not JournalSubject.objects.filter(subject_id=LARS.id).exists()


def test_the_record_of_an_erasure_is_never_erased(officer: Actor, guardian: Actor) -> None:
    count_cups(officer, 1, ANNA)
    services.erase_subject(actor=guardian, subject=ANNA, reason="request 9")
    (erasure,) = JournalErasure.objects.all()
    again = services.erase_bodies(
        actor=guardian, entries=[erasure.by_id], policy="", reason="cover up"
    )
    assert again == 0


def test_only_the_data_protection_officer_erases_and_holds(officer: Actor) -> None:
    for forbidden in (
        lambda: services.erase_bodies(actor=officer, entries=[], policy="", reason=""),
        lambda: services.erase_subject(actor=officer, subject=ANNA, reason=""),
        lambda: services.hold(actor=officer, subject=ANNA, reason="x"),
        lambda: services.release(actor=officer, hold_id=ANNA.id, reason="x"),
        lambda: services.checkpoint(actor=officer),
    ):
        with pytest.raises(AccessDeniedError):
            forbidden()


@pytest.fixture
def other_policy() -> Iterator[list[int]]:
    """A policy of another room that erases three records of its own."""
    calls: list[int] = []

    def shred(before: object, limit: int) -> int:
        calls.append(limit)
        return 3

    retention.RETENTION.register(RetentionPolicy("a.room", "why", "law", 30, "erase", shred))
    yield calls
    del retention.RETENTION._items["a.room"]


def test_other_rooms_policies_are_carried_out_by_the_command(other_policy: list[int]) -> None:
    out = StringIO()
    call_command("journal_erase_due", "--json", "--limit", "7", stdout=out)
    found = {row["policy"]: row["erased"] for row in json.loads(out.getvalue())["policies"]}
    assert other_policy == [7]
    assert found["a.room"] == 3
    (certificate,) = selectors.entries_after(0)
    assert certificate.body is not None
    assert certificate.body["policy"] == "a.room"
    assert certificate.body["erased"] == 3
