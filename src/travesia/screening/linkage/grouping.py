"""The way from records to people: score the candidates, group them, score the groups, split."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from travesia.screening.linkage.clustering import Ids, Pairs, components, split
from travesia.screening.linkage.model import LINKED
from travesia.screening.linkage.scoring import Engine

LARGEST: Final = 150
"""Records in a group before only its better pairs hold it together."""

POSSIBLE: Final = 0.0
"""Least match weight, in bits, of two records that may be of one person: even odds."""

STEP: Final = 4.0
"""Bits that a group too large asks more of its pairs, again and again until it is small."""


@dataclass(frozen=True)
class Grouped:
    """Who is with whom."""

    group: Ids
    """For each record, in the order of ids, the least id of its group."""
    joined: int
    """Pairs that the model put together."""
    split: int
    """Groups that held a contradiction and were taken apart."""
    possible: Pairs
    """Pairs that may be of one person and were not put together, by the ids of their records."""


def group(engine: Engine, count: int, say: Callable[[str, int], None]) -> Grouped:
    """Put `count` records, with ids 1 to count, into groups of one person each."""
    found = engine.candidates(POSSIBLE)
    joined = found.where(found.weight >= LINKED)
    say("progress.joined", len(joined.left))
    edges = Pairs(joined.left - 1, joined.right - 1, joined.weight)
    root = _small_groups(count, edges)
    within = _scored_within(engine, root, Pairs(found.left - 1, found.right - 1, found.weight))
    say("progress.within", len(within.left))
    parted, changed = split(root, within)
    apart = parted[found.left - 1] != parted[found.right - 1]
    return Grouped(parted + 1, len(joined.left), changed, found.where(apart))


def _small_groups(count: int, edges: Pairs) -> Ids:
    """Group by all edges; where that makes a crowd, by its better edges only."""
    root = components(count, edges.left, edges.right)
    least = LINKED
    while True:
        sizes = np.bincount(root, minlength=count)
        crowded = sizes[root[edges.left]] > LARGEST
        if not crowded.any():
            return root
        least += STEP
        edges = edges.where(~crowded | (edges.weight >= least))
        root = components(count, edges.left, edges.right)


def _scored_within(engine: Engine, root: Ids, known: Pairs) -> Pairs:
    """Give every pair within the groups with its weight; only those not scored yet are."""
    left, right = _pairs_within(root)
    count = np.int64(len(root))
    missing = ~np.isin(left * count + right, known.left * count + known.right)
    scored = engine.these(left[missing] + 1, right[missing] + 1)
    inside = known.where(root[known.left] == root[known.right])
    return Pairs(
        np.concatenate([inside.left, scored.left - 1]),
        np.concatenate([inside.right, scored.right - 1]),
        np.concatenate([inside.weight, scored.weight]),
    )


def _pairs_within(root: Ids) -> tuple[Ids, Ids]:
    """Give every pair of records of each group, the lesser record first."""
    order = np.argsort(root, kind="stable")
    _, starts, sizes = np.unique(root[order], return_index=True, return_counts=True)
    lefts, rights = [], []
    for size in np.unique(sizes[sizes > 1]).tolist():
        first, second = np.triu_indices(size, k=1)
        rows = order[starts[sizes == size][:, None] + np.arange(size)]
        lefts.append(rows[:, first].ravel())
        rights.append(rows[:, second].ravel())
    if not lefts:
        empty = np.empty(0, dtype=np.int64)
        return empty, empty
    return np.concatenate(lefts), np.concatenate(rights)
