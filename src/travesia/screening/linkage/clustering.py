"""From scored pairs to people: groups that hang together, then apart again where they do not agree.

Joining every pair above a threshold chains errors: one record without a given name joins two
sisters. So the groups of joined pairs are looked at again with every pair in them scored, and a
group that holds a contradiction is built anew from its best pairs, two parts being put together
only while they agree on average and few of the pairs between them contradict.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Weights = NDArray[np.float64]

CONTRADICTION: Final = -4.0
"""Match weight, in bits, below which a pair speaks against its group: odds of 16 to 1 against."""

BOUND: Final = 14.0
"""A pair counts at most so many bits for or against, so that no pair outvotes all others."""

MEAN: Final = 2.0
"""Least mean weight between two parts that are put together."""

AGAINST: Final = 0.3
"""Part of the pairs between two parts that may speak against their being put together."""

_Between = dict[int, dict[int, float]]
"""Part → part → a sum over the pairs between them."""


@dataclass(frozen=True)
class Pairs:
    """Scored pairs of records, each pair once."""

    left: Ids
    right: Ids
    weight: Weights

    def where(self, chosen: NDArray[np.bool_]) -> "Pairs":
        """Give the chosen pairs."""
        return Pairs(self.left[chosen], self.right[chosen], self.weight[chosen])


def components(count: int, left: Ids, right: Ids) -> Ids:
    """Give each of `count` records (0 to count - 1) the least record it hangs together with."""
    root = np.arange(count, dtype=np.int64)
    while True:
        low = np.minimum(root[left], root[right])
        before = root.copy()
        np.minimum.at(root, root[left], low)
        np.minimum.at(root, root[right], low)
        while True:
            jumped = root[root]
            if np.array_equal(jumped, root):
                break
            root = jumped
        if np.array_equal(before, root):
            return root


def split(root: Ids, pairs: Pairs) -> tuple[Ids, int]:
    """Take groups with contradictions apart.

    Args:
        root: the group of each record, as `components` gives it.
        pairs: every pair within the groups.

    Returns the group of each record, named by its least record, and how many groups were split.
    """
    groups = root[pairs.left]
    against = np.unique(groups[pairs.weight < CONTRADICTION])
    chosen = pairs.where(np.isin(groups, against))
    order = np.lexsort((chosen.right, chosen.left, root[chosen.left]))
    chosen = chosen.where(order)  # type: ignore[arg-type]  # an order indexes as a mask does
    starts = np.flatnonzero(np.diff(root[chosen.left], prepend=-1))
    ends = np.append(starts, len(chosen.left))[1:]
    found = root.copy()
    changed = 0
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        parts = _agreeing(
            chosen.left[start:end].tolist(),
            chosen.right[start:end].tolist(),
            chosen.weight[start:end].tolist(),
        )
        changed += len(parts) > 1
        for part in parts:
            found[part] = min(part)
    return found, changed


def _agreeing(left: list[int], right: list[int], weight: list[float]) -> list[list[int]]:
    """Build parts from the best agreement on, while two parts agree and too few pairs speak up."""
    parts = {record: [record] for record in sorted({*left, *right})}
    sums: _Between = {record: {} for record in parts}
    against: _Between = {record: {} for record in parts}
    for a, b, bits in zip(left, right, weight, strict=True):
        sums[a][b] = sums[b][a] = max(-BOUND, min(BOUND, bits))
        against[a][b] = against[b][a] = float(bits < CONTRADICTION)
    while True:
        best, a, b = max(
            (
                (total / (len(parts[a]) * len(parts[b])), -a, -b)
                for a, row in sums.items()
                for b, total in row.items()
                if a < b and against[a][b] < AGAINST * len(parts[a]) * len(parts[b])
            ),
            default=(0.0, 0, 0),
        )
        if best < MEAN:
            return list(parts.values())
        parts[-a] += parts.pop(-b)
        _join(sums, -a, -b)
        _join(against, -a, -b)


def _join(between: _Between, a: int, b: int) -> None:
    del between[a][b]
    for other, total in between.pop(b).items():
        if other != a:
            row = between[other]
            row[a] = between[a][other] = row.get(a, 0.0) + total
            del row[b]
