"""The log of the database is brought over without loosening what is recorded."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from travesia.core import write_ahead

pytestmark = pytest.mark.storage


@pytest.fixture
def log(tmp_path: Path):  # type: ignore[no-untyped-def]  # of the driver
    from sqlite3 import connect

    made = connect(tmp_path / "node.sqlite3", isolation_level=None)
    made.execute("PRAGMA journal_mode = wal")
    made.execute("PRAGMA wal_autocheckpoint = 0")
    made.execute("CREATE TABLE crossing (number INTEGER PRIMARY KEY, body BLOB)")
    for number in range(60):
        made.execute("INSERT INTO crossing VALUES (?, randomblob(4000))", (number,))
    yield made
    made.close()


def waits(connection: Any) -> int:
    _busy, length, there = connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    return int(length - there)


def test_a_long_log_is_brought_over_and_a_short_one_left(log) -> None:  # type: ignore[no-untyped-def]  # of the driver
    assert waits(log) > 50
    assert not write_ahead.bring_over(log, pages=10_000)
    assert waits(log) > 50
    assert write_ahead.bring_over(log, pages=50)
    assert waits(log) == 0
    assert log.execute("SELECT count(*) FROM crossing").fetchone() == (60,)


def test_nobody_who_writes_or_reads_waits_for_it(log, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]  # of the driver
    from sqlite3 import connect

    other = connect(tmp_path / "node.sqlite3", timeout=0, isolation_level=None)
    log.execute("BEGIN IMMEDIATE")
    log.execute("INSERT INTO crossing VALUES (100, x'00')")
    reader = connect(tmp_path / "node.sqlite3", timeout=0, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM crossing").fetchone()
    assert write_ahead.bring_over(other, pages=1)
    log.execute("COMMIT")
    assert log.execute("SELECT count(*) FROM crossing").fetchone() == (61,)
    other.close()
    reader.close()


def test_only_how_far_a_log_may_grow_is_changed_for_who_serves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        assert write_ahead.keep_short() is None
        return
    from django.db import connections

    begun = []

    def begin(thread: threading.Thread) -> None:
        begun.append(thread)

    words = "PRAGMA synchronous=2;PRAGMA wal_autocheckpoint=1000"
    options = {**settings.DATABASES["default"], "OPTIONS": {"init_command": words}}
    monkeypatch.setitem(settings.DATABASES, "default", options)
    monkeypatch.setattr(connections["default"], "settings_dict", options)
    monkeypatch.setattr(threading.Thread, "start", begin)
    write_ahead.keep_short()
    write_ahead.keep_short()
    assert options["OPTIONS"]["init_command"] == f"{words};PRAGMA wal_autocheckpoint=16000"
    assert all(thread.daemon for thread in begun)
