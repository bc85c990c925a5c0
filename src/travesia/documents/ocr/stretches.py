"""Connected stretches of ink, found row by row from runs."""

from dataclasses import dataclass, field

import numpy as np

from travesia.documents.ocr.ink import Mask

Run = tuple[int, int, int]
"""Row, first column, column after the last."""


@dataclass(slots=True)
class Stretch:
    """A connected stretch of ink."""

    runs: list[Run] = field(default_factory=list)

    @property
    def left(self) -> int:
        """First column."""
        return min(run[1] for run in self.runs)

    @property
    def right(self) -> int:
        """Column after the last."""
        return max(run[2] for run in self.runs)

    @property
    def area(self) -> int:
        """Points."""
        return sum(run[2] - run[1] for run in self.runs)


def stretches(mask: Mask, *, shortest: int) -> list[Stretch]:
    """Collect runs of at least `shortest` points that touch one another in neighbouring rows."""
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    starts = np.argwhere(edges == 1)
    ends = np.argwhere(edges == -1)
    parent: list[int] = []
    runs: list[Run] = []
    above: list[int] = []
    here: list[int] = []
    row = -2
    for (y, left), (_, right) in zip(starts.tolist(), ends.tolist(), strict=True):
        if right - left < shortest:
            continue
        if y != row:
            above = here if y == row + 1 else []
            here, row = [], y
        own = len(runs)
        runs.append((y, left, right))
        parent.append(own)
        here.append(own)
        for other in above:
            if runs[other][1] < right and runs[other][2] > left:
                parent[_root(parent, other)] = _root(parent, own)
    found: dict[int, Stretch] = {}
    for own, run in enumerate(runs):
        found.setdefault(_root(parent, own), Stretch()).runs.append(run)
    return list(found.values())


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at
