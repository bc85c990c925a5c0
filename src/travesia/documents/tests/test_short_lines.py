"""Lines that are missing, too short or too long: what stands in the others is read."""

from travesia.documents import Severity
from travesia.documents.tests.cases import SPECIMEN, codes, read
from travesia.documents.tests.test_lines import TD1, only

FIRST, SECOND = SPECIMEN.split("\n")


def test_one_line_only_says_so() -> None:
    reading = read(SECOND)
    assert only(SECOND, "lines.one_only") == {"found": 44}
    assert reading.document_number is None
    assert reading.worst is Severity.STOP


def test_short_line_says_what_is_missing_and_is_not_read() -> None:
    reading = read(FIRST + "\n" + SECOND[:-1])
    assert only(FIRST + "\n" + SECOND[:-1], "line.too_short") == {
        "line": 2,
        "found": 43,
        "expected": 44,
        "missing": 1,
    }
    assert reading.surname == "ERIKSSON"
    assert reading.document_number is None
    assert reading.checks == ()
    assert not reading.all_digits_agree
    assert [item.name for item in reading.fields] == ["document_code", "issuing_state", "name"]


def test_long_line_says_what_is_too_much_and_is_not_read() -> None:
    text = FIRST + "<<\n" + SECOND
    assert only(text, "line.too_long") == {"line": 1, "found": 46, "expected": 44, "extra": 2}
    assert read(text).surname is None
    assert read(text).document_number == "L898902C3"


def test_name_line_without_its_trailing_fillers_is_short_by_exactly_those() -> None:
    text = FIRST.rstrip("<") + "\n" + SECOND
    assert only(text, "line.too_short") == {"line": 1, "found": 25, "expected": 44, "missing": 19}


def test_one_whole_line_is_enough_to_know_the_format() -> None:
    text = FIRST[:8] + "\n" + SECOND
    assert only(text, "line.too_short") == {"line": 1, "found": 8, "expected": 44, "missing": 36}
    assert read(text).document_number == "L898902C3"


def test_line_of_a_card_that_is_too_short_is_not_read_but_the_others_are() -> None:
    one, two, three = TD1.split("\n")
    reading = read(f"{one}\n{two[:-1]}\n{three}")
    assert (reading.document_number, reading.surname) == ("D23145890", "ERIKSSON")
    assert (reading.birth_date, reading.nationality, reading.optional_data_2) == (None, None, None)
    assert [check.field for check in reading.checks] == ["document_number"]
    assert codes(reading, "nationality") == set()
    reading = read(f"{one[:-1]}\n{two}\n{three}")
    assert [check.field for check in reading.checks] == ["birth_date", "expiry_date"]
    assert [item.name for item in reading.fields][:2] == ["birth_date", "sex"]
