"""Reading progress: every indicator with its targets, from figures or from what rooms count."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from travesia.core import clock
from travesia.core.indicators import COMPUTED
from travesia.programme.domain import Figure, FigureState, Qualifier
from travesia.programme.domain.progress import Progress, progress
from travesia.programme.domain.results import IndicatorView, TargetView
from travesia.programme.selectors.figures import figures


def all_progress(
    indicators: Sequence[IndicatorView], *, only_verified: bool = False
) -> tuple[Progress, ...]:
    """Return progress to every target of the indicators; one line for those that have none.

    `only_verified` leaves out what nobody stands for yet, as the public page does.
    """
    state = FigureState.VERIFIED.value if only_verified else ""
    by_indicator: dict[str, list[Figure]] = {}
    for figure in figures(state=state):
        by_indicator.setdefault(figure.indicator, []).append(figure)
    found: list[Progress] = []
    for one in indicators:
        if one.computed:
            found.append(computed_progress(one))
            continue
        targets: Sequence[TargetView | None] = one.targets or (None,)
        found += [progress(one, target, by_indicator.get(one.code, [])) for target in targets]
    return tuple(found)


def computed_progress(indicator: IndicatorView) -> Progress:
    """Return what a room counts in the target's period, or in this year until today."""
    today = clock.today()
    target = indicator.targets[-1] if indicator.targets else None
    first = target.first if target else date(today.year, 1, 1)
    last = min(target.last, today) if target else today
    counted = counted_now(indicator, first, last)
    value = None if counted is None else Decimal(counted)
    return Progress(indicator, target, value, Qualifier.EXACT, (), (), 0)


def counted_now(indicator: IndicatorView, first: date, last: date, country: str = "") -> int | None:
    """Return what the room counts for these days; None where no room counts it."""
    found = COMPUTED.get(indicator.computed)
    return None if found is None else found.count(first, last, country)


def quality() -> Mapping[str, int]:
    """Return how good the register is: figures in all, and how many lack something."""
    kept = figures()
    results = [one for one in kept if one.indicator]
    return {
        "figures": len(kept),
        "unverified": sum(one.state is not FigureState.VERIFIED for one in kept),
        "basis": sum(one.basis.value == "not_stated" for one in results),
        "unknown": sum(one.value is None for one in kept),
        "period": sum(one.period.days is None for one in results),
        "evidence": sum(not one.evidence and one.line is None for one in kept),
    }
