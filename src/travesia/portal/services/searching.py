"""Take documents into the search and out of it, in the transaction that changes what they tell.

Whoever calls has asked for the permission and writes the journal entry: the index holds nothing
that is not in the tables of content. What was taken in is found by the next question.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from operator import attrgetter
from typing import TypeVar
from uuid import uuid4

from django.db import transaction
from django.db.models import F, QuerySet

from travesia.core import clock
from travesia.portal.domain import search
from travesia.portal.models import (
    EmptySearchCount,
    SearchDocument,
    SearchIndex,
    SearchTerm,
    SearchWord,
)

_AT_ONCE = 400
"""Rows of one statement; SQLite takes a thousand values in old builds."""
_LONGEST_WRITTEN = 80

T = TypeVar("T")
Key = tuple[str, str, str]
"""Kind, id and language of a document."""


def index_documents(*, documents: Iterable[search.SearchDocument]) -> int:
    """Take documents in, in place of what was known of them; return how many can be found now.

    A withdrawn one is taken out. Documents that are not named stay as they are.
    """
    found = 0
    with transaction.atomic():
        hold()
        for some in _pieces(documents):
            found += _take_in(list({_key(one): one for one in some}.values()))
        turn_over()
    return found


def remove_documents(*, kind: str, ids: Iterable[str]) -> None:
    """Take things out in all their languages; what is not there is no error."""
    with transaction.atomic():
        hold()
        for some in _pieces(ids):
            _take_out(SearchDocument.objects.filter(kind=kind, item__in=some))
        turn_over()


def rebuild_index(*, documents: Iterable[search.SearchDocument]) -> int:
    """Empty the index and take these documents in; return how many can be found now."""
    with transaction.atomic():
        hold()
        SearchIndex.objects.filter(pk=1).update(directory=0)
        SearchTerm.objects.all().delete()
        SearchDocument.objects.all().delete()
        SearchWord.objects.all().delete()
        return index_documents(documents=documents)


def count_empty_search(*, language: str, country: str = "", topic: str = "") -> None:
    """Count one search that found nothing: month, language, country and topic, no word of it."""
    today = clock.today()
    with transaction.atomic():
        row, _made = EmptySearchCount.objects.get_or_create(
            month=date(today.year, today.month, 1),
            language=language[:8],
            country=country[:3],
            topic=topic[:40],
        )
        EmptySearchCount.objects.filter(pk=row.pk).update(number=F("number") + 1)


def hold() -> None:
    """Let one change of the index go on at a time, on either database."""
    SearchIndex.objects.get_or_create(pk=1, defaults={"stamp": ""})
    SearchIndex.objects.select_for_update().get(pk=1)


def turn_over() -> None:
    """Tell every process that what it keeps of the index is old."""
    # Not a number: one that a rolled-back transaction gave would be given again.
    SearchIndex.objects.filter(pk=1).update(stamp=uuid4().hex)


def _take_in(documents: Sequence[search.SearchDocument]) -> int:
    keys = {_key(one) for one in documents}
    rows = SearchDocument.objects.filter(item__in={item for _kind, item, _language in keys})
    known = {key: row for row in rows if (key := (row.kind, row.item, row.language)) in keys}
    _take_out(SearchDocument.objects.filter(pk__in=[row.pk for row in known.values()]))
    words: Counter[tuple[str, str]] = Counter()
    written: dict[tuple[str, str], str] = {}
    new: list[SearchDocument] = []
    terms: list[dict[str, int]] = []
    for document in documents:
        if document.withdrawn:
            continue
        indexed = search.index_of(document)
        before = known.get(_key(document))
        new.append(_row(document, indexed, before.pk if before else None))
        terms.append(indexed.terms)
        for word, shape in indexed.words.items():
            words[word, document.language] += 1
            written[word, document.language] = shape[:_LONGEST_WRITTEN]
    SearchDocument.objects.bulk_create(new, batch_size=_AT_ONCE)
    postings = [
        SearchTerm(document=row, term=term, weight=weight)
        for row, found in zip(new, terms, strict=True)
        for term, weight in found.items()
    ]
    # In the order of the index, so that one page of it is written once and not many times.
    postings.sort(key=attrgetter("term", "document_id"))
    SearchTerm.objects.bulk_create(postings, batch_size=_AT_ONCE)
    _recount(words, written)
    return len(new)


def _row(
    document: search.SearchDocument, indexed: search.Indexed, pk: int | None
) -> SearchDocument:
    shown = search.shown_of(document)
    return SearchDocument(
        pk=pk,
        kind=document.kind,
        item=document.id,
        language=document.language,
        title=shown.title,
        text=shown.text,
        countries=" ".join(document.countries),
        topic=document.topic,
        reviewed=search.entry_of(document).reviewed,
        words=" ".join(sorted(indexed.words)),
    )


def _take_out(rows: QuerySet[SearchDocument]) -> None:
    words: Counter[tuple[str, str]] = Counter()
    for language, held in rows.values_list("language", "words"):
        words.subtract((word, language) for word in held.split())
    SearchTerm.objects.filter(document__in=rows.values("pk")).delete()
    rows.delete()
    _recount(words, {})


def _recount(changes: Counter[tuple[str, str]], written: dict[tuple[str, str], str]) -> None:
    """Add to the number of documents that hold each word; a word that none holds goes."""
    by_language: defaultdict[str, list[str]] = defaultdict(list)
    for word, language in changes:
        by_language[language].append(word)
    for language, words in by_language.items():
        for some in _pieces(words):
            rows = {
                row.word: row for row in SearchWord.objects.filter(language=language, word__in=some)
            }
            new = []
            for word in some:
                row = rows.get(word)
                if row is None:
                    row = SearchWord(word=word, language=language, documents=0, written="")
                    new.append(row)
                row.documents += changes[word, language]
                row.written = max(row.written, written.get((word, language), ""))
            gone = [row.pk for row in rows.values() if row.documents <= 0]
            SearchWord.objects.filter(pk__in=gone).delete()
            SearchWord.objects.bulk_update(
                [row for row in rows.values() if row.documents > 0], ["documents", "written"]
            )
            SearchWord.objects.bulk_create(row for row in new if row.documents > 0)


def _key(document: search.SearchDocument) -> Key:
    return document.kind, document.id, document.language


def _pieces(things: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
