"""A tile map of the region: each country one square about where it lies; no borders are drawn.

It carries no geometry and settles no frontier, prints in any size, and gives small islands the
same room as large countries. Columns run west to east, rows north to south.
"""

from collections.abc import Mapping
from types import MappingProxyType

#: Alpha-3 code → (column, row), from 0.
TILES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        **{"MEX": (0, 1), "CUB": (4, 1), "BHS": (5, 0), "HTI": (6, 1), "DOM": (7, 1)},
        **{"BLZ": (2, 2), "GTM": (1, 2), "JAM": (5, 2), "PRI": (8, 1), "ATG": (9, 1)},
        **{"SLV": (1, 3), "HND": (2, 3), "KNA": (9, 0), "DMA": (9, 2), "LCA": (9, 3)},
        **{"NIC": (2, 4), "CRI": (3, 5), "PAN": (4, 5), "BRB": (10, 3), "VCT": (9, 4)},
        **{"GRD": (9, 5), "TTO": (9, 6), "GUY": (10, 6), "SUR": (11, 6), "COL": (5, 6)},
    }
)
COLUMNS, ROWS = 12, 7
#: Shades of a tile from none to many, so that a map is read without a legend of every number.
LEVELS = 5


def level(count: int, most: int) -> int:
    """Return the shade of a count, 0 for none to 4 for the most."""
    if count <= 0 or most <= 0:
        return 0
    return min(LEVELS - 1, 1 + (count * (LEVELS - 1) - 1) // most)
