"""Rules about one figure: how it is worded, split, dated and nested."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from travesia.programme.domain.adding import split_bounds
from travesia.programme.domain.book import Book
from travesia.programme.domain.checks.findings import Finding, Severity, plain_text, raise_finding
from travesia.programme.domain.figures import (
    Figure,
    Kind,
    Qualifier,
    SplitForm,
    SubsetStatus,
)

_OF_A_PERIOD = frozenset({Kind.OUTPUT, Kind.REACH})
_ROUND = 10
"""A number behind "more than" that this does not divide was counted, and looks exact."""


def percent_only(book: Book) -> Iterable[Finding]:
    """A breakdown is known in rounded percents only: counts are bounds, and nobody's invention."""
    for figure in book.figures:
        if figure.split is not None and figure.split.form is SplitForm.PERCENT_ROUNDED:
            bounds = split_bounds(figure).items()
            told = "; ".join(f"{name} {low}-{high}" for name, (low, high) in bounds)
            without = [p.category for p in figure.split.parts if p.value is None]
            yield raise_finding(
                book,
                "percent_only",
                Severity.WARNING,
                [figure.code],
                bounds=told,
                missing=", ".join(without),
            )


def bound_looks_exact(book: Book) -> Iterable[Finding]:
    """A bound such as "more than 1,226" reads like a count: is it exact, or should it be round?"""
    for figure in book.figures:
        if figure.qualifier is Qualifier.MORE_THAN and figure.value and figure.value % _ROUND:
            yield raise_finding(
                book,
                "bound_looks_exact",
                Severity.WARNING,
                [figure.code],
                value=plain_text(figure.value),
            )


def period_exceeds_source(book: Book) -> Iterable[Finding]:
    """A figure of a period counts days that its bulletin does not report on."""
    sources = {one.code: one for one in book.bulletins}
    for figure in book.figures:
        source = sources.get(figure.source)
        if source is None or figure.kind not in _OF_A_PERIOD:
            continue
        first, last = figure.period.first, figure.period.last
        early = first and source.period.first and first < source.period.first
        late = last and source.period.last and last > source.period.last
        if early or late:
            shared = "" if figure.attribution_share is not None else "yes"
            yield raise_finding(
                book,
                "period_exceeds_source",
                Severity.WARNING,
                [figure.code],
                first=str(first),
                last=str(last),
                share_missing=shared,
            )


def subset_unknown(book: Book) -> Iterable[Finding]:
    """Nobody stated whether a group is inside a total; it is not added to it."""
    for figure in book.figures:
        if figure.subset_status is SubsetStatus.UNKNOWN:
            yield raise_finding(
                book,
                "subset_unknown",
                Severity.WARNING,
                [figure.code, figure.subset_of],
                total=figure.subset_of,
            )


def words_differ(book: Book) -> Iterable[Finding]:
    """One indicator's totals are printed under different words; they may count different things."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in book.figures:
        if not figure.source or figure.subset_of:
            continue  # what is entered here says in its own words what it counts
        if figure.indicator and figure.kind in _OF_A_PERIOD:
            groups[figure.indicator, figure.unit].append(figure)
    for (indicator, _unit), found in sorted(groups.items()):
        words = Counter(figure.subject for figure in found)
        if len(words) > 1:
            usual = words.most_common(1)[0][0]
            yield raise_finding(
                book,
                "words_differ",
                Severity.INFO,
                [one.code for one in found if one.subject != usual or len(found) == len(words)],
                indicator=indicator,
                words="; ".join(sorted(words)),
            )


RULES = (percent_only, bound_looks_exact, period_exceeds_source, subset_unknown, words_differ)
