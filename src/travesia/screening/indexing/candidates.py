"""Which names of a list are worth scoring for a query: a union of four ways to be found.

1. Words that are alike (the same, spelled or sounding alike, up to two slips), with the birth date
   as further words; the engine is tantivy.
2. The exact birth date, and the same with day and month exchanged.
3. Words written together on one side and apart on the other.
4. The document number, letters that look like digits read as digits.
"""

from collections.abc import Callable, Iterable

import tantivy
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from travesia.screening.indexing.keys import document_hash
from travesia.screening.indexing.part import Part
from travesia.screening.indexing.writing import date_terms, joined_terms
from travesia.screening.matching.births import Born
from travesia.screening.matching.prepared import PreparedName, PreparedPerson
from travesia.screening.matching.preparing import is_light, sounds_of, spellings_of

_SHOULD, _MUST = tantivy.Occur.Should, tantivy.Occur.Must

#: How many names each way may bring up.
_BY_WORDS = 50
_BY_DATE = 300
_BY_DATE_KEPT = 12
_BY_JOINED = 10
_BY_DOCUMENT = 50

#: How many words of travellers are remembered with what answers them; a few kilobytes each.
_REMEMBERED = 8_192

#: How many words of the list are taken for one word of the query.
_ALIKE = 60

#: What a word found in this way weighs, beside the same word.
_OTHERWISE, _ONE_SLIP, _TWO_SLIPS = 0.9, 0.75, 0.5
_DATE_WORD = 0.45
_INITIAL = 0.2

_Weighted = dict[str, float]


def candidates(part: Part, query: PreparedPerson) -> list[int]:
    """Return the rows of names worth scoring, each once."""
    found: dict[int, None] = {}
    for name in query.names:
        words = _words(part, name)
        found.update(dict.fromkeys(_by_words(part, words, query.births)))
        found.update(dict.fromkeys(_by_joined(part, name)))
        for born in _exact_dates(query.births):
            found.update(dict.fromkeys(_by_date(part, name, words, born)))
    for number, _state in query.documents:
        for row in part.with_document(document_hash(number))[:_BY_DOCUMENT]:
            found.update(dict.fromkeys(part.name_rows(row)))
    return list(found)


def sharing_a_word(part: Part, words: Iterable[str], limit: int = 200) -> list[int]:
    """Return the rows of some names that share a word of weight with these, rare words first."""
    schema = part.names.schema
    terms = [
        (_SHOULD, tantivy.Query.const_score_query(tantivy.Query.term_query(schema, "w", word), 1.0))
        for word in words
        if not is_light(word) and len(word) > 1
    ]
    if not terms:
        return []
    found = part.names_found(tantivy.Query.boolean_query(terms), limit)
    return [row for score, row in found if score < len(terms)]


def _words(part: Part, name: PreparedName) -> _Weighted:
    """Return the words of the list that answer the words of a name, with their weight."""
    weights: _Weighted = {}
    for place, word in enumerate(name.words):
        if len(word) < 2:
            weights[word] = _INITIAL
            continue
        cut = name.cut and place == len(name.words) - 1
        others = name.others[place] if name.others else ()
        for form in (word, *others):
            for found, weight in _remembered(part, form, cut=cut):
                weights[found] = max(weights.get(found, 0.0), weight)
    return weights


