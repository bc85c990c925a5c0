"""Reading the register of figures; it holds no personal data."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from travesia.core.errors import NotFoundError
from travesia.programme.domain import Figure, FigureState
from travesia.programme.models import Figure as FigureRow
from travesia.programme.selectors.rows import figure_value


def _rows() -> "QuerySet[FigureRow]":
    return FigureRow.objects.select_related("source", "scheme").prefetch_related("parts")


def figures(
    *, indicator: str = "", source: str = "", country: str = "", state: str = ""
) -> tuple[Figure, ...]:
    """Return figures, oldest period first; withdrawn ones only where they are asked for.

    `country` keeps those that name it; figures of the whole programme do not.
    """
    rows = _rows()
    if indicator:
        rows = rows.filter(indicator=indicator)
    if source:
        rows = rows.filter(source__code=source)
    withdrawn = FigureState.WITHDRAWN.value
    rows = rows.filter(state=state) if state else rows.exclude(state=withdrawn)
    found = tuple(figure_value(row) for row in rows)
    return tuple(one for one in found if country in one.geography) if country else found


def figure_by_code(code: str) -> Figure:
    """Return a figure; NotFoundError (`programme.no_such_figure`)."""
    row = _rows().filter(code=code).first()
    if row is None:
        raise NotFoundError(
            "programme.no_such_figure", _("There is no figure %(name)s."), name=code
        )
    return figure_value(row)


def find_figures(codes: Iterable[str]) -> Mapping[str, Figure]:
    """Return those of the figures that are there, by code."""
    rows = _rows().filter(code__in=list(codes))
    return {row.code: figure_value(row) for row in rows}


def subsets_of(code: str) -> tuple[Figure, ...]:
    """Return the figures that are, or may be, inside this one."""
    rows = _rows().filter(subset_of=code).exclude(state=FigureState.WITHDRAWN.value)
    return tuple(figure_value(row) for row in rows)
