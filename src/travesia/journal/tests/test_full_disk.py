"""A disk that is full or read-only: said in a sentence, and nothing is kept by halves."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from pytest_django.fixtures import Settings

from travesia.access.domain import Actor
from travesia.journal import selectors, services
from travesia.journal.models import JournalBody, JournalEntry
from travesia.journal.services import NotWritableError
from travesia.journal.tests.cups import ANNA, CupCounted, count_cups

pytestmark = [pytest.mark.storage, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def one_entry(officer: Actor) -> Callable[[], tuple[int, int, int]]:
    """Record one entry; return a function that counts what is there."""
    count_cups(officer, 1, ANNA)

    def counts() -> tuple[int, int, int]:
        return selectors.head().seq, JournalEntry.objects.count(), JournalBody.objects.count()

    return counts


def test_a_disk_at_its_reserve_refuses_before_anything_is_kept(
    officer: Actor, one_entry: Callable[[], tuple[int, int, int]], settings: Settings
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL looks after its own disk")
    settings.DISK_RESERVE_MB = 10**9
    with pytest.raises(NotWritableError, match="kept in reserve") as refused:
        count_cups(officer, 2, ANNA)
    assert refused.value.code == "journal.disk_reserve"
    assert one_entry() == (1, 1, 1)
    settings.DISK_RESERVE_MB = 1
    assert count_cups(officer, 3).seq == 2


def count_until_full(officer: Actor) -> None:
    """Record counts with notes that need a page each."""
    for cups in range(200):
        with transaction.atomic():
            event = CupCounted(cups, "x" * 3000)
            services.record(actor=officer, event=event, purpose="oversight")


def test_a_full_disk_is_told_in_a_sentence_and_keeps_nothing_half(
    officer: Actor, one_entry: Callable[[], tuple[int, int, int]]
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a full disk is simulated by SQLite's page limit")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    with pytest.raises(NotWritableError, match="the disk is full") as refused:
        count_until_full(officer)
    recorded = selectors.head().seq
    assert refused.value.code == "journal.not_writable"
    assert one_entry() == (recorded, recorded, recorded)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert count_cups(officer, 3).seq == recorded + 1


def test_read_only_data_is_told_in_a_sentence_and_nothing_is_kept(
    officer: Actor, one_entry: Callable[[], tuple[int, int, int]]
) -> None:
    lock, unlock = (
        ("PRAGMA query_only = 1", "PRAGMA query_only = 0")
        if connection.vendor == "sqlite"
        else (
            "SET default_transaction_read_only = on",
            "SET default_transaction_read_only = off",
        )
    )
    with connection.cursor() as cursor:
        cursor.execute(lock)
    try:
        with pytest.raises(NotWritableError, match="read-only"), services.acting():
            services.record(actor=officer, event=CupCounted(2), purpose="oversight")
        with pytest.raises(NotWritableError, match="read-only"):
            services.looked_at(actor=officer, purpose="oversight", subjects=(ANNA,), fields=())
    finally:
        with connection.cursor() as cursor:
            cursor.execute(unlock)
    assert one_entry() == (1, 1, 1)


def test_an_act_inside_acting_is_kept_whole(
    officer: Actor, one_entry: Callable[[], tuple[int, int, int]]
) -> None:
    with services.acting():
        services.record(actor=officer, event=CupCounted(2), purpose="oversight")
    assert one_entry() == (2, 2, 2)
    with pytest.raises(ZeroDivisionError), services.acting():
        services.record(actor=officer, event=CupCounted(1 // 0), purpose="oversight")
    assert one_entry() == (2, 2, 2)
