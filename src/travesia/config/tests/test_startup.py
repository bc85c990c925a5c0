"""A node that cannot keep what it is told must say so before anybody is told it was kept."""

import os
import shutil
import socket
from collections import namedtuple
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_django
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from travesia.config import program, sqlite, startup
from travesia.config.databases import postgres_database, sqlite_database

Usage = namedtuple("Usage", "total used free")


def test_a_data_folder_that_cannot_be_made_is_named_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "taken"
    file.write_text("a file stands here")
    (finding,) = startup.folder_findings(file / "data")
    assert not finding.well
    assert "--data" in finding.says


def test_a_read_only_data_folder_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, data: bytes) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    (finding,) = startup.folder_findings(tmp_path)
    assert not finding.well
    assert "Read-only file system" in finding.says


def test_a_disk_inside_its_reserve_stops_the_node(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(100, 99, 10 * 2**20))
    disk = next(f for f in startup.folder_findings(tmp_path) if f.name == "disk")
    assert not disk.well
    assert disk.stops


@pytest.mark.parametrize("name", ["secret.key", "travesia.sqlite3"])
def test_a_key_or_a_database_that_others_can_read_is_noted(tmp_path: Path, name: str) -> None:
    key = tmp_path / name
    key.write_text("x")
    key.chmod(0o644)
    noted = next(f for f in startup.folder_findings(tmp_path) if f.name == "permissions")
    assert not noted.well
    assert not noted.stops
    key.chmod(0o600)
    assert all(f.well for f in startup.folder_findings(tmp_path))


def test_what_the_program_writes_is_for_its_own_user(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        program.main(["commands"])
        made = tmp_path / "record"
        made.write_text("x")
    finally:
        os.umask(before)
    assert made.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("version", "safe"),
    [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True)],
)
def test_an_sqlite_that_can_corrupt_a_journal_is_refused(
    version: tuple[int, int, int], safe: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "install", lambda: version)
    finding = startup.sqlite_finding()
    assert finding.well is safe
    assert finding.stops


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_in_use_is_named_with_the_next_one(busy_port: int) -> None:
    finding = startup.port_finding("127.0.0.1", busy_port)
    assert not finding.well
    assert f"--port {busy_port + 1}" in finding.says


def test_a_clock_that_was_never_set_is_noticed() -> None:
    assert not startup.clock_finding(datetime(1970, 1, 1, tzinfo=UTC)).well
    assert startup.clock_finding(datetime(2026, 11, 20, tzinfo=UTC)).well


@pytest.mark.storage
@pytest.mark.django_db
def test_a_database_from_a_newer_version_is_left_alone() -> None:
    assert startup.migrations_finding().well
    MigrationRecorder(connection).record_applied("journal", "0999_from_the_future")
    finding = startup.migrations_finding()
    assert not finding.well
    assert "newer version" in finding.says
    assert "0999_from_the_future" in finding.says


@pytest.mark.skipif(connection.vendor != "sqlite", reason="pragmas are SQLite's")
def test_the_pragmas_in_force_are_read_back(
    tmp_path: Path, django_db_blocker: pytest_django.DjangoDbBlocker
) -> None:
    from django.db import connections

    connections.settings["posts"] = {
        **connections.settings["default"],
        **sqlite_database(tmp_path / "post.sqlite3"),
    }
    live = connections["posts"]
    try:
        with django_db_blocker.unblock(), live.cursor() as cursor:
            found = {}
            for pragma in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema"):
                cursor.execute(f"PRAGMA {pragma}")
                found[pragma] = str(cursor.fetchone()[0])
        wanted = {"journal_mode": "wal", "synchronous": "2"}
        assert found == {**wanted, "foreign_keys": "1", "trusted_schema": "0"}
    finally:
        live.close()
        del connections.settings["posts"]


def test_a_database_address_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="TRAVESIA_DATABASE_URL"):
        postgres_database("mysql://root@localhost/x")
    made = postgres_database("postgresql://ana:p%40ss@db:5433/travesia")
    assert (made["USER"], made["PASSWORD"], made["PORT"]) == ("ana", "p@ss", "5433")


def test_this_machine_runs_a_safe_sqlite() -> None:
    assert sqlite.is_safe(sqlite.install())
    assert os.environ["TRAVESIA_ROLE"] == "test"
