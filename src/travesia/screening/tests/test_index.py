"""Finding entries in a small list: slips are found, strangers are not, order is stable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.screening import Description, DocumentNumber, Entry, Name, build_index
from travesia.screening.tests.strategies import DESCRIPTIONS

FAMILIES = [
    "PIERRE",
    "JOSEPH",
    "GARCIA",
    "LOPEZ",
    "MARTINEZ",
    "CHARLES",
    "SMITH",
    "WONG",
    "SANTOS",
    "BERNARD",
]
GIVEN = ["JEAN", "MARIE", "JOSE", "CARLOS", "ROSA", "DAVID", "MEI", "ANA", "LUIS", "CLAUDE"]


def crowd() -> list[Entry]:
    """Ninety invented people, all born on other days than anybody in the tests."""
    return [
        Entry(f"{f}-{g}", Description((Name(f, g),), f"19{50 + i:02}-01-{10 + j:02}"))
        for i, f in enumerate(FAMILIES)
        for j, g in enumerate(GIVEN)
    ]


ANNA = Entry(
    "anna",
    Description(
        (Name("ERIKSON", "ANNA"), Name("Анна Эриксон")),
        "1974",
        "F",
        documents=(DocumentNumber("D23145890", "UTO"),),
    ),
)
INDEX = build_index([*crowd(), ANNA])


@pytest.mark.parametrize(
    "asked",
    [
        Description((Name("ERIKSSON", "ANNA MARIA"),), "1974-08-12"),
        Description((Name("ANNA", "ERIKSON"),), "1974-08-12"),
        Description((Name("ERIKSON<<ANNA"),), "1974"),
        Description((Name("ERIKSON", "ANNA"),), ""),
        Description((Name("Анна Эриксон"),), "1974-08-12"),
        Description((Name("NOBODY", "ELSE"),), "", documents=(DocumentNumber("D2314589O"),)),
    ],
)
def test_entry_is_found_over_ordinary_slips(asked: Description) -> None:
    assert [found.id for found in INDEX.search(asked, hits_only=True)] == ["anna"]


@pytest.mark.parametrize(
    "asked",
    [
        Description((Name("", ""),), "1974"),
        Description((), "1974-08-12"),
        Description((Name("ANNA"),), ""),
        Description((Name("🙂🙂"),), "1974"),
        Description((Name("BERGSTROM", "ANNA"),), "1974-08-12"),
    ],
)
def test_too_little_in_common_asks_nobody(asked: Description) -> None:
    assert INDEX.search(asked, hits_only=True) == ()


@pytest.mark.parametrize("born", ["1974-08-12", "1974-12-08", "1974-08-XX", ""])
def test_name_written_together_is_found_with_and_without_a_date(born: str) -> None:
    index = build_index([*crowd(), Entry("apart", Description((Name("DE LA CRUZ"),), born))])
    asked = Description((Name("DELACRUZ"),), "1974-08-12")
    assert index.search(asked)[0].id == "apart"


@pytest.mark.parametrize("born", ["1974-08-12", "1974-12-08"])
def test_same_or_swapped_birth_date_brings_up_names_that_look_unlike(born: str) -> None:
    index = build_index([Entry("apart", Description((Name("DE LA CRUZ"),), born))])
    asked = Description((Name("DELACRUX"),), "1974-08-12")
    assert [found.id for found in index.search(asked, hits_only=True)] == ["apart"]


def test_most_urgent_comes_first_and_no_more_than_asked_for() -> None:
    same = Description((Name("WONG", "MEI"),), "1990-03-04")
    near = Description((Name("WONG", "MEI LING"),), "1990")
    other = Description((Name("WONG", "MEI"),), "1955-01-01")
    index = build_index([Entry("c", other), Entry("b", near), Entry("a", same)])
    assert [found.id for found in index.search(same)] == ["a", "b", "c"]
    assert [found.id for found in index.search(same, limit=2)] == ["a", "b"]


def test_result_names_the_algorithm_and_the_rule() -> None:
    found = INDEX.search(ANNA.description)[0]
    assert (found.algorithm, found.reason) == ("person_v2", "same_document")


@settings(deadline=None, max_examples=40)
@given(DESCRIPTIONS)
def test_every_entry_that_can_ask_finds_itself(who: Description) -> None:
    index = build_index([*crowd(), Entry("self", who)])
    found = [entry.id for entry in index.search(who, limit=50)]
    named = any(name.primary.strip() or name.secondary.strip() for name in who.names)
    if named:
        assert "self" in found


@settings(deadline=None)
@given(st.text(max_size=600), st.text(max_size=20))
def test_no_text_stops_a_search(name: str, born: str) -> None:
    INDEX.search(Description((Name(name),), born))
