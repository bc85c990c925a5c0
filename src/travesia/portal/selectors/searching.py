"""Answer questions from the tables of the search, and show its synonyms to their editors.

Words of a question never reach the database unless documents hold them: every process keeps the
words of the index under its stamp, takes the question apart with them and asks for known terms
only. Nothing of a question is kept.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.portal.domain import search as domain
from travesia.portal.domain.errors import PortalNotFoundError
from travesia.portal.models import (
    EmptySearchCount,
    SearchDocument,
    SearchIndex,
    SearchTerm,
    SearchWord,
    SynonymGroup,
)

_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class SynonymRow:
    """A group of synonyms as its editors see it."""

    id: UUID
    group: domain.SynonymGroup
    number: int
    """Goes up with every change."""


@dataclass(frozen=True, slots=True)
class EmptySearches:
    """How many searches found nothing."""

    month: date
    language: str
    country: str
    topic: str
    number: int


def search(
    *, query: domain.SearchQuery, page: int = 1, size: int = domain.PAGE
) -> domain.SearchResult:
    """Answer a question of the public; no text makes it fail. Pages count from 1."""
    today = clock.today().toordinal()
    return domain.find(query, _Tables.now(), today=today, page=page, size=size)


def synonym_rows() -> tuple[SynonymRow, ...]:
    """Return the groups in force, by key."""
    return tuple(
        SynonymRow(row.id, _group(row), row.number)
        for row in SynonymGroup.objects.filter(removed=False)
    )


def synonym_row(group: UUID) -> SynonymRow:
    """Return a group in force; PortalNotFoundError (`portal.synonyms_unknown`) for no such one."""
    row = SynonymGroup.objects.filter(pk=group, removed=False).first()
    if row is None:
        raise PortalNotFoundError(
            "portal.synonyms_unknown", _("These synonyms are not there any more.")
        )
    return SynonymRow(row.id, _group(row), row.number)


def empty_searches(*, since: date) -> tuple[EmptySearches, ...]:
    """Return the numbers of searches that found nothing since a day's month, newest month first."""
    rows = EmptySearchCount.objects.filter(month__gte=since.replace(day=1))
    ordered = rows.order_by("-month", "-number", "language", "country", "topic")
    fields = ("month", "language", "country", "topic", "number")
    return tuple(EmptySearches(*row) for row in ordered.values_list(*fields))


class _Tables:
    """The library that the tables are; made anew when their stamp changes."""

    _kept: "ClassVar[_Tables | None]" = None

    def __init__(self, stamp: str) -> None:
        self.stamp = stamp
        self.synonyms = domain.Synonyms(
            [_group(row) for row in SynonymGroup.objects.filter(removed=False)]
        )
        words = SearchWord.objects.values_list("word", "language", "documents", "written")
        entries = dict(_entries())
        self.corpus = domain.Corpus(
            vocabulary=domain.Vocabulary(
                (domain.Word(*row) for row in words), self.synonyms.words()
            ),
            entries=entries,
            documents=Counter(entry.language for entry in entries.values()),
        )

    @classmethod
    def now(cls) -> "_Tables":
        """Return what is kept if nothing was changed since, else read it."""
        # The stamp is read first: what is read after it is at least as new.
        stamp = SearchIndex.objects.values_list("stamp", flat=True).first() or ""
        kept = cls._kept
        if kept is None or kept.stamp != stamp:
            kept = cls._kept = cls(stamp)
        return kept

    def postings(self, terms: Collection[str]) -> domain.Postings:
        """Return the documents that hold each of these terms."""
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        ordered = sorted(terms)
        for at in range(0, len(ordered), _AT_ONCE):
            rows = SearchTerm.objects.filter(term__in=ordered[at : at + _AT_ONCE])
            for term, document, weight in rows.values_list("term", "document_id", "weight"):
                found[term].append((document, weight))
        return found

    def shown(self, documents: Sequence[int]) -> Mapping[int, domain.Shown]:
        """Return title and text of these documents."""
        rows = SearchDocument.objects.filter(pk__in=documents)
        return {
            pk: domain.Shown(title, text)
            for pk, title, text in rows.values_list("pk", "title", "text")
        }


def _entries() -> Iterator[tuple[int, domain.Entry]]:
    fields = ("pk", "kind", "item", "language", "countries", "topic", "reviewed")
    countries: dict[str, tuple[str, ...]] = {}
    for pk, kind, item, language, joined, topic, day in (
        SearchDocument.objects.order_by().values_list(*fields).iterator(chunk_size=5000)
    ):
        split = countries.get(joined)
        if split is None:
            split = countries[joined] = tuple(joined.split())
        yield pk, domain.Entry(kind, item, language, split, topic, day)


def _group(row: SynonymGroup) -> domain.SynonymGroup:
    return domain.SynonymGroup(row.key, tuple((tag, phrase) for tag, phrase in row.phrases))
