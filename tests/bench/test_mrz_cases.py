"""The labelled cases of `bench mrz`: ours reads them all, and the judge lets nothing pass."""

from datetime import date
from typing import Any

import pytest
from bench._mrz_cases import NOTICE, REFUSE, Case, cases
from bench._mrz_judging import RAISED, RIGHT, WRONG, judge, same, score
from bench._mrz_zones import Zone, another_digit, digit, put
from bench.mrz import passports
from bench.peers.mrz import drive

TODAY = date(2026, 11, 20)
CASES = cases("ISL", TODAY)


def test_there_are_cases_of_every_kind_under_names_of_their_own() -> None:
    assert len(CASES) >= 65
    assert len({(case.category, case.name) for case in CASES}) == len(CASES)
    assert {case.want for case in CASES if isinstance(case.want, str)} == {REFUSE, NOTICE}


@pytest.mark.parametrize("state", ["ISL", "UTO"])
@pytest.mark.parametrize("today", [TODAY, date(2031, 3, 1)])
def test_ours_reads_or_refuses_every_case(state: str, today: date) -> None:
    asked = cases(state, today)
    for load, missed in (
        (drive.load_ours_repairing, []),
        # Without leave to repair, letters up to the end of the name are a long name.
        (drive.load_ours, ["K and E, none left"]),
    ):
        found = score(asked, drive.judge(load(today), [case.text for case in asked]))
        assert [case.name for case, _ in found.not_right] == missed


def test_the_writer_of_cases_agrees_with_the_published_specimen() -> None:
    assert digit("L898902C3") == "6"
    specimen = Zone(
        "UTO",
        name="ERIKSSON<<ANNA<MARIA",
        number="L898902C3",
        birth="740812",
        expiry="120415",
        optional="ZE184226B",
    )
    assert specimen.text() == (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
    )


GOOD: dict[str, Any] = {"valid": True, "document_number": "AB1", "birth": "900615"}


@pytest.mark.parametrize(
    ("want", "answer", "verdict"),
    [
        ({"document_number": "AB1"}, GOOD, RIGHT),
        ({"document_number": "AB1", "birth": "900615"}, {**GOOD, "birth": "1990-06-15"}, RIGHT),
        ({"document_number": "AB1"}, {**GOOD, "valid": False}, WRONG),
        ({"document_number": "AB2"}, GOOD, WRONG),
        ({"birth": "1990-06-15"}, GOOD, WRONG),
        ({"birth": "1990-06-15"}, {**GOOD, "birth": "2090-06-15"}, WRONG),
        ({"birth": "7408XX"}, {**GOOD, "birth": "7408<<"}, RIGHT),
        ({"birth": "7408XX"}, {**GOOD, "birth": "740801"}, WRONG),
        (REFUSE, GOOD, WRONG),
        (REFUSE, {"valid": False}, RIGHT),
        (REFUSE, {"exception": "ValueError"}, RAISED),
        (NOTICE, GOOD | {"surname": "OZANNE"}, WRONG),
        (NOTICE, GOOD | {"surname": "OZANNE", "warned": True}, RIGHT),
    ],
)
def test_the_judge(want: dict[str, str] | str, answer: dict[str, Any], verdict: str) -> None:
    assert judge(Case("of", "a case", "", want), answer)[0] == verdict


def test_spelling_makes_no_difference() -> None:
    assert same("sex", "X", "<")
    assert same("sex", "F", "female")
    assert not same("sex", "X", "F")
    assert same("given_names", "MIRELA TABITA", "Mirela<Tabita<<<")
    assert same("issuing_state", "D", "D<<")
    assert not same("issuing_state", "D", "DEU")


def test_passports_for_speed_differ_and_are_valid() -> None:
    texts = passports(300)
    assert len(set(texts)) == 300
    work, found = drive.load_ours(TODAY)
    assert all(found(work(text))["valid"] for text in texts)


def test_a_character_is_put_where_it_was_asked_for() -> None:
    assert put("AB\nCD", 2, 1, "X") == "AB\nXD"
    assert another_digit("A1\nB2", 2, 2) == "A1\nB5"
