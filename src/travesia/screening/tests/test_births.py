"""How close two birth dates are, where the first of January stands for a day nobody knew."""

import pytest

from travesia.screening.matching.births import pair_level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ((1974, 1, 1), (1974, 1, 1), "same_first"),
        ((1974, 1, 1), (1975, 1, 1), "near_years"),
        ((1974, 1, 1), (1984, 1, 1), "day_and_month"),
        ((1974, 1, 1), (1959, 1, 1), "far"),
        ((1974, 1, 1), (1974, 8, 12), "placeholder"),
        ((1974, 8, 12), (1974, 8, 12), "same"),
        ((1974, 8, 12), (1975, 8, 12), "year_off"),
    ],
)
def test_first_of_january_on_both_sides_says_little(
    one: tuple[int, int, int], other: tuple[int, int, int], level: str
) -> None:
    """Lists and late registrations write 1 January: two people then share a day by habit."""
    assert pair_level(one, other).value == level
    assert pair_level(other, one).value == level
