"""Pictures and cells: hidden counts have no place in them, and no cell is a formula."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from travesia.evidence.domain import Edition, csv_safe
from travesia.evidence.views import charts, downloads
from travesia.evidence.views.figures import Selection
from travesia.measures import Hidden, ProtectedCube, ProtectedRow, ProtectedTable, Reason, Shown


def test_hidden_counts_have_no_coordinate() -> None:
    """The picture of 3 is the picture of 9: both are only `Hidden`, at one fixed height."""
    values = (Shown(30), Hidden(10), Shown(40), Hidden(10))
    line = charts.Series("1", "Entries", values, "<10")
    drawn = charts.draw(charts.WIDE, [line], months=[(0, "Jan")], number=str)
    (only,) = drawn.lines
    assert len(only.dots) == 2
    assert only.paths == ()
    height = charts.WIDE.bottom - charts.HIDDEN_HEIGHT
    assert len(only.dotted) == 2
    assert all(f" {height:.1f}H" in path for path in only.dotted)
    assert [sign.text for sign in drawn.hidden] == ["<10", "<10"]


def test_lines_break_where_counts_are_hidden() -> None:
    values = (Shown(10), Shown(20), Hidden(10), Shown(30), Shown(40))
    series = charts.Series("1", "Entries", values, "40")
    (line,) = charts.draw(charts.SMALL, [series], months=[], number=str).lines
    assert len(line.paths) == 2


def test_the_running_month_is_drawn_as_unfinished() -> None:
    values = (Shown(10), Shown(20), Shown(12))
    series = charts.Series("1", "Entries", values, "12 so far", partial_last=True)
    (line,) = charts.draw(charts.SMALL, [series], months=[], number=str).lines
    assert line.dashed
    assert line.paths[0].count("L") == 1


@pytest.mark.parametrize(
    ("highest", "scale"),
    [(0, (10, 10)), (9, (10, 10)), (40, (10, 40)), (41, (20, 60)), (2300, (1000, 3000))],
)
def test_scales_are_round(highest: int, scale: tuple[int, int]) -> None:
    assert charts.nice_scale(highest) == scale


def test_labels_never_lie_on_each_other() -> None:
    series = [
        charts.Series("1", "Entries", (Shown(50),), ""),
        charts.Series("2", "Exits", (Shown(50),), ""),
    ]
    first, second = charts.draw(charts.WIDE, series, months=[], number=str).lines
    assert abs(first.label_at - second.label_at) >= charts.WIDE.label_space


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cmd", "\tx", "\rx"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert csv_safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["<10", "212", "Haïti", "2026-10", ""])
def test_plain_cells_stay_as_they_are(text: str) -> None:
    assert csv_safe(text) == text


def test_a_withheld_cell_reads_not_shown_and_never_under_ten() -> None:
    """The sign <10 would be untrue for it."""
    row = ProtectedRow("HND", (Shown(90), Hidden(10, Reason.WITHHELD)), Shown(90))
    table = ProtectedTable(
        ("2026-01", "2026-02"),
        10,
        (Shown(99), Shown(99)),
        (row,),
        (Shown(10), Shown(90)),
        Shown(198),
    )
    cube = ProtectedCube(table.columns, 10, {"entry": table, "exit": table})
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    edition = Edition(1, moment, "test", 1, 1, cube, "")
    text = downloads.csv_text(edition, Selection(), demo=False)
    line = next(line for line in text.splitlines() if line.startswith("2026-02,entry,HND"))
    assert ",,withheld," in line
