"""A search over any library of documents: the node's database, or a list in memory."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from travesia.portal.domain.search.concepts import question
from travesia.portal.domain.search.documents import SearchQuery, SearchResult, Shown
from travesia.portal.domain.search.rank import Corpus, Postings, rank, within_reach
from travesia.portal.domain.search.snippet import hit
from travesia.portal.domain.search.synonyms import Synonyms

PAGE = 20
"""Hits on a page."""


class Library(Protocol):
    """Where documents are kept."""

    @property
    def corpus(self) -> Corpus:
        """What ranking needs to know of all documents."""
        ...

    @property
    def synonyms(self) -> Synonyms:
        """The synonyms in force."""
        ...

    def postings(self, terms: Collection[str]) -> Postings:
        """Return the documents that hold each of these terms."""
        ...

    def shown(self, documents: Sequence[int]) -> Mapping[int, Shown]:
        """Return title and text of these documents."""
        ...


def find(
    query: SearchQuery, library: Library, *, today: int, page: int = 1, size: int = PAGE
) -> SearchResult:
    """Answer a question; `today` is an ordinal, pages count from 1. No text makes it fail."""
    corpus = library.corpus
    asked = question(query.text, query.language, corpus.vocabulary, library.synonyms)
    concepts = within_reach(asked.concepts, corpus.vocabulary)
    terms = frozenset(term for concept in concepts for term in concept.terms)
    if not terms:
        return SearchResult(suggestion=asked.suggestion, notice=asked.notice)
    first = max(0, page - 1) * size
    found = library.postings(terms)
    ranked, number = rank(concepts, found, corpus, query, today=today, most=first + size)
    chosen = ranked[first : first + size]
    shown = library.shown([one.document for one in chosen])
    return SearchResult(
        hits=tuple(hit(one, shown[one.document], terms) for one in chosen if one.document in shown),
        number=number,
        suggestion=asked.suggestion,
        notice=asked.notice,
    )
