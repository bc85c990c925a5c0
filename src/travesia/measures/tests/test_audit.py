"""The attacker: exact intervals, brute force on tiny tables, differencing on large ones."""

from __future__ import annotations

import dataclasses
import itertools
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.measures import (
    Cube,
    DisclosureRiskError,
    Hidden,
    ProtectedTable,
    Qualifier,
    Reason,
    Shown,
    Table,
    audit_cube,
    audit_table,
    protect_cube,
    protect_table,
    require_protected,
)
from travesia.measures.audit import OTHER
from travesia.measures.tests.tables import MONTHS, skewed_cube, table_of, tables


@settings(max_examples=300)
@given(tables())
def test_every_hidden_small_count_can_be_anything_from_zero_to_nine(table: Table) -> None:
    """All that is published together says no more than <10."""
    leaks = [found for found in audit_table(table, protect_table(table)) if not found.safe]
    assert leaks == []


@settings(max_examples=100)
@given(tables(most_rows=25, most_columns=12))
def test_wide_tables_are_protected_alike(table: Table) -> None:
    """More rows and months give an attacker more equations."""
    assert all(found.safe for found in audit_table(table, protect_table(table)))


def test_the_audit_finds_a_cell_that_is_total_minus_rest() -> None:
    """One hidden cell in a month with nothing else hidden is worked out exactly."""
    table = table_of(("BIG", [900]), ("MID", [40]), ("LOW", [3]))
    protected = protect_table(table)
    careless = dataclasses.replace(
        protected,
        rows=tuple(
            dataclasses.replace(row, cells=(value,), total=value)
            for row, value in (
                (protected.rows[0], Shown(900)),
                (dataclasses.replace(protected.rows[0], key="MID"), Shown(40)),
                (dataclasses.replace(protected.rows[0], key="LOW"), Hidden(10)),
            )
        ),
    )
    (found,) = audit_table(table, careless)
    assert (found.row, found.low, found.high, found.safe) == ("LOW", 0, 3, False)
    cube = Cube(table.columns, {"entry": table})
    guarded = protect_cube(cube)
    with pytest.raises(DisclosureRiskError) as refused:
        require_protected(cube, dataclasses.replace(guarded, strata={"entry": careless}))
    assert "3" not in str(refused.value)


def test_the_audit_finds_a_cell_that_is_a_row_total_minus_its_months() -> None:
    """The month has slack enough; it is the published total of the row that tells."""
    rows = [("BIG", [900, 900, 900]), ("MID", [50, 4, 60])]
    table = table_of(*rows, *((f"T{index}", [4, 4, 4]) for index in range(6)))
    protected = protect_table(table)
    careless = tuple(
        dataclasses.replace(row, total=Shown(114)) if row.key == "MID" else row
        for row in protected.rows
    )
    leaks = [
        (found.row, found.low, found.high)
        for found in audit_table(table, dataclasses.replace(protected, rows=careless))
        if not found.safe
    ]
    assert leaks == [("MID", 4, 4)]


def test_the_audit_refuses_a_small_count_that_is_shown() -> None:
    """Also in a margin."""
    table = table_of(("BIG", [900]), ("MID", [40]), ("LOW", [3]))
    protected = protect_table(table)
    row = dataclasses.replace(protected.rows[0], key="LOW", cells=(Shown(3),))
    with pytest.raises(DisclosureRiskError):
        list(audit_table(table, dataclasses.replace(protected, rows=(row,))))


def _worlds(table: Table, protected: ProtectedTable) -> Iterator[dict[tuple[str, str], int]]:
    """Enumerate every assignment of hidden counts that fits everything published."""
    t = protected.threshold
    unknown: dict[tuple[str, str], range] = {}
    for row in protected.rows:
        for column, value in zip(protected.columns, row.cells, strict=True):
            if isinstance(value, Hidden):
                small = value.reason is Reason.SMALL
                low = t if value.reason is Reason.WITHHELD else 0
                most = max(n.count for n in protected.remainder if isinstance(n, Shown))
                unknown[row.key, column] = range(low, t if small else most + 1)
    for picked in itertools.product(*unknown.values()):
        world = dict(zip(unknown, picked, strict=True))
        if _fits(world, table, protected):
            yield world


