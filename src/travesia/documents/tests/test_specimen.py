"""The ICAO specimen passport reads whole."""

import json
from datetime import date

from travesia.documents import MrzFormat, PartialDate, Severity, Span, message
from travesia.documents.tests.cases import SPECIMEN, codes, read


def test_specimen_reads_in_every_field() -> None:
    reading = read(SPECIMEN)
    assert reading.format is MrzFormat.TD3
    assert (reading.document_code, reading.issuing_state) == ("P", "UTO")
    assert (reading.surname, reading.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert (reading.document_number, reading.nationality) == ("L898902C3", "UTO")
    assert reading.birth_date == PartialDate(1974, 8, 12)
    assert reading.sex == "F"
    assert reading.expiry_date == PartialDate(2012, 4, 15)
    assert reading.optional_data == "ZE184226B"
    assert reading.name_truncated is False


def test_all_five_digits_of_the_specimen_agree_and_are_shown() -> None:
    reading = read(SPECIMEN)
    assert [(c.field, c.place.start, c.expected, c.found) for c in reading.checks] == [
        ("document_number", 10, "6", "6"),
        ("birth_date", 20, "2", "2"),
        ("expiry_date", 28, "9", "9"),
        ("optional_data", 43, "1", "1"),
        ("composite", 44, "0", "0"),
    ]
    assert reading.all_digits_agree


def test_specimen_is_reported_expired_with_how_long_ago() -> None:
    reading = read(SPECIMEN)
    (found,) = [item for item in reading.findings if item.code == "document.expired"]
    assert found.severity is Severity.STOP
    assert found.facts == {"date": "2012-04-15", "days": 5332}
    assert found.message("en") == "The document expired on 2012-04-15, 14 years ago."
    assert reading.expired
    assert reading.worst is Severity.STOP


def test_expired_specimen_still_conforms_as_a_zone() -> None:
    assert read(SPECIMEN).conforms


def test_document_is_in_date_on_its_last_day_and_expired_the_day_after() -> None:
    assert "document.in_date" in codes(read(SPECIMEN, today=date(2012, 4, 15)))
    assert "document.expired" in codes(read(SPECIMEN, today=date(2012, 4, 16)))


def test_fields_say_where_they_stood() -> None:
    reading = read(SPECIMEN)
    assert [item.name for item in reading.fields] == [
        "document_code",
        "issuing_state",
        "name",
        "document_number",
        "nationality",
        "birth_date",
        "sex",
        "expiry_date",
        "optional_data",
    ]
    number = reading.field("document_number")
    assert number is not None
    assert (number.place, number.raw) == (Span(2, 1, 9), "L898902C3")
    assert number.check is not None
    assert number.check.expected == "6"
    assert [item.code for item in number.findings] == ["digit.agrees"]
    assert number.worst is Severity.OK
    sex = reading.field("sex")
    assert sex is not None
    assert sex.check is None


def test_reading_is_given_as_json_with_messages_in_the_language_asked() -> None:
    given = json.loads(json.dumps(read(SPECIMEN).as_dict("es")))
    assert list(given) == [
        *("format", "valid", "document_code", "document_number", "surname", "given_names"),
        *("issuing_state", "nationality", "birth_date", "sex", "expiry_date", "optional_data"),
        *("optional_data_2", "name_truncated", "checks", "findings"),
    ]
    assert given["valid"] is True
    assert given["birth_date"] == "1974-08-12"
    assert given["findings"][0]["message"] == message(
        "document.expired", "es", field="expiry_date", **given["findings"][0]["facts"]
    )


def test_reading_never_claims_authenticity() -> None:
    text = json.dumps(read(SPECIMEN).as_dict()).lower()
    for word in ("authentic", "genuine", "valid document"):
        assert word not in text
