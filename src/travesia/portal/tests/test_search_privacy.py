"""Whatever is asked makes no error, and no word of it stays anywhere."""

import gc
import logging
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.portal import selectors, services
from travesia.portal.domain.search import SearchQuery, Shelf, find
from travesia.portal.tests.search_material import TODAY, corpus, shelf
from travesia.portal.tests.search_questions import questions

ODD = (
    *('"', 'foo"bar', "'", "''; DROP TABLE x", "*", "(", "NEAR(a b)", "AND", "OR NOT", ":", "-"),
    *("%", "_", "\\", "\x00", "\ud800", "\u202e", "🛂" * 900, "a" * 2000, "H-2A " * 400, "- - -"),
    *("𝓅𝒶𝓈", "\u0301\u0301", "ÄÖ" * 1000, "...", "١٢٣", "旅券", "pasaporte\u0000", "'" * 2000),
    "h 2 a " * 300,
)


@pytest.fixture(scope="module")
def library() -> Shelf:
    return shelf()


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize("language", ["es", "ht", "xx", ""])
def test_no_text_makes_an_error(text: str, language: str, library: Shelf) -> None:
    answer = find(SearchQuery(text, language), library, today=TODAY.toordinal())
    assert answer.number >= len(answer.hits)
    assert answer.hits or answer.notice or answer.number == 0


def test_a_thousand_questions_by_chance_make_no_error(library: Shelf) -> None:
    chance = random.Random(2611)
    for text, language, country in questions(chance, 1000):
        find(SearchQuery(text, language, country), library, today=TODAY.toordinal())


@given(text=st.text(max_size=200), language=st.sampled_from(["es", "en", "fr", "ht", "pt"]))
@settings(max_examples=150, deadline=None)
def test_no_text_at_all_makes_an_error(text: str, language: str, library: Shelf) -> None:
    find(SearchQuery(text, language), library, today=TODAY.toordinal())


@pytest.mark.storage
@pytest.mark.django_db
def test_either_database_takes_the_oddest_texts() -> None:
    services.rebuild_index(documents=corpus())
    for text in ODD:
        selectors.search(query=SearchQuery(text, "es", "MEX"))


@pytest.mark.django_db
def test_no_unknown_word_reaches_the_database_or_the_log(caplog: pytest.LogCaptureFixture) -> None:
    services.rebuild_index(documents=corpus())
    query = SearchQuery("me llamo Zoraidaxyz y perdí mi pasaporte 99887766", "es", "MEX")
    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        caplog.at_level(logging.DEBUG),
    ):
        assert selectors.search(query=query).number > 0
    told = " ".join([*(one["sql"] for one in asked.captured_queries), caplog.text]).lower()
    assert "zoraida" not in told
    assert "99887766" not in told
    assert not [one for one in asked.captured_queries if not one["sql"].startswith("SELECT")]


@pytest.mark.django_db
def test_no_question_is_kept_in_memory() -> None:
    services.rebuild_index(documents=corpus())
    word = "zoraida" + "xyz"
    selectors.search(query=SearchQuery(f"{word} pasaporte", "es"))
    gc.collect()
    kept = selectors.searching._Tables._kept
    assert kept is not None
    assert word not in kept.corpus.vocabulary._terms
    assert word not in kept.corpus.vocabulary._languages
    assert word not in kept.corpus.vocabulary._written
    assert not kept.synonyms.meanings((word,), "es")
    assert not [key for key in kept.synonyms._by_stems if word in key]
