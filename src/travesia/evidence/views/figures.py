"""What the crossings page says: slices of the edition in force, as words and pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from travesia.evidence.domain import DIRECTIONS, Edition
from travesia.measures import ProtectedRow, Shown, Value, add_shown

from .charts import NARROW, SMALL, WIDE, Chart, Series, draw, highest_shown
from .words import month_short, month_text, nationality_text, number, value_text

MOST_MULTIPLES: Final = 6
_CODE: Final = re.compile(r"^[A-Z]{1,3}$")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader asked for; anything that is not published reads as not asked."""

    nationality: str = ""
    direction: str = ""
    unknown: bool = False

    @property
    def directions(self) -> tuple[str, ...]:
        """The directions on the page."""
        return (self.direction,) if self.direction else DIRECTIONS


def selection_of(request: HttpRequest, edition: Edition) -> Selection:
    """Read the filter; a nationality of which nothing is shown is the same as one that is none."""
    nationality = request.GET.get("nationality", "").strip().upper()
    direction = request.GET.get("direction", "").strip()
    if direction not in DIRECTIONS:
        direction = ""
    listed = {code.upper(): code for code in listed_nationalities(edition)}
    if nationality in listed:
        return Selection(listed[nationality], direction)
    return Selection("", direction, unknown=bool(_CODE.match(nationality)))


def listed_nationalities(edition: Edition) -> tuple[str, ...]:
    """Return the nationalities of which something is published."""
    return tuple(sorted({row.key for t in edition.cube.strata.values() for row in t.rows}))


def row_of(edition: Edition, direction: str, nationality: str) -> ProtectedRow | None:
    """Return what is published about a nationality in a direction."""
    rows = edition.cube.strata[direction].rows
    return next((row for row in rows if row.key == nationality), None)


def values_of(edition: Edition, direction: str, nationality: str) -> tuple[Value, ...]:
    """Return the months of a nationality, or of all together, in one direction."""
    table = edition.cube.strata[direction]
    if not nationality:
        return table.totals
    row = row_of(edition, direction, nationality)
    return row.cells if row else ()


def direction_text(direction: str) -> str:
    """Name a direction as a line's label."""
    return _("Entries") if direction == "entry" else _("Exits")


