"""What people ask and what comes first: the same on either database, and as in memory."""

import pytest

from travesia.core.clock import FixedClock
from travesia.portal import selectors, services
from travesia.portal.domain.search import PAGE, SearchResult, Shelf, find, shipped_groups
from travesia.portal.tests.search_material import TODAY, Pair, corpus, pairs, shelf

PAIRS = pairs()


@pytest.fixture(scope="module")
def library() -> Shelf:
    return shelf()


def asked(library: Shelf, pair: Pair) -> SearchResult:
    return find(pair.query, library, today=TODAY.toordinal())


def test_there_are_enough_questions_in_every_language() -> None:
    assert len(PAIRS) >= 60
    assert len({pair.name for pair in PAIRS}) == len(PAIRS)
    assert {pair.query.language for pair in PAIRS} == {"es", "en", "fr", "ht", "pt"}
    assert len(shipped_groups()) >= 40


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.why}: {pair.name}")
def test_what_is_meant_comes_first(pair: Pair, library: Shelf) -> None:
    answer = asked(library, pair)
    top = tuple(hit.id for hit in answer.hits[:3])
    assert top[: len(pair.first)] == pair.first
    assert set(pair.among) <= set(top)
    assert answer.suggestion == pair.suggestion
    assert (answer.number == 0) is pair.none


@pytest.mark.storage
@pytest.mark.django_db
def test_both_databases_answer_as_the_memory_does(library: Shelf, frozen_clock: FixedClock) -> None:
    services.bring_shipped_synonyms()
    # In another order than in memory: nothing may hang on the numbers that rows get.
    services.rebuild_index(documents=reversed(corpus()))
    wrong = []
    for pair in PAIRS:
        here, there = asked(library, pair), selectors.search(query=pair.query)
        if here != there:
            wrong.append((pair.name, [hit.id for hit in here.hits], [hit.id for hit in there.hits]))
    assert wrong == []


@pytest.mark.storage
@pytest.mark.django_db
def test_pages_follow_each_other_without_a_gap(frozen_clock: FixedClock) -> None:
    services.rebuild_index(documents=corpus())
    query = next(pair.query for pair in PAIRS if pair.query.text == "kat idantite")
    everything = selectors.search(query=query, size=PAGE)
    pieces = [selectors.search(query=query, page=page, size=3) for page in (1, 2, 3, 4)]
    assert [hit for piece in pieces for hit in piece.hits] == list(everything.hits)
    assert {piece.number for piece in pieces} == {len(everything.hits)}
    assert selectors.search(query=query, page=9).hits == ()
