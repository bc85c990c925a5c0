"""The page of `bench names`: a run on a list of another size stands on it as one more section."""

from pathlib import Path

import pytest
from bench._names_goals import AT_FIVE_MILLION, Goal, with_five_million
from bench.names import Section, added, other_size

from bench import names

_RUN = ["## Screening, {} entries", "Preface.", "| built |", "| speed |", "Note."]


def _page_of(path: Path, monkeypatch: pytest.MonkeyPatch, option: str, size: int, ms: str) -> str:
    """Write or add a run whose screening says what the test wants it to say."""
    speed = Goal(f"p99 at {size:,} entries: ≤ 50 ms", "60 ms", met=False)
    goals = [speed, Goal(AT_FIVE_MILLION, "", None), Goal("other", "1", met=True)]
    if size == 5_000_000:
        goals = [Goal(AT_FIVE_MILLION, ms, met=float(ms.split(maxsplit=1)[0]) <= 80)]
    text = [line.format(f"{size:,}") for line in _RUN]
    monkeypatch.setitem(names.PARTS, "screening", lambda _: Section(text, goals, []))
    part = ["--part", "screening", "--entries", str(size)]
    assert names.main([*part, option, str(path)]) == 0
    return path.read_text("utf-8").split("\n## Screening")[0]


def test_the_goal_of_five_million_stands_among_the_goals_measured_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    row = f"| {AT_FIVE_MILLION} | "
    goals = _page_of(page, monkeypatch, "--write", 1_000_000, "")
    assert goals.count(row) == 1
    assert f"{row} | not measured |\n| other" in goals
    goals = _page_of(page, monkeypatch, "--add", 5_000_000, "146.0 ms")
    assert goals.count(row) == 1
    assert f"{row}146.0 ms | NOT MET |\n| other" in goals
    goals = _page_of(page, monkeypatch, "--add", 5_000_000, "70.0 ms")
    assert goals.count(row) == 1
    assert f"{row}70.0 ms | met |" in goals
    goals = _page_of(page, monkeypatch, "--write", 1_000_000, "")
    assert goals.count(row) == 1
    assert f"{row}70.0 ms | met |" in goals
    assert page.read_text("utf-8").count(row) == 2
    assert _page_of(page, monkeypatch, "--add", 100_000, "").count(f"{row}70.0 ms | met |") == 1


def test_an_older_page_gets_the_row_when_a_run_is_added() -> None:
    table = "| goal | measured | |\n|---|---|---|\n| p99 at 1,000,000 entries: ≤ 50 ms | 60 | x |\n"
    page = f"# Names\n\n## Goals\n\n{table}| F1 | 1 | met |\n\n## Screening\n\nMore.\n"
    told = with_five_million(page)
    assert f"60 | x |\n| {AT_FIVE_MILLION} |  | not measured |\n| F1 | 1 | met |\n\n## Scr" in told
    assert with_five_million(told) == told
    assert with_five_million("# Names\n\nNo goals.\n") == "# Names\n\nNo goals.\n"


def test_a_page_whose_own_run_is_of_five_million_keeps_its_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    goals = _page_of(page, monkeypatch, "--write", 5_000_000, "70.0 ms")
    assert f"| {AT_FIVE_MILLION} | 70.0 ms | met |" in goals


def test_other_size_is_added_once_and_kept_when_the_page_is_made_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    assert added(page) == ""
    text = ["## Screening", "Preface.", "| built |", "| speed |", "Note.", "### More", "| more |"]
    goals = [Goal("p99", "70.0 ms", True), Goal("beside peers", "", None)]
    section = other_size([Section(text, goals, [])], "5,000,000 entries")
    assert section.startswith("\n## At 5,000,000 entries\n")
    assert "| speed |" in section
    assert "| p99 | 70.0 ms | met |" in section
    assert not any(word in section for word in ("Preface", "more", "beside peers"))
    page.write_text(f"# Names\n\nFirst.\n{section}\n## At 100 entries\n\nSmall.\n", "utf-8")
    assert added(page).startswith(section)
    assert added(page, but="5,000,000 entries") == "\n## At 100 entries\n\nSmall.\n"