@dataclass(frozen=True, slots=True)
class Tile:
    """One big figure with what it counts."""

    value: str
    qualifier: str
    counts: str
    change: str


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One line of a table under a chart: a month, or a direction, with its figures."""

    head: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NationalityRow:
    """One line of the table of nationalities."""

    code: str
    name: str
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Multiple:
    """One small picture of a nationality."""

    code: str
    name: str
    chart: Chart
    text: str
    table: tuple[MonthRow, ...]


def lines_of(
    edition: Edition, chosen: Selection, nationality: str, *, whole_months: bool = False
) -> list[Series]:
    """Return the lines of one picture; a direction of which nothing is published is left out."""
    series = []
    running = bool(edition.running_month)
    for direction in chosen.directions:
        values = values_of(edition, direction, nationality)
        if values:
            css = "1" if direction == "entry" else "2"
            drawn = values[:-1] if running and whole_months else values
            end = value_text(drawn[-1]) if drawn else ""
            unfinished = running and not whole_months
            if unfinished:
                end = _("%(count)s so far") % {"count": end}
            begun = bool(edition.records_begin)
            series.append(Series(css, direction_text(direction), drawn, end, begun, unfinished))
    return series


def month_ticks(months: Sequence[str], *, every: int) -> list[tuple[int, str]]:
    """Choose the months that carry a label; the first of each year says the year."""
    chosen = range(0, len(months), every)
    years = {i: i == 0 or months[i][:4] != months[i - every][:4] for i in chosen}
    return [(i, month_short(months[i], with_year=years[i])) for i in chosen]


def charts_of(edition: Edition, chosen: Selection) -> tuple[Chart, Chart]:
    """Draw the main picture twice: wide, and narrow for a phone."""
    series = lines_of(edition, chosen, chosen.nationality)
    many = len(edition.months) > 12
    wide = draw(
        WIDE,
        series,
        months=month_ticks(edition.months, every=3 if many else 2),
        number=number,
    )
    narrow = draw(
        NARROW, series, months=month_ticks(edition.months, every=8 if many else 5), number=number
    )
    return wide, narrow


def multiples_of(edition: Edition, chosen: Selection) -> tuple[Multiple, ...]:
    """Draw the nationalities with the most crossings, all on one scale."""
    codes = [row.code for row in nationality_rows(edition, chosen)][:MOST_MULTIPLES]
    series = {code: lines_of(edition, chosen, code, whole_months=True) for code in codes}
    top = highest_shown([line for lines in series.values() for line in lines])
    months = months_over(edition)
    ends = month_ticks(months, every=max(len(months) - 1, 1))
    return tuple(
        Multiple(
            code,
            nationality_text(code),
            draw(SMALL, lines, months=ends, number=number, top=top),
            series_text(edition, lines),
            tuple(MonthRow(line.label, tuple(map(value_text, line.values))) for line in lines),
        )
        for code, lines in series.items()
        if months
    )


def months_over(edition: Edition) -> tuple[str, ...]:
    """Return the months that are over."""
    return edition.months[:-1] if edition.running_month else edition.months


def nationality_rows(edition: Edition, chosen: Selection) -> tuple[NationalityRow, ...]:
    """List nationalities by what is published about them, the largest first."""
    codes = {
        row.key: [row_of(edition, d, row.key) for d in chosen.directions]
        for direction in chosen.directions
        for row in edition.cube.strata[direction].rows
    }
    sizes = {
        code: add_shown([r.total for r in rows if r], threshold=edition.cube.threshold)
        for code, rows in codes.items()
    }
    counts = {code: v.count if isinstance(v, Shown) else 0 for code, v in sizes.items()}
    return tuple(
        NationalityRow(
            code,
            nationality_text(code),
            tuple(value_text(row.total) if row else _("not shown") for row in codes[code]),
        )
        for code in sorted(codes, key=lambda code: (-counts[code], nationality_text(code)))
    )


def month_rows(edition: Edition, chosen: Selection) -> tuple[MonthRow, ...]:
    """Return the table with the same figures as the main picture."""
    columns = [values_of(edition, d, chosen.nationality) for d in chosen.directions]
    return tuple(
        MonthRow(
            month_label(edition, month),
            tuple(value_text(c[index]) if c else _("not shown") for c in columns),
        )
        for index, month in enumerate(edition.months)
    )


def month_label(edition: Edition, month: str) -> str:
    """Name a month as briefly as a phone's table needs; one that is not whole says so."""
    name = month_short(month, with_year=True)
    if month in (edition.running_month, edition.records_begin):
        return _("%(month)s (part)") % {"month": name}
    return name


def comparable(edition: Edition, values: Sequence[Value]) -> list[tuple[int, str]]:
    """Return the shown counts of whole months with their months, in order of time."""
    return [
        (value.count, month)
        for value, month in zip(values, edition.months, strict=False)
        if isinstance(value, Shown) and month in edition.whole_months
    ]


def series_text(edition: Edition, series: Sequence[Series]) -> str:
    """Say a picture in words: first, highest and last shown month of each line."""
    sentences = []
    for line in series:
        shown = comparable(edition, line.values)
        if not shown:
            sentences.append(_("%(line)s: no month can be shown.") % {"line": line.label})
            continue
        top = max(shown)
        sentences.append(
            _(
                "%(line)s: %(first)s in %(first_month)s, "
                "the highest shown %(top)s in %(top_month)s, %(last)s in %(last_month)s."
            )
            % {
                "line": line.label,
                "first": number(shown[0][0]),
                "first_month": month_text(shown[0][1]),
                "top": number(top[0]),
                "top_month": month_text(top[1]),
                "last": number(shown[-1][0]),
                "last_month": month_text(shown[-1][1]),
            }
        )
    return " ".join(sentences)
