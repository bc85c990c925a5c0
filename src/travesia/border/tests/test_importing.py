"""Bringing in crossings in bulk: every row accounted for, nothing twice, a batch or nothing."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from travesia.access.services import AccessDeniedError
from travesia.border import facts, services
from travesia.border.domain import TRAIT_NAMES, ImportedCrossing
from travesia.border.models import Crossing
from travesia.border.tests.cast import LOADER, OFFICER, POST
from travesia.core.clock import FixedClock
from travesia.core.facts import DATASETS
from travesia.journal import selectors as journal
from travesia.journal import services as journal_services
from travesia.people.domain import Claim, HeldDocument

pytestmark = pytest.mark.storage

START = datetime(2026, 1, 10, 12, tzinfo=UTC)


def _row(traveller: int, day: int, **changes: object) -> ImportedCrossing:
    row = ImportedCrossing(
        traveller_key=f"t{traveller}",
        claim=Claim(f"NAME{traveller}", "ANA", "1990-01-02", "F", "HTI"),
        document=HeldDocument("P", "UTO", f"X{traveller:07d}", date(2030, 1, 1)),
        post_code=POST,
        direction="entry" if day % 2 else "exit",
        occurred_at=START + timedelta(days=day),
        purpose_of_travel="trade",
    )
    return replace(row, **changes)  # type: ignore[arg-type]  # fields of the row, by name


def _rows(travellers: int = 5, days: int = 4) -> list[ImportedCrossing]:
    return [_row(traveller, day) for traveller in range(travellers) for day in range(days)]


def test_every_row_becomes_a_crossing_and_every_traveller_one_person(desk: FixedClock) -> None:
    heard: list[int] = []
    report = services.import_crossings(
        actor=LOADER, rows=_rows(), batch=7, on_progress=heard.append
    )
    assert (report.rows, report.crossings, report.persons) == (20, 20, 5)
    assert Crossing.objects.values("person_id").distinct().count() == 5
    assert heard == [7, 14, 20]


def test_the_same_source_sent_twice_counts_once(desk: FixedClock) -> None:
    services.import_crossings(actor=LOADER, rows=_rows(days=2), batch=3)
    report = services.import_crossings(actor=LOADER, rows=_rows(days=4), batch=3)
    assert (report.crossings, report.already_there, report.persons) == (10, 10, 0)
    assert Crossing.objects.count() == 20


def test_a_row_that_cannot_be_is_left_out_with_its_place(desk: FixedClock) -> None:
    rows = [
        _row(1, 1),
        _row(2, 1, post_code="XXX-NOP"),
        _row(3, 1, occurred_at=datetime(2026, 1, 1)),  # noqa: DTZ001  # the fault under test
        _row(4, 1, occurred_at=desk.now() + timedelta(days=1)),
        _row(5, 1, claim=Claim("", "", "", "", "")),
        _row(6, 1, direction="sideways"),
        _row(7, 1, decision="vanished"),
    ]
    report = services.import_crossings(actor=LOADER, rows=rows)
    assert report.crossings == 1
    assert [(r.row, r.code) for r in report.rejected] == [
        (2, "border.unknown_post"),
        (3, "border.time_without_zone"),
        (4, "border.time_in_the_future"),
        (5, "people.name_missing"),
        (6, "border.unknown_direction"),
        (7, "border.unknown_decision"),
    ]


def test_refused_rows_are_counted_apart_and_cross_nothing(desk: FixedClock) -> None:
    rows = [_row(1, 1), _row(2, 1, decision="refused"), _row(3, 1, decision="second_line")]
    report = services.import_crossings(actor=LOADER, rows=rows)
    assert (report.crossings, report.refused) == (2, 1)
    kinds = Counter(entry.kind for entry in journal.entries_after(0))
    assert kinds["border.crossing_recorded"] == 2
    assert kinds["border.entry_refused"] == 1


def test_a_batch_that_fails_leaves_nothing_of_itself(
    desk: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = journal_services.record_many

    def fails_late(**given: Any) -> object:
        if Crossing.objects.count() >= 10:
            raise OSError("no space left on device")
        return whole(**given)

    monkeypatch.setattr(journal_services, "record_many", fails_late)
    with pytest.raises(OSError, match="no space"):
        services.import_crossings(actor=LOADER, rows=_rows(), batch=10)
    assert Crossing.objects.count() == 10
    monkeypatch.undo()


def test_an_officer_brings_in_nothing(desk: FixedClock) -> None:
    with pytest.raises(AccessDeniedError):
        services.import_crossings(actor=OFFICER, rows=_rows())


def test_facts_carry_the_declared_columns_and_no_identity(desk: FixedClock) -> None:
    services.import_crossings(
        actor=LOADER, rows=[_row(1, 1), _row(2, 1, decision="refused", occurred_at=START)]
    )
    dataset = DATASETS["border.crossings"]
    assert (dataset.columns, dataset.unit) == (TRAIT_NAMES, "crossings")
    persons = {str(person) for person in Crossing.objects.values_list("person_id", flat=True)}
    entries = [e for e in journal.entries_after(0) if e.kind.startswith("border.")]
    for entry in entries:
        for fact in facts.recorded(entry):
            assert set(fact.values) == set(TRAIT_NAMES)
            text = " ".join(fact.values.values())
            assert not persons & set(text.split())
            assert "NAME" not in text
            assert "X0000" not in text


def test_an_erased_body_counts_as_nothing(desk: FixedClock) -> None:
    services.import_crossings(actor=LOADER, rows=[_row(1, 1)])
    (entry,) = [e for e in journal.entries_after(0) if e.kind == "border.crossing_recorded"]
    assert facts.recorded(replace(entry, body=None)) == ()
    assert facts.corrected(replace(entry, body=None)) == ()
