"""Many writers, killed writers, full and read-only disks: no gap, no loss, no half entry."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

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
