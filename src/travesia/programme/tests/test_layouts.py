"""Spreadsheets of other offices: columns are found by their names, or the sheet is refused."""

from datetime import date
from decimal import Decimal

import pytest

from travesia.core.grids import read_grids
from travesia.programme.domain import cells
from travesia.programme.domain.attendance import Sex
from travesia.programme.domain.layouts import LayoutError, fields, find_head, guess, records

LIST = """Ministerio inventado;;;
Lista de asistencia;;;
No.;Nombre y apellido;Sexo;Fecha de nacimiento
1;Ana Paz;F;28/02/1990
2;Luis Sol;M;1985-12-01
;;;
"""


def test_the_head_is_found_below_titles_and_the_columns_by_their_names() -> None:
    grid = read_grids(LIST.encode())[0]
    head = find_head(grid, "attendance")
    assert head.line == 3
    found = records(grid, head, guess(head, "attendance"), "attendance")
    assert [(one.line, one.values["name"], one.values["born"]) for one in found] == [
        (4, "Ana Paz", "28/02/1990"),
        (5, "Luis Sol", "1985-12-01"),
    ]


def test_a_layout_is_remembered_however_its_names_are_spelled() -> None:
    def key(text: str) -> str:
        return find_head(read_grids(text.encode())[0], "attendance").key

    assert key("Género,Nombre\nx,y") == key("GENERO, nombre \nx,y")
    assert key("Género,Nombre\nx,y") != key("Nombre,Género\nx,y")


def test_a_sheet_of_another_layout_names_what_it_lacks_and_what_it_has() -> None:
    grid = read_grids(b"Invoice,Amount,Date\n1,20,2024-01-01\n")[0]
    head = find_head(grid, "attendance")
    with pytest.raises(LayoutError) as refused:
        records(grid, head, guess(head, "attendance"), "attendance")
    assert refused.value.missing == ("name", "sex")
    assert refused.value.found == ("Invoice", "Amount", "Date")


def test_no_name_of_a_column_means_two_fields() -> None:
    for kind in ("activities", "attendance"):
        words = [word for one in fields(kind) for word in one.words]
        assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01/07/2024", date(2024, 7, 1)),
        ("45474", date(2024, 7, 1)),
        ("2024-07-01", date(2024, 7, 1)),
    ],
)
def test_days_as_offices_write_them(text: str, day: date) -> None:
    assert cells.read_day(text) == day
    assert cells.read_day("") is None


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (cells.read_day, "07/13/2024", "bad_day"),
        (cells.read_day, "mañana", "bad_day"),
        (cells.read_whole, "12.5", "bad_number"),
        (cells.read_whole, "-3", "bad_number"),
        (cells.read_share, "140", "bad_number"),
        (cells.read_country, "Atlántida", "bad_country"),
        (cells.read_sex, "?!", "bad_sex"),
        (cells.read_sex, "M", "m_is_unclear"),
        (cells.read_disability, "quizás", "bad_flag"),
        (cells.read_difficulty, "7", "bad_answer"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(read: object, text: str, code: str) -> None:
    with pytest.raises(cells.CellError, match=code):
        read(text)  # type: ignore[operator]  # each reads a text


def test_numbers_and_countries_as_offices_write_them() -> None:
    assert cells.read_whole("1,234") == cells.read_whole("1 234") == 1234
    assert cells.read_share("37,5 %") == Decimal("37.5")
    assert cells.read_countries("GT; Haití, Costa Rica") == ("GTM", "HTI", "CRI")
    assert cells.read_list("OCAM; RCM;OCAM") == ("OCAM", "RCM")


def test_m_is_a_man_beside_f_and_a_woman_beside_h() -> None:
    assert cells.read_sex("M", m=cells.meaning_of_m(["F", "M"])) is Sex.MEN
    assert cells.read_sex("m", m=cells.meaning_of_m(["H", "m", ""])) is Sex.WOMEN
    assert cells.meaning_of_m(["M", "M"]) is None
    assert cells.meaning_of_m(["F", "H", "M"]) is None
