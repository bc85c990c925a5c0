"""Random and hand-made tables for the tests of disclosure control."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from travesia.measures import Cube, CubeKey, Table

MONTHS = tuple(f"2026-{month:02d}" for month in range(1, 13))


def table_of(*rows: tuple[str, list[int]]) -> Table:
    """Build a table from rows written out; columns are the first months of 2026."""
    columns = MONTHS[: len(rows[0][1])]
    counts = {(key, c): n for key, cells in rows for c, n in zip(columns, cells, strict=True)}
    return Table(columns, counts)


@st.composite
def tables(draw: st.DrawFn, *, most_rows: int = 9, most_columns: int = 6) -> Table:
    """Draw tables whose counts lie mostly near the threshold, where leaks happen."""
    columns = MONTHS[: draw(st.integers(1, most_columns))]
    count = st.one_of(
        st.integers(0, 3), st.integers(7, 13), st.integers(0, 40), st.integers(0, 3000)
    )
    rows = [f"R{index}" for index in range(draw(st.integers(0, most_rows)))]
    return Table(columns, {(row, c): draw(count) for row in rows for c in columns})


def skewed_cube(seed: int, *, crossings: int, nationalities: int = 60, months: int = 12) -> Cube:
    """Make a year of crossings with few large and many tiny nationalities."""
    rng = random.Random(seed)  # invented test data
    weights = [rng.paretovariate(0.9) / (rank + 1) for rank in range(nationalities)]
    scale = crossings / (sum(weights) * months * 2)
    columns = tuple(f"{2025 + month // 12}-{month % 12 + 1:02d}" for month in range(months))
    counts = (
        (CubeKey(direction, f"N{rank:02d}", column), max(0, round(rng.gauss(mean, mean**0.5))))
        for direction in ("entry", "exit")
        for rank, mean in enumerate(weight * scale for weight in weights)
        for column in columns
    )
    return Cube.from_counts(counts, strata=("entry", "exit"), columns=columns)
