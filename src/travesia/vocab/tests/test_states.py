"""States and nationalities, with their history."""

from datetime import date

import pytest

from travesia.vocab import (
    LANGUAGE_CODES,
    CodeUse,
    StateKind,
    is_issuer,
    is_nationality,
    state_by_alpha2,
    state_by_alpha3,
    state_by_numeric,
    state_name,
    states,
)

SPECIAL = [
    "D",
    "GBD",
    "GBN",
    "GBO",
    "GBP",
    "GBS",
    "RKS",
    "EUE",
    "UNO",
    "UNA",
    "UNK",
    "XBA",
    "XIM",
    "XCC",
    "XCE",
    "XCO",
    "XEC",
    "XPO",
    "XES",
    "XMP",
    "XOM",
    "XDC",
    "XXA",
    "XXB",
    "XXC",
    "XXX",
    "UTO",
    "IAO",
]
"""Every code of Doc 9303-3 §5 that ISO 3166-1 does not have."""


def test_iso_3166_is_whole_and_its_codes_are_unique() -> None:
    current = list(states(kind=StateKind.ISO))
    assert len(current) == 249
    for codes in (
        [s.alpha2 for s in current],
        [s.alpha3 for s in current],
        [s.numeric for s in current],
    ):
        assert len(set(codes)) == 249
        assert None not in codes


@pytest.mark.parametrize(
    ("alpha2", "alpha3", "numeric"),
    [("HT", "HTI", "332"), ("DO", "DOM", "214"), ("BZ", "BLZ", "084"), ("PA", "PAN", "591")],
)
def test_a_state_is_found_by_each_of_its_codes(alpha2: str, alpha3: str, numeric: str) -> None:
    state = state_by_alpha3(alpha3)
    assert state is not None
    assert (state.alpha2, state.numeric) == (alpha2, numeric)
    assert state_by_alpha2(alpha2) is state
    assert state_by_numeric(numeric) is state
    assert state_by_numeric(int(numeric)) is state


def test_every_special_code_of_doc_9303_is_known() -> None:
    assert sorted(SPECIAL) == sorted(s.alpha3 for s in states(kind=StateKind.SPECIAL))


def test_every_state_has_a_name_in_every_language() -> None:
    for state in states():
        assert set(state.names) == set(LANGUAGE_CODES)
        for language in LANGUAGE_CODES:
            name = state.names[language]
            assert name, (state.alpha3, language)
            assert name == name.strip()


def test_no_two_states_in_force_share_a_name() -> None:
    for language in LANGUAGE_CODES:
        names = [s.names[language] for s in states(kind=StateKind.ISO)]
        assert len(set(names)) == len(names), language


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("HTI", "ht", "Ayiti"),
        ("HTI", "es", "Haití"),
        ("DOM", "ht-HT", "Repiblik Dominikèn"),
        ("MEX", "es_MX", "México"),
        ("BRA", "pt", "Brasil"),
        ("USA", "fr", "États-Unis"),
        ("D<<", "es", "Alemania"),
        ("HTI", "xx", "Haiti"),
        ("QQQ", "es", "QQQ"),
    ],
)
def test_names_in_five_languages(code: str, language: str, name: str) -> None:
    assert state_name(code, language) == name


def test_a_name_of_its_time_is_given_on_request() -> None:
    assert state_name("MKD", "en") == "North Macedonia"
    assert "former Yugoslav" in state_name("MKD", "en", on=date(2018, 6, 1))
    assert state_name("MKD", "en", on=date(2019, 6, 1)) == "North Macedonia"
    assert state_name("SWZ", "en", on=date(2000, 1, 1)) == "Swaziland"


def test_nationality_only_codes_issue_nothing() -> None:
    for code in ["GBD", "GBN", "GBO", "GBP", "GBS", "XXA", "XXB", "XXC", "XXX"]:
        assert is_nationality(code)
        assert not is_issuer(code)


def test_organisations_issue_documents() -> None:
    for code in [
        "EUE",
        "UNO",
        "UNA",
        "UNK",
        "XBA",
        "XIM",
        "XCC",
        "XCE",
        "XCO",
        "XEC",
        "XPO",
        "XES",
        "XMP",
        "XOM",
        "XDC",
        "RKS",
        "D",
    ]:
        assert is_issuer(code)


def test_signer_of_master_lists_stands_on_no_document() -> None:
    assert not is_issuer("IAO")
    assert not is_nationality("IAO")


def test_specimen_state_is_marked_so_that_callers_can_refuse_it() -> None:
    state = state_by_alpha3("UTO")
    assert state is not None
    assert state.use is CodeUse.SPECIMEN
    assert [s.alpha3 for s in states() if s.use is CodeUse.SPECIMEN] == ["UTO"]


def test_unknown_codes_are_neither() -> None:
    for code in ("", "<<<", "ZZZ", "hti", "DE"):
        assert state_by_alpha3(code) is None
        assert not is_issuer(code)
        assert not is_nationality(code)


def test_state_behind_a_special_code() -> None:
    behind = {s.alpha3: s.iso_alpha3 for s in states(kind=StateKind.SPECIAL)}
    assert behind["D"] == "DEU"
    assert behind["GBN"] == "GBR"
    assert behind["XXA"] is None
