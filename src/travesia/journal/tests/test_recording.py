"""Recording: contiguous numbers, one chain, receivers after commit, nothing half-recorded."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection, transaction

from travesia.access.domain import Actor, Purpose
from travesia.core import events
from travesia.core.events import EventKind, Receiver, Recorded, Subject
from travesia.core.ids import new_id
from travesia.journal import selectors, services
from travesia.journal.domain import NewEntry
from travesia.journal.tests.cups import ANNA, CupCounted, count_cups

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard() -> Iterator[list[Recorded]]:
    """Listen to the invented kind."""
    found: list[Recorded] = []
    events.RECEIVERS.register(Receiver("test.cups", CupCounted.KIND, found.append))
    yield found
    del events.RECEIVERS._items["test.cups"]


def test_numbers_are_contiguous_and_the_head_follows(officer: Actor) -> None:
    receipts = [count_cups(officer, cups) for cups in range(5)]

    assert [receipt.seq for receipt in receipts] == [1, 2, 3, 4, 5]
    assert selectors.head().seq == 5
    assert selectors.head().hash == receipts[-1].hash


def test_an_act_that_is_rolled_back_leaves_no_gap(officer: Actor) -> None:
    count_cups(officer, 1)
    with transaction.atomic():
        count_cups(officer, 2)
        transaction.set_rollback(True)

    assert count_cups(officer, 3).seq == 2


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused(officer: Actor) -> None:
    assert not connection.in_atomic_block
    with pytest.raises(RuntimeError, match=r"transaction\.atomic"):
        services.record(actor=officer, event=CupCounted(1), purpose="administration")


def test_a_kind_nobody_registered_is_refused(officer: Actor) -> None:
    del events.EVENTS._items["journal.cup_counted@1"]
    try:
        with pytest.raises(TypeError, match="register_event"):
            count_cups(officer, 1)
    finally:
        events.EVENTS.register(EventKind(CupCounted))


def test_an_entry_is_read_back_as_it_was_written(officer: Actor) -> None:
    port_au_prince = timezone(timedelta(hours=-5))
    moment = datetime(2026, 11, 20, 9, 32, 0, 250, tzinfo=port_au_prince)
    with transaction.atomic():
        receipt = services.record(
            actor=officer,
            event=CupCounted(7, "Ñandú “ünïcode” \x7f"),
            purpose=Purpose.ADMINISTRATION,
            subjects=(ANNA,),
            occurred_at=moment,
        )

    (entry,) = selectors.entries_after(0)
    assert entry.eid == receipt.eid
    assert entry.occurred_at == moment == receipt.occurred_at
    assert entry.body == {"cups": 7, "note": "Ñandú “ünïcode” \x7f"}
    assert entry.purpose == "administration"


def test_entries_stream_in_order_by_kind_and_to_a_limit(officer: Actor) -> None:
    for cups in range(4):
        count_cups(officer, cups)
        services.looked_at(actor=officer, purpose="oversight", subjects=(ANNA,), fields=("name",))

    assert [entry.seq for entry in selectors.entries_after(2)] == [3, 4, 5, 6, 7, 8]
    cups_only = selectors.entries_after(0, kinds=("journal.cup_counted",), limit=3)
    assert [entry.seq for entry in cups_only] == [1, 3, 5]


def test_a_look_keeps_fields_reason_and_a_fingerprint_but_not_the_query(officer: Actor) -> None:
    query = {"number": "L898902C3"}
    looked = services.looked_at(
        actor=officer,
        purpose="border_inspection",
        subjects=(ANNA,),
        fields=("name", "face"),
        reason="case 12",
        results=3,
        query=query,
    )
    (entry,) = selectors.trail_of(ANNA)

    assert entry.eid == looked.eid
    assert entry.body is not None
    assert entry.body["fields"] == ["name", "face"]
    assert entry.body["reason"] == "case 12"
    assert entry.body["results"] == 3
    fingerprint = entry.body["query"]
    assert isinstance(fingerprint, str)
    assert len(fingerprint) == 64
    assert "L898902C3" not in str(entry.body)


def test_receivers_hear_after_commit_and_once_per_kind_of_a_batch(
    officer: Actor, heard: list[Recorded], django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # fixture
        count_cups(officer, 1)
        assert heard == []
    assert [receipt.seq for receipt in heard] == [1]

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # fixture
        batch = [NewEntry(CupCounted(cups), "administration") for cups in range(10)]
        services.record_many(actor=officer, entries=batch)
    assert [receipt.seq for receipt in heard] == [1, 11]


def test_rooms_below_the_journal_publish_through_the_same_chain(officer: Actor) -> None:
    receipt = events.publish(
        actor=officer,
        event=CupCounted(1),
        purpose="administration",
        subjects=(Subject("user", new_id()),),
    )

    assert receipt.seq == selectors.head().seq == 1


def test_a_naive_time_is_refused(officer: Actor) -> None:
    with pytest.raises(ValueError, match="aware"):
        services.record(
            actor=officer,
            event=CupCounted(1),
            purpose="administration",
            occurred_at=datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None),
        )