def remember_commonest(part: Part, count: int, between: Callable[[], object]) -> None:
    """Look up beforehand what answers the commonest words of a list; `between` is called between.

    Travellers bear the names that many bear: a few thousand words are most of theirs.
    """
    for word in part.commonest(min(count, _REMEMBERED // 2)):
        _remembered(part, word, cut=False)
        between()


def _remembered(part: Part, word: str, *, cut: bool) -> tuple[tuple[str, float], ...]:
    """Return what answers a word, from the last few thousand words that were asked about."""
    found = part.answers.get((word, cut))
    if found is None:
        while len(part.answers) >= _REMEMBERED:
            part.answers.pop(next(iter(part.answers)), None)
        found = part.answers[word, cut] = tuple(_answers(part, word, cut=cut))
    return found


def _answers(part: Part, word: str, *, cut: bool) -> Iterable[tuple[str, float]]:
    if is_light(word):
        yield word, 0.1
        return
    yield word, 1.0
    schema = part.wordlist.schema
    ways = [tantivy.Query.term_query(schema, "s", sound) for sound in sounds_of(word)]
    if cut and len(word) > 2:
        ways.append(tantivy.Query.regex_query(schema, "w", f"{word}.*"))
    for way in ways:
        for other in part.words_found(way, _ALIKE):
            yield other, _OTHERWISE
    for other in spellings_of(word):
        yield other, _OTHERWISE
    slips = _slips(word)
    if slips:
        fuzzy = tantivy.Query.fuzzy_term_query(
            schema, "w", word, distance=slips, transposition_cost_one=True
        )
        for other in part.words_found(fuzzy, _ALIKE * slips):
            near = OSA.distance(word, other, score_cutoff=1) <= 1
            yield other, _ONE_SLIP if near else _TWO_SLIPS


def _slips(word: str) -> int:
    """Return how many slips a word of this length may hold."""
    if len(word) < 3:
        return 0
    return 1 if len(word) < 6 else 2


def _by_words(part: Part, words: _Weighted, births: tuple[Born, ...]) -> list[int]:
    schema = part.names.schema
    clauses = _clauses(part, words)
    for born in births:
        for term in date_terms(born):
            clauses.append((_SHOULD, _boosted(schema, "d", term, _DATE_WORD)))
    if not clauses:
        return []
    query = tantivy.Query.boolean_query(clauses)
    return [row for _score, row in part.names_found(query, _BY_WORDS)]


def _by_date(part: Part, name: PreparedName, words: _Weighted, born: Born) -> list[int]:
    """Return the names most alike among all that bear this very date."""
    schema = part.names.schema
    date_term = f"f{born[0]}{born[1]:02}{born[2]:02}"
    must = tantivy.Query.const_score_query(tantivy.Query.term_query(schema, "d", date_term), 0.0)
    query = tantivy.Query.boolean_query([(_MUST, must), *_clauses(part, words)])
    rows = [row for _score, row in part.names_found(query, _BY_DATE)]
    if len(rows) <= _BY_DATE_KEPT:
        return rows
    texts = [" ".join(part.words_of(row)) for row in rows]
    best = process.extract(
        " ".join(name.words), texts, scorer=fuzz.token_sort_ratio, limit=_BY_DATE_KEPT
    )
    return [rows[place] for _text, _score, place in best]


def _by_joined(part: Part, name: PreparedName) -> list[int]:
    """Return names in which words stand together that are apart here, or the other way round."""
    schema = part.names.schema
    clauses = [
        (_SHOULD, tantivy.Query.term_query(schema, "j", word))
        for word in name.words
        if len(word) > 4
    ]
    clauses += [
        (_SHOULD, tantivy.Query.term_query(schema, "w", text))
        for text in joined_terms(name.words)
        if len(text) > 4
    ]
    if len(name.words) > 1:
        clauses.append((_SHOULD, tantivy.Query.term_query(schema, "j", "".join(name.words))))
    if not clauses:
        return []
    found = part.names_found(tantivy.Query.boolean_query(clauses), _BY_JOINED)
    return [row for _score, row in found]


def _clauses(part: Part, words: _Weighted) -> list[tuple[tantivy.Occur, tantivy.Query]]:
    found = []
    for term in words.items():
        # A question has a hundred of them, and most are those of the travellers before.
        known = part.terms.get(term)
        if known is None:
            while len(part.terms) >= 4 * _REMEMBERED:
                part.terms.pop(next(iter(part.terms)), None)
            known = part.terms[term] = (_SHOULD, _boosted(part.names.schema, "w", *term))
        found.append(known)
    return found


def _boosted(schema: tantivy.Schema, field: str, term: str, weight: float) -> tantivy.Query:
    return tantivy.Query.boost_query(tantivy.Query.term_query(schema, field, term), weight)


def _exact_dates(births: tuple[Born, ...]) -> Iterable[Born]:
    for year, month, day in births:
        if day:
            yield year, month, day
            if day <= 12 and day != month:
                yield year, day, month
