"""Progress to a target: sums where they mean something, the largest figure where they do not."""

from datetime import date
from decimal import Decimal

import pytest

from travesia.core.errors import NotFoundError
from travesia.core.indicators import COMPUTED, ComputedIndicator
from travesia.programme.domain import Basis, Kind, Period, Qualifier, SubsetStatus
from travesia.programme.domain.adding import Refusal
from travesia.programme.domain.progress import Progress, progress
from travesia.programme.domain.results import Aggregation, IndicatorView, TargetView
from travesia.programme.selectors import framework as reading
from travesia.programme.selectors.progressing import all_progress
from travesia.programme.services import framework as keeping
from travesia.programme.services.computing import observe_computed
from travesia.programme.tests.cast import OFFICER, a_figure

_YEAR = TargetView(date(2026, 1, 1), date(2026, 12, 31), Decimal(200))
_TRAINED = IndicatorView("people_trained", "", {"en": "People trained"}, "person", Basis.ATTENDANCE)
_SPRING = Period(date(2026, 1, 1), date(2026, 3, 31))


def _progress(*figures: object, indicator: IndicatorView = _TRAINED) -> Progress:
    return progress(indicator, _YEAR, figures)  # type: ignore[arg-type]  # figures


def test_quarters_add_up_to_the_year() -> None:
    found = _progress(a_figure(code="A"), a_figure(code="B", period=_SPRING, split=None))
    assert found.value == 120
    assert found.share == Decimal("0.6")
    assert found.codes == ("A", "B")


def test_what_overlaps_is_not_added_and_the_largest_stands_as_a_bound() -> None:
    found = _progress(a_figure(code="A"), a_figure(code="B", value=Decimal(90), split=None))
    assert found.value == 90
    assert found.qualifier is Qualifier.MORE_THAN
    assert found.refused == (Refusal.OVERLAP,)


def test_a_group_that_may_be_inside_is_left_out() -> None:
    inner = a_figure(code="B", subset_of="A", subset_status=SubsetStatus.UNKNOWN)
    assert _progress(a_figure(code="A"), inner).codes == ("A",)


def test_a_figure_that_reaches_out_of_the_year_does_not_count() -> None:
    long = a_figure(code="A", period=Period(date(2025, 12, 1), date(2026, 1, 31)))
    assert _progress(long).value is None


def test_nothing_known_is_not_zero() -> None:
    assert _progress().value is None
    assert _progress().share is None


def test_of_a_stock_the_latest_counts() -> None:
    posts = IndicatorView("posts", "", {}, "post", Basis.FACILITY, aggregation=Aggregation.LAST)
    old, new = (
        a_figure(
            code=str(count),
            indicator="posts",
            unit="post",
            kind=Kind.STOCK,
            basis=Basis.FACILITY,
            value=Decimal(count),
            split=None,
            period=Period(None, date(2026, month, 1)),
        )
        for count, month in ((8, 3), (7, 9))
    )
    assert _progress(old, new, indicator=posts).value == 7


@pytest.fixture
def _counting() -> ComputedIndicator:
    known = COMPUTED.get("test.visits")
    return known or COMPUTED.register(
        ComputedIndicator(
            "test.visits",
            "Visits",
            "Each visit.",
            "contact",
            "contact",
            lambda first, last, country: None if country == "HND" else (last - first).days,
        )
    )


@pytest.mark.usefixtures("framework", "_counting", "frozen_clock")
def test_what_a_room_counts_is_shown_and_can_be_written_down() -> None:
    visits = IndicatorView(
        "visits",
        "migration_management",
        {"en": "Visits"},
        "contact",
        Basis.CONTACT,
        computed="test.visits",
    )
    keeping.keep_indicator(actor=OFFICER, indicator=visits)
    [shown] = all_progress([reading.indicator_by_code("visits")])
    assert shown.value == 323  # days of 2026 before 20 November
    first, last = date(2026, 1, 1), date(2026, 1, 31)
    kept = observe_computed(actor=OFFICER, indicator="visits", first=first, last=last)
    assert kept.value == 30
    assert (kept.system, kept.basis) == ("test.visits", Basis.CONTACT)
    unknown = observe_computed(
        actor=OFFICER, indicator="visits", country="HND", first=first, last=last
    )
    assert unknown.value is None
    with pytest.raises(NotFoundError):
        observe_computed(actor=OFFICER, indicator="people_trained", first=first, last=last)
