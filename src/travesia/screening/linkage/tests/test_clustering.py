"""Groups hang together by their pairs, and fall apart where their pairs contradict."""

import numpy as np

from travesia.screening.linkage.clustering import Pairs, components, split


def _pairs(*listed: tuple[int, int, float]) -> Pairs:
    left, right, weight = zip(*listed, strict=True)
    return Pairs(np.array(left), np.array(right), np.array(weight))


def test_a_chain_is_one_group_named_by_its_least() -> None:
    root = components(6, np.array([4, 3, 2]), np.array([5, 4, 3]))
    assert root.tolist() == [0, 1, 2, 2, 2, 2]


def test_a_long_chain_ends() -> None:
    order = np.random.default_rng(1).permutation(5_000)
    assert components(5_000, order[:-1], order[1:]).tolist() == [0] * 5_000


def test_two_sisters_and_a_bridge_are_parted_where_they_contradict() -> None:
    root = np.zeros(3, dtype=np.int64)
    found, changed = split(root, _pairs((0, 1, -9.0), (0, 2, 8.0), (1, 2, 7.0)))
    assert found.tolist() == [0, 1, 0]
    assert changed == 1


def test_one_bad_pair_among_many_good_parts_nobody() -> None:
    good = [(a, b, 12.0) for a in range(4) for b in range(a + 1, 5) if (a, b) != (0, 4)]
    found, changed = split(np.zeros(5, dtype=np.int64), _pairs(*good, (0, 4, -6.0)))
    assert found.tolist() == [0] * 5
    assert changed == 0


def test_groups_without_contradiction_are_left_alone() -> None:
    root = np.array([0, 0, 2, 2])
    found, changed = split(root, _pairs((0, 1, -1.0), (2, 3, 9.0)))
    assert found.tolist() == root.tolist()
    assert changed == 0
