"""Document codes by format, and the employer on a crew member certificate."""

import pytest

from travesia.documents import MrzFormat, document_code_name
from travesia.documents.tests.cases import codes, read, with_character, zone

CARDS = (MrzFormat.TD1, MrzFormat.TD2)


def with_code(kind: MrzFormat, code: str) -> str:
    """Write a document of a format, then put a code on it that composing may refuse."""
    own = {"TD3": "P", "MRV-A": "V", "MRV-B": "V"}.get(kind, "I")
    text = zone(format=kind, document_code=own)
    return code.ljust(2, "<") + text[2:]


@pytest.mark.parametrize("kind", CARDS)
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("I", "code.card"),
        ("ID", "code.card"),
        ("C", "code.card"),
        ("AR", "code.card"),
        ("AI", "code.forbidden"),
        ("AV", "code.forbidden"),
        ("IV", "code.forbidden"),
        ("CV", "code.forbidden"),
        ("X", "code.not_card"),
        ("<I", "code.invalid"),
        ("I1", "code.invalid"),
    ],
)
def test_cards_begin_with_a_c_or_i(kind: MrzFormat, code: str, said: str) -> None:
    reading = read(with_code(kind, code))
    assert codes(reading, "document_code") == {said}
    assert reading.conforms is (said == "code.card")


def test_passport_code_on_a_card() -> None:
    small = read(with_code(MrzFormat.TD2, "P"))
    assert codes(small, "document_code") == {"code.passport_on_td2"}
    assert small.conforms
    assert codes(read(with_code(MrzFormat.TD1, "P")), "document_code") == {"code.not_card"}


@pytest.mark.parametrize("kind", [MrzFormat.MRV_A, MrzFormat.MRV_B])
def test_visa_is_known_by_its_first_letter_whatever_stands_at_the_end(kind: MrzFormat) -> None:
    for end in "<0Z":
        text = with_code(kind, "VB")[:-1] + end
        reading = read(text)
        assert reading.format is kind
        assert codes(reading, "document_code") == {"code.visa"}
        assert [check.field for check in reading.checks] == [
            "document_number",
            "birth_date",
            "expiry_date",
        ]
        assert reading.conforms


def test_optional_data_of_a_visa_is_covered_by_no_digit() -> None:
    text = zone(format=MrzFormat.MRV_A, document_code="V", optional_data="A" * 16)
    assert read(text).optional_data == "A" * 16
    for column in range(29, 45):
        assert read(with_character(text, 2, column, "Q")).all_digits_agree


def crew(**changes: object) -> str:
    return zone(format=MrzFormat.TD1, document_code="AC", **changes)


def test_crew_member_certificate_names_its_employer() -> None:
    reading = read(crew(optional_data="XYZ123"))
    assert codes(reading, "document_code") == {"code.crew"}
    assert reading.employer_code == "XYZ"
    assert reading.optional_data == "XYZ123"
    assert document_code_name("AC", "pt") == "Certificado de membro da tripulação"


def test_employer_is_not_read_where_it_cannot_stand() -> None:
    assert read(crew()).employer_code is None
    long = read(crew(document_number="AB123456789", optional_data="XYZ"))
    assert (long.optional_data, long.employer_code) == ("XYZ", None)
    other = zone(format=MrzFormat.TD1, document_code="A", optional_data="XYZ")
    assert read(other).employer_code is None


def test_every_visa_code_has_one_name() -> None:
    assert document_code_name("VB", "ht") == "Viza"
    assert document_code_name("ID", "en") == "ID"
