"""Words that nobody can act on are answered with what to do, never with a traceback."""

from pathlib import Path

import pytest

from travesia.config.env import env
from travesia.config.program import main


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ROLE", "SECRET_KEY", "DATA"):
        monkeypatch.delenv(f"TRAVESIA_{name}", raising=False)
    monkeypatch.setenv("TRAVESIA_DATA", str(tmp_path / "empty"))


def test_a_mistyped_word_is_told_before_a_node_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["jurnal", "verfy"]) == 2
    assert "no command `jurnal verfy`" in capsys.readouterr().err


def test_a_command_without_a_node_says_how_to_have_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["journal", "checkpoint"]) == 2
    assert "./travesia demo" in capsys.readouterr().err


def test_a_setting_out_of_range_is_named_with_what_it_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAVESIA_DISK_RESERVE_MB", "0")
    env.cache_clear()
    try:
        assert main(["serve", "--port", "1"]) == 2
    finally:
        monkeypatch.delenv("TRAVESIA_DISK_RESERVE_MB")
        monkeypatch.setenv("TRAVESIA_ROLE", "test")
        env.cache_clear()
    said = capsys.readouterr().err
    assert "TRAVESIA_DISK_RESERVE_MB" in said
    assert "Traceback" not in said
