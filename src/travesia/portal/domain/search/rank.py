"""The order of the answers: whole numbers only, so that every database and browser counts alike."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from importlib.resources import files

from travesia.portal.domain.search.asked import Concept
from travesia.portal.domain.search.documents import Entry, Ranked, SearchQuery
from travesia.portal.domain.search.vocabulary import Vocabulary

OTHER_LANGUAGE = 45
"""Per cent that a document keeps when it is not in the reader's language."""
REGION, NEIGHBOUR, ELSEWHERE = 90, 65, 35
"""Per cent, for a reader whose country is known, of the whole region, a neighbour and any other."""
OLD_DAYS, OLD = 180, 60
"""Days since the last review after which a document keeps only so many per cent."""
MOST_POSTINGS = 60_000
"""Postings read for one question; the commonest words of a longer one do not count."""

Postings = Mapping[str, Sequence[tuple[int, int]]]
"""Term → documents that hold it, with its weight there."""


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """Return country → the countries next to it."""
    text = files(__package__).joinpath("near.toml").read_text("utf-8")
    found: dict[str, set[str]] = {}
    for pair in tomllib.loads(text)["pairs"]:
        one, other = pair.split()
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {country: frozenset(others) for country, others in found.items()}


def rarity(documents: int, having: int) -> int:
    """Return how much a word says that so many of all documents hold: 4 when all do.

    Sixteen times the binary logarithm, by straight lines between powers of two: no library of
    floating-point functions has a part in the order of answers.
    """
    ratio = (documents + 1) * 256 // (min(having, documents) + 1)
    power = ratio.bit_length() - 1
    return 4 + 16 * (power - 8) + ((ratio << 4) >> power) - 16


def within_reach(concepts: Sequence[Concept], vocabulary: Vocabulary) -> tuple[Concept, ...]:
    """Leave the commonest words of a question out while it would read too many postings."""
    sizes = [
        (sum(vocabulary.documents_with(one) for one in concept.terms), at)
        for at, concept in enumerate(concepts)
    ]
    kept = set(range(len(concepts)))
    for size, at in sorted(sizes, reverse=True):
        if sum(one for one, where in sizes if where in kept) <= MOST_POSTINGS or len(kept) == 1:
            break
        if size:
            kept.discard(at)
    return tuple(concept for at, concept in enumerate(concepts) if at in kept)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What ranking needs to know of all documents."""

    vocabulary: Vocabulary
    entries: Mapping[int, Entry]
    documents: Mapping[str, int]
    """Language → how many documents there are in it."""


def rank(
    concepts: Sequence[Concept],
    postings: Postings,
    corpus: Corpus,
    query: SearchQuery,
    *,
    today: int,
    most: int,
) -> tuple[list[Ranked], int]:
    """Return the `most` best documents, best first and each thing once, and how many things answer.

    `today` is an ordinal.
    """
    points: dict[int, int] = {}
    covered: dict[int, int] = {}
    whole: dict[str, int] = dict.fromkeys(corpus.documents, 0)
    for concept in concepts:
        says = _says(concept, corpus)
        for language, value in says.items():
            whole[language] += 100 * value
        for document, (credit, share, language) in _best(concept, postings).items():
            points[document] = points.get(document, 0) + credit * says[language]
            covered[document] = covered.get(document, 0) + share * says[language]
    found: list[tuple[int, int, int]] = []
    for document, sum_of_points in points.items():
        entry = corpus.entries.get(document)
        if entry is None or not _wanted(entry, query):
            continue
        share = 1000 * covered[document] // whole[entry.language]
        found.append((document, sum_of_points, share))
    # What answers less than half of what the best answer does is noise.
    least = max((share for _document, _points, share in found), default=0) // 2
    keep = _keeper(query, today)
    ranked = [
        Ranked(document, points * share // 1000 * share // 1000 * keep(entry) // 1_000_000, entry)
        for document, points, share in found
        if share >= least
        for entry in (corpus.entries[document],)
    ]
    leading = _once(_leading(ranked, most * len(corpus.documents)), query.language)
    return leading[:most], len({(one.entry.kind, one.entry.id) for one in ranked})


def _leading(ranked: list[Ranked], most: int) -> list[Ranked]:
    """Drop what cannot be among so many, so that a common word does not sort thousands."""
    if len(ranked) <= most:
        return ranked
    least = nlargest(most, (one.score for one in ranked))[-1]
    return [one for one in ranked if one.score >= least]


def _says(concept: Concept, corpus: Corpus) -> dict[str, int]:
    """Return language → how much a concept says among its documents."""
    having = dict.fromkeys(corpus.documents, 0)
    for one in concept.alternatives:
        fewest = min(corpus.vocabulary.documents_with(term) for term in one.terms)
        having[one.language] = max(having.get(one.language, 0), fewest)
    return {
        language: rarity(number, having[language]) for language, number in corpus.documents.items()
    }


def _best(concept: Concept, postings: Postings) -> dict[int, tuple[int, int, str]]:
    """Return document → its best credit for a concept, the share of it that is met, language."""
    best: dict[int, tuple[int, int, str]] = {}
    for one in concept.alternatives:
        strength, share, language = one.strength, one.share, one.language
        for document, weight in _rows(one.terms, postings):
            credit = strength * weight
            known = best.get(document)
            if known is None:
                best[document] = (credit, share, language)
            elif credit > known[0] or share > known[1]:
                best[document] = (max(credit, known[0]), max(share, known[1]), language)
    return best


def _rows(terms: tuple[str, ...], postings: Postings) -> Iterable[tuple[int, int]]:
    if len(terms) == 1:
        return postings.get(terms[0], ())
    tables = [dict(postings.get(term, ())) for term in terms]
    shared = set(tables[0]).intersection(*tables[1:])
    return ((one, sum(table[one] for table in tables) // len(tables)) for one in shared)


def _wanted(entry: Entry, query: SearchQuery) -> bool:
    return query.kind in ("", entry.kind) and query.topic in ("", entry.topic)


def _keeper(query: SearchQuery, today: int) -> Callable[[Entry], int]:
    """Return what gives the part a document keeps, in millionths: language, place and age."""
    near = neighbours().get(query.country, frozenset())

    def keep(entry: Entry) -> int:
        language = 100 if entry.language == query.language else OTHER_LANGUAGE
        place = 100
        if query.country:
            if not entry.countries:
                place = REGION
            elif query.country not in entry.countries:
                place = ELSEWHERE if near.isdisjoint(entry.countries) else NEIGHBOUR
        age = OLD if today - entry.reviewed > OLD_DAYS else 100
        return language * place * age

    return keep


def _once(ranked: list[Ranked], language: str) -> list[Ranked]:
    """Sort, and keep of each thing its best document, the one in the reader's language first."""
    ranked.sort(
        key=lambda one: (
            -one.score,
            one.entry.kind,
            one.entry.id,
            one.entry.language != language,
            one.entry.language,
        )
    )
    seen: dict[tuple[str, str], Ranked] = {}
    for one in ranked:
        seen.setdefault((one.entry.kind, one.entry.id), one)
    return list(seen.values())
