"""The even pitch of a zone: where each of the 44, 36 or 30 characters of a line stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from travesia.documents.ocr.ink import Grey

LENGTHS = {2: (44, 36), 3: (30,)}
"""Lines of a zone → characters that its lines may have (Doc 9303-4 to 9303-7)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of the characters of a strip."""

    edges: NDArray[np.float64]
    """One more than there are characters, in points of the strip."""
    cost: float
    """Ink on the edges, as a share of the mean: 0 when no stroke crosses one."""

    @property
    def pitch(self) -> float:
        """Points from one character to the next, on average."""
        return float(self.edges[-1] - self.edges[0]) / (len(self.edges) - 1)

    def cells(self) -> Iterator[tuple[int, int]]:
        """Give first and after-last column of each character."""
        for left, right in pairwise(self.edges):
            yield round(left), round(right)


def grid_of(strip: Grey, length: int) -> Grid:
    """Lay `length` characters over a strip so that their edges meet as little ink as can be.

    The pitch may change evenly along the line, as it does when the camera was held at a slant.
    """
    inner = np.clip(strip[6:-6] - 0.3, 0.0, None)
    profile = inner.sum(axis=0)
    profile = np.convolve(profile, np.ones(5) / 5, mode="same")
    inked = np.nonzero(profile > 0.25 * np.percentile(profile, 90))[0]
    if len(inked) < length:
        return Grid(np.linspace(0, strip.shape[1], length + 1), 9.0)
    left, right = float(inked[0]), float(inked[-1])
    mean = float(profile[inked[0] : inked[-1] + 1].mean()) or 1.0
    k = np.arange(length + 1) / length
    pitch = (right - left) / (length - 0.25)
    best = Grid(left + pitch * length * k, 9.0)
    wide, shift, bend = np.meshgrid(
        pitch * length * np.linspace(0.965, 1.035, 29),
        pitch * np.linspace(-0.45, 0.25, 29),
        pitch * np.linspace(-1.2, 1.2, 13),
        indexing="ij",
    )
    for _ in range(2):
        grids = (left + shift)[..., None] + wide[..., None] * k + bend[..., None] * 4 * k * (1 - k)
        at = np.clip(np.rint(grids), 0, len(profile) - 1).astype(np.int32)
        costs = profile[at].mean(axis=-1) / mean
        spot = np.unravel_index(int(np.argmin(costs)), costs.shape)
        if costs[spot] < best.cost:
            best = Grid(grids[spot], float(costs[spot]))
        around = np.linspace(-1, 1, 9)
        wide, shift, bend = np.meshgrid(
            wide[spot] * (1 + 0.004 * around),
            shift[spot] + pitch * 0.06 * around,
            bend[spot] + pitch * 0.15 * around,
            indexing="ij",
        )
    return best
