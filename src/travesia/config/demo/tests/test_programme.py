"""The programme of the demonstration: doubtful figures wait, and loading twice is the same."""

import pytest

from travesia.config.demo.programme import load_programme
from travesia.programme.domain import FigureState
from travesia.programme.selectors.figures import figures
from travesia.programme.selectors.framework import indicators, nodes

LANGUAGES = {"en", "es", "fr", "ht", "pt"}


@pytest.mark.django_db
def test_two_figures_that_cannot_both_be_true_wait_and_the_others_are_verified() -> None:
    assert load_programme() == load_programme() == 37
    waiting = figures(state=FigureState.ENTERED.value)
    assert {one.code for one in waiting} == {"B2.F11", "B4.F7"}
    assert all(set(one.title) == LANGUAGES for one in nodes())
    assert all(set(one.title) == LANGUAGES for one in indicators())
    assert all(set(one.definition or {}) == LANGUAGES for one in indicators())
