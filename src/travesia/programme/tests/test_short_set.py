"""The short set is scored as the Washington Group says, by each of its cut-offs."""

import pytest

from travesia.programme.domain.short_set import CutOff, Difficulty, Disability, ShortSet

YES, NO, OPEN = Disability.YES, Disability.NO, Disability.NOT_STATED


@pytest.mark.parametrize(
    ("kept", "by_cut_off"),
    [
        ("111111", (NO, NO, NO, NO)),
        ("211111", (YES, NO, NO, NO)),
        ("221111", (YES, YES, NO, NO)),
        ("131111", (YES, YES, YES, NO)),
        ("111114", (YES, YES, YES, YES)),
        ("911111", (OPEN, OPEN, OPEN, OPEN)),
        ("931111", (YES, YES, YES, OPEN)),
        ("", (OPEN, OPEN, OPEN, OPEN)),
    ],
)
def test_each_cut_off_of_the_group(kept: str, by_cut_off: tuple[Disability, ...]) -> None:
    answers = ShortSet.read(kept)
    assert tuple(answers.disability(one) for one in CutOff) == by_cut_off
    assert answers.kept == kept


def test_a_lot_in_one_domain_is_the_recommended_cut_off() -> None:
    assert ShortSet.of({"hearing": Difficulty.A_LOT}).disability() is YES


@pytest.mark.parametrize("kept", ["1", "1111111", "11511x"])
def test_what_is_no_set_of_answers_is_refused(kept: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        ShortSet.read(kept)
