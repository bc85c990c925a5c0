"""Repair: only where the check digits prove it, always shown, never unless asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.documents import (
    MrzFormat,
    MrzReading,
    Repair,
    Severity,
    TravelDocument,
    compose_mrz,
    parse_mrz,
)
from travesia.documents.formats import LAYOUTS
from travesia.documents.regions import regions_of
from travesia.documents.repair import PARTNER
from travesia.documents.tests.cases import (
    SPECIMEN,
    TODAY,
    codes,
    documents,
    read,
    with_character,
    zone,
)


def mended(text: str) -> MrzReading:
    """Read with repair."""
    return parse_mrz(text, today=TODAY, repair=True)


def covered(text: str) -> list[int]:
    """Find the places (in the text, newlines counted) under check digits that have a like."""
    kind = read(text).format
    assert kind is not None
    layout, lines = LAYOUTS[kind], tuple(text.split("\n"))
    places = {p for r in regions_of(layout, lines) for p in (*r.covers[0], r.digit)}
    in_text = sorted(place + place // layout.length for place in places)
    return [at for at in in_text if text[at] in PARTNER]


@pytest.mark.parametrize(
    ("line", "column", "read_as", "field"),
    [
        (2, 6, "O", "document_number"),
        (2, 18, "I", "birth_date"),
        (2, 16, "O", "birth_date"),
        (2, 43, "I", "optional_data"),
        (2, 44, "O", "composite"),
    ],
)
def test_misread_character_of_the_specimen_is_put_right_and_shown(
    line: int, column: int, read_as: str, field: str
) -> None:
    damaged = with_character(SPECIMEN, line, column, read_as)
    true = SPECIMEN.split("\n")[line - 1][column - 1]
    reading = mended(damaged)
    assert "\n".join(reading.lines) == SPECIMEN
    assert reading.repairs == (Repair(field, line, column, read_as, true),)
    (said,) = [item for item in reading.findings if item.code == "repair.character"]
    assert (said.field, said.severity) == (field, Severity.CAUTION)
    assert said.facts == {"line": line, "column": column, "found": read_as, "put": true}
    assert reading.all_digits_agree
    assert reading.as_dict()["repairs"] == [
        {"field": field, "line": line, "column": column, "from": read_as, "to": true}
    ]


def test_letters_in_both_dates_and_a_digit_are_put_right_together() -> None:
    damaged = SPECIMEN.replace("7408122", "74O8I22").replace("1204159", "I2O4IS9")
    reading = mended(damaged)
    assert "\n".join(reading.lines) == SPECIMEN
    assert len(reading.repairs) == 6


def test_nothing_is_repaired_unless_asked_for() -> None:
    damaged = with_character(SPECIMEN, 2, 16, "O")
    reading = read(damaged)
    assert "\n".join(reading.lines) == damaged
    assert (reading.repairs, reading.birth_date) == ((), None)
    assert "repairs" not in reading.as_dict()


def test_two_ways_to_agree_mean_no_repair_and_a_finding() -> None:
    # 1 → I at the first place or at the seventh, both weighed 7, would do.
    damaged = with_character(zone(document_number="I001071XY"), 2, 1, "1")
    reading = mended(damaged)
    assert "\n".join(reading.lines) == damaged
    assert "repair.ambiguous" in codes(reading, None)
    assert not reading.conforms


def test_misreading_of_another_kind_that_would_explain_as_much_forbids_repair() -> None:
    # 8 → B at the first place moves the sum as 2 → Z does at the seventh, both weighed 7.
    alone = with_character(zone(document_number="B444447"), 2, 1, "8")
    rivalled = with_character(zone(document_number="B444442"), 2, 1, "8")
    assert [repair.put for repair in mended(alone).repairs] == ["B"]
    assert mended(rivalled).repairs == ()


@pytest.mark.parametrize(
    ("number", "read_as"),
    [
        # One exchange would do too, and it would be the wrong one.
        ("B74O8", "874OB"),
        ("3377O848", "3377OB4B"),
        # Only these two would do; a digit modulo ten does not prove as much.
        ("357B33", "3S7833"),
        ("5B834", "58B34"),
    ],
)
def test_two_misread_characters_of_a_number_are_left(number: str, read_as: str) -> None:
    damaged = zone(document_number=number).replace(f"\n{number}", f"\n{read_as}")
    reading = mended(damaged)
    assert "\n".join(reading.lines) == damaged
    assert "repair.ambiguous" in codes(reading, None)


def test_what_no_exchange_explains_is_left_and_said() -> None:
    damaged = with_character(SPECIMEN, 2, 14, "9")
    reading = mended(damaged)
    assert "\n".join(reading.lines) == damaged
    assert codes(reading, None) >= {"repair.unproven"}
    assert "digit.disagrees" in codes(reading, "birth_date")


def test_change_that_the_digit_over_the_whole_contradicts_is_not_made() -> None:
    damaged = with_character(with_character(SPECIMEN, 2, 16, "O"), 2, 44, "7")
    assert mended(damaged).repairs == ()


def test_fields_of_a_visa_stand_alone() -> None:
    text = zone(format=MrzFormat.MRV_B, document_code="V")
    damaged = with_character(with_character(text, 2, 16, "O"), 2, 22, "9")
    reading = mended(damaged)
    assert [(r.field, r.found, r.put) for r in reading.repairs] == [("birth_date", "O", "0")]
    assert "repair.unproven" in codes(reading, "expiry_date")


def test_digit_of_a_long_number_and_the_number_itself_are_put_right() -> None:
    text = zone(format=MrzFormat.TD1, document_code="I", document_number="D23145890734")
    assert text.split("\n")[0][18] == "9"
    damaged = with_character(text, 1, 14, "O")
    assert "\n".join(mended(damaged).lines) == text


@given(documents())
def test_zone_without_an_error_is_never_changed(document: TravelDocument) -> None:
    text = compose_mrz(document)
    reading = mended(text)
    assert "\n".join(reading.lines) == text
    assert reading.repairs == ()
    assert not [code for code in codes(reading) if code.startswith("repair.")]


@given(documents(), st.data())
def test_one_misread_character_is_put_right_or_left_never_made_wrong(
    document: TravelDocument, data: st.DataObject
) -> None:
    text = compose_mrz(document)
    open_to_it = covered(text)
    if not open_to_it:
        return
    at = data.draw(st.sampled_from(open_to_it))
    damaged = text[:at] + PARTNER[text[at]] + text[at + 1 :]
    reading = mended(damaged)
    after = "\n".join(reading.lines)
    assert after in (text, damaged)
    if after == damaged:
        assert codes(reading) & {"repair.ambiguous", "repair.unproven"}
    else:
        assert len(reading.repairs) == 1


@given(documents(), st.data())
def test_letter_in_a_date_is_always_put_right(
    document: TravelDocument, data: st.DataObject
) -> None:
    text = compose_mrz(document)
    kind = read(text).format
    assert kind is not None
    length = LAYOUTS[kind].length
    regions = regions_of(LAYOUTS[kind], tuple(text.split("\n")))
    places = [p + p // length for r in regions if "date" in r.field for p in r.covers[0]]
    places = [at for at in places if text[at] in PARTNER]
    if places:
        at = data.draw(st.sampled_from(places))
        damaged = text[:at] + PARTNER[text[at]] + text[at + 1 :]
        assert "\n".join(mended(damaged).lines) == text
