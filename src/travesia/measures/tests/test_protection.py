"""What is shown, what is hidden, and what covers it."""

from __future__ import annotations

import pytest
from hypothesis import given

from travesia.measures import (
    Hidden,
    MeasureError,
    Qualifier,
    Reason,
    Shown,
    Table,
    add_shown,
    audit_table,
    protect_table,
)
from travesia.measures.tests.tables import table_of, tables


def test_counts_under_ten_are_hidden_and_ten_is_shown() -> None:
    """The threshold itself is the smallest count that is shown."""
    table = table_of(("BIG", [900, 900]), ("MID", [10, 9]), ("LOW", [8, 40]), ("TAD", [9, 30]))
    protected = protect_table(table)
    cells = {row.key: row.cells for row in protected.rows}
    assert cells["MID"] == (Shown(10), Hidden(10))
    assert cells["LOW"][0] == Hidden(10)


def test_zero_is_hidden_like_any_small_count() -> None:
    """A shown zero would say that nobody of a nationality crossed."""
    table = table_of(("BIG", [900, 900]), ("MID", [0, 90]), ("LOW", [9, 9]), ("TAD", [9, 9]))
    mid = next(row for row in protect_table(table).rows if row.key == "MID")
    assert mid.cells[0] == Hidden(10)


def test_a_single_small_cell_is_not_the_difference_of_total_and_rest() -> None:
    """With one small cell in a month a larger one is withheld beside it."""
    protected = protect_table(table_of(("BIG", [900]), ("MID", [40]), ("LOW", [3])))
    shown = {row.key: row.cells[0] for row in protected.rows}
    assert shown == {"BIG": Shown(900)}
    assert protected.totals == (Shown(943),)
    assert protected.remainder == (Shown(43),)


def test_a_row_total_is_only_a_lower_bound_when_it_would_give_a_cell_away() -> None:
    """One hidden month in a row is the difference between its total and its other months."""
    rows = [("BIG", [900, 900, 900]), ("MID", [50, 4, 60])]
    rows += [(f"T{index}", [4, 4, 4]) for index in range(6)]
    protected = protect_table(table_of(*rows))
    mid = next(row for row in protected.rows if row.key == "MID")
    assert mid.total == Shown(110, Qualifier.AT_LEAST)


def test_a_small_nationality_keeps_its_total_when_every_month_is_hidden() -> None:
    """Five crossings a month are hidden; their sixty a year are a safe and useful figure."""
    rows = [("BIG", [900] * 12), ("SML", [5] * 12)]
    rows += [(f"T{index}", [1] * 9 + [0] * 3) for index in range(11)]
    rows += [(f"U{index}", [0] * 9 + [2] * 3) for index in range(6)]
    protected = protect_table(table_of(*rows))
    small = next(row for row in protected.rows if row.key == "SML")
    assert small.total == Shown(60)
    assert set(small.cells) == {Hidden(10)}


def test_without_row_totals_a_row_with_hidden_months_has_a_bound_only() -> None:
    """Two editions with different months then offer no totals to subtract."""
    rows = [("BIG", [900] * 12), ("SML", [5] * 11 + [20]), *((f"T{i}", [2] * 12) for i in range(9))]
    table = table_of(*rows)
    with_totals = {row.key: row.total for row in protect_table(table).rows}
    without = {row.key: row.total for row in protect_table(table, row_totals=False).rows}
    assert with_totals["SML"] == Shown(75)
    assert without == {"BIG": Shown(10_800), "SML": Shown(20, Qualifier.AT_LEAST)}


def test_a_month_too_small_to_cover_is_not_split_by_nationality() -> None:
    """Twelve crossings, eleven of one nationality: only the twelve are published."""
    protected = protect_table(table_of(("BIG", [900, 11]), ("LOW", [30, 1])))
    assert protected.totals[1] == Shown(12)
    assert all(row.cells[1] == Hidden(10, Reason.NOT_SPLIT) for row in protected.rows)


