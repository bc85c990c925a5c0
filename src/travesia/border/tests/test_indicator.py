"""Crossings as an indicator of the programme's results: admitted ones, by the day at the post."""

from datetime import date

import pytest

from travesia.border.domain.tallying import Dimension
from travesia.border.models import Tally
from travesia.core.indicators import COMPUTED

_DAY = date(2026, 11, 20)


@pytest.mark.django_db
def test_crossings_are_counted_and_refusals_are_not() -> None:
    for post, outcome, count in (
        ("GTM-TEC", "admitted", 5),
        ("GTM-TEC", "refused", 2),
        ("HTI-OUA", "admitted", 3),
    ):
        Tally.objects.create(
            post_code=post,
            day=_DAY,
            dimension=Dimension.ALL,
            value="",
            direction="entry",
            outcome=outcome,
            count=count,
        )
    count_of = COMPUTED["border.crossings"].count
    assert count_of(_DAY, _DAY, "") == 8
    assert count_of(_DAY, _DAY, "GTM") == 5
    assert count_of(date(2026, 11, 1), date(2026, 11, 19), "") == 0
