"""What must be true before a node serves anybody; each point is a sentence to act on."""

import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from travesia.config import sqlite
from travesia.config.databases import SQLITE_PRAGMAS

#: A clock before this day was never set: the platform did not exist.
EARLIEST = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its name, whether it is well, and a sentence."""

    name: str
    well: bool
    says: str
    #: Whether a node may serve with this unwell.
    stops: bool = True


def folder_findings(folder: Path) -> Iterator[Finding]:
    """Look at the data folder: is it there, can it be written, is there room, is it private."""
    name = "data folder"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".write-{os.getpid()}"
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        yield Finding(
            name,
            False,
            f"Nothing can be written in {folder}: {error.strerror}. "
            "Make it writable, or name another with --data DIR.",
        )
        return
    yield Finding(name, True, f"{folder} can be written.")
    yield _disk(folder)
    yield from _private(folder)


def _disk(folder: Path) -> Finding:
    from travesia.config.env import env

    free = shutil.disk_usage(folder).free // 2**20
    reserve = env().disk_reserve_mb
    if free < reserve:
        return Finding(
            "disk",
            False,
            f"{free} MB are free, {reserve} MB are kept in reserve: new records would be refused. "
            "Free some space or move the data folder.",
        )
    return Finding("disk", True, f"{free} MB are free.")


def _private(folder: Path) -> Iterator[Finding]:
    database = folder / "travesia.sqlite3"
    for file in (folder / "secret.key", database, *sorted((folder / "keys").glob("*.key"))):
        if file.exists() and file.stat().st_mode & 0o077:
            yield Finding(
                "permissions",
                False,
                f"{file} can be read by others. Run: chmod 600 {file}",
                stops=False,
            )
            return
    yield Finding("permissions", True, "Records and keys are readable by their owner only.")


def sqlite_finding() -> Finding:
    """Look at the SQLite in use: older than 3.51.3 may corrupt a journal in WAL mode."""
    version = sqlite.install()
    text = ".".join(str(part) for part in version)
    if sqlite.is_safe(version):
        return Finding("sqlite", True, f"SQLite {text}.")
    return Finding(
        "sqlite",
        False,
        f"SQLite {text} can corrupt a database in WAL mode; 3.51.3 or newer is needed. "
        "Install the wheel pysqlite3, which brings its own.",
    )


def clock_finding(moment: datetime) -> Finding:
    """Look at the clock: a kit without a battery wakes up in another year."""
    if moment < EARLIEST:
        return Finding(
            "clock",
            False,
            f"The clock says {moment:%Y-%m-%d}, before this program was made. Set it first: "
            "crossings carry the time they were recorded.",
        )
    return Finding("clock", True, f"The clock says {moment:%Y-%m-%d %H:%M} UTC.")


def port_finding(host: str, port: int) -> Finding:
    """Look whether the port is free to listen on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return Finding(
                "port",
                False,
                f"Port {port} is in use or not allowed. Stop the program that has it, "
                f"or choose another: --port {port + 1}",
            )
    return Finding("port", True, f"Port {port} is free.")


def database_findings() -> Iterator[Finding]:
    """Look at the database: reachable, pragmas in force, not newer than this program."""
    from django.db import DatabaseError, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        yield Finding("database", True, f"{connection.display_name} answers.")
        if connection.vendor == "sqlite":
            yield pragma_finding()
        yield migrations_finding()
    except (DatabaseError, OSError) as error:
        yield Finding("database", False, f"The database cannot be opened: {error}".strip())


def pragma_finding() -> Finding:
    """Read the live pragmas back: a wrapper that quietly weakens durability is refused."""
    from django.db import connection

    wrong = []
    with connection.cursor() as cursor:
        for pragma, wanted in SQLITE_PRAGMAS.items():
            cursor.execute(f"PRAGMA {pragma}")
            row = cursor.fetchone()
            found = "none" if row is None else str(row[0])
            # An SQLite built without memory mapping answers mmap_size with no row at all.
            if found != wanted and not (pragma == "mmap_size" and row is None):
                wrong.append(f"{pragma} is {found}, not {wanted}")
    if wrong:
        return Finding("pragmas", False, f"The database runs unsafely: {'; '.join(wrong)}.")
    return Finding("pragmas", True, "WAL, synchronous=FULL and the other pragmas are in force.")


def migrations_finding() -> Finding:
    """Compare the database's migrations with the program's."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    apps = executor.loader.migrated_apps
    newer = sorted(
        f"{app}.{name}"
        for app, name in executor.loader.applied_migrations
        if app in apps and (app, name) not in known
    )
    if newer:
        return Finding(
            "migrations",
            False,
            f"The database was made by a newer version (it knows {newer[0]}). Nothing was "
            "changed. Use that version, or restore a backup made by this one.",
        )
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        return Finding(
            "migrations", False, f"{len(plan)} migrations are to be applied: ./travesia migrate"
        )
    return Finding("migrations", True, "The database fits this version.")
