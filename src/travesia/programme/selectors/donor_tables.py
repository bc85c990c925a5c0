"""Tables for donors and sector groups: who does what where when, results, tracking of indicators.

Headings of the 4W table stay English with HXL tags under them, since other systems read it; a small
count is left out and said to be.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from travesia.core.spreadsheet import Cell, Sheet
from travesia.measures import DEFAULT_THRESHOLD
from travesia.programme.domain import Figure, FigureState
from travesia.programme.domain.activity_views import ActivityView
from travesia.programme.domain.disclosure import protected
from travesia.programme.domain.progress import progress
from travesia.programme.domain.results import IndicatorView, TargetView, in_language
from travesia.programme.selectors import activities as activity_reads
from travesia.programme.selectors import framework
from travesia.programme.selectors.attendance import attendance_of_many
from travesia.programme.selectors.figures import figures
from travesia.programme.selectors.words import (
    basis_words,
    category_words,
    null_words,
    qualifier_words,
    unit_words,
)
from travesia.vocab.states import state_name

#: Heads of the 4W table with their HXL tags (https://hxlstandard.org/standard/1-1final/).
FOUR_W: tuple[tuple[str, str], ...] = (
    ("Organisation", "#org+prog"),
    ("Partners", "#org+impl"),
    ("Donor", "#org+funder"),
    ("Activity", "#activity+name"),
    ("Kind", "#activity+type"),
    ("Topic", "#subsector"),
    ("Outcome area", "#sector"),
    ("Country code", "#country+code+v_iso3"),
    ("Country", "#country+name"),
    ("Place", "#loc+name"),
    ("Start", "#date+start"),
    ("End", "#date+end"),
    ("Status", "#status"),
    ("Attendances", "#reached+num"),
    ("Remark", "#meta+remark"),
)


def four_w(organisation: str) -> list[list[Cell]]:
    """Return who does what where when: a row for each country of each activity.

    The people stand in the row of an activity with one country only: where it has several, nobody
    counted them by country, and a number in each row would count them again.
    """
    found = activity_reads.activities()
    counts = attendance_of_many([one.id for one in found])
    rows: list[list[Cell]] = [[head for head, _tag in FOUR_W], [tag for _head, tag in FOUR_W]]
    for activity in found:
        head = counts[activity.id].head
        total = None if head is None else head.total
        for country in activity.countries or ("",):
            shown, remark = _people(total, len(activity.countries))
            rows.append(_four_w_row(organisation, activity, country, shown, remark))
    return rows


def _people(total: int | None, countries: int) -> tuple[Cell, str]:
    if total is None:
        return None, "not counted"
    if countries > 1:
        return None, f"{total} in all countries together" if total >= DEFAULT_THRESHOLD else "small"
    return (total, "") if total >= DEFAULT_THRESHOLD else (None, f"fewer than {DEFAULT_THRESHOLD}")


def _four_w_row(
    organisation: str, activity: ActivityView, country: str, people: Cell, remark: str
) -> list[Cell]:
    return [
        organisation,
        "; ".join(activity.partners),
        activity.donor,
        activity.title,
        activity.kind.value,
        activity.topic.value,
        activity.outcome,
        country,
        state_name(country, "en") if country else "",
        activity.place,
        activity.begins_on.isoformat(),
        activity.ends_on.isoformat(),
        activity.state.value,
        people,
        remark,
    ]


def results_sheets() -> list[Sheet]:
    """Return the verified figures as a workbook: one row each, and one for each category."""
    shown = [protected(one) for one in figures(state=FigureState.VERIFIED.value)]
    heads: list[Cell] = [
        _("Code"),
        _("Indicator"),
        _("What is counted"),
        _("Word before the number"),
        _("Value"),
        _("Unit"),
        _("Counted how"),
        _("First day"),
        _("Last day"),
        _("Countries"),
        _("Source"),
        _("Note"),
    ]
    rows = [heads, *(_figure_row(one) for one in shown)]
    parts: list[list[Cell]] = [[_("Code"), _("Breakdown"), _("Category"), _("Value"), _("Form")]]
    for one in shown:
        parts += _part_rows(one)
    return [Sheet(_("Figures"), rows), Sheet(_("Breakdowns"), parts)]


def _number(figure: Figure) -> Cell:
    if figure.value is None:
        return null_words(figure.null_reason)
    whole = int(figure.value)
    return whole if whole == figure.value else float(figure.value)


def _figure_row(figure: Figure) -> list[Cell]:
    first, last = figure.period.first, figure.period.last
    return [
        figure.code,
        figure.indicator,
        figure.subject,
        qualifier_words(figure.qualifier),
        _number(figure),
        unit_words(figure.unit),
        basis_words(figure.basis),
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        ", ".join(figure.geography),
        figure.source,
        figure.note,
    ]


def _part_rows(figure: Figure) -> list[list[Cell]]:
    if figure.split is None:
        return []
    split = figure.split
    return [
        [
            figure.code,
            split.dimension,
            category_words(part.category),
            null_words(part.null_reason) if part.value is None else int(part.value),
            split.form.value,
        ]
        for part in split.parts
    ]


def tracking_sheets(language: str) -> list[Sheet]:
    """Return the tracking sheet of indicators: baseline, targets, what was reached, how sure."""
    known = figures()
    titles = {node.code: in_language(node.title, language) for node in framework.nodes()}
    heads: list[Cell] = [
        _("Result"),
        _("Indicator"),
        _("Unit"),
        _("Counted how"),
        _("Baseline"),
        _("Target from"),
        _("Target to"),
        _("Target"),
        _("Word before the number"),
        _("Reached"),
        _("Part of the way (%)"),
        _("Not verified"),
        _("Means of verification"),
        _("Remark"),
    ]
    rows: list[list[Cell]] = [heads]
    for indicator in framework.indicators():
        wanted: Sequence[TargetView | None] = indicator.targets or (None,)
        rows += [_tracking_row(indicator, one, known, titles, language) for one in wanted]
    return [Sheet(_("Tracking of indicators"), rows)]


def _tracking_row(
    indicator: IndicatorView,
    target: TargetView | None,
    known: Sequence[Figure],
    titles: dict[str, str],
    language: str,
) -> list[Cell]:
    at = progress(indicator, target, known)
    refused = _("Not added: the largest figure stands as a lower bound.") if at.refused else ""
    return [
        titles.get(indicator.node, ""),
        in_language(indicator.title, language),
        unit_words(indicator.unit),
        basis_words(indicator.basis),
        None if indicator.baseline is None else float(indicator.baseline),
        target.first.isoformat() if target else None,
        target.last.isoformat() if target else None,
        float(target.value) if target else None,
        qualifier_words(at.qualifier) if at.value is not None else None,
        _("unknown") if at.value is None else float(at.value),
        None if at.share is None else round(100 * float(at.share), 1),
        at.unverified,
        in_language(indicator.verification, language),
        refused,
    ]
