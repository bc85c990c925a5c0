"""The three ways of writing that `bench journal` compares; imported once Django is set up."""

import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from django.db import connection, models, transaction

from travesia.access.domain import Actor
from travesia.core import clock
from travesia.core.events import Event, Subject, register_event
from travesia.core.ids import new_id
from travesia.journal import services
from travesia.journal.domain import NewEntry, canonical
from travesia.journal.verifier import Source, open_postgres, open_sqlite, verify

ACTOR = Actor.system("bench")


@register_event
@dataclass(frozen=True, slots=True)
class Measured(Event):
    """An event about as long as a crossing."""

    KIND: ClassVar[str] = "bench.measured"

    crossing_id: UUID
    person_id: UUID
    post: str = "UTO-ONE"
    country: str = "UTO"
    direction: str = "entry"
    mode: str = "land"
    month: str = "2026-11"
    nationality: str = "UTO"
    sex: str = "F"
    age_group: str = "25-44"
    outcome: str = "admitted"


class Plain(models.Model):
    """The same facts in an ordinary table."""

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=100)
    occurred_at = models.DateTimeField()
    actor = models.CharField(max_length=120)
    purpose = models.CharField(max_length=60)
    subject = models.UUIDField(db_index=True)
    body = models.TextField()

    class Meta:
        """A table of the benchmark only."""

        app_label = "journal"
        db_table = "bench_plain"

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)


def vendor() -> str:
    """Return which database is measured."""
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]


def make_tables() -> None:
    """Create the peers' tables."""
    with connection.schema_editor() as editor:
        editor.create_model(Plain)
    binary = "BLOB" if connection.vendor == "sqlite" else "BYTEA"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE bench_chain (seq BIGINT PRIMARY KEY, body TEXT, hash {binary})"
        )


def _events(count: int) -> list[Measured]:
    return [Measured(new_id(), new_id()) for _ in range(count)]


def journal(count: int, batch: int) -> None:
    """Record through the journal, `batch` entries to a transaction."""
    for _ in range(count // batch):
        entries = [
            NewEntry(e, "border_inspection", (Subject("person", e.person_id),), {"watchlist": "12"})
            for e in _events(batch)
        ]
        with transaction.atomic():
            services.record_many(actor=ACTOR, entries=entries)


def plain(count: int, batch: int) -> None:
    """Insert through Django, without a chain."""
    for _ in range(count // batch):
        rows = [
            Plain(
                kind=e.KIND,
                occurred_at=clock.now(),
                actor=ACTOR.id,
                purpose="border_inspection",
                subject=e.person_id,
                body=canonical(e.body()).decode(),
            )
            for e in _events(batch)
        ]
        with transaction.atomic():
            Plain._default_manager.bulk_create(rows)


def raw_chain(count: int, batch: int) -> None:
    """Chain with the driver alone: one table, one hash per row, no subjects, no salt."""
    for _ in range(count // batch):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT seq, hash FROM bench_chain ORDER BY seq DESC LIMIT 1")
            seq, last = cursor.fetchone() or (0, bytes(32))
            rows = []
            for event in _events(batch):
                seq += 1
                text = canonical(event.body()).decode()
                last = sha256(bytes(last) + text.encode()).digest()
                rows.append((seq, text, last))
            cursor.executemany("INSERT INTO bench_chain VALUES (%s, %s, %s)", rows)


def verify_journal() -> int:
    """Verify the journal as anybody would and return how many entries it has."""
    source = _source()
    report = verify(source)
    source.close()
    if not report.ok:
        raise RuntimeError(str(report.first_wrong))
    return sum(chain.entries for chain in report.chains)


def _source() -> Source:
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return open_sqlite(Path(known["NAME"]))
    login = f"{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT'] or 5432}"
    return open_postgres(f"postgresql://{login}/{known['NAME']}")


def verify_raw_chain() -> int:
    """Recompute the raw chain and return how many rows it has."""
    last, count = bytes(32), 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT body, hash FROM bench_chain ORDER BY seq")
        while rows := cursor.fetchmany(5000):
            for text, found in rows:
                last = sha256(last + text.encode()).digest()
                if not secrets.compare_digest(last, bytes(found)):
                    raise RuntimeError("the raw chain does not hold")
            count += len(rows)
    return count
