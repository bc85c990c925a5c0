"""What is composed is read back, and what cannot be composed is refused by name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.documents import (
    ComposeError,
    MrzFormat,
    Name,
    PartialDate,
    TravelDocument,
    Truncation,
    compose_mrz,
)
from travesia.documents.formats import LAYOUTS
from travesia.documents.tests.cases import HOLDER, SPECIMEN, documents, read, zone


def test_specimen_is_composed_character_by_character() -> None:
    document = TravelDocument(
        surname="Eriksson",
        given_names="Anna Maria",
        document_number="L898902C3",
        nationality="UTO",
        birth_date=PartialDate(1974, 8, 12),
        sex="F",
        expiry_date=date(2012, 4, 15),
        optional_data="ZE184226B",
    )
    assert compose_mrz(document) == SPECIMEN


def test_a_cut_on_the_filler_before_the_secondary_identifier_still_fills_the_line() -> None:
    surname = "AAAAA " + "A" * 14 + " " + "A" * 14 + " A"
    document = TravelDocument(
        surname=surname,
        given_names="B",
        document_number="L898902C3",
        nationality="UTO",
        birth_date=PartialDate(1974, 8, 12),
        sex="F",
        expiry_date=date(2030, 4, 15),
    )
    line = compose_mrz(document).split("\n")[0]
    assert line == "P<UTOAAAAA<" + "A" * 14 + "<" + "A" * 13 + "<A<<B"


CARD = {"format": MrzFormat.TD1, "document_code": "I"}


@given(documents(), st.sampled_from(Truncation), st.booleans())
def test_composed_document_is_read_back(
    document: TravelDocument, truncation: Truncation, blank: bool
) -> None:
    text = compose_mrz(document, truncation=truncation, blank_optional_digit=blank)
    layout = LAYOUTS[document.format]
    assert [len(line) for line in text.split("\n")] == [layout.length] * layout.lines
    reading = read(text)
    assert reading.conforms
    assert reading.all_digits_agree
    assert reading.document_code == document.document_code
    assert reading.issuing_state == document.issuing_state
    assert reading.format is document.format
    assert reading.document_number == document.document_number
    assert reading.nationality == document.nationality
    assert reading.birth_date == document.birth_date
    assert reading.sex == document.sex
    assert reading.expiry_date == document.expiry_date
    assert reading.optional_data == document.optional_data
    assert (reading.optional_data_2 or "") == document.optional_data_2
    assert reading.name is not None
    whole = Name(document.surname, document.given_names)
    if reading.name_truncated:
        assert reading.name.could_be(whole)
    else:
        assert reading.name == whole


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"surname": "—"}, "name.empty"),
        ({"surname": "李"}, "name.no_spelling"),
        ({"document_number": "A123456789"}, "value.too_long"),
        ({"document_number": "--"}, "number.empty"),
        ({"optional_data": "1" * 15}, "value.too_long"),
        ({"sex": "f"}, "sex.invalid"),
        ({"nationality": "H1"}, "code.invalid"),
        ({"issuing_state": ""}, "code.invalid"),
        ({"format": MrzFormat.TD1}, "code.not_of_format"),
        ({"format": MrzFormat.TD1, "document_code": "AI"}, "code.not_of_format"),
        ({"format": MrzFormat.TD2, "document_code": "IV"}, "code.not_of_format"),
        ({"format": MrzFormat.MRV_A}, "code.not_of_format"),
        ({"optional_data_2": "1"}, "value.too_long"),
        (CARD | {"document_number": "A" * 23}, "value.too_long"),
        (CARD | {"document_number": "A" * 15, "format": MrzFormat.TD2}, "value.too_long"),
        (CARD | {"document_number": "A" * 12, "optional_data": "B" * 11}, "value.too_long"),
        (CARD | {"document_number": "ABCDEFGHIJ-1"}, "number.filler_in_long"),
        (CARD | {"document_number": "ABCDEFGH-J1"}, "number.filler_in_long"),
    ],
)
def test_what_cannot_stand_in_a_zone_is_refused(changes: dict[str, object], code: str) -> None:
    with pytest.raises(ComposeError) as caught:
        zone(**changes)
    assert caught.value.code == code


def test_national_letters_are_written_in_zone_letters() -> None:
    reading = read(zone(surname="Núñez Peña", given_names="José-María"))
    assert (reading.surname, reading.given_names) == ("NUNEZ PENA", "JOSE MARIA")
    assert HOLDER.surname == "Ozanne"