def _fits(world: dict[tuple[str, str], int], table: Table, protected: ProtectedTable) -> bool:
    """Check a world against rows and columns; unlisted rows take the positive difference."""
    for index, column in enumerate(protected.columns):
        rest = protected.remainder[index]
        hidden = sum(n for (_, where), n in world.items() if where == column)
        if isinstance(rest, Shown):
            if hidden > rest.count:
                return False
            world[OTHER, column] = rest.count - hidden
        elif hidden >= protected.threshold:
            return False
    for row in protected.rows:
        if isinstance(row.total, Shown) and row.total.qualifier is Qualifier.EXACT:
            parts = (
                value.count if isinstance(value, Shown) else world[row.key, column]
                for column, value in zip(protected.columns, row.cells, strict=True)
            )
            if sum(parts) != row.total.count:
                return False
    return True


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=3), min_size=1, max_size=4).filter(
        lambda rows: len({len(row) for row in rows}) == 1
    )
)
def test_brute_force_finds_no_hidden_count_and_no_small_sum_of_them(rows: list[list[int]]) -> None:
    """Threshold three, tables small enough to try every world: a second opinion on the network."""
    table = table_of(*((f"R{index}", cells) for index, cells in enumerate(rows)))
    protected = protect_table(table, threshold=3)
    hidden = [
        (row.key, c)
        for row in protected.rows
        for c, value in zip(protected.columns, row.cells, strict=True)
        if isinstance(value, Hidden)
    ]
    if len(hidden) > 6 or not any(isinstance(n, Shown) for n in protected.remainder):
        return
    worlds = list(_worlds(table, protected))
    assert worlds
    places = list(worlds[0])
    for size in range(1, len(places) + 1):
        for chosen in itertools.combinations(places, size):
            sums = {sum(world[place] for place in chosen) for world in worlds}
            assert len(sums) > 1 or min(sums) >= 3, f"{chosen} adds up to {sums}"


@settings(max_examples=60, deadline=None)
@given(tables(most_rows=4, most_columns=2))
def test_network_and_brute_force_agree_on_the_range(table: Table) -> None:
    """The exact interval of each small cell is the one found by trying every world."""
    protected = protect_table(table, threshold=3)
    hidden = [value for row in protected.rows for value in row.cells if isinstance(value, Hidden)]
    if not hidden or len(hidden) > 3 or not any(isinstance(n, Shown) for n in protected.remainder):
        return
    if any(isinstance(n, Shown) and n.count > 60 for n in protected.remainder):
        return
    worlds = list(_worlds(table, protected))
    for found in audit_table(table, protected):
        if found.reason is Reason.SMALL:
            seen = {world[found.row, found.column] for world in worlds}
            assert (min(seen), max(seen)) == (found.low, found.high)


@pytest.mark.parametrize("crossings", [300, 5_000, 60_000, 200_000, 2_000_000])
def test_a_year_of_crossings_is_protected_in_time(crossings: int) -> None:
    """Sixty nationalities, twelve months, two directions: every hidden cell safe, in seconds."""
    cube = skewed_cube(7, crossings=crossings)
    started = time.perf_counter()
    require_protected(cube, protect_cube(cube))
    assert time.perf_counter() - started < 20


def _published_sums(protected: ProtectedTable) -> list[tuple[frozenset[tuple[str, str]], int]]:
    """Everything published as (set of cells, count); OTHER stands for unlisted rows."""
    sums: list[tuple[frozenset[tuple[str, str]], int]] = []
    keys = [row.key for row in protected.rows] + [OTHER]
    for index, column in enumerate(protected.columns):
        total = protected.totals[index]
        if isinstance(total, Shown):
            sums.append((frozenset((key, column) for key in keys), total.count))
    for row in protected.rows:
        for column, value in zip(protected.columns, row.cells, strict=True):
            if isinstance(value, Shown):
                sums.append((frozenset({(row.key, column)}), value.count))
        if isinstance(row.total, Shown) and row.total.qualifier is Qualifier.EXACT:
            whole = frozenset((row.key, column) for column in MONTHS)
            sums.append((whole, row.total.count))
    return sums


@pytest.mark.parametrize("seed", range(8))
def test_thousands_of_differences_recover_no_small_count(seed: int) -> None:
    """Subtract every published set of cells from every one that holds it, again and again."""
    cube = skewed_cube(seed, crossings=4_000 + 9_000 * seed, nationalities=25)
    recovered, pairs = 0, 0
    for protected in protect_cube(cube).strata.values():
        columns = dict(zip(protected.columns, MONTHS, strict=True))
        aligned = dataclasses.replace(protected, columns=tuple(columns.values()))
        known = dict(_published_sums(aligned))
        for _ in range(3):
            fresh: dict[frozenset[tuple[str, str]], int] = {}
            items = sorted(known.items(), key=lambda item: len(item[0]))
            for (small, few), (large, many) in itertools.combinations(items, 2):
                pairs += 1
                if small and small < large:
                    fresh[large - small] = many - few
            # Carry on from the smallest leftovers, as an attacker would.
            known = dict(_published_sums(aligned)) | dict(
                sorted(fresh.items(), key=lambda item: len(item[0]))[:150]
            )
            recovered += sum(count < 10 for count in fresh.values())
    assert pairs > 5_000
    assert recovered == 0


def test_every_hidden_cell_of_a_cube_is_audited() -> None:
    """The audit skips nothing that is listed."""
    cube = skewed_cube(3, crossings=20_000)
    protected = protect_cube(cube)
    hidden = sum(
        isinstance(value, Hidden)
        for table in protected.strata.values()
        for row in table.rows
        for value in row.cells
    )
    assert hidden > 50
    assert sum(1 for _ in audit_cube(cube, protected)) == hidden
