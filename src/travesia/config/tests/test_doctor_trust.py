"""The doctor says what cards and seals are checked with, and stops no node over it."""

from datetime import timedelta
from pathlib import Path

from travesia.config.demo.trust import write_trust
from travesia.config.doctor_cli import trust
from travesia.core.clock import FixedClock
from travesia.testing import TODAY


def test_an_empty_folder_is_a_note_that_says_what_follows(tmp_path: Path) -> None:
    found = trust(tmp_path / "nowhere")
    assert (found.well, found.stops) == (False, False)
    assert "read and not checked" in found.says


def test_what_is_there_is_counted_and_what_is_not_used_is_named(
    tmp_path: Path, frozen_clock: FixedClock
) -> None:
    write_trust(tmp_path, now=TODAY)
    (tmp_path / "trust" / "notes").write_text("call the ministry", "utf-8")
    found = trust(tmp_path / "trust")
    assert found.well
    assert "status lists: 1" in found.says
    assert "certificates for seals: 1" in found.says
    assert "Not used: notes." in found.says


def test_a_list_out_of_date_is_a_note_with_its_day(
    tmp_path: Path, frozen_clock: FixedClock
) -> None:
    write_trust(tmp_path, now=TODAY)
    frozen_clock.set(TODAY + timedelta(days=400))
    found = trust(tmp_path / "trust")
    assert (found.well, found.stops) == (False, False)
    assert "ended on 2027-11-20" in found.says
