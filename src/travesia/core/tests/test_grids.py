"""Spreadsheets as people send them: read whole, or refused with a reason."""

from datetime import date

import pytest

from travesia.core.grids import GridError, Line, day_of_serial, read_grids
from travesia.core.spreadsheet import Sheet, workbook


def test_a_workbook_and_a_csv_of_the_same_rows_read_alike() -> None:
    rows = [("Nombre", "Sexo"), ("Ana Ñáñez", "M"), ("", ""), ("Luis", "H")]
    book = read_grids(workbook([Sheet("Asistencia", rows)]))[0]
    text = "\n".join(";".join(row) for row in rows).encode("utf-8-sig")
    assert book.name == "Asistencia"
    assert book.lines == read_grids(text)[0].lines
    assert book.lines[-1] == Line(4, ("Luis", "H"))


def test_a_file_in_the_old_code_page_of_the_region_keeps_its_letters() -> None:
    assert read_grids("Año,Ñ\n2024,á".encode("cp1252"))[0].lines[0].cells == ("Año", "Ñ")


def test_a_cell_with_a_line_end_does_not_move_the_numbers_of_the_rows() -> None:
    lines = read_grids(b'a,b\n"one\ntwo",x\nlast,y\n')[0].lines
    assert [line.number for line in lines] == [1, 2, 3]


def test_a_day_of_a_workbook_is_a_day() -> None:
    assert day_of_serial("45474") == date(2024, 7, 1)
    assert day_of_serial("45474.5") == date(2024, 7, 1)
    assert day_of_serial("12") is None
    assert day_of_serial("hoy") is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n ,\n", "empty"),
        (b"\x89PNG\x00\x00", "unknown_form"),
        (b"PK\x03\x04broken", "broken"),
        (b'a,"b\nc', "broken"),
        (b"," * 500, "too_large"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(GridError) as refused:
        read_grids(content)
    assert refused.value.code == code
