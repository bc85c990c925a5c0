"""The journal as these tests see it: every entry and look that the room asked for."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from travesia.journal import services as journal


@dataclass
class Ledger:
    """What was recorded, in order."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    looks: list[dict[str, Any]] = field(default_factory=list)

    def kinds(self) -> list[str]:
        return [entry["event"].KIND for entry in self.entries]


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """Watch the journal's doors while the real journal does its work."""
    book = Ledger()
    real_record, real_many, real_look = journal.record, journal.record_many, journal.looked_at

    def record(**call: Any) -> Any:
        book.entries.append(call)
        return real_record(**call)

    def record_many(*, actor: Any, entries: Any) -> Any:
        for entry in entries:
            book.entries.append({"event": entry.event, "subjects": entry.subjects})
        return real_many(actor=actor, entries=entries)

    def looked_at(**call: Any) -> Any:
        book.looks.append(call)
        return real_look(**call)

    monkeypatch.setattr(journal, "record", record)
    monkeypatch.setattr(journal, "record_many", record_many)
    monkeypatch.setattr(journal, "looked_at", looked_at)
    return book
