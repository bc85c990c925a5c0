"""From journal entries to facts: in order, once, without identity, and the same from zero."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from travesia.access.services import AccessDeniedError
from travesia.core.facts import DATASETS, Dataset, FactMaker
from travesia.core.registry import Registry
from travesia.evidence import selectors, services
from travesia.evidence.domain import fits, identity_columns
from travesia.evidence.models import MOST_PARTS, AnalyticsMissingError, EvidenceError
from travesia.evidence.services import counting as refreshing
from travesia.evidence.tests.conftest import (
    COLUMNS,
    RECORDED,
    HandWritten,
    made_of_recorded,
)
from travesia.measures import CubeKey
from travesia.testing import actor

KEEPER = services.keeper()


def _counts() -> dict[CubeKey, int]:
    return dict(selectors.crossing_counts().cells)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("evidence/facts/**/*.parquet"))


def test_each_crossing_is_counted_once_however_often_one_refreshes(journal: HandWritten) -> None:
    journal.crossings(12, "HND")
    journal.look()
    services.refresh(actor=KEEPER)
    services.refresh(actor=KEEPER)
    journal.crossings(3, "HND")
    services.refresh(actor=KEEPER)
    assert _counts() == {CubeKey("entry", "HND", "2026-10"): 15}
    assert selectors.watermark().seq == 16


def test_a_correction_supersedes_what_it_corrects(journal: HandWritten) -> None:
    wrong = journal.crossing("HND")
    journal.crossing("HND")
    services.refresh(actor=KEEPER)
    journal.correction(wrong, nationality="GTM", direction="exit")
    services.refresh(actor=KEEPER)
    assert _counts() == {
        CubeKey("entry", "HND", "2026-10"): 1,
        CubeKey("exit", "GTM", "2026-10"): 1,
    }


def test_refusals_are_no_crossings(journal: HandWritten) -> None:
    journal.crossing("HND", outcome="refused")
    journal.crossing("HND", outcome="second_line")
    services.refresh(actor=KEEPER)
    assert _counts() == {}


def test_facts_made_again_from_zero_are_the_same(
    journal: HandWritten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "BATCH", 7)
    for index in range(90):
        entry = journal.crossing(
            ("HND", "GTM", "SLV")[index % 3], month=f"2026-{index % 9 + 1:02d}"
        )
        if index % 5 == 0:
            journal.correction(entry, sex="M", nationality="NIC")
        if index % 11 == 0:
            services.refresh(actor=KEEPER)
    services.refresh(actor=KEEPER)
    before = _counts()
    again = services.refresh(actor=KEEPER, rebuild=True)
    assert again.rebuilt
    assert again.entries == 108
    assert _counts() == before
    assert sum(before.values()) == 90


def test_small_parts_are_merged_and_old_files_go(journal: HandWritten, tmp_path: Path) -> None:
    for month in range(1, 13):
        for _ in range(3):
            journal.crossing("HND", month=f"2026-{month:02d}")
            services.refresh(actor=KEEPER)
    assert len(_files(tmp_path)) <= MOST_PARTS + 1
    assert sum(_counts().values()) == 36
    named = {name for name, _ in selectors.fact_store().manifest().parts["border.crossings"]}
    assert {path.name for path in _files(tmp_path)} == named


def test_merging_keeps_what_corrections_take_back(journal: HandWritten) -> None:
    """A correction's part holds −1 until it meets the part that counted the crossing."""
    entries = [journal.crossing("HND") for _ in range(20)]
    journal.crossing("BLZ")
    services.refresh(actor=KEEPER)
    for entry in entries[: MOST_PARTS + 2]:
        journal.correction(entry, nationality="GTM")
        services.refresh(actor=KEEPER)
    assert len(selectors.fact_store().manifest().parts["border.crossings"]) <= MOST_PARTS
    assert {key.row: n for key, n in _counts().items()} == {
        "HND": 20 - MOST_PARTS - 2,
        "GTM": MOST_PARTS + 2,
        "BLZ": 1,
    }


def test_no_fact_file_has_a_column_or_a_value_for_a_person(
    year: HandWritten, tmp_path: Path
) -> None:
    services.refresh(actor=KEEPER)
    people = {str(entry.body["person"]) for entry in year.entries if entry.body}
    people |= {str(entry.eid) for entry in year.entries}
    for path in _files(tmp_path):
        table = pq.read_table(path)
        assert set(table.column_names) == {*COLUMNS, "weight"}
        assert identity_columns(table.column_names) == ()
        cells = {str(v) for name in COLUMNS for v in table.column(name).to_pylist()}
        assert not cells & people
        assert not any(person.encode() in path.read_bytes() for person in people)


@pytest.mark.parametrize(
    "column",
    ["person", "person_id", "document_number", "birth_date", "name", "surname", "eid", "entry_id",
     "crossing_id", "occurred_day", "date", "passport", "age", "uuid"],
)  # fmt: skip
def test_a_dataset_with_an_identity_column_is_refused(
    journal: HandWritten, monkeypatch: pytest.MonkeyPatch, column: str
) -> None:
    datasets: Registry[Dataset] = Registry("datasets")
    datasets.register(Dataset("border.crossings", "crossing", (*COLUMNS, column)))
    monkeypatch.setattr(refreshing, "DATASETS", datasets)
    journal.crossing()
    with pytest.raises(EvidenceError, match="could hold a person"):
        services.refresh(actor=KEEPER)


