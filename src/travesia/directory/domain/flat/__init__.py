"""Lists that are no HSDS: one row a service, columns called as their makers call them."""

from travesia.directory.domain.flat.columns import NEEDED, TARGETS, Target, layout_of, suggest
from travesia.directory.domain.flat.grid import Grid, read_grid
from travesia.directory.domain.flat.reading import FlatReading, header_of, tables_of

__all__ = [
    "NEEDED",
    "TARGETS",
    "FlatReading",
    "Grid",
    "Target",
    "header_of",
    "layout_of",
    "read_grid",
    "suggest",
    "tables_of",
]
