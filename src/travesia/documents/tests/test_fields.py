"""The rules for single fields of a passport."""

from datetime import date

import pytest

from travesia.documents import PartialDate, Severity
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


@pytest.mark.parametrize(
    ("parts", "raw", "shown", "code"),
    [
        ((1974, 8, None), "7408<<", "1974-08-XX", "birth.partial"),
        ((1974, None, None), "74<<<<", "1974-XX-XX", "birth.partial"),
        ((None, 8, 12), "<<0812", "XXXX-08-12", "birth.partial"),
        ((None, None, None), "<<<<<<", "XXXX-XX-XX", "birth.unknown"),
    ],
)
def test_unknown_parts_of_a_birth_date_stay_unknown(
    parts: tuple[int | None, ...], raw: str, shown: str, code: str
) -> None:
    text = zone(birth_date=PartialDate(*parts))
    assert text.split("\n")[1][13:19] == raw
    reading = read(text)
    assert reading.birth_date == PartialDate(*parts)
    assert str(reading.birth_date) == shown
    assert code in codes(reading, "birth_date")
    assert reading.all_digits_agree, "the digit is computed over the fillers too"


@pytest.mark.parametrize("raw", ["740230", "741301", "7<0812", "74081O", "000000"])
def test_birth_date_that_is_no_date_gives_no_value(raw: str) -> None:
    first, second = SPECIMEN.split("\n")
    reading = read(f"{first}\n{second[:13]}{raw}{second[19:]}")
    assert reading.birth_date is None
    assert "birth.invalid" in codes(reading, "birth_date")


def test_birth_is_never_in_the_future() -> None:
    assert read(zone(birth_date=PartialDate(2026, 11, 20))).birth_date == PartialDate(2026, 11, 20)
    assert read(zone(birth_date=PartialDate(2026, 11, 21))).birth_date == PartialDate(1926, 11, 21)


def test_assumed_century_is_shown_for_the_very_young_and_very_old() -> None:
    for year, age, other in ((2016, 10, 1916), (1936, 90, 2036)):
        reading = read(zone(birth_date=PartialDate(year, 1, 2)))
        (found,) = [f for f in reading.findings if f.code == "birth.century_assumed"]
        assert found.facts == {"year": year, "other": other, "age": age}
    for year in (2015, 1937):
        assert "birth.century_assumed" not in codes(read(zone(birth_date=PartialDate(year, 1, 2))))


def test_birth_after_expiry_takes_the_earlier_century() -> None:
    reading = read(zone(birth_date=PartialDate(1920, 5, 1), expiry_date=date(2012, 4, 15)))
    assert reading.birth_date == PartialDate(1920, 5, 1)
    assert "birth.century_assumed" in codes(reading)


def test_birth_after_expiry_in_either_century_is_a_caution() -> None:
    reading = read(zone(birth_date=PartialDate(1985, 5, 1), expiry_date=date(1980, 4, 15)))
    assert "birth.after_expiry" in codes(reading, "birth_date")


@pytest.mark.parametrize("year", [1977, 1999, 2026, 2050, 2075, 2076])
def test_expiry_lies_within_fifty_years_of_today(year: int) -> None:
    found = read(zone(expiry_date=date(year, 4, 15))).expiry_date
    assert found == PartialDate(year, 4, 15)


def test_expiry_that_is_missing_partial_or_no_date() -> None:
    first, second = SPECIMEN.split("\n")
    for raw, code in (
        ("<<<<<<", "expiry.absent"),
        ("3004<<", "expiry.partial"),
        ("<<0415", "expiry.partial"),
        ("300431", "expiry.invalid"),
    ):
        reading = read(f"{first}\n{second[:21]}{raw}{second[27:]}")
        assert code in codes(reading, "expiry_date")
        assert "document.expired" not in codes(reading)


def test_partly_known_expiry_is_past_only_when_its_last_day_is() -> None:
    first, second = SPECIMEN.split("\n")
    text = f"{first}\n{second[:21]}1204<<{second[27:]}"
    assert "document.expired" not in codes(read(text, today=date(2012, 4, 30)))
    assert "document.expired" in codes(read(text, today=date(2012, 5, 1)))


def test_partly_known_expiry_is_said_to_be_so_whether_past_or_not() -> None:
    first, second = SPECIMEN.split("\n")
    for raw in ("12<<15", "1204<<", "36<<15"):
        reading = read(f"{first}\n{second[:21]}{raw}{second[27:]}")
        assert "expiry.partial" in codes(reading, "expiry_date")
        assert "document.in_date" not in codes(reading)


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
