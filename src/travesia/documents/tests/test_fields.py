"""The rules for single fields of a passport."""

from datetime import date

import pytest

from travesia.documents import Severity
from travesia.documents.tests.cases import HOLDER, SPECIMEN, codes, read, with_character, zone


def test_unlisted_second_letter_is_a_caution_and_never_refused() -> None:
    for today in (date(2025, 6, 1), date(2026, 11, 20), date(2029, 1, 1)):
        reading = read(zone(document_code="PN", expiry_date=date(2030, 1, 1)), today=today)
        (found,) = reading.findings_about("document_code")
        assert (found.code, found.severity) == ("code.second_letter_not_listed", Severity.CAUTION)
        assert reading.conforms


@pytest.mark.parametrize("code", ["PP", "PE", "PD", "PO", "PR", "PT", "PS", "PL", "PM", "PU"])
def test_listed_document_codes_are_known(code: str) -> None:
    assert codes(read(zone(document_code=code)), "document_code") == {"code.listed"}


def test_bare_p_is_accepted_to_the_end_of_2037() -> None:
    text = zone(document_code="P", expiry_date=date(2037, 6, 1))
    assert codes(read(text, today=date(2037, 12, 31)), "document_code") == {"code.bare"}
    assert codes(read(text, today=date(2038, 1, 1)), "document_code") == {"code.bare_late"}


def test_other_first_letter_and_digits_in_the_code_are_stopped() -> None:
    assert codes(read("I" + SPECIMEN[1:]), "document_code") == {"code.not_passport"}
    assert codes(read("P1" + SPECIMEN[2:]), "document_code") == {"code.invalid"}


@pytest.mark.parametrize(
    ("code", "as_issuer", "as_nationality"),
    [
        ("HTI", "state.known", "state.known"),
        ("D", "state.known", "state.known"),
        ("XCC", "state.known", "state.known"),
        ("XES", "state.known", "state.known"),
        ("XDC", "state.known", "state.known"),
        ("XMP", "state.known", "state.known"),
        ("RKS", "state.known", "state.known"),
        ("EUE", "state.known", "state.known"),
        ("UNO", "state.known", "state.known"),
        ("GBN", "state.not_an_issuer", "state.known"),
        ("GBD", "state.not_an_issuer", "state.known"),
        ("XXA", "state.not_an_issuer", "state.known"),
        ("XXC", "state.not_an_issuer", "state.known"),
        ("ANT", "state.withdrawn", "state.withdrawn"),
        ("NTZ", "state.withdrawn", "state.withdrawn"),
        ("IAO", "state.master_list_only", "state.master_list_only"),
        ("UTO", "state.specimen", "state.specimen"),
        ("ZZZ", "state.unknown", "state.unknown"),
    ],
)
def test_state_codes_stand_only_where_they_may(
    code: str, as_issuer: str, as_nationality: str
) -> None:
    reading = read(zone(issuing_state=code, nationality=code))
    assert codes(reading, "issuing_state") == {as_issuer}
    assert codes(reading, "nationality") == {as_nationality}
    assert (reading.issuing_state, reading.nationality) == (code, code)


def test_specimen_state_is_refused_live() -> None:
    reading = read(SPECIMEN, training=False)
    assert codes(reading, "issuing_state") == {"state.specimen_live"}
    assert not reading.conforms
    assert read(SPECIMEN).conforms


def test_digit_in_a_state_code_is_stopped() -> None:
    assert codes(read("P<UT0" + SPECIMEN[5:]), "issuing_state") == {"state.malformed"}


def test_empty_optional_data_may_have_zero_or_filler_as_digit() -> None:
    text = zone(optional_data="")
    assert text[-2] == "0"
    assert read(text).all_digits_agree
    blank = with_character(text, 2, 43, "<")
    reading = read(blank)
    assert "digit.blank" in codes(reading, "optional_data")
    assert reading.all_digits_agree, "a filler counts 0, so the composite is the same"


def test_filler_as_digit_over_filled_optional_data_is_stopped() -> None:
    reading = read(with_character(SPECIMEN, 2, 43, "<"))
    assert "digit.not_a_digit" in codes(reading, "optional_data")
    assert not reading.all_digits_agree


def test_wrong_digit_shows_what_was_expected_and_found() -> None:
    reading = read(with_character(SPECIMEN, 2, 10, "7"))
    (found,) = reading.findings_about("document_number")
    assert (found.code, found.severity) == ("digit.disagrees", Severity.STOP)
    assert found.facts == {"expected": "6", "found": "7"}
    assert "digit.disagrees" in codes(reading, "composite")
    assert not reading.conforms


def test_sex_is_f_m_or_a_filler() -> None:
    assert read(zone(sex="M")).sex == "M"
    assert read(zone(sex="X")).lines[1][20] == "<"
    assert (read(zone(sex="X")).sex, codes(read(zone(sex="X")), "sex")) == (
        "X",
        {"sex.unspecified"},
    )
    inked = read(with_character(SPECIMEN, 2, 21, "X"))
    assert (inked.sex, codes(inked, "sex")) == ("X", {"sex.x_in_zone"})
    wrong = read(with_character(SPECIMEN, 2, 21, "Z"))
    assert (wrong.sex, codes(wrong, "sex")) == (None, {"sex.invalid"})


def test_number_with_a_sign_inside_and_empty_number() -> None:
    reading = read(zone(document_number="AB-123"))
    assert reading.document_number == "AB 123"
    assert "number.inner_filler" in codes(reading, "document_number")
    first, second = SPECIMEN.split("\n")
    empty = read(f"{first}\n<<<<<<<<<0{second[10:]}")
    assert empty.document_number is None
    assert "number.empty" in codes(empty, "document_number")


@pytest.mark.parametrize(
    "changes",
    [{"document_code": "PR"}, {"document_code": "PS"}, *({"nationality": f"XX{c}"} for c in "ABC")],
)
def test_refugee_and_stateless_documents_remind_of_protection(changes: dict[str, str]) -> None:
    assert "holder.protection" in codes(read(zone(**changes)), None)


def test_ordinary_document_in_order_has_nothing_but_evidence_that_agrees() -> None:
    reading = read(zone(issuing_state="PAN", nationality="HTI"), training=False)
    assert reading.worst is Severity.OK
    assert reading.conforms
    assert reading.birth_date == HOLDER.birth_date
