"""Workbooks open in spreadsheets, hold what was given, and never a formula from data."""

import io
import zipfile

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from travesia.core.spreadsheet import Cell, Sheet, csv_text, workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _read(data: bytes) -> dict[str, list[list[str]]]:
    """Read a workbook back with nothing of ours."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        names = [sheet.get("name", "") for sheet in book.iter(f"{MAIN}sheet")]
        found = {}
        for place, name in enumerate(names, start=1):
            root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{place}.xml"))
            found[name] = [
                ["".join(cell.itertext()) for cell in row] for row in root.iter(f"{MAIN}row")
            ]
    return found


def test_text_numbers_and_nothing_come_back() -> None:
    rows: list[list[Cell]] = [
        ["País", "Entradas"],
        ["Haití & Cía <1>", 1204],
        ["sin dato", None],
        ["media", 2.5],
    ]
    assert _read(workbook([Sheet("Por país", rows)])) == {
        "Por país": [
            *(["País", "Entradas"], ["Haití & Cía <1>", "1204"], ["sin dato", ""]),
            ["media", "2.5"],
        ]
    }


def test_names_that_spreadsheets_refuse_are_made_fit_and_different() -> None:
    names = list(_read(workbook([Sheet("a/b:c", []), Sheet("A B C", []), Sheet("x" * 40, [])])))
    assert names == ["a b c", "A B C 2", "x" * 31]


@given(st.text(max_size=40))
def test_any_text_gives_a_workbook_that_can_be_read(text: str) -> None:
    (rows,) = _read(workbook([Sheet(text, [[text]])])).values()
    assert len(rows) == 1


def test_a_formula_in_the_data_stays_text() -> None:
    data = workbook([Sheet("a", [["=1+1"]])])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert csv_text([["=1+1", -5, "Ñ"]]) == "\ufeff'=1+1,-5,Ñ\r\n"


def test_the_same_sheets_are_the_same_file() -> None:
    assert workbook([Sheet("a", [[1]])]) == workbook([Sheet("a", [[1]])])
    with pytest.raises(ValueError, match="at least one"):
        workbook([])