def test_a_month_under_the_threshold_hides_its_total_and_the_grand_total_is_a_bound() -> None:
    """The sum over months must not give the hidden month back."""
    protected = protect_table(table_of(("BIG", [900, 4]), ("LOW", [30, 1])))
    assert protected.totals[1] == Hidden(10)
    assert protected.total == Shown(930, Qualifier.AT_LEAST)


def test_a_nationality_of_which_nothing_is_shown_is_not_named() -> None:
    """Naming it would say that somebody of it crossed."""
    protected = protect_table(table_of(("BIG", [900]), ("MID", [50]), ("LOW", [1])))
    assert "LOW" not in {row.key for row in protected.rows}


def test_what_a_withheld_cell_covers_with_is_only_what_it_has_above_the_threshold() -> None:
    """Known to be ten or more, 16 can give way by six; it takes 15 and 16 to cover a nought."""
    table = table_of(("A", [15, 900]), ("B", [16, 900]), ("C", [0, 900]), ("D", [0, 40]))
    cells = {row.key: row.cells[0] for row in protect_table(table).rows}
    assert cells["A"] == cells["B"] == Hidden(10, Reason.WITHHELD)
    assert cells["C"] == Hidden(10)
    assert all(found.safe for found in audit_table(table, protect_table(table)))


def test_an_empty_table_publishes_nothing() -> None:
    """No crossing at all: every month is below the threshold."""
    protected = protect_table(Table(("2026-01",), {}))
    assert protected.totals == (Hidden(10),)
    assert protected.rows == ()


@pytest.mark.parametrize("threshold", [-1, 0, 1])
def test_a_threshold_that_protects_nobody_is_refused(threshold: int) -> None:
    """Below two nothing would be hidden."""
    with pytest.raises(MeasureError):
        protect_table(Table(("2026-01",), {}), threshold=threshold)


@given(tables())
def test_no_value_below_the_threshold_is_ever_shown(table: Table) -> None:
    """In no cell, no margin and no remainder."""
    protected = protect_table(table)
    values = [*protected.totals, *protected.remainder, protected.total]
    values += [value for row in protected.rows for value in (*row.cells, row.total)]
    assert all(value.count >= 10 for value in values if isinstance(value, Shown))


@given(tables())
def test_no_nationality_stands_for_nearly_all_of_a_small_month(table: Table) -> None:
    """Nine tenths of a month under fifty would say where almost everybody came from."""
    protected = protect_table(table)
    for row in protected.rows:
        for value, total in zip(row.cells, protected.totals, strict=True):
            if isinstance(value, Shown) and isinstance(total, Shown) and total.count < 50:
                assert value.count < 0.9 * total.count


@given(tables())
def test_rows_stand_in_the_order_of_published_figures(table: Table) -> None:
    """An order by true counts would rank hidden ones."""
    totals = [
        row.total.count if isinstance(row.total, Shown) else 0 for row in protect_table(table).rows
    ]
    assert totals == sorted(totals, reverse=True)


@given(tables())
def test_small_means_small_and_withheld_means_large(table: Table) -> None:
    """The sign <10 is never a lie."""
    for row in protect_table(table).rows:
        for column, value in zip(table.columns, row.cells, strict=True):
            if isinstance(value, Hidden) and value.reason is not Reason.NOT_SPLIT:
                small = table.cell(row.key, column) < 10
                assert small == (value.reason is Reason.SMALL)


def test_a_sum_with_a_bound_in_it_is_a_bound() -> None:
    """At least 40 and 60 are at least 100."""
    bound = Shown(40, Qualifier.AT_LEAST)
    assert add_shown([bound, Shown(60)], threshold=10) == Shown(100, Qualifier.AT_LEAST)
    assert add_shown([Shown(40), Shown(60)], threshold=10) == Shown(100)


def test_a_sum_of_nothing_shown_is_hidden() -> None:
    """No figure is made up out of hidden ones."""
    assert add_shown([Hidden(10), Hidden(10)], threshold=10) == Hidden(10, Reason.NOT_SPLIT)
