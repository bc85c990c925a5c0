"""Single changes: by two persons, with a reason and an end, asked with the next traveller."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.core.clock import FixedClock
from travesia.core.models import JobRun
from travesia.lists import selectors, services
from travesia.lists.domain import (
    ChangeAct,
    ChangeState,
    ChangeView,
    Identifier,
    NewListEntry,
    SearchResult,
    differences,
)
from travesia.lists.models import EntryChange, ListEntry
from travesia.lists.services import preparing, ready
from travesia.lists.tests.conftest import Entries
from travesia.lists.tests.factories import ANNA, ERIKSON, crowd
from travesia.screening import Name
from travesia.testing import TODAY

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "kept_here"),
]
DESK = Purpose.BORDER_INSPECTION
SINGLE = replace(ERIKSON, expires_on=date(2027, 11, 1), review_due=date(2027, 3, 1))


@pytest.fixture
def kept_here(connector: Actor) -> None:
    """The national list, whose entries are kept at this node."""
    services.register_source(
        actor=connector, key="national", label="National", owner="Ministry", kept_here=True
    )


def propose(who: Actor, act: ChangeAct, entry: NewListEntry | None = SINGLE) -> ChangeView:
    withdrawn = act is ChangeAct.WITHDRAW
    return services.propose_change(
        actor=who,
        source_key="national",
        act=act,
        entry=None if withdrawn else entry,
        entry_number=SINGLE.number if withdrawn else "",
        reason="letter of the owner",
    )


def let_in(proposer: Actor, other: Actor, act: ChangeAct, entry: NewListEntry = SINGLE) -> None:
    services.approve_change(actor=other, change_id=propose(proposer, act, entry).id)


def ask(officer: Actor) -> SearchResult:
    return services.search(actor=officer, query=ANNA, purpose=DESK)


def test_entry_is_asked_with_the_next_traveller_after_a_second_person_let_it_in(
    manager: Actor, other_manager: Actor, officer: Actor
) -> None:
    change = propose(manager, ChangeAct.ADD)
    assert ask(officer).hits == ()
    services.approve_change(actor=other_manager, change_id=change.id)
    result = ask(officer)
    assert [hit.entry_number for hit in result.hits] == ["0417"]
    assert (result.hits[0].edition, result.basis) == ("1.1", {"national": "1.1"})


def test_changed_entry_is_asked_as_it_is_now_and_withdrawn_ones_never(
    manager: Actor, other_manager: Actor, officer: Actor
) -> None:
    let_in(manager, other_manager, ChangeAct.ADD)
    let_in(manager, other_manager, ChangeAct.ADD, replace(SINGLE, number="1", names=(Name("QX"),)))
    moved = replace(SINGLE, instruction="Call 215.")
    let_in(manager, other_manager, ChangeAct.CHANGE, moved)
    (hit,) = ask(officer).hits
    assert (hit.instruction, hit.edition) == ("Call 215.", "1.3")
    let_in(manager, other_manager, ChangeAct.WITHDRAW)
    result = ask(officer)
    assert (result.hits, result.basis) == ((), {"national": "1.4"})
    current = selectors.source_by_key(actor=manager, key="national").current
    assert current is not None
    assert current.count == 1


def test_delta_lies_on_top_of_a_file_and_a_new_process_sees_the_same(
    manager: Actor, other_manager: Actor, officer: Actor, connector: Actor
) -> None:
    version = services.publish_version(actor=connector, source_key="national", entries=crowd(20))
    services.prepare(version.id)
    let_in(manager, other_manager, ChangeAct.ADD)
    for again in (False, True):
        if again:
            ready.forget()
        assert [hit.entry_number for hit in ask(officer).hits] == ["0417"]
    let_in(manager, other_manager, ChangeAct.WITHDRAW)
    for again in (False, True):
        if again:
            ready.forget()
        assert ask(officer).hits == ()


def test_many_changes_are_folded_into_a_new_file(
    manager: Actor,
    other_manager: Actor,
    officer: Actor,
    connector: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    version = services.publish_version(actor=connector, source_key="national", entries=crowd(5))
    services.prepare(version.id)
    monkeypatch.setattr(preparing, "CHANGES_IN_DELTA", 2)
    let_in(manager, other_manager, ChangeAct.ADD)
    assert not JobRun.objects.exists()
    let_in(manager, other_manager, ChangeAct.CHANGE, replace(SINGLE, sex=""))
    assert JobRun.objects.get().key == "lists.prepare"
    path = services.prepare(version.id)
    services.sweep()
    assert preparing.newest_file(version.id, changes=9) == (path, 2)
    assert ask(officer).basis == {"national": "1.2"}
    assert len(ask(officer).hits) == 1


def test_marks_follow_a_single_change(manager: Actor, other_manager: Actor, officer: Actor) -> None:
    car = replace(SINGLE, kind="vehicle", names=(), identifiers=(Identifier("plate", "P1", "UTO"),))
    let_in(manager, other_manager, ChangeAct.ADD, car)
    let_in(
        manager,
        other_manager,
        ChangeAct.CHANGE,
        replace(car, identifiers=(Identifier("plate", "P2", "UTO"),)),
    )
    found = [
        len(services.find_marked(actor=officer, scheme="plate", value=plate, purpose=DESK))
        for plate in ("P1", "P2")
    ]
    assert found == [0, 1]


def test_nobody_lets_their_own_change_in(manager: Actor, officer: Actor) -> None:
    change = propose(manager, ChangeAct.ADD)
    with pytest.raises(services.ListConflictError) as refusal:
        services.approve_change(actor=manager, change_id=change.id)
    assert refusal.value.code == "lists.change_needs_another"
    with pytest.raises(IntegrityError), transaction.atomic():
        EntryChange.objects.update(
            state="approved", decided_by=manager.id, decided_at=change.proposed_at
        )
    with pytest.raises(AccessDeniedError):
        services.approve_change(actor=officer, change_id=change.id)
    assert not ListEntry.objects.exists()


def test_change_is_decided_once(manager: Actor, other_manager: Actor) -> None:
    change = propose(manager, ChangeAct.ADD)
    services.reject_change(actor=manager, change_id=change.id, reason="typed twice")
    with pytest.raises(services.ListConflictError) as refusal:
        services.approve_change(actor=other_manager, change_id=change.id)
    assert refusal.value.code == "lists.change_decided"
    with pytest.raises(services.ListConflictError) as refusal:
        services.reject_change(actor=other_manager, change_id=change.id, reason="no")
    assert refusal.value.code == "lists.change_decided"


def test_two_changes_of_one_entry_never_wait_together(manager: Actor, other_manager: Actor) -> None:
    propose(manager, ChangeAct.ADD)
    with pytest.raises(services.ListConflictError) as refusal:
        propose(other_manager, ChangeAct.ADD)
    assert refusal.value.code == "lists.change_waits"


def test_entry_that_moved_since_is_not_changed_blindly(
    manager: Actor, other_manager: Actor, connector: Actor
) -> None:
    let_in(manager, other_manager, ChangeAct.ADD)
    change = propose(manager, ChangeAct.CHANGE, replace(SINGLE, sex=""))
    moved = services.publish_version(
        actor=connector, source_key="national", entries=[replace(SINGLE, owner="Another")]
    )
    services.approve_version(actor=manager, version_id=moved.id, accept_change=True)
    with pytest.raises(services.ListConflictError) as refusal:
        services.approve_change(actor=other_manager, change_id=change.id)
    assert refusal.value.code == "lists.entry_moved"


def test_file_made_before_a_single_change_cannot_undo_it(
    manager: Actor, other_manager: Actor
) -> None:
    let_in(manager, other_manager, ChangeAct.ADD)
    file = services.propose_version(
        actor=manager, source_key="national", entries=[replace(SINGLE, sex="")]
    )
    let_in(manager, other_manager, ChangeAct.ADD, replace(SINGLE, number="2"))
    with pytest.raises(services.ListConflictError) as refusal:
        services.approve_version(actor=other_manager, version_id=file.id, accept_change=True)
    assert refusal.value.code == "lists.changed_since_proposed"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"reason": " "}, "reason_missing"),
        ({"expires_on": None}, "expiry_missing"),
        ({"expires_on": date(2026, 11, 19)}, "expiry_in_the_past"),
        ({"review_due": None}, "review_missing"),
        ({"review_due": date(2026, 11, 20)}, "review_in_the_past"),
        ({"review_due": date(2028, 1, 1)}, "review_too_late"),
        ({"review_due": date(2027, 11, 2)}, "review_after_expiry"),
        ({"instruction": ""}, "instruction_missing"),
    ],
)
def test_single_entry_says_why_how_long_and_when_it_is_looked_at_again(
    manager: Actor, changes: dict[str, object], problem: str
) -> None:
    entry = replace(SINGLE, **changes)  # type: ignore[arg-type]  # one field at a time
    with pytest.raises(services.ListError) as refusal:
        propose(manager, ChangeAct.ADD, entry)
    assert problem in str(refusal.value.facts["problems"])


def test_entry_whose_dates_passed_while_it_waited_is_not_let_in(
    manager: Actor, other_manager: Actor, frozen_clock: FixedClock
) -> None:
    change = propose(manager, ChangeAct.ADD)
    frozen_clock.set(TODAY + timedelta(days=200))
    with pytest.raises(services.ListError) as refusal:
        services.approve_change(actor=other_manager, change_id=change.id)
    assert refusal.value.facts["problems"] == "review_in_the_past"
    assert EntryChange.objects.get().state == ChangeState.PROPOSED.value


@pytest.mark.parametrize(
    ("act", "entry", "reason", "code"),
    [
        (ChangeAct.ADD, None, "why", "lists.change_incomplete"),
        (ChangeAct.WITHDRAW, SINGLE, "why", "lists.change_incomplete"),
        (ChangeAct.ADD, SINGLE, " ", "lists.reason_needed"),
    ],
)
def test_change_that_is_not_whole_is_refused(  # one row of the table
    manager: Actor, act: ChangeAct, entry: NewListEntry | None, reason: str, code: str
) -> None:
    with pytest.raises(services.ListError) as refusal:
        services.propose_change(
            actor=manager, source_key="national", act=act, entry=entry, reason=reason
        )
    assert refusal.value.code == code


def test_number_is_taken_once_and_what_is_not_there_cannot_be_changed(
    manager: Actor, other_manager: Actor
) -> None:
    for act in (ChangeAct.CHANGE, ChangeAct.WITHDRAW):
        with pytest.raises(selectors.ListNotFoundError):
            propose(manager, act)
    let_in(manager, other_manager, ChangeAct.ADD)
    with pytest.raises(services.ListConflictError) as refusal:
        propose(manager, ChangeAct.ADD)
    assert refusal.value.code == "lists.number_taken"


def test_list_that_comes_whole_from_elsewhere_takes_no_single_changes(
    connector: Actor, manager: Actor
) -> None:
    services.register_source(actor=connector, key="other", label="Other", owner="Somebody")
    with pytest.raises(services.ListError) as refusal:
        services.propose_change(
            actor=manager, source_key="other", act="add", entry=SINGLE, reason="why"
        )
    assert refusal.value.code == "lists.not_kept_here"


def test_every_step_is_in_the_journal_without_what_the_entry_says(
    manager: Actor, other_manager: Actor, written: Entries
) -> None:
    let_in(manager, other_manager, ChangeAct.ADD)
    services.reject_change(
        actor=other_manager, change_id=propose(manager, ChangeAct.WITHDRAW).id, reason="no"
    )
    kinds = [entry.kind for entry in written()]
    assert kinds == [
        "lists.change_proposed",
        "lists.version_published",
        "lists.change_approved",
        "lists.change_proposed",
        "lists.change_rejected",
    ]
    assert "ERIKSON" not in repr(written())


def test_both_sides_of_a_change_are_shown_and_the_look_is_written(
    manager: Actor, other_manager: Actor, officer: Actor, written: Entries
) -> None:
    let_in(manager, other_manager, ChangeAct.ADD)
    change = propose(manager, ChangeAct.CHANGE, replace(SINGLE, sex="", owner="Another"))
    view = selectors.access_change(actor=other_manager, change_id=change.id)
    assert [row.field for row in differences(view.before, view.after) if row.changed] == [
        "sex",
        "owner",
    ]
    assert written()[-1].kind == "journal.looked_at"
    with pytest.raises(AccessDeniedError):
        selectors.access_change(actor=officer, change_id=change.id)


def test_entries_to_look_at_again_are_listed_the_soonest_first(
    manager: Actor, other_manager: Actor, frozen_clock: FixedClock
) -> None:
    soon, later = date(2026, 12, 1), date(2026, 12, 10)
    let_in(manager, other_manager, ChangeAct.ADD, replace(SINGLE, number="1", review_due=later))
    ending = replace(SINGLE, number="2", review_due=soon, expires_on=soon)
    let_in(manager, other_manager, ChangeAct.ADD, ending)
    let_in(manager, other_manager, ChangeAct.ADD, replace(SINGLE, number="3"))

    def due() -> list[tuple[str, bool, bool]]:
        lines = selectors.due_entries(actor=manager, source_key="national")
        return [(line.entry_number, line.review_is_over, line.is_over) for line in lines]

    assert due() == [("2", False, False), ("1", False, False)]
    frozen_clock.set(TODAY + timedelta(days=12))
    assert due() == [("2", True, True), ("1", False, False)]


def test_withdrawn_entries_and_old_changes_are_erased_after_a_year(
    manager: Actor, other_manager: Actor, frozen_clock: FixedClock
) -> None:
    let_in(manager, other_manager, ChangeAct.ADD)
    let_in(manager, other_manager, ChangeAct.WITHDRAW)
    let_in(manager, other_manager, ChangeAct.ADD)
    later = TODAY + timedelta(days=400)
    assert (services.shred_entries(TODAY, 10), services.shred_changes(TODAY, 10)) == (0, 0)
    assert (services.shred_entries(later, 10), services.shred_changes(later, 10)) == (1, 3)
    assert ListEntry.objects.get().withdrawn_in is None
