"""Many writers, killed writers, full and read-only disks: no gap, no loss, no half entry."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django.fixtures import Settings

from travesia.access.domain import Actor
from travesia.journal import selectors, services
from travesia.journal.models import JournalBody, JournalEntry
from travesia.journal.services import NotWritableError
from travesia.journal.tests.cups import ANNA, CupCounted, count_cups
from travesia.journal.tests.sample import save_copy
from travesia.journal.verifier import Report, Source, open_postgres, open_sqlite, verify

pytestmark = [pytest.mark.storage, pytest.mark.django_db(transaction=True)]
SOURCE = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Node:
    """A database that several processes write to at once."""

    data: Path
    url: str

    def writer(self, entries: int) -> subprocess.Popen[str]:
        """Start a process that records; its output names every committed entry."""
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("TRAVESIA_")},
            **{"TRAVESIA_ROLE": "test", "TRAVESIA_NODE": "test", "PYTHONPATH": str(SOURCE)},
            "TRAVESIA_DATA": str(self.data),
        }
        if self.url:
            environment["TRAVESIA_DATABASE_URL"] = self.url
        command = [sys.executable, "-m", "travesia.journal.tests.writer", str(entries)]
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment, cwd=SOURCE
        )

    def source(self) -> Source:
        """Open the journal that was written."""
        if self.url:
            return open_postgres(self.url)
        return open_sqlite(self.data / "travesia.sqlite3")

    def report(self) -> Report:
        """Verify the journal that was written."""
        source = self.source()
        try:
            return verify(source)
        finally:
            source.close()

    def ids(self) -> set[str]:
        """Return the ids of all entries."""
        source = self.source()
        rows = [row for batch in source.batches("test", 1, 1, None) for row in batch]
        source.close()
        return {row[1] for row in rows}


@pytest.fixture
def node(tmp_path: Path) -> Node:
    """The test's own database on PostgreSQL; on SQLite a file with the same tables."""
    if connection.vendor == "sqlite":
        save_copy(tmp_path / "travesia.sqlite3")
        return Node(tmp_path, "")
    known = connection.settings_dict
    address = f"{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}"
    return Node(tmp_path, f"postgresql://{address}/{known['NAME']}")


def acknowledged(writers: list[subprocess.Popen[str]]) -> list[tuple[int, str]]:
    """Return (number, id) of everything the writers said was committed."""
    lines = []
    for writer in writers:
        # Read on where the first line was read: communicate() would skip what lies in the buffer
        # and could begin in the middle of a number.
        assert writer.stdout is not None
        lines += writer.stdout.read().split("\n")
        writer.wait(timeout=120)
    pairs = [line.split() for line in lines if line.count(" ") == 1]
    return [(int(seq), eid) for seq, eid in pairs if len(eid) == 36]


def test_three_processes_writing_at_once_leave_one_chain_without_gaps(node: Node) -> None:
    writers = [node.writer(40) for _ in range(3)]
    said = acknowledged(writers)
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert sorted(seq for seq, _ in said) == list(range(1, 121))
    report = node.report()
    assert report.ok, report.findings
    assert report.chains[0].entries == 120


def test_killed_writers_lose_nothing_they_acknowledged_and_leave_no_gap(node: Node) -> None:
    said: list[tuple[int, str]] = []
    for pause in (0.15, 0.05, 0.25):
        writers = [node.writer(100_000) for _ in range(2)]
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline()  # it is writing now
        time.sleep(pause)
        for writer in writers:
            writer.kill()
        said += acknowledged(writers)
    assert len(said) > 20
    report = node.report()
    assert report.ok, report.findings
    assert {eid for _, eid in said} <= node.ids()
    assert len({seq for seq, _ in said}) == len(said)

    after = acknowledged([node.writer(3)])
    assert min(after)[0] == report.chains[0].last + 1
    assert node.report().ok


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
