"""How far an indicator is on the way to a target; what cannot be added is said, never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from travesia.programme.domain.adding import AddingRefusedError, Refusal, total
from travesia.programme.domain.figures import Figure, FigureState, Qualifier, SubsetStatus
from travesia.programme.domain.results import Aggregation, IndicatorView, TargetView


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an indicator stands in a target's period."""

    indicator: IndicatorView
    target: TargetView | None
    value: Decimal | None
    """None where nothing is known; that is not zero."""
    qualifier: Qualifier
    codes: tuple[str, ...]
    """The figures behind it."""
    refused: tuple[Refusal, ...]
    """Why the figures were not added; then `value` is the largest of them, a lower bound."""
    unverified: int
    """How many of the figures nobody has verified."""

    @property
    def share(self) -> Decimal | None:
        """Part of the way from the baseline to the target, from 0; None where it is not known."""
        if self.value is None or self.target is None:
            return None
        start = self.indicator.baseline or Decimal(0)
        way = self.target.value - start
        return None if way == 0 else max(Decimal(0), (self.value - start) / way)


def progress(
    indicator: IndicatorView, target: TargetView | None, figures: Sequence[Figure]
) -> Progress:
    """Return progress from the indicator's figures that lie wholly within the target's days.

    Figures that are, or may be, inside another one are left out. Where the rest is not added, the
    largest stands as "more than": the highest figure is kept, and nothing is added twice.
    """
    counted = [one for one in figures if _counts(one, indicator, target)]
    unverified = sum(one.state is not FigureState.VERIFIED for one in counted)
    if not counted:
        return Progress(indicator, target, None, Qualifier.EXACT, (), (), 0)
    codes = tuple(one.code for one in counted)
    if indicator.aggregation in (Aggregation.LAST, Aggregation.MAX):
        chosen = max(counted, key=_latest if indicator.aggregation is Aggregation.LAST else _value)
        return Progress(
            indicator, target, chosen.value, chosen.qualifier, (chosen.code,), (), unverified
        )
    try:
        found = total(counted)
    except AddingRefusedError as refused:
        most = max(counted, key=_value)
        word = Qualifier.MORE_THAN if len(counted) > 1 else most.qualifier
        return Progress(indicator, target, most.value, word, codes, refused.reasons, unverified)
    return Progress(indicator, target, found.value, found.qualifier, codes, (), unverified)


def _counts(figure: Figure, indicator: IndicatorView, target: TargetView | None) -> bool:
    if figure.indicator != indicator.code or figure.value is None:
        return False
    if figure.state is FigureState.WITHDRAWN or figure.unit != indicator.unit:
        return False
    if figure.subset_of and figure.subset_status is not SubsetStatus.OUTSIDE:
        return False
    if target is None:
        return True
    last = figure.period.last
    if indicator.aggregation is Aggregation.LAST:
        return last is not None and last <= target.last
    first = figure.period.first
    return first is not None and last is not None and target.first <= first and last <= target.last


def _latest(figure: Figure) -> tuple[str, Decimal]:
    return str(figure.period.last), _value(figure)


def _value(figure: Figure) -> Decimal:
    return figure.value if figure.value is not None else Decimal(-1)
