"""A journal written by hand, a maker of facts for it, and a folder of its own for each test."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytest_django import Settings

from travesia.core.events import EntryView, Json
from travesia.core.facts import DATASETS, FACTS, Dataset, Fact, FactMaker
from travesia.core.ids import new_id
from travesia.core.registry import Registry
from travesia.evidence.services import counting, editions

COLUMNS = (
    *("month", "post", "country", "direction", "mode"),
    *("nationality", "sex", "age_group", "outcome"),
)
RECORDED = "border.crossing_recorded"
CORRECTED = "border.crossing_corrected"


@dataclass
class HandWritten:
    """Entries as the journal would hand them over; crossings of invented people."""

    entries: list[EntryView] = field(default_factory=list)
    recorded: list[object] = field(default_factory=list)
    node: str = "test"
    epoch: int = 1

    def crossing(self, nationality: str = "HND", **values: str) -> EntryView:
        """Add a recorded crossing; its body names a person, as real ones do."""
        return self._add(RECORDED, {**self.body(nationality, **values), "person": str(new_id())})

    def crossings(self, count: int, nationality: str = "HND", **values: str) -> None:
        """Add many alike."""
        for _ in range(count):
            self.crossing(nationality, **values)

    def correction(self, before: EntryView, **changes: str) -> EntryView:
        """Add an entry that supersedes an earlier one."""
        old = dict(before.body or {})
        return self._add(CORRECTED, {"before": old, "after": {**old, **changes}})

    def look(self) -> None:
        """Add an entry that counts as nothing."""
        self._add("access.looked_at", {"person": str(new_id())})

    def erase(self, entry: EntryView) -> None:
        """Erase the body of an entry, as retention does."""
        index = self.entries.index(entry)
        self.entries[index] = EntryView(
            entry.node, entry.epoch, entry.seq, entry.eid, entry.kind, entry.version,
            entry.occurred_at, entry.purpose, None,
        )  # fmt: skip

    @staticmethod
    def body(nationality: str, **values: str) -> dict[str, Json]:
        """Return the columns of a crossing with what differs."""
        usual = dict(
            zip(
                COLUMNS,
                ("2026-10", "UTO-A", "UTO", "entry", "land", nationality, "F", "18-59", "admitted"),
                strict=True,
            )
        )
        return {**usual, **values}

    def _add(self, kind: str, body: dict[str, Json]) -> EntryView:
        entry = EntryView(
            self.node, self.epoch, len(self.entries) + 1, new_id(), kind, 1,
            datetime(2026, 10, 3, 9, tzinfo=UTC), "border_inspection", body,
        )  # fmt: skip
        self.entries.append(entry)
        return entry

    def head(self) -> SimpleNamespace:
        """Answer as journal.selectors.head does."""
        return SimpleNamespace(
            node=self.node, epoch=self.epoch, seq=len(self.entries), hash="0" * 64
        )

    def entries_after(
        self, seq: int, *, kinds: Collection[str] = (), limit: int | None = None
    ) -> Iterator[EntryView]:
        """Answer as journal.selectors.entries_after does."""
        wanted = (e for e in self.entries if e.seq > seq and (not kinds or e.kind in kinds))
        return itertools.islice(wanted, limit)

    def record(self, **given: object) -> None:
        """Answer as journal.services.record does, and remember what was recorded."""
        self.recorded.append(given["event"])


def _fact(body: object, weight: int) -> Fact:
    assert isinstance(body, dict)
    return Fact("border.crossings", {name: str(body[name]) for name in COLUMNS}, weight)


def made_of_recorded(entry: EntryView) -> list[Fact]:
    """Count a recorded crossing."""
    return [_fact(entry.body, 1)]


def made_of_corrected(entry: EntryView) -> list[Fact]:
    """Take the corrected crossing back and count the right one."""
    assert entry.body is not None
    return [_fact(entry.body["before"], -1), _fact(entry.body["after"], 1)]


@pytest.fixture
def journal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings) -> HandWritten:
    """Put a hand-written journal under the room, with makers and a data folder of its own."""
    written = HandWritten()
    settings.DATA = tmp_path
    settings.DEMO = True
    datasets: Registry[Dataset] = Registry("datasets")
    facts: Registry[FactMaker] = Registry("facts")
    datasets.register(Dataset("border.crossings", "crossing", COLUMNS))
    facts.register(FactMaker("border.recorded", RECORDED, made_of_recorded))
    facts.register(FactMaker("border.corrected", CORRECTED, made_of_corrected))
    assert DATASETS is not datasets
    assert FACTS is not facts
    monkeypatch.setattr(counting, "DATASETS", datasets)
    monkeypatch.setattr(counting, "FACTS", facts)
    monkeypatch.setattr(counting, "journal", written)
    monkeypatch.setattr(editions, "journal", written)
    return written


@pytest.fixture
def year(journal: HandWritten) -> HandWritten:
    """Five months of crossings: busy, small and tiny nationalities, two directions."""
    for number in range(6, 11):
        month = f"2026-{number:02d}"
        for direction, factor in (("entry", 2), ("exit", 1)):
            where = {"month": month, "direction": direction}
            journal.crossings(60 * factor + number, "HND", **where)
            journal.crossings(25 * factor + number, "GTM", **where)
            journal.crossings(9 + number % 3, "SLV", **where)
            journal.crossings(5, "NIC", **where)
            journal.crossings(4, "CUB", **where)
            journal.crossings(number % 4, "HTI", **where)
            journal.crossings(1, "GHA", **where)
    return journal
