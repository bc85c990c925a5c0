"""The chart of people trained: a bar for each period, its table, and what may not be added."""

from decimal import Decimal

from django.utils.translation import gettext as _

from travesia.programme.domain import Figure, FigureState
from travesia.programme.domain.adding import AddingRefusedError, total
from travesia.programme.domain.disclosure import protected
from travesia.programme.selectors import words
from travesia.programme.selectors.figures import figures
from travesia.programme.selectors.sources import source_names
from travesia.programme.views.showing import bars, split_rows

TRAINED = "people_trained"


def trained_chart(*, public: bool) -> dict[str, object] | None:
    """Return bars and table of the programme-wide totals of people trained; None without any.

    The public sees verified figures only.
    """
    kept = figures(indicator=TRAINED, state=FigureState.VERIFIED.value if public else "")
    totals = [
        one
        for one in kept
        if one.programme_wide and not one.subset_of and one.value is not None and one.period.days
    ]
    if not totals:
        return None
    totals.sort(key=lambda one: str(one.period.first))
    shown = [protected(one) for one in totals]
    return {
        "bars": bars(
            [
                (words.period_words(one.period), words.value_words(one), one.value or Decimal(0))
                for one in shown
            ]
        ),
        "heads": (
            (_("Period"), False),
            (_("People trained"), True),
            *((words.category_words(name), True) for name in ("women", "men", "other")),
            (_("Days"), True),
            (_("Source"), False),
        ),
        "rows": [_row(one) for one in shown],
        "sum": _sum(totals),
        "sources": ", ".join(dict.fromkeys(_source(one) for one in shown)),
    }


def _row(figure: Figure) -> tuple[object, ...]:
    parts = {one["label"]: one["value"] for one in split_rows(figure)}
    return (
        words.period_words(figure.period),
        words.value_words(figure),
        *(
            parts.get(words.category_words(name), words.null_words(None))
            for name in ("women", "men", "other")
        ),
        figure.period.days,
        _source(figure),
    )


def _source(figure: Figure) -> str:
    return source_names().get(figure.source, figure.source or figure.code)


def _sum(totals: list[Figure]) -> str:
    """Return the sum with what it counts, or why there is none."""
    try:
        value, counts = words.total_words(total(totals))
    except AddingRefusedError as refused:
        why = "; ".join(words.refusal_words(reason) for reason in refused.reasons)
        return _("These figures are not added: %(why)s.") % {"why": why}
    return _("Together %(value)s: %(counts)s.") % {"value": value, "counts": counts}
