"""Titles that say the finding, and the tiles of the page: computed from shown figures only."""

from __future__ import annotations

from django.utils.translation import gettext as _

from travesia.evidence.domain import Edition
from travesia.measures import Qualifier, Shown, Value

from .figures import (
    Selection,
    Tile,
    comparable,
    direction_text,
    lines_of,
    months_over,
    row_of,
    values_of,
)
from .words import month_text, nationality_text, number, value_text


def title_of(edition: Edition, chosen: Selection) -> str:
    """Return the page's title: the last whole month in one sentence, or the measure."""
    last = len(months_over(edition)) - 1
    if chosen.nationality:
        return _("Crossings by nationals of %(state)s") % {
            "state": nationality_text(chosen.nationality)
        }
    values = [values_of(edition, d, "")[last] for d in chosen.directions] if last >= 0 else []
    if not values or not all(isinstance(value, Shown) for value in values):
        return _("Crossings at border posts")
    facts = {"month": month_text(edition.months[last])}
    texts = [value_text(value) for value in values]
    if len(values) == 2:
        return _("%(entries)s entries and %(exits)s exits in %(month)s") % {
            **facts,
            "entries": texts[0],
            "exits": texts[1],
        }
    if chosen.direction == "entry":
        return _("%(entries)s entries in %(month)s") % {**facts, "entries": texts[0]}
    return _("%(exits)s exits in %(month)s") % {**facts, "exits": texts[0]}


def chart_title(edition: Edition, chosen: Selection) -> str:
    """Say when the first line was highest, or name the measure when too little is shown."""
    for line in lines_of(edition, chosen, chosen.nationality):
        shown = comparable(edition, line.values)
        if len(shown) < max(3, len(edition.whole_months)):
            continue  # a hidden month may have been higher or lower than all that are shown
        top, low = max(shown), min(shown)
        facts = {"top": month_text(top[1]), "low": month_text(low[1])}
        if top[0] == low[0]:
            continue
        if line.css == "1":
            return _("Entries were highest in %(top)s and lowest in %(low)s") % facts
        return _("Exits were highest in %(top)s and lowest in %(low)s") % facts
    return _("Crossings by month and direction")


def tiles_of(edition: Edition, chosen: Selection) -> tuple[Tile, ...]:
    """Return the big figures: the last whole month, and the running month or the whole period."""
    last = len(months_over(edition)) - 1
    tiles = []
    for direction in chosen.directions:
        values = values_of(edition, direction, chosen.nationality)
        if values and last >= 0:
            tiles.append(_month_tile(edition, direction, values, last))
    for direction in chosen.directions:
        values = values_of(edition, direction, chosen.nationality)
        if values and edition.running_month:
            counts = (
                _("entries in %(month)s, so far.")
                if direction == "entry"
                else _("exits in %(month)s, so far.")
            ) % {"month": month_text(edition.running_month)}
            tiles.append(Tile(value_text(values[-1]), "", counts, ""))
        elif values:
            tiles.append(_period_tile(edition, direction, chosen.nationality))
    return tuple(tiles)


def _month_tile(edition: Edition, direction: str, values: tuple[Value, ...], index: int) -> Tile:
    month = month_text(edition.months[index])
    counts = (_("entries in %(month)s.") if direction == "entry" else _("exits in %(month)s.")) % {
        "month": month
    }
    change = ""
    if index and edition.months[index - 1] in edition.whole_months:
        change = _change(values[index], values[index - 1], edition.months[index - 1])
    return Tile(value_text(values[index]), "", counts, change)


def _period_tile(edition: Edition, direction: str, nationality: str) -> Tile:
    row = row_of(edition, direction, nationality) if nationality else None
    total = row.total if row else edition.cube.strata[direction].total
    bound = isinstance(total, Shown) and total.qualifier is Qualifier.AT_LEAST
    text = number(total.count) if isinstance(total, Shown) else value_text(total)
    counts = _("%(direction)s from %(first)s to %(last)s.") % {
        "direction": direction_text(direction).lower(),
        "first": month_text(edition.months[0]),
        "last": month_text(edition.months[-1]),
    }
    return Tile(text, _("at least") if bound else "", counts, "")


def _change(now: Value, before: Value, month: str) -> str:
    """Say the change on the month before, when both are shown; a rate of two public figures."""
    if not isinstance(now, Shown) or not isinstance(before, Shown):
        return ""
    percent = round(100 * (now.count - before.count) / before.count)
    facts = {"percent": abs(percent), "month": month_text(month)}
    if percent > 0:
        return _("Up %(percent)s %% on %(month)s.") % facts
    if percent < 0:
        return _("Down %(percent)s %% on %(month)s.") % facts
    return _("As in %(month)s.") % facts
