"""Figures as tables with words: what the page shows, what reports print, what files hold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from travesia.border.domain import AGE_GROUPS
from travesia.border.domain.periods import Period
from travesia.border.domain.tallying import Dimension
from travesia.border.selectors.figures import Figures, Flow
from travesia.border.views.days import language, short_day
from travesia.vocab import state_name, term_name, terms

#: Rows of nationalities on a page; the rest is one row, and files have them all.
MOST = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its code, its words and its counts."""

    code: str
    label: str
    flow: Flow


@dataclass(frozen=True, slots=True)
class Table:
    """Movements counted by one thing, in words, largest or first in order first."""

    key: str
    title: str
    #: What the first column holds.
    head: str
    rows: tuple[Row, ...]
    #: What has to be said beside the table; mostly empty.
    remark: str = ""

    @property
    def highest(self) -> int:
        """The largest count of the table, for the length of bars; at least 1."""
        return max([row.flow.crossed for row in self.rows] + [1])


def heads(first: str) -> list[tuple[str, bool]]:
    """Return the heads of every table of movements."""
    return [(first, False), *((words, True) for words in flow_words())]


def flow_words() -> tuple[str, str, str]:
    """Say what the three counts of a row are."""
    return _("Entries"), _("Exits"), _("Refused")


def cells(row: Row) -> list[object]:
    """Return a row as cells: words, entries, exits, refused."""
    return [row.label, row.flow.entries, row.flow.exits, row.flow.refused]


def tables_of(figures: Figures, period: Period, *, most: int | None = None) -> tuple[Table, ...]:
    """Return all tables of movements; `most` keeps the nationalities with the most movements."""
    several = len(figures.posts) > 1
    by_mode = [_modes(figures)] if several else []
    by_post = [_posts(figures)] if several else []
    by_day = [_days(figures, period)] if period.kind == "month" else []
    return (
        *by_day,
        _hours(figures),
        *by_post,
        _nationalities(figures, most),
        _sexes(figures),
        _ages(figures),
        _purposes(figures),
        *by_mode,
    )


def place_words(figures: Figures, country: str = "") -> str:
    """Say where: the name of the post, or of the country for all its posts."""
    if country:
        return _("All posts of %(country)s") % {"country": state_name(country, language())}
    return figures.posts[0].name


def period_words(period: Period) -> str:
    """Say when: 20 November 2026, or November 2026."""
    if period.kind == "day":
        return date_format(period.first, "DATE_FORMAT")
    return f"{MONTHS[period.first.month]} {period.first.year}"


def _days(figures: Figures, period: Period) -> Table:
    rows = tuple(
        Row(day.isoformat(), short_day(day), figures.days.get(day, Flow())) for day in period.days
    )
    return Table("day", _("By day"), _("Day"), rows)


def _hours(figures: Figures) -> Table:
    found = figures.of(Dimension.HOUR)
    rows = tuple(
        Row(f"{hour:02d}", f"{hour:02d}:00", found.get(f"{hour:02d}", Flow())) for hour in range(24)
    )
    remark = _("Hours of the day at the post; 08:00 holds everything until 08:59.")
    return Table("hour", _("By hour of the day"), _("Hour"), rows, remark)


def _posts(figures: Figures) -> Table:
    rows = [Row(p.code, p.name, figures.by_post.get(p.code, Flow())) for p in figures.posts]
    return Table("post", _("By post"), _("Post"), _largest(rows))


def _modes(figures: Figures) -> Table:
    return _by_terms(figures, Dimension.MODE, "transport_modes", _("By mode"), _("Mode"))


def _purposes(figures: Figures) -> Table:
    table = _by_terms(figures, Dimension.PURPOSE, "purposes", _("By purpose"), _("Purpose"))
    remark = _("As travellers say; at an exit the purpose is seldom asked.")
    return Table(table.key, table.title, table.head, table.rows, remark)


def _sexes(figures: Figures) -> Table:
    return _by_terms(figures, Dimension.SEX, "sexes", _("By sex"), _("Sex"))


def _ages(figures: Figures) -> Table:
    found = figures.of(Dimension.AGE)
    rows = [Row(code, code, found.get(code, Flow())) for code in AGE_GROUPS]
    rest = sum((f for code, f in found.items() if code not in AGE_GROUPS), Flow())
    rows += [Row("unknown", _("not known"), rest)] if rest != Flow() else []
    remark = _("Completed years on the day of the movement.")
    return Table("age", _("By age"), _("Age"), tuple(rows), remark)


def _nationalities(figures: Figures, most: int | None) -> Table:
    def words(code: str) -> str:
        return state_name(code, language())

    rows = _largest(_rows(figures.of(Dimension.NATIONALITY), words))
    if most is not None and len(rows) > most + 1:
        rest = sum((row.flow for row in rows[most:]), Flow())
        words_rest = _("%(count)s others") % {"count": len(rows) - most}
        rows = (*rows[:most], Row("others", words_rest, rest))
    remark = _("Nationality as the travel document says.")
    return Table("nationality", _("By nationality"), _("Nationality"), rows, remark)


def _by_terms(figures: Figures, dimension: Dimension, name: str, title: str, head: str) -> Table:
    order = [term.code for term in terms(name)]
    rows = _rows(figures.of(dimension), lambda code: term_name(name, code, language()))
    known = sorted(rows, key=lambda row: order.index(row.code) if row.code in order else len(order))
    shown = known if name == "sexes" else _largest(known)
    return Table(str(dimension), title, head, tuple(shown))


def _rows(found: Mapping[str, Flow], words: Callable[[str], str]) -> list[Row]:
    return [
        Row(code or "unknown", words(code) if code else _("not recorded"), flow)
        for code, flow in found.items()
    ]


def _largest(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Order by movements, largest first; what is not known comes last."""
    return tuple(
        sorted(rows, key=lambda row: (row.code == "unknown", -row.flow.crossed, row.label))
    )


def busiest(rows: Sequence[Row]) -> Row | None:
    """Return the row with the most movements; None when nobody crossed."""
    found = max(rows, key=lambda row: row.flow.crossed, default=None)
    return found if found is not None and found.flow.crossed else None
