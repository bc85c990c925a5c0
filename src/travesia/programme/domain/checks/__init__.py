"""What does not fit together in a book of figures: rules, each with its severity and its places.

A rule reads what was printed and says what is wrong; it never repairs. An error stops publication,
a warning needs a footnote, information needs a look.
"""

from travesia.programme.domain.book import Book
from travesia.programme.domain.checks import series, single, texts, threads
from travesia.programme.domain.checks.findings import Finding, Severity, raise_finding

__all__ = ["Finding", "Severity", "check", "raise_finding", "remarks"]

_RULES = (*single.RULES, *series.RULES, *threads.RULES, *texts.RULES)
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check(book: Book) -> tuple[Finding, ...]:
    """Return what every rule finds, errors first; the same book gives the same answer."""
    found = [one for rule in _RULES for one in rule(book)]
    return tuple(sorted(found, key=lambda one: (_ORDER[one.severity], one.code, one.refs)))


def remarks(book: Book) -> tuple[Finding, ...]:
    """Return what whoever read the sources wrote down, as findings of their own kind.

    They stand beside what the rules find: a reader sees on paper what no rule sees in a file.
    """
    return tuple(
        raise_finding(
            book,
            "remark",
            Severity(one.data.get("severity", "info")),
            [str(ref) for ref in one.data.get("refs", ())],
            remark=one.ref,
            text=str(one.data.get("text", "")),
        )
        for one in book.of_kind("inconsistencies")
    )
