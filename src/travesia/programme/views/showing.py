"""Figures as pages show them: number, what it counts, when, where, from whom; small ones hidden."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from travesia.places import selectors as places
from travesia.programme.domain import Figure, FigureState, Period, SplitForm
from travesia.programme.domain.adding import split_bounds
from travesia.programme.domain.disclosure import protected
from travesia.programme.domain.progress import Progress
from travesia.programme.domain.results import in_language
from travesia.programme.selectors import words
from travesia.programme.selectors.sources import source_names

BAR = 1000
"""Length of a full bar, in the units of its picture."""


def language() -> str:
    """Return the active language."""
    return get_language() or "en"


def country_words(codes: Iterable[str]) -> str:
    """Return names of countries; the whole programme where none is named."""
    named = [places.country_by_alpha3(code).name(language()) for code in codes]
    return ", ".join(named) if named else _("Whole programme")


def figure_row(figure: Figure) -> dict[str, object]:
    """Return a figure as a line of a table, protected."""
    shown = protected(figure)
    return {
        "code": figure.code,
        "value": words.value_words(shown),
        "unit": words.unit_words(figure.unit),
        "subject": figure.subject,
        "language": figure.language,
        "basis": words.basis_words(figure.basis),
        "period": words.period_words(figure.period),
        "places": country_words(figure.geography),
        "source": figure.source,
        "source_name": source_names().get(figure.source, figure.source or figure.code),
        "line": figure.line,
        "state": figure.state.value,
        "verified": figure.state is FigureState.VERIFIED,
        "withdrawn": figure.state is FigureState.WITHDRAWN,
        "split": split_words(shown),
    }


def source_words(figure: Figure) -> str:
    """Return where a figure was said: publication and line, the system, or the register here."""
    if not figure.source:
        return figure.system or _("entered here")
    name = source_names().get(figure.source, figure.source)
    if figure.line is None:
        return name
    return _("%(source)s, line %(line)s") % {"source": name, "line": figure.line}


def split_words(figure: Figure) -> str:
    """Return a breakdown in one line: counts, or percents with the counts they can stand for."""
    return "; ".join(f"{one['label']} {one['value']}" for one in split_rows(figure))


def split_rows(figure: Figure) -> list[dict[str, str]]:
    """Return the categories of a figure that is protected already: word, value, share of it."""
    if figure.split is None:
        return []
    bounds = split_bounds(figure)
    rows = []
    for part in figure.split.parts:
        row = {"label": words.category_words(part.category), "share": ""}
        if part.value is None:
            row["value"] = words.null_words(part.null_reason)
        elif figure.split.form is SplitForm.PERCENT_ROUNDED:
            row["value"] = _percent(part.value, bounds.get(part.category))
        else:
            row["value"] = words.number_words(part.value)
            row["share"] = _share(part.value, figure.value)
        rows.append(row)
    return rows


def _percent(percent: Decimal, bounds: tuple[int, int] | None) -> str:
    if bounds is None:
        return _("%(percent)s %%") % {"percent": words.number_words(percent)}
    return _("%(percent)s %%, which is %(low)s to %(high)s") % {
        "percent": words.number_words(percent),
        "low": words.number_words(Decimal(bounds[0])),
        "high": words.number_words(Decimal(bounds[1])),
    }


def _share(value: Decimal, whole: Decimal | None) -> str:
    if not whole:
        return ""
    percent = (value * 100 / whole).quantize(Decimal("0.1"))
    return _("%(percent)s %%") % {"percent": words.number_words(percent)}


def bars(rows: Sequence[tuple[str, str, Decimal]]) -> list[dict[str, object]]:
    """Return bars of one scale: label, the number in words, and how long each is."""
    most = max((value for _label, _words, value in rows), default=Decimal(0)) or Decimal(1)
    return [
        {"label": label, "value": told, "width": int(value * BAR / most)}
        for label, told, value in rows
    ]


def progress_row(one: Progress) -> dict[str, object]:
    """Return progress to a target: number, share of the way, and why figures were not added."""
    share = one.share
    told = words.qualifier_words(one.qualifier)
    number = words.number_words(one.value)
    target = one.target
    return {
        "code": one.indicator.code,
        "title": in_language(one.indicator.title, language()),
        "unit": words.unit_words(one.indicator.unit),
        "basis": words.basis_words(one.indicator.basis),
        "value": _("not known") if one.value is None else f"{told} {number}".strip(),
        "known": one.value is not None,
        "target": words.number_words(target.value) if target else "",
        "period": words.period_words(Period(target.first, target.last)) if target else "",
        "percent": None if share is None else int(share * 100),
        "width": 0 if share is None else min(BAR, int(share * BAR)),
        "reached": share is not None and share >= 1,
        "refused": [words.refusal_words(reason) for reason in one.refused],
        "summed": words.sum_words(len(one.codes), one.indicator.unit)
        if len(one.codes) > 1 and not one.refused
        else "",
        "figures": len(one.codes),
        "codes": one.codes,
        "unverified": one.unverified,
    }
