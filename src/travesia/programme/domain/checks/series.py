"""Rules about several figures: what follows one another, and what is missing in between."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import combinations, pairwise

from travesia.programme.domain.book import Book
from travesia.programme.domain.checks.findings import Finding, Severity, plain_text, raise_finding
from travesia.programme.domain.figures import Basis, Figure, Kind

_OF_A_PERIOD = frozenset({Kind.OUTPUT, Kind.REACH})
#: The section in which a bulletin prints what it prints every time.
_NUMBERS = "numbers"


def _by_indicator(book: Book) -> list[tuple[str, list[Figure]]]:
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in book.figures:
        if figure.indicator:
            groups[figure.indicator].append(figure)
    return sorted(groups.items())


def opening_adds_nothing(book: Book) -> Iterable[Finding]:
    """As many stood before the day on which one more was opened as are counted with it."""
    for indicator, found in _by_indicator(book):
        stocks = [f for f in found if f.kind is Kind.STOCK and f.value is not None]
        for before, opening in ((a, b) for a in stocks for b in stocks if a is not b):
            day, until = opening.period.first, before.period.last
            if day is None or until is None or opening.period.days != 1 or until >= day:
                continue
            if before.geography == opening.geography and _value(opening) <= _value(before):
                yield raise_finding(
                    book,
                    "opening_adds_nothing",
                    Severity.ERROR,
                    [before.code, opening.code],
                    indicator=indicator,
                    before=plain_text(_value(before)),
                    after=plain_text(_value(opening)),
                    day=str(day),
                )


def counted_again(book: Book) -> Iterable[Finding]:
    """Two publications count the same days and places: adding them counts people twice."""
    for indicator, found in _by_indicator(book):
        for one, other in combinations([f for f in found if f.kind in _OF_A_PERIOD], 2):
            if one.source == other.source or one.unit != other.unit:
                continue
            if one.period.days is None or other.period.days is None:
                continue
            inside = other.code == one.subset_of or one.code == other.subset_of
            shared = not one.geography or not other.geography
            shared = shared or bool(set(one.geography) & set(other.geography))
            if inside or (shared and one.period.may_overlap(other.period)):
                yield raise_finding(
                    book,
                    "counted_again",
                    Severity.ERROR,
                    [one.code, other.code],
                    indicator=indicator,
                )


def sum_not_unique(book: Book) -> Iterable[Finding]:
    """Totals of several periods without a stated basis: their sum is no number of people."""
    for indicator, found in _by_indicator(book):
        totals = [
            f
            for f in found
            if f.kind is Kind.OUTPUT
            and f.unit == "person"
            and not f.subset_of
            and f.basis is Basis.NOT_STATED
            and f.period.days is not None
            and f.value is not None
        ]
        if len({(f.period.first, f.period.last) for f in totals}) > 1:
            months = sorted({round((f.period.days or 0) / 30) for f in totals})
            yield raise_finding(
                book,
                "sum_not_unique",
                Severity.WARNING,
                [f.code for f in totals],
                indicator=indicator,
                sum=plain_text(sum((_value(f) for f in totals), Decimal(0))),
                months=", ".join(map(str, months)),
            )


def unknown_not_zero(book: Book) -> Iterable[Finding]:
    """Two bulletins or more print an indicator and others do not: unknown there, not zero."""
    for indicator, found in _by_indicator(book):
        printed = [f for f in found if f.section == _NUMBERS and not f.subset_of]
        where = {f.source for f in printed}
        others = [t for t in _totals(book) if t.source not in where and t.indicator != indicator]
        if len(where) > 1 and others:
            yield raise_finding(
                book,
                "unknown_not_zero",
                Severity.WARNING,
                [*(f.code for f in printed), *(f.code for f in others)],
                indicator=indicator,
                without=", ".join(f.source for f in others),
            )


def _totals(book: Book) -> Sequence[Figure]:
    """Return the first total of every bulletin that prints numbers, oldest first."""
    found: dict[str, Figure] = {}
    for figure in book.figures:
        if figure.section == _NUMBERS and not figure.subset_of and figure.split is not None:
            found.setdefault(figure.source, figure)
    return [found[one.code] for one in book.bulletins if one.code in found]


def cumulative_beside_period(book: Book) -> Iterable[Finding]:
    """One indicator is counted since a beginning here and within a period there."""
    for indicator, found in _by_indicator(book):
        since = [f for f in found if f.kind is Kind.CUMULATIVE]
        within = [f for f in found if f.kind in _OF_A_PERIOD]
        if since and within:
            yield raise_finding(
                book,
                "cumulative_beside_period",
                Severity.INFO,
                [f.code for f in (*since, *within)],
                indicator=indicator,
                since=str(since[0].period.first),
            )


def months_without_bulletin(book: Book) -> Iterable[Finding]:
    """No bulletin reports on some days between two others."""
    for before, after in pairwise(book.bulletins):
        last, first = before.period.last, after.period.first
        if last is not None and first is not None and first - last > timedelta(days=1):
            yield raise_finding(
                book,
                "months_without_bulletin",
                Severity.INFO,
                [before.code, after.code],
                first=str(last + timedelta(days=1)),
                last=str(first - timedelta(days=1)),
            )


def _value(figure: Figure) -> Decimal:
    return figure.value if figure.value is not None else Decimal(0)


RULES = (
    opening_adds_nothing,
    counted_again,
    sum_not_unique,
    unknown_not_zero,
    cumulative_beside_period,
    months_without_bulletin,
)
