"""Adding figures: whatever would count people twice, or unlike things together, is refused."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from travesia.programme.domain import (
    Basis,
    Figure,
    Kind,
    Part,
    Period,
    Qualifier,
    Split,
    SplitForm,
    SubsetStatus,
)
from travesia.programme.domain.adding import (
    AddingRefusedError,
    Refusal,
    percent_bounds,
    ratio,
    refusals,
    split_total,
    total,
)

_SPRING = Period(date(2024, 1, 1), date(2024, 3, 31))
_SUMMER = Period(date(2024, 4, 1), date(2024, 6, 30))
_ADDED = [Basis.NOT_STATED, Basis.ATTENDANCE, Basis.CONTACT, Basis.COMPLETION, Basis.THING]


def _figure(code: str = "A", value: int | None = 100, **more: object) -> Figure:
    said: dict[str, object] = {
        "code": code,
        "value": None if value is None else Decimal(value),
        "qualifier": Qualifier.EXACT,
        "unit": "person",
        "subject": "people trained",
        "kind": Kind.OUTPUT,
        "indicator": "people_trained",
        "period": _SPRING,
        **more,
    }
    return Figure(**said)  # type: ignore[arg-type]  # the fields of a figure


def _why(*figures: Figure) -> tuple[Refusal, ...]:
    with pytest.raises(AddingRefusedError) as refused:
        total(figures)
    return refused.value.reasons


_days = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    first = draw(_days)
    return Period(first, first + timedelta(days=draw(st.integers(0, 400))))


@st.composite
def _figures(draw: st.DrawFn, code: str = "A") -> Figure:
    return _figure(
        code,
        draw(st.integers(0, 10**6)),
        basis=draw(st.sampled_from(list(Basis))),
        period=draw(_periods()),
        qualifier=draw(st.sampled_from([q for q in Qualifier if q is not Qualifier.ORDINAL])),
        geography=tuple(draw(st.sets(st.sampled_from(["GTM", "HND", "SLV", "HTI"])))),
    )


@given(_figures("A"), _figures("B"))
def test_figures_of_two_bases_are_never_added(one: Figure, other: Figure) -> None:
    assume(one.basis is not other.basis)
    assert Refusal.BASES in _why(one, other)


@given(_figures("A"), _figures("B"))
def test_figures_of_overlapping_days_and_places_are_never_added(one: Figure, other: Figure) -> None:
    assume(one.period.may_overlap(other.period))
    shared = not one.geography or not other.geography or set(one.geography) & set(other.geography)
    assume(shared)
    assert Refusal.OVERLAP in _why(one, other)


@given(_figures("A"), _figures("B"), st.sampled_from(list(SubsetStatus)))
def test_a_group_inside_a_total_is_never_added_to_it(
    one: Figure, other: Figure, status: SubsetStatus
) -> None:
    inner = replace(other, subset_of="A", subset_status=status)
    if status is SubsetStatus.OUTSIDE:
        assert Refusal.INSIDE not in refusals([one, inner])
    else:
        assert Refusal.INSIDE in _why(one, inner)


@given(st.lists(_figures(), min_size=2, max_size=6))
def test_no_sum_of_figures_is_ever_a_number_of_different_people(figures: list[Figure]) -> None:
    named = [replace(one, code=f"F{at}") for at, one in enumerate(figures)]
    try:
        found = total(named)
    except AddingRefusedError:
        return
    assert not found.unique
    assert found.basis not in (Basis.PERSON_UNIQUE, Basis.PERSONS_OVER_A_SERIES)


@given(st.sampled_from(_ADDED), st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_figures_that_follow_one_another_are_added_exactly(basis: Basis, values: list[int]) -> None:
    day = date(2024, 1, 1)
    figures = [
        _figure(
            f"F{at}", value, basis=basis, period=Period(day + timedelta(at), day + timedelta(at))
        )
        for at, value in enumerate(values)
    ]
    assert total(figures).value == sum(values)


def test_what_has_no_value_is_not_zero() -> None:
    assert Refusal.VALUE_UNKNOWN in _why(_figure("A"), _figure("B", None, period=_SUMMER))


def test_people_counted_once_in_each_quarter_are_not_added() -> None:
    one = _figure("A", basis=Basis.PERSON_UNIQUE)
    assert _why(one, replace(one, code="B", period=_SUMMER)) == (Refusal.UNIQUE_PEOPLE,)


def test_one_figure_of_unique_people_stands_as_it_is() -> None:
    assert total([_figure(basis=Basis.PERSON_UNIQUE)]).unique


@pytest.mark.parametrize("kind", [Kind.STOCK, Kind.CUMULATIVE, Kind.CONTEXT, Kind.IDENTIFIER])
def test_stocks_and_names_are_not_added(kind: Kind) -> None:
    assert Refusal.KIND in _why(_figure("A", kind=kind), _figure("B", period=_SUMMER, kind=kind))


def test_the_sixth_post_is_no_six_posts() -> None:
    ordinal = Qualifier.ORDINAL
    figures = _figure("A", qualifier=ordinal), _figure("B", period=_SUMMER, qualifier=ordinal)
    assert Refusal.ORDINAL in _why(*figures)


def test_a_group_of_a_group_is_inside_the_total() -> None:
    whole = _figure("A")
    part = _figure("B", subset_of="A", subset_status=SubsetStatus.INSIDE, geography=("GTM",))
    inner = _figure("C", subset_of="B", subset_status=SubsetStatus.UNKNOWN, period=_SUMMER)
    assert Refusal.INSIDE in _why(whole, inner, part)


def test_more_than_and_at_most_have_no_sum() -> None:
    more = _figure("A", qualifier=Qualifier.MORE_THAN)
    most = _figure("B", qualifier=Qualifier.AT_MOST, period=_SUMMER)
    assert _why(more, most) == (Refusal.QUALIFIERS,)
    exact = replace(most, qualifier=Qualifier.EXACT)
    assert total([more, exact]).qualifier is Qualifier.MORE_THAN


def test_a_ratio_is_the_ratio_of_the_sums_and_no_mean_of_ratios() -> None:
    women = [
        _figure("a", 10, indicator="women"),
        _figure("b", 300, indicator="women", period=_SUMMER),
    ]
    everybody = [_figure("c", 100), _figure("d", 400, period=_SUMMER)]
    assert ratio(women, everybody) == Decimal(310) / 500
    with pytest.raises(AddingRefusedError) as refused:
        ratio(women, [everybody[0]])
    assert refused.value.reasons == (Refusal.PAIRS,)


@given(st.integers(0, 10**6), st.data())
def test_the_bounds_of_a_rounded_percentage_hold_the_true_count(
    whole: int, data: st.DataObject
) -> None:
    assume(whole > 0)
    count = data.draw(st.integers(0, whole))
    percent = int((Decimal(count) * 100 / whole + Decimal("0.5")).to_integral_value("ROUND_FLOOR"))
    low, high = percent_bounds(whole, min(percent, 100))
    assert low <= count <= high


def test_breakdowns_are_added_as_bounds() -> None:
    def split(form: SplitForm, men: int, women: int) -> Split:
        parts = (Part("men", Decimal(men)), Part("women", Decimal(women)))
        return Split("sex", form, parts)

    known = _figure("A", 100, split=split(SplitForm.COUNTS, 40, 60))
    rounded = _figure("B", 6282, period=_SUMMER, split=split(SplitForm.PERCENT_ROUNDED, 46, 54))
    assert split_total([known, rounded]) == {"men": (2899, 2961), "women": (3421, 3483)}
