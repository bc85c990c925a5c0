"""Where the countries of the region lie on the bulletin's map, and the coast that it shows.

The coast is simplified from Natural Earth (public domain); no boundary is drawn. Mercator, fitted
to the drawing: x grows by 15.87 for each degree of longitude.
"""

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

#: Width and height of the drawing.
WIDTH, HEIGHT = 760.0, 430.0
_PER_DEGREE: Final = 15.87
_WEST: Final = -110.0
#: Mercator's y of the upper edge (29.2° north).
_TOP: Final = math.degrees(math.asinh(math.tan(math.radians(29.2))))

#: Longitude and latitude of a point inside, and where its name stands: e(ast), w(est), n, s.
_POINTS: Final[dict[str, tuple[float, float, str]]] = {
    "MEX": (-99.1, 19.4, "n"),
    "BLZ": (-88.5, 17.2, "e"),
    "GTM": (-90.5, 14.9, "w"),
    "SLV": (-89.0, 13.6, "w"),
    "HND": (-86.6, 14.9, "e"),
    "NIC": (-85.2, 12.8, "e"),
    "CRI": (-84.1, 9.9, "w"),
    "PAN": (-79.9, 8.6, "s"),
    "CUB": (-79.0, 22.0, "n"),
    "JAM": (-77.3, 18.1, "s"),
    "BHS": (-77.4, 24.7, "e"),
    "HTI": (-72.6, 19.0, "n"),
    "DOM": (-70.3, 18.8, "s"),
    "COL": (-74.1, 5.0, "e"),
    "VEN": (-66.5, 8.5, "n"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A country on the map: its code, place in the drawing, and the side of its name."""

    country: str
    x: float
    y: float
    side: str


@cache
def coast() -> str:
    """Return the coasts as the data of an SVG path in a drawing of WIDTH × HEIGHT."""
    return Path(__file__).with_name("land.path").read_text("utf-8").strip()


def spot(country: str) -> Spot | None:
    """Return where a country lies (ISO 3166-1 alpha-3); None beyond the edges of the map."""
    if country not in _POINTS:
        return None
    longitude, latitude, side = _POINTS[country]
    mercator = math.degrees(math.asinh(math.tan(math.radians(latitude))))
    x = (longitude - _WEST) * _PER_DEGREE
    y = (_TOP - mercator) * _PER_DEGREE
    return Spot(country, round(x, 1), round(y, 1), side)
