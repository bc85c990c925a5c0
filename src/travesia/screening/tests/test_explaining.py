"""The reckoning of a comparison comes out even, and is told in five languages."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.screening import (
    Decision,
    Description,
    DocumentNumber,
    Entry,
    Name,
    build_index,
    compare,
)
from travesia.screening.matching.births import BirthLevel
from travesia.screening.matching.model import DOCUMENT_LEVELS, TERMS
from travesia.screening.messages.explaining import catalogues, sentences, term_words
from travesia.screening.similarity import Likeness
from travesia.screening.tests.strategies import DESCRIPTIONS
from travesia.vocab.tables import LANGUAGE_CODES

ANNA = Description((Name("ERIKSSON", "ANNA MARIA"),), "1974-08-12")
NEAR = Description((Name("ERIKSON", "ANNA"),), "1974-12-08")


@settings(deadline=None)
@given(DESCRIPTIONS, DESCRIPTIONS)
def test_what_is_shown_adds_up_to_the_score(left: Description, right: Description) -> None:
    found = compare(left, right).explanation
    assert sum(row.log_odds for row in found.contributions) == pytest.approx(found.log_odds)
    assert sum(row.share for row in found.contributions) == pytest.approx(found.score)
    assert 0 <= found.score <= 1
    json.dumps(found.as_json(), allow_nan=False)


@settings(deadline=None)
@given(DESCRIPTIONS, DESCRIPTIONS)
def test_every_comparison_can_be_told(left: Description, right: Description) -> None:
    found = compare(left, right).explanation
    told = {language: sentences(found, language) for language in LANGUAGE_CODES}
    assert len({len(lines) for lines in told.values()}) == 1
    assert all(line and "{" not in line for line in told["es"] if "{" not in repr((left, right)))


def test_words_and_date_are_told_as_they_were_aligned() -> None:
    told = sentences(compare(ANNA, NEAR).explanation, "en")
    assert "The same in both: ANNA." in told
    assert "ERIKSSON and ERIKSON sound alike." in told
    assert "Only the person asked about has MARIA." in told
    assert "Day and month of birth stand exchanged: 1974-08-12 and 1974-12-08." in told


def test_nationality_and_sex_add_nothing() -> None:
    other = Description(NEAR.names, NEAR.birth_date, sex="M", nationality="UTO")
    assert compare(ANNA, NEAR).score == compare(ANNA, other).score


@pytest.mark.parametrize(
    ("born", "level"),
    [
        ("1974-08-12", "same"),
        ("1974-12-08", "swapped"),
        ("1974-08-13", "one_digit"),
        ("1975-08-12", "year_off"),
        ("1974-08", "part_month"),
        ("1974", "part_year"),
        ("1974-01-01", "placeholder"),
        ("1974-08-30", "year_and_part"),
        ("1951-08-12", "day_and_month"),
        ("", "missing"),
        ("1974-03-30", "year_only"),
        ("1973-03-30", "near_years"),
        ("1951-03-30", "far"),
    ],
)
def test_wrong_or_partial_date_softens_and_never_excludes(born: str, level: str) -> None:
    index = build_index([Entry("anna", Description(ANNA.names, born))])
    (found,) = index.search(ANNA)
    assert found.explanation.birth_level == level


def test_same_document_asks_whatever_the_names_say() -> None:
    mine = Description((Name("NOBODY", "ELSE"),), documents=(DocumentNumber("D2314589O"),))
    theirs = Description(ANNA.names, documents=(DocumentNumber("D23145890", "UTO"),))
    found = compare(mine, theirs)
    assert (found.decision, found.explanation.reason) == (Decision.HIT, "same_document")


def test_neighbouring_document_number_is_no_reason() -> None:
    mine = Description((Name("NOBODY", "ELSE"),), documents=(DocumentNumber("D23145891"),))
    theirs = Description(ANNA.names, documents=(DocumentNumber("D23145890"),))
    assert compare(mine, theirs).explanation.document_level == "other"


def test_nothing_in_common_never_asks() -> None:
    assert compare(ANNA, Description((Name("WONG"),), "1974-08-12")).decision is Decision.NO_HIT


def test_every_sentence_and_term_stands_in_five_languages() -> None:
    for table in catalogues():
        for code, by_language in table.items():
            texts = [by_language[language] for language in LANGUAGE_CODES]
            assert all(text.strip() for text in texts), code
            assert by_language["en"] not in texts[1:], code


def test_every_term_and_level_has_its_words() -> None:
    assert all(term_words(term, "ht") != term for term in (*TERMS, "start"))
    known = catalogues()[0]
    assert {f"birth_{level.value}" for level in BirthLevel} <= known.keys()
    assert {f"document_{level}" for level in DOCUMENT_LEVELS} - {"document_missing"} <= known.keys()
    told = {f"words_{kind.value}" for kind in Likeness} - {
        "words_exact",
        "words_none",
        "words_gender_pair",
    }
    assert told <= known.keys()


@settings(deadline=None)
@given(st.text(max_size=600), st.text(max_size=30))
def test_no_text_stops_a_comparison(name: str, born: str) -> None:
    compare(Description((Name(name),), born), ANNA)


@pytest.mark.parametrize(
    "name", ["", "X", "A" * 500, "🙂🙂", "\u202eANNA\u202c ERIKSSON", "Аnna Eriksson", "<<<", ", ,"]
)
def test_odd_names_are_answered(name: str) -> None:
    index = build_index([Entry("anna", ANNA)])
    for found in index.search(Description((Name(name),), "1974-08-12")):
        assert found.explanation.query_as_given in (name, name.strip())


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("JM ERIKSSON", "JOHAN MARTIN ERIKSSON", True),
        ("ERIKSSON JM", "Johan-Martin Eriksson", True),
        ("JK ERIKSSON", "JOHAN MARTIN ERIKSSON", False),
        ("N.N.", "NILS NORDQVIST", False),
        ("J M", "JOHAN MARTIN ERIKSSON", False),
    ],
)
def test_initials_bear_out_a_shared_name_and_fit_nobody_alone(
    one: str, other: str, asked: bool
) -> None:
    found = compare(Description((Name(one),)), Description((Name(other),)))
    assert (found.decision is Decision.HIT) is asked
    below = found.score < found.explanation.threshold.value
    assert below is not asked, "the sentence about the threshold has to agree with the decision"
