"""Turn journal entries into facts without identity: in order, incrementally, in bounded memory."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core.events import EntryView
from travesia.core.facts import DATASETS, FACTS, Fact, FactMaker
from travesia.evidence import selectors
from travesia.evidence.domain import fits, identity_columns
from travesia.evidence.models import (
    EvidenceError,
    FactStore,
    Manifest,
    alone,
    require_analytics,
)
from travesia.journal import selectors as journal

log = logging.getLogger(__name__)

BATCH: Final = 20_000
STEP: Final = 1_000


class Counting(Protocol):
    """What a refresh reports to; the progress of a job is one."""

    def total(self, count: int, /) -> None:
        """Say how many entries lie ahead."""
        ...

    def advance(self, count: int, /, note: str = "") -> None:
        """Say that `count` more are done."""
        ...


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did."""

    entries: int
    facts: int
    node: str
    epoch: int
    seq: int
    rebuilt: bool
    erased: int
    left_out: int
    """Entries with a fact of the wrong shape, over all entries the facts reach."""


def keeper() -> Actor:
    """Return the system actor that makes and publishes figures after each commit."""
    return Actor.system("evidence", allowed=("evidence.refresh_facts", "evidence.publish_edition"))


def refresh(*, actor: Actor, progress: Counting | None = None, rebuild: bool = False) -> Refreshed:
    """Read the journal from where the facts end to its present head; idempotent.

    Starts again from zero by itself when the store belongs to another journal, reaches beyond
    this one or was made by other makers; with `rebuild` in any case. A fact of the wrong shape is
    left out, logged and its entry counted in `left_out`. Raises AccessDeniedError,
    AnalyticsMissingError, and EvidenceError for storage, for a dataset that could hold a person,
    and when starting again would lose counts whose entries were erased since.
    """
    access.authorize(actor=actor, permission="evidence.refresh_facts", purpose=Purpose.STATISTICS)
    require_analytics()
    store = selectors.fact_store()
    with alone(store.folder):
        return _Run(store, rebuild=rebuild, progress=progress).go()


@dataclass(slots=True)
class _Run:
    """One pass over the journal."""

    store: FactStore
    rebuild: bool
    progress: Counting | None
    manifest: Manifest = field(default_factory=Manifest)
    pending: dict[str, Counter[tuple[str, ...]]] = field(default_factory=dict)
    entries: int = 0
    facts: int = 0
    erased: int = 0
    left_out: int = 0

    def go(self) -> Refreshed:
        """Read, count, write; commit at the end (rebuild) or after each batch (otherwise)."""
        makers = _makers()
        head = journal.head()
        before = self.store.manifest()
        signature = _signature()
        fresh = (
            self.rebuild
            or (before.node, before.epoch, before.made_by) != (head.node, head.epoch, signature)
            or before.seq > head.seq
        )
        self.rebuild = fresh
        self.manifest = Manifest(head.node, head.epoch, 0, made_by=signature) if fresh else before
        self.left_out = self.manifest.left_out
        done = start = self.manifest.seq
        if self.progress:
            self.progress.total(head.seq - start)
        for entry in journal.entries_after(start, kinds=tuple(makers)):
            if entry.seq > head.seq:
                break
            self._count(entry, makers[entry.kind])
            if self.entries % STEP == 0:
                self._tell(entry.seq - done)
                done = entry.seq
            if self.entries % BATCH == 0:
                self._flush(entry.seq)
        if fresh and self.erased and before.seq:
            raise _would_lose(self.erased)
        self._flush(head.seq)
        if self.rebuild:
            self.store.commit(self.manifest)
        self._tell(head.seq - done)
        return Refreshed(
            *(self.entries, self.facts, head.node, head.epoch, head.seq),
            rebuilt=fresh,
            erased=self.erased,
            left_out=self.left_out,
        )

    def _tell(self, step: int) -> None:
        if self.progress and step:
            self.progress.advance(step)

    def _count(self, entry: EntryView, makers: Sequence[FactMaker]) -> None:
        self.entries += 1
        if entry.body is None:
            self.erased += 1
            return
        misshapen = [
            maker.key for maker in makers for fact in maker.make(entry) if not self._add(fact)
        ]
        if misshapen:
            self.left_out += 1
            log.warning(
                "Journal entry %d: %d facts of %s do not have the declared columns; left out.",
                entry.seq,
                len(misshapen),
                ", ".join(sorted(set(misshapen))),
            )

    def _add(self, fact: Fact) -> bool:
        """Count a fact and tell whether it could be; codes that were checked are not again.

        Only the misshapen fact is left out, not what its entry says beside it: a correction that
        mends a bad crossing counts the good one, and no sum can fall below zero.
        """
        known = self.pending.get(fact.dataset)
        if known is not None:
            columns = DATASETS[fact.dataset].columns
            values = tuple(fact.values.get(name, "") for name in columns)
            if values in known and len(fact.values) == len(columns):
                known[values] += fact.weight
                self.facts += 1
                return True
        dataset = DATASETS.get(fact.dataset)
        if dataset is None or not fits(dataset.columns, fact.values):
            return False
        values = tuple(fact.values[name] for name in dataset.columns)
        self.pending.setdefault(dataset.key, Counter())[values] += fact.weight
        self.facts += 1
        return True

    def _flush(self, seq: int) -> None:
        """Write what is counted so far; zero sums (a fact and its correction) leave no trace."""
        parts = dict(self.manifest.parts)
        for key, counted in self.pending.items():
            rows = Counter({values: n for values, n in counted.items() if n})
            if rows:
                part = self.store.write_part(key, DATASETS[key].columns, rows)
                parts[key] = (*parts.get(key, ()), part)
        changed = parts != self.manifest.parts or seq != self.manifest.seq
        self.pending.clear()
        self.manifest = replace(self.manifest, seq=seq, parts=parts, left_out=self.left_out)
        for key in parts:
            self.manifest = self.store.compact(self.manifest, key, DATASETS[key].columns)
        if changed and not self.rebuild:
            self.store.commit(self.manifest)


def _makers() -> dict[str, list[FactMaker]]:
    """Return the makers by kind; refuse datasets with a column that could hold a person."""
    for dataset in DATASETS:
        found = identity_columns(dataset.columns)
        if found:
            raise EvidenceError(
                "evidence.identity_column",
                _("The dataset %(dataset)s has columns that could hold a person: %(columns)s."),
                dataset=dataset.key,
                columns=", ".join(found),
            )
    makers: dict[str, list[FactMaker]] = {}
    for maker in FACTS:
        makers.setdefault(maker.kind, []).append(maker)
    return makers


def _signature() -> str:
    """Name who made the facts; when a maker or a column is added, old entries count again."""
    columns = [f"{item.key}({','.join(item.columns)})" for item in DATASETS]
    return ";".join([*columns, *(f"{maker.key}<{maker.kind}" for maker in FACTS)])


def _would_lose(erased: int) -> EvidenceError:
    return EvidenceError(
        "evidence.erased_entries",
        _(
            "%(erased)s entries that counted before were erased since, so making the facts again "
            "would lose them. The facts stand as they were. To go on without those counts, move "
            "the folder evidence/facts away and refresh."
        ),
        erased=erased,
    )
