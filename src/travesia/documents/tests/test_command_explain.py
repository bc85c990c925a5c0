"""`travesia mrz explain`: a drawing that people read on any terminal, in five languages."""

import pytest

from travesia.documents import MrzFormat, PartialDate
from travesia.documents.tests.cases import SPECIMEN, zone
from travesia.documents.tests.command_line import Desk

WRONG = SPECIMEN[:-1] + "7"
LONG = zone(
    format=MrzFormat.TD1,
    document_code="I",
    document_number="ABCDEF1234567",
    birth_date=PartialDate(1974, None, None),
)
ODD = [SPECIMEN, WRONG, LONG, "foo", SPECIMEN[:-3], "x" * 500, "<\n" * 40, "P<\x1b[31m\n\n\u202e"]


def test_each_field_is_marked_under_its_columns(mrz: Desk) -> None:
    rows = mrz("explain", given=SPECIMEN).out.splitlines()
    at = rows.index("2 L898902C36UTO7408122F1204159ZE184226B<<<<<10")
    assert rows[at + 1] == "  ddddddddd=eeeffffff=ghhhhhh=iiiiiiiiiiiiii=="
    assert rows[3] == "  12345678901234567890123456789012345678901234"
    assert any("date of birth" in row and "2:14-19" in row and "1974-08-12" in row for row in rows)


def test_a_digit_that_differs_is_marked_and_said(mrz: Desk) -> None:
    said = mrz("explain", given=WRONG)
    assert said.code == 0
    assert "=iiiiiiiiiiiiii=!" in said.out
    assert "digit 7, computed 0" in said.out
    assert "STOP" in said.out
    assert "Breaks the rules of the zone." in said.out


def test_a_long_number_is_marked_in_both_its_places(mrz: Desk) -> None:
    rows = mrz("explain", given=LONG).out.splitlines()
    assert "  aabbbccccccccc cccc= ddddddddd" in rows
    assert any("1:6-14, 16-19" in row and "ABCDEF1234567" in row for row in rows)


@pytest.mark.parametrize("language", ["en", "es", "fr", "ht", "pt"])
@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_no_row_is_wider_than_a_terminal_nor_coloured(mrz: Desk, language: str, text: str) -> None:
    said = mrz("explain", "--all", "--lang", language, given=text)
    assert said.code == 0
    assert max(map(len, said.out.splitlines())) <= 80
    assert "\x1b" not in said.out
    assert "\u202e" not in said.out
    assert not [row for row in said.out.splitlines() if row != row.rstrip()]


def test_it_never_calls_a_document_genuine(mrz: Desk) -> None:
    assert "whoever can print a zone can print its" in mrz("explain", given=zone()).out.replace(
        "\n", " "
    )


def test_what_is_as_it_should_be_is_said_on_demand(mrz: Desk) -> None:
    assert "FINE" not in mrz("explain", given=SPECIMEN).out
    assert "FINE" in mrz("explain", "--all", given=SPECIMEN).out
