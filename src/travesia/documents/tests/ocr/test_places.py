"""Places that hold letters only decide between a letter and the digit that looks like it."""

from travesia.documents.ocr.places import put_in_place
from travesia.documents.ocr.sheets import Cell, surer
from travesia.documents.tests.cases import SPECIMEN


def cells(text: str, confidence: float = 97.0) -> list[list[Cell]]:
    return [[Cell(char, confidence) for char in line] for line in text.split("\n")]


def test_a_zone_read_well_stays_as_it_is() -> None:
    assert put_in_place(cells(SPECIMEN)) == (SPECIMEN.split("\n"), [])


def test_digits_become_letters_only_where_letters_stand() -> None:
    wrong = SPECIMEN.replace("UTO", "UT0").replace("ERIKSSON", "ER1K5SON").replace("898", "89O")
    rows, notes = put_in_place(cells(wrong))
    assert rows[0] == SPECIMEN.split("\n")[0]
    assert rows[1].startswith("L89O902C36UTO")
    assert [(n.facts["line"], n.facts["column"], n.facts["put"]) for n in notes] == [
        (1, 5, "O"),
        (1, 8, "I"),
        (1, 10, "S"),
        (2, 13, "O"),
    ]
    assert {note.code for note in notes} == {"photo.by_place"}


def test_doubt_and_blanks_are_said() -> None:
    lines = cells(SPECIMEN)
    lines[1][3] = Cell("9", 41.0)
    lines[1][4] = Cell("?", 0.0)
    rows, notes = put_in_place(lines)
    assert rows[1][4] == "?"
    assert [(n.code, n.facts["column"]) for n in notes] == [
        ("photo.unsure", 4),
        ("photo.unread", 5),
    ]


def test_lines_of_no_known_shape_are_left_alone() -> None:
    assert put_in_place(cells("0\n0")) == (["0", "0"], [])
    assert put_in_place([]) == ([], [])


def test_the_surer_of_two_readings_is_taken() -> None:
    one, other = cells("AB", 50.0), cells("CD", 40.0)
    other[0][1] = Cell("E", 60.0)
    assert "".join(cell.text for cell in surer(one, other)[0]) == "AE"
