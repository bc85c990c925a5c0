"""Bring in crossings in bulk: persons, log and journal of a batch together or not at all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.border.domain import (
    ImportedCrossing,
    ImportReport,
    Outcome,
    Rejected,
    Traits,
    age_group,
    fault_of,
    local_month,
    tidy,
)
from travesia.border.events import CrossingRecorded, EntryRefused
from travesia.border.models import Crossing
from travesia.border.services.desk import row_of, zone_of
from travesia.border.services.tallying import tally
from travesia.border.services.travelling import ask_about_travel
from travesia.core import bulk, clock
from travesia.core.events import Event, Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.journal.domain import NewEntry
from travesia.people import services as people
from travesia.places import selectors as places
from travesia.places.domain import PostView

Progress = Callable[[int], None]


class Importer:
    """One run: what is known so far, and the counts."""

    def __init__(self, actor: Actor, *, source: str = "") -> None:
        """Begin with no row; `source` is the system that the rows come from, if it has a name."""
        self.actor, self.source = actor, source
        self._told = 0
        self.posts: dict[str, PostView] = {post.code: post for post in places.posts()}
        self.codes = frozenset(self.posts)
        self.zones = {code: zone_of(post) for code, post in self.posts.items()}
        self.persons: dict[str, UUID] = {}
        self.report = ImportReport()

    def take(self, numbered: list[tuple[int, ImportedCrossing]], *, savepoint: bool = True) -> None:
        """Take one batch in one transaction.

        Without `savepoint` in a transaction of the caller, who goes on after no error: on SQLite
        each statement with a trigger below a savepoint walks through all that it keeps, longer with
        every row.
        """
        now = clock.now()
        faults = [(row, fault_of(item, posts=self.codes, now=now)) for row, item in numbered]
        rejected = tuple(Rejected(row, code) for row, code in faults if code)
        sound = [item for (_, item), (_, code) in zip(numbered, faults, strict=True) if not code]
        with transaction.atomic(savepoint=savepoint):
            fresh, doubled = self._leave_out_known(sound)
            items = list(fresh.values())
            self._learn_travellers(items)
            made = self._register(items)
            rows = [self._row(nonce, item, now) for nonce, item in fresh.items()]
            self._write(items, rows)
        refused = sum(1 for row in rows if row.outcome == Outcome.REFUSED)
        report = self.report
        self.report = replace(
            report,
            rows=report.rows + len(numbered),
            crossings=report.crossings + len(rows) - refused,
            refused=report.refused + refused,
            already_there=report.already_there + doubled,
            persons=report.persons + made,
            rejected=report.rejected + rejected,
        )

    def fresh_rejects(self) -> tuple[Rejected, ...]:
        """Return the rows that were left out since this was asked last."""
        found = self.report.rejected[self._told :]
        self._told = len(self.report.rejected)
        return found

    def _learn_travellers(self, items: list[ImportedCrossing]) -> None:
        """Learn who showed these documents in earlier files of the same source."""
        new = {
            (item.document.issuing_state, item.document.number): item.traveller_key
            for item in items
            if item.traveller_key not in self.persons
        }
        if not new or not self.source:
            return
        rows = Crossing.objects.filter(
            document_number__in={number for _state, number in new}, source=self.source
        ).values_list("issuing_state", "document_number", "person_id")
        for state, number, person_id in rows:
            key = new.get((state, number))
            if key is not None:
                self.persons.setdefault(key, person_id)

    def _leave_out_known(
        self, items: list[ImportedCrossing]
    ) -> tuple[dict[UUID, ImportedCrossing], int]:
        """Leave out rows that were brought in before, and learn whose they were."""
        unique = {item.nonce: item for item in items}
        known = dict(
            Crossing.objects.filter(client_nonce__in=list(unique)).values_list(
                "client_nonce", "person_id"
            )
        )
        for nonce, person_id in known.items():
            self.persons.setdefault(unique[nonce].traveller_key, person_id)
        fresh = {nonce: item for nonce, item in unique.items() if nonce not in known}
        return fresh, len(items) - len(fresh)

    def _register(self, items: list[ImportedCrossing]) -> int:
        """Register travellers who are new in this run and return how many."""
        new = {
            item.traveller_key: (item.claim, item.document)
            for item in reversed(items)
            if item.traveller_key not in self.persons
        }
        made = people.register_many(
            actor=self.actor, rows=list(new.values()), purpose=Purpose.BORDER_INSPECTION
        )
        for key, person in zip(new, made, strict=True):
            self.persons[key] = person.id
        return len(made)

    def _row(self, nonce: UUID, item: ImportedCrossing, now: datetime) -> Crossing:
        claim, crossing_id = tidy(item.claim), new_id()
        traits = self._traits(item, claim.birth_date, claim.nationality, claim.sex)
        return Crossing(
            id=crossing_id,
            client_nonce=nonce,
            person_id=self.persons[item.traveller_key],
            occurred_at=item.occurred_at,
            recorded_at=now,
            recorded_by=self.actor.id,
            second_line=item.decision == "second_line",
            purpose_of_travel=item.purpose_of_travel,
            conveyance=item.conveyance[:60],
            issuing_state=item.document.issuing_state,
            document_number=item.document.number,
            document_code=item.document.document_code[:2],
            root=crossing_id,
            origin="import",
            source=self.source,
            handled_seconds=item.handled_seconds,
            lag_seconds=item.lag_seconds,
            **row_of(traits.as_values()),
        )

    def _traits(
        self, item: ImportedCrossing, birth_date: str, nationality: str, sex: str
    ) -> Traits:
        post, zone = self.posts[item.post_code], self.zones[item.post_code]
        return Traits(
            month=local_month(item.occurred_at, zone),
            post=post.code,
            country=post.country,
            direction=item.direction,
            mode=post.mode,
            nationality=nationality,
            sex=sex,
            age_group=age_group(birth_date, item.occurred_at.astimezone(zone).date()),
            outcome=item.outcome,
        )

    def _write(self, items: list[ImportedCrossing], rows: list[Crossing]) -> None:
        """Write the entries and then the rows that carry their numbers."""
        entries = [
            NewEntry(
                event=_event_of(row),
                purpose=Purpose.BORDER_INSPECTION,
                subjects=(Subject("person", row.person_id), Subject("crossing", row.id)),
                occurred_at=item.occurred_at,
            )
            for item, row in zip(items, rows, strict=True)
        ]
        receipts = journal.record_many(actor=self.actor, entries=entries)
        for row, receipt in zip(rows, receipts, strict=True):
            row.entry_seq = receipt.seq
        bulk.insert(rows)
        tally(rows, zones=self.zones)
        ask_about_travel(rows)


def _event_of(row: Crossing) -> Event:
    traits = {
        name: getattr(row, "post_code" if name == "post" else name)
        for name in Traits.__dataclass_fields__
    }
    if row.outcome == Outcome.REFUSED:
        return EntryRefused(
            crossing_id=row.id,
            inspection_id=None,
            person_id=row.person_id,
            reason="",
            source="import",
            **traits,
        )
    return CrossingRecorded(
        crossing_id=row.id,
        inspection_id=None,
        person_id=row.person_id,
        second_line=row.second_line,
        purpose_of_travel=row.purpose_of_travel,
        ground="",
        source="import",
        **traits,
    )


def import_crossings(
    *,
    actor: Actor,
    rows: Iterable[ImportedCrossing],
    batch: int = 1000,
    on_progress: Progress | None = None,
) -> ImportReport:
    """Bring in crossings and return what became of each row; the lists are not asked.

    Each batch is one transaction: interrupted, the batches before it stay and the same source can
    be sent again, since a row that is there already is left out. The actor needs
    `border.import_crossings` and `people.register`. `on_progress` hears the rows done so far.
    """
    access.authorize(
        actor=actor, permission="border.import_crossings", purpose=Purpose.BORDER_INSPECTION
    )
    run = Importer(actor)
    for numbered in _batches(enumerate(rows, start=1), batch):
        run.take(numbered)
        if on_progress is not None:
            on_progress(run.report.rows)
    return run.report


def _batches(
    rows: Iterable[tuple[int, ImportedCrossing]], size: int
) -> Iterator[list[tuple[int, ImportedCrossing]]]:
    source = iter(rows)
    while taken := list(islice(source, size)):
        yield taken