def test_no_room_registers_a_column_for_a_person() -> None:
    assert "border.crossings" in DATASETS
    for dataset in DATASETS:
        assert identity_columns(dataset.columns) == (), dataset.key
    assert set(DATASETS["border.crossings"].columns) == set(COLUMNS)


@pytest.mark.parametrize(
    "change",
    [{"month": "2026-10-03"}, {"month": "2026-13"}, {"nationality": "x" * 36}, {"extra": "1"}],
)
def test_a_fact_finer_than_declared_is_refused(change: dict[str, str]) -> None:
    values = {name: "2026-10" if name == "month" else "A" for name in COLUMNS}
    assert fits(COLUMNS, values)
    assert not fits(COLUMNS, values | change)


def test_a_new_maker_counts_old_entries_too(
    journal: HandWritten, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.crossing()
    journal.look()
    services.refresh(actor=KEEPER)
    assert not services.refresh(actor=KEEPER).rebuilt
    makers: Registry[FactMaker] = Registry("facts")
    makers.register(FactMaker("border.recorded", RECORDED, made_of_recorded))
    makers.register(FactMaker("other", "access.looked_at", lambda _entry: []))
    monkeypatch.setattr(refreshing, "FACTS", makers)
    assert services.refresh(actor=KEEPER).rebuilt
    assert sum(_counts().values()) == 1


def test_another_journal_starts_the_facts_anew(journal: HandWritten) -> None:
    journal.crossings(5)
    services.refresh(actor=KEEPER)
    journal.entries.clear()
    journal.epoch = 2
    journal.crossings(2)
    assert services.refresh(actor=KEEPER).rebuilt
    assert sum(_counts().values()) == 2


def test_a_journal_that_was_put_back_to_an_earlier_day_starts_the_facts_anew(
    journal: HandWritten,
) -> None:
    """Else crossings that the journal no longer holds would stay counted."""
    journal.crossings(5)
    services.refresh(actor=KEEPER)
    del journal.entries[2:]
    assert services.refresh(actor=KEEPER).rebuilt
    assert sum(_counts().values()) == 2


def test_erased_entries_keep_their_count_and_starting_again_would_lose_it(
    journal: HandWritten,
) -> None:
    entry = journal.crossing("HND")
    journal.crossing("HND")
    services.refresh(actor=KEEPER)
    journal.erase(entry)
    services.refresh(actor=KEEPER)
    with pytest.raises(EvidenceError, match="erased"):
        services.refresh(actor=KEEPER, rebuild=True)
    assert sum(_counts().values()) == 2


def test_a_crash_before_the_commit_loses_nothing(
    journal: HandWritten, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    journal.crossings(4)
    services.refresh(actor=KEEPER)
    journal.crossings(4)
    store = type(selectors.fact_store())

    def dies(self: object, manifest: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(store, "commit", dies)
        with pytest.raises(KeyboardInterrupt):
            services.refresh(actor=KEEPER)
    assert sum(_counts().values()) == 4
    services.refresh(actor=KEEPER)
    assert sum(_counts().values()) == 8
    assert len(_files(tmp_path)) == 2


def test_a_damaged_manifest_is_made_again(journal: HandWritten, tmp_path: Path) -> None:
    journal.crossings(4)
    services.refresh(actor=KEEPER)
    (tmp_path / "evidence/facts/manifest.json").write_text('{"node": "te')
    services.refresh(actor=KEEPER)
    assert sum(_counts().values()) == 4
    manifest = json.loads((tmp_path / "evidence/facts/manifest.json").read_text())
    assert manifest["seq"] == 4


def test_a_folder_that_cannot_be_written_is_a_sentence(
    journal: HandWritten, tmp_path: Path
) -> None:
    (tmp_path / "evidence").write_text("a file where the folder should be")
    with pytest.raises(EvidenceError, match="could not be written"):
        services.refresh(actor=KEEPER)


def test_without_the_extra_a_refresh_says_what_to_install(
    journal: HandWritten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travesia.evidence.models.find_spec", lambda _name: None)
    with pytest.raises(AnalyticsMissingError, match=r"travesia\[analytics\]"):
        services.refresh(actor=KEEPER)


def test_only_who_is_granted_may_make_figures(journal: HandWritten) -> None:
    with pytest.raises(AccessDeniedError):
        services.refresh(actor=actor("stranger"))


def test_progress_counts_every_entry_once(
    journal: HandWritten, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Told:
        said: Counter[str] = Counter()

        def total(self, n: int, /) -> None:
            self.said["total"] = n

        def advance(self, k: int = 1, /, note: str = "") -> None:
            self.said["done"] += k + len(note)

    monkeypatch.setattr(refreshing, "STEP", 3)
    journal.crossings(10)
    journal.look()
    services.refresh(actor=KEEPER, progress=Told())
    assert Told.said == {"total": 11, "done": 11}
