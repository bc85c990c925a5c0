"""The search of an offline pack: the same index as JSON, for `pack-search.js` in the browser."""

import json
from collections import defaultdict
from collections.abc import Iterable

from travesia.portal.domain.search.documents import SearchDocument
from travesia.portal.domain.search.normalise import language_table
from travesia.portal.domain.search.postings import shown_of
from travesia.portal.domain.search.rank import neighbours
from travesia.portal.domain.search.shelf import Shelf
from travesia.portal.domain.search.stem import LANGUAGES
from travesia.portal.domain.search.synonyms import SynonymGroup

FORMAT = 1
"""Raised when `pack-search.js` has to read something else."""


def pack_index(documents: Iterable[SearchDocument], groups: Iterable[SynonymGroup]) -> str:
    """Return the index of these documents as JSON, the same bytes for the same documents.

    Documents lie in the order of kind, id and language. Days are proleptic ordinals. Of
    sensitive documents no word of the body is in it.
    """
    ordered = sorted(documents, key=lambda one: (one.kind, one.id, one.language))
    shelf = Shelf(ordered, groups)
    rows = []
    for document, entry in zip(shelf.documents, shelf.corpus.entries.values(), strict=True):
        shown = shown_of(document)
        rows.append(
            [
                *(entry.kind, entry.id, entry.language, list(entry.countries), entry.topic),
                *(entry.reviewed, shown.title, shown.text),
            ]
        )
    content = {
        "format": FORMAT,
        "languages": LANGUAGES,
        "small": sorted(language_table()["small"].split()),
        "elisions": sorted(language_table()["elisions"].split()),
        "letters": language_table()["letters"],
        "endings": language_table()["endings"],
        "near": {country: sorted(others) for country, others in sorted(neighbours().items())},
        "synonyms": [
            [group.key, list(group.phrases)]
            for group in sorted(shelf.groups, key=lambda one: one.key)
        ],
        "documents": rows,
        "terms": _terms(shelf),
        "words": _words(shelf),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _terms(shelf: Shelf) -> dict[str, dict[str, list[int]]]:
    """Return language → stem → document and weight in turn; the number counts from the last one."""
    found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    last: dict[str, int] = {}
    for number, one in enumerate(shelf.indexed):
        for term, weight in one.terms.items():
            language, _colon, bare = term.partition(":")
            found[language][bare] += [number - last.get(term, 0), weight]
            last[term] = number
    return {language: dict(stems) for language, stems in found.items()}


def _words(shelf: Shelf) -> dict[str, dict[str, list[int | str]]]:
    """Return language → word → documents, and the word as written where it differs."""
    found: defaultdict[str, dict[str, list[int | str]]] = defaultdict(dict)
    for one in shelf.words:
        plain = one.written == one.word
        found[one.language][one.word] = [one.documents] if plain else [one.documents, one.written]
    return dict(found)
