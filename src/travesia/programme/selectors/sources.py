"""Reading publications, what they say besides figures, and the whole book with its findings."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from travesia.core.once import once
from travesia.programme.domain.book import Book, Record, Source
from travesia.programme.domain.checks import Finding, check, remarks
from travesia.programme.models import Source as SourceRow
from travesia.programme.models import SourceRecord
from travesia.programme.selectors.figures import figures
from travesia.programme.selectors.rows import record_value, source_value


def sources() -> tuple[Source, ...]:
    """Return the publications, by the end of their period."""
    return tuple(source_value(row) for row in SourceRow.objects.all())


def source_names() -> Mapping[str, str]:
    """Return what to call each publication: its label, with the code that figures begin with."""

    def names() -> dict[str, str]:
        rows = SourceRow.objects.values_list("code", "label", "kind")
        return {code: _name(code, label, kind) for code, label, kind in rows}

    return once(("programme.sources", get_language()), names)


def _name(code: str, label: str, kind: str) -> str:
    if kind == "page" and label == code:
        return _("Programme page (%(code)s)") % {"code": code}
    return code if label == code else f"{label} ({code})"


def records(kind: str = "") -> tuple[Record, ...]:
    """Return what publications say besides figures, in the order of their files."""
    rows = SourceRecord.objects.select_related("source")
    return tuple(record_value(row) for row in (rows.filter(kind=kind) if kind else rows))


def book() -> Book:
    """Return every source, every figure that stands, and every record."""
    return Book(sources(), figures(), records())


def findings() -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what the rules find in the book, and what readers of the sources wrote down."""
    whole = book()
    return check(whole), remarks(whole)
