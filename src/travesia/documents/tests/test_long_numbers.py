"""Document numbers of more than nine characters, and the codes of cards and visas."""

import pytest

from travesia.documents import MrzFormat, MrzReading, Severity, Span, check_digit, parse_mrz
from travesia.documents.deviations import deviations
from travesia.documents.formats import LAYOUTS
from travesia.documents.long_numbers import longest_number
from travesia.documents.tests.cases import TODAY, codes, read, with_character, zone
from travesia.vocab import is_issuer

NUMBER = "590330101854"
RIGHT = check_digit(NUMBER)
OVER_FILLER = check_digit(NUMBER[:9] + "<" + NUMBER[9:])


def card(issuer: str, digit: str, *, first: str = "") -> str:
    """Write a TD1 by hand whose digit over the whole is right, whatever the number's is."""
    one = first or f"ID{issuer}{NUMBER[:9]}<{NUMBER[9:]}{digit}".ljust(30, "<")
    birth, expiry = "8512017", "3012316"
    assert (check_digit(birth[:6]), check_digit(expiry[:6])) == (birth[6], expiry[6])
    whole = check_digit(one[5:] + birth + expiry + "<" * 11)
    return f"{one}\n{birth}F{expiry}{issuer}{'<' * 11}{whole}\n{'OZANNE<<MIRELA'.ljust(30, '<')}"


def repaired(text: str) -> MrzReading:
    return parse_mrz(text, today=TODAY, repair=True)


def test_digit_of_a_long_number_is_computed_without_the_filler() -> None:
    assert RIGHT != OVER_FILLER
    reading = read(card("CHE", RIGHT))
    assert reading.document_number == NUMBER
    assert codes(reading, "document_number") == {"digit.agrees"}
    (check,) = [check for check in reading.checks if check.field == "document_number"]
    assert (check.place, check.expected, check.found) == (Span(1, 19, 19), RIGHT, RIGHT)


def test_digit_computed_over_the_filler_is_taken_and_said() -> None:
    reading = read(card("CHE", OVER_FILLER))
    assert reading.document_number == NUMBER
    assert codes(reading, "document_number") == {"digit.over_filler"}
    (said,) = reading.findings_about("document_number")
    assert said.facts == {"expected": RIGHT, "found": OVER_FILLER}
    assert said.severity is Severity.CAUTION
    assert reading.conforms
    assert reading.all_digits_agree


@pytest.mark.parametrize("issuer", ["BEL", "PRT"])
def test_issuer_known_for_it_is_named(issuer: str) -> None:
    reading = read(card(issuer, OVER_FILLER))
    assert codes(reading, "document_number") == {
        "digit.over_filler",
        "deviation.digit_over_filler",
    }
    assert "deviation.digit_over_filler" not in codes(read(card(issuer, RIGHT)))


def test_variant_is_not_taken_for_damage_by_repair() -> None:
    for text in (card("BEL", OVER_FILLER), card("BEL", RIGHT)):
        assert repaired(text).repairs == ()
        assert "\n".join(repaired(text).lines) == text
        assert not [code for code in codes(repaired(text)) if code.startswith("repair.")]


def test_any_other_digit_is_wrong() -> None:
    for digit in set("0123456789") - {RIGHT, OVER_FILLER}:
        reading = read(card("BEL", digit))
        assert codes(reading, "document_number") == {"digit.disagrees"}
        assert reading.document_number == NUMBER


def test_issuers_in_the_table_are_issuers_and_have_the_format() -> None:
    assert deviations()
    for issuer, layout, _ in deviations():
        assert is_issuer(issuer)
        assert LAYOUTS[layout].long_number


def test_field_says_every_place_where_the_number_stands() -> None:
    reading = read(card("CHE", RIGHT))
    number = reading.field("document_number")
    assert number is not None
    assert number.raw == NUMBER
    assert number.places == (Span(1, 6, 14), Span(1, 16, 18), Span(1, 19, 19))
    optional = reading.field("optional_data")
    assert optional is not None
    assert (optional.place, optional.value) == (Span(1, 21, 30), "")


def test_longest_numbers_fill_the_field_to_its_last_filler() -> None:
    assert [longest_number(layout) for layout in LAYOUTS.values()] == [22, 14, 9, 9, 9]
    for kind, most in ((MrzFormat.TD1, 22), (MrzFormat.TD2, 14)):
        number = "A1B2C3D4E5F6G7H8I9J0KL"[:most]
        reading = read(zone(format=kind, document_code="I", document_number=number))
        assert reading.document_number == number
        assert reading.optional_data == ""
        assert reading.field("optional_data") is None
        assert reading.all_digits_agree


def test_long_number_without_the_filler_after_its_digit_is_a_caution() -> None:
    number = "A1B2C3D4E5F6G7H8I9J0KLM"
    line = f"I<CHE{number[:9]}<{number[9:]}{check_digit(number)}"
    reading = read(card("CHE", "", first=line))
    assert reading.document_number == number
    assert codes(reading, "document_number") == {"digit.agrees", "number.no_filler_after"}


def test_filler_for_a_digit_without_a_number_that_goes_on_is_no_digit() -> None:
    for rest in ("", "7", "<734"):
        line = f"I<CHE{NUMBER[:9]}<{rest}".ljust(30, "<")
        reading = read(card("CHE", "", first=line))
        assert reading.document_number == NUMBER[:9]
        assert codes(reading, "document_number") == {"digit.not_a_digit"}


def test_passports_and_visas_have_no_long_numbers() -> None:
    for changes in ({}, {"format": MrzFormat.MRV_A, "document_code": "V"}):
        text = zone(document_number="AB1234567", optional_data="89012", **changes)
        reading = read(with_character(text, 2, 10, "<"))
        assert reading.document_number == "AB1234567"
        assert "digit.not_a_digit" in codes(reading, "document_number")
