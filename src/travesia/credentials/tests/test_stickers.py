"""A printed visa says what was issued: our own parser reads its zone back to the same facts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.credentials.domain import (
    Holder,
    Kind,
    Size,
    StickerFacts,
    differences,
    new_number,
    zone_of,
    zone_problem,
)
from travesia.credentials.tests.cast import ANNA, TODAY
from travesia.documents import MrzFormat, parse_mrz

FACTS = StickerFacts("V3A4C6D7E", "UTO", ANNA, date(2027, 4, 30))
SIZES = list(Size)


def test_full_sticker_is_the_zone_that_doc_9303_lays_out() -> None:
    assert zone_of(FACTS, Size.MRV_A) == (
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "V3A4C6D7E2UTO7408122F2704302L898902C3<<<<<<<",
    )


@pytest.mark.parametrize("size", SIZES)
def test_parser_reads_the_same_facts_back(size: Size) -> None:
    read = parse_mrz("\n".join(zone_of(FACTS, size)), today=TODAY)
    assert read.format is MrzFormat(size.value)
    assert read.all_digits_agree
    assert read.document_number == FACTS.number
    assert (read.surname, read.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert differences(FACTS, read) == ()


LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ ", min_size=1, max_size=45).filter(str.strip)
HOLDERS = st.builds(
    Holder,
    primary=LETTERS,
    secondary=LETTERS | st.just(""),
    birth_date=st.dates(date(1930, 1, 1), TODAY).map(str)
    | st.sampled_from(["", "1974", "1974-08-XX"]),
    sex=st.sampled_from(["F", "M", "X", ""]),
    nationality=st.sampled_from(["UTO", "HTI", "D", ""]),
    document_issuer=st.just("UTO"),
    document_number=st.text("ABC0123456789", min_size=5, max_size=12),
)


@given(holder=HOLDERS, size=st.sampled_from(SIZES), until=st.dates(TODAY, date(2050, 1, 1)))
def test_whoever_holds_it_the_zone_says_what_was_issued(
    holder: Holder, size: Size, until: date
) -> None:
    facts = StickerFacts(new_number(Kind.VISA), "UTO", holder, until)
    read = parse_mrz("\n".join(zone_of(facts, size)), today=TODAY)
    assert read.document_number == facts.number
    assert differences(facts, read) == ()


@pytest.mark.parametrize(
    ("other", "field"),
    [
        (replace(ANNA, primary="ERIKSEN"), "name"),
        (replace(ANNA, birth_date="1974-08-13"), "birth_date"),
        (replace(ANNA, sex="M"), "sex"),
        (replace(ANNA, nationality="HTI"), "nationality"),
        (replace(ANNA, document_number="L898902C4"), "document"),
    ],
)
@pytest.mark.parametrize("size", SIZES)
def test_sticker_copied_for_somebody_else_differs(other: Holder, field: str, size: Size) -> None:
    forged = StickerFacts(FACTS.number, "UTO", other, FACTS.valid_until)
    read = parse_mrz("\n".join(zone_of(forged, size)), today=TODAY)
    expected = () if field == "document" and size is Size.MRV_B else (field,)
    assert differences(FACTS, read) == expected


def test_longer_date_on_the_sticker_differs() -> None:
    forged = replace(FACTS, valid_until=date(2028, 4, 30))
    read = parse_mrz("\n".join(zone_of(forged, Size.MRV_A)), today=TODAY)
    assert differences(FACTS, read) == ("expiry_date",)


def test_name_that_no_zone_can_carry_is_said_before_it_is_granted() -> None:
    assert zone_problem(
        replace(FACTS, holder=replace(ANNA, primary="...", secondary="")), Size.MRV_A
    )
    assert zone_problem(FACTS, Size.MRV_A) == ""
