"""A fact of the wrong shape is left out, counted and logged; all others go on being counted."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command

from travesia.core.registry import Registry
from travesia.evidence import selectors, services
from travesia.evidence.services import counting
from travesia.evidence.tests.conftest import HandWritten
from travesia.measures import CubeKey

KEEPER = services.keeper()
FINER = "2026-10-03"
"""A day where a month belongs."""


def _counts() -> dict[str, int]:
    return {key.row: n for key, n in selectors.crossing_counts().cells}


def test_a_misshapen_fact_is_left_out_and_later_entries_are_counted(
    journal: HandWritten, caplog: pytest.LogCaptureFixture
) -> None:
    journal.crossings(2, "HND")
    bad = journal.crossing("HND", month=FINER)
    journal.crossings(3, "HND")
    made = services.refresh(actor=KEEPER)
    assert (made.entries, made.facts, made.left_out) == (6, 5, 1)
    assert dict(selectors.crossing_counts().cells) == {CubeKey("entry", "HND", "2026-10"): 5}
    assert selectors.watermark().seq == 6
    [warning] = [r.getMessage() for r in caplog.records if r.levelname == "WARNING"]
    assert f"entry {bad.seq}:" in warning
    assert "border.recorded" in warning
    assert bad.body is not None
    assert not [v for v in (FINER, "HND", bad.body["person"]) if str(v) in warning]


def test_what_was_left_out_stays_known_and_is_the_same_from_zero(
    journal: HandWritten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "BATCH", 2)
    for index in range(9):
        journal.crossing("HND", month=FINER if index % 4 == 0 else "2026-10")
        if index == 5:
            assert services.refresh(actor=KEEPER).left_out == 2
    assert services.refresh(actor=KEEPER).left_out == 3
    assert services.refresh(actor=KEEPER).left_out == 3
    before = _counts()
    assert before == {"HND": 6}
    again = services.refresh(actor=KEEPER, rebuild=True)
    assert (again.rebuilt, again.left_out) == (True, 3)
    assert _counts() == before


def test_a_correction_mends_what_was_left_out_and_no_sum_falls_below_zero(
    journal: HandWritten,
) -> None:
    bad = journal.crossing("HND", month=FINER)
    good = journal.correction(bad, month="2026-10")
    services.refresh(actor=KEEPER)
    assert _counts() == {"HND": 1}
    assert good.body is not None
    after = good.body["after"]
    assert isinstance(after, dict)
    journal.correction(replace(good, body=after), nationality="GTM")
    assert services.refresh(actor=KEEPER).left_out == 2
    assert _counts() == {"GTM": 1}


def test_facts_of_a_dataset_that_nobody_declared_are_left_out(
    journal: HandWritten, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(counting, "DATASETS", Registry("datasets"))
    journal.crossing()
    assert services.refresh(actor=KEEPER).left_out == 1
    assert not list(tmp_path.glob("evidence/facts/**/*.parquet"))


def test_the_command_says_how_many_entries_were_left_out(journal: HandWritten) -> None:
    journal.crossing("HND", month=FINER)
    for _ in range(2):
        said = io.StringIO()
        call_command("evidence_refresh", "--no-publish", "--json", stdout=said)
        assert json.loads(said.getvalue())["left_out"] == 1


def test_a_manifest_from_before_the_count_is_still_read(
    journal: HandWritten, tmp_path: Path
) -> None:
    journal.crossing("HND")
    services.refresh(actor=KEEPER)
    path = tmp_path / "evidence/facts/manifest.json"
    data = json.loads(path.read_text())
    del data["left_out"]
    path.write_text(json.dumps(data))
    made = services.refresh(actor=KEEPER)
    assert (made.rebuilt, made.left_out) == (False, 0)


def test_the_name_of_a_part_carries_no_time(journal: HandWritten, tmp_path: Path) -> None:
    """An id of version 7 begins with the millisecond: two made in a row begin alike."""
    for _ in range(6):
        journal.crossing("HND")
        services.refresh(actor=KEEPER)
    names = [path.stem for path in tmp_path.glob("evidence/facts/**/*.parquet")]
    assert len(names) == 6
    assert all(re.fullmatch(r"[0-9a-f]{32}", name) for name in names)
    assert len({name[:6] for name in names}) > 1
    assert {name[12] for name in names} != {"7"}
