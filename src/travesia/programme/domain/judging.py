"""What is wrong with one figure by itself, before it is kept."""

from collections.abc import Iterable
from decimal import Decimal

from travesia.programme.domain.book import Problem
from travesia.programme.domain.figures import Basis, Figure, Qualifier, Split, SplitForm

_WHOLE = Decimal(100)
_HALF = Decimal("0.5")


def figure_problems(figure: Figure) -> list[Problem]:
    """Return everything that keeps a figure out, as problems with its code."""
    return [Problem(code, figure.code, facts) for code, facts in _wrong(figure)]


def _wrong(figure: Figure) -> Iterable[tuple[str, dict[str, str]]]:
    yield from _wrong_words(figure)
    first, last = figure.period.first, figure.period.last
    if first is not None and last is not None and last < first:
        yield "period_reversed", {"first": first.isoformat(), "last": last.isoformat()}
    share = figure.attribution_share
    if share is not None and not 0 <= share <= 1:
        yield "share", {"value": str(share)}
    if figure.split is not None:
        yield from _wrong_split(figure, figure.split)


def _wrong_words(figure: Figure) -> Iterable[tuple[str, dict[str, str]]]:
    if not figure.unit:
        yield "unit_missing", {}
    if not figure.subject:
        yield "subject_missing", {}
    if figure.value is None and figure.null_reason is None:
        yield "value_missing", {}
    if figure.value is not None and figure.null_reason is not None:
        yield "value_and_reason", {}
    if figure.value is not None and figure.value < 0:
        yield "negative", {"value": str(figure.value)}
    if figure.basis is Basis.PERSON_UNIQUE and figure.unit != "person":
        yield "basis_of_people", {"unit": figure.unit}
    if (figure.subset_status is None) != (not figure.subset_of):
        yield "subset_status", {}


def _wrong_split(figure: Figure, split: Split) -> Iterable[tuple[str, dict[str, str]]]:
    known = [part.value for part in split.parts if part.value is not None]
    if not split.dimension or not split.parts:
        yield "split_empty", {}
    if any(value < 0 for value in known):
        yield "negative", {"value": str(min(known))}
    if not known:
        return
    if split.form is SplitForm.PERCENT_ROUNDED:
        yield from _wrong_percents(split, known)
    elif figure.value is not None and figure.qualifier is Qualifier.EXACT:
        added, open_parts = sum(known), len(known) < len(split.parts)
        if added > figure.value or (added < figure.value and not open_parts):
            yield "parts_unlike_total", {"parts": f"{added:f}", "total": f"{figure.value:f}"}


def _wrong_percents(split: Split, known: list[Decimal]) -> Iterable[tuple[str, dict[str, str]]]:
    """Yield what cannot be rounding: each part is at most half a percent away from what it was."""
    if any(value > _WHOLE or value != value.to_integral_value() for value in known):
        yield "percent", {"value": str(max(known))}
    added, slack = sum(known), _HALF * len(known)
    # A category without a value may have been rounded away, and no more than that.
    short = added + slack + _HALF * (len(split.parts) - len(known)) < _WHOLE
    if added - slack > _WHOLE or short:
        yield "percents_unlike_100", {"sum": f"{added:f}"}
