"""What a reader sent is told apart by what stands in it, and any text has an answer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.border.domain import Recognised, Unread, What, recognise, recognise_bytes
from travesia.border.tests.cast import SPECIMEN, zone
from travesia.border.tests.presented_cast import card, identity_card, seal, small_document, visa

TODAY = date(2026, 11, 20)


def read(text: str) -> Recognised | Unread:
    return recognise(text, today=TODAY, training=True)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (SPECIMEN, What.DOCUMENT),
        (identity_card(), What.DOCUMENT),
        (small_document(), What.DOCUMENT),
        (visa(), What.VISA),
        (card(), What.CARD),
        (seal(), What.SEAL),
        (seal().lower(), What.SEAL),
        (" ".join(seal()[at : at + 2] for at in range(0, len(seal()), 2)), What.SEAL),
        (card() + "\r\n", What.CARD),
        ("\n".join((card()[:90], card()[90:])), What.CARD),
    ],
)
def test_each_thing_is_known_by_what_stands_in_it(text: str, what: What) -> None:
    found = read(text)
    assert isinstance(found, Recognised)
    assert found.what is what


def test_one_thing_is_kept_in_one_form_however_it_was_sent() -> None:
    text = seal()
    sent = (text, text.lower(), f"{text[:40]}\n{text[40:]}")
    assert {getattr(read(one), "text", None) for one in sent} == {text}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", What.DOCUMENT),
        (SPECIMEN[:-3], What.DOCUMENT),
        (card()[:-4], What.CARD),
        ("HC1:" + card(), What.CARD),
        (seal()[:-20], What.SEAL),
        ("A" * 9000, What.CARD),
        ("0000000017-4", What.DOCUMENT),
    ],
)
def test_what_cannot_be_read_says_what_it_looks_like_and_why(text: str, what: What) -> None:
    found = read(text)
    assert isinstance(found, Unread)
    assert found.what is what
    assert found.faults


def test_the_bytes_of_a_symbol_are_a_seal_or_the_text_of_a_card() -> None:
    as_bytes = recognise_bytes(bytes.fromhex(seal()), today=TODAY, training=True)
    as_text = recognise_bytes(card().encode(), today=TODAY, training=True)
    assert isinstance(as_bytes, Recognised)
    assert isinstance(as_text, Recognised)
    assert (as_bytes.what, as_text.what) == (What.SEAL, What.CARD)


def test_only_the_seal_of_an_emergency_document_gives_a_zone_to_open() -> None:
    text = zone(document_code="PE")
    assert isinstance(permit := read(seal()), Recognised)
    assert permit.emergency_zone == ""
    assert isinstance(passport := read(text), Recognised)
    assert passport.emergency_zone == ""
    emergency = read(seal("emergency_travel_document", text=small_document()))
    assert isinstance(emergency, Recognised)
    assert emergency.emergency_zone == small_document()


@given(st.one_of(st.text(max_size=300), st.text("0123456789ABCDEF \n<V+-./:$%*", max_size=300)))
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(read(text), Recognised | Unread)
