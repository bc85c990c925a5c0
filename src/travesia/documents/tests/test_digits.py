"""What a check digit catches, stated exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.documents import check_digit
from travesia.documents.digits import ALPHABET
from travesia.documents.tests.cases import SPECIMEN, read, with_character

VALUE = {char: 0 if char == "<" else ALPHABET.index(char) for char in ALPHABET}
PLACES = {
    "document_number": range(1, 10),
    "birth_date": range(14, 20),
    "expiry_date": range(22, 28),
    "optional_data": range(29, 43),
}


@pytest.mark.parametrize(
    ("text", "digit"),
    [("520727", "3"), ("AB2134<<<", "5"), ("L898902C3", "6"), ("740812", "2"), ("<<<<<<", "0")],
)
def test_published_examples(text: str, digit: str) -> None:
    assert check_digit(text) == digit


@given(st.text(ALPHABET, max_size=44))
def test_digit_is_the_weighted_sum_of_the_standard(text: str) -> None:
    total = sum(VALUE[char] * (7, 3, 1)[at % 3] for at, char in enumerate(text))
    assert check_digit(text) == str(total % 10)


def test_every_single_change_is_caught_unless_the_values_are_equal_modulo_ten() -> None:
    """The weights 7, 3, 1 have no factor in common with 10: that is the exact condition.

    So A, K and U hide behind 0 and <, B, L and V behind 1, and so on; a digit never hides
    behind another digit.
    """
    second = SPECIMEN.split("\n")[1]
    for field, columns in PLACES.items():
        for column in columns:
            for char in ALPHABET:
                before = second[column - 1]
                checks = {
                    c.field: c for c in read(with_character(SPECIMEN, 2, column, char)).checks
                }
                caught = VALUE[char] % 10 != VALUE[before] % 10
                assert checks[field].agrees is not caught, (field, column, char)
                assert checks["composite"].agrees is not caught, (field, column, char)


def test_names_sex_nationality_issuer_and_code_are_covered_by_no_digit() -> None:
    uncovered = [(1, column) for column in range(1, 45)]
    uncovered += [(2, column) for column in (11, 12, 13, 21)]
    for line, column in uncovered:
        assert read(with_character(SPECIMEN, line, column, "Q")).all_digits_agree


@given(st.integers(0, 7), st.text("0123456789", min_size=9, max_size=9))
def test_exchange_of_neighbours_is_caught_unless_they_differ_by_five(at: int, text: str) -> None:
    exchanged = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    caught = (int(text[at]) - int(text[at + 1])) % 5 != 0
    assert (check_digit(exchanged) != check_digit(text)) is caught
