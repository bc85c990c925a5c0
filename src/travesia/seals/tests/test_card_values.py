"""A card reads back as it was signed, and each side carries only its own."""

from dataclasses import replace
from datetime import UTC, date, datetime

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.seals.base45 import decode_base45
from travesia.seals.cards import (
    Card,
    CardState,
    Permit,
    Person,
    Photo,
    PhotoFormat,
    StatusRef,
    new_card_id,
    open_card,
    sign_card,
)
from travesia.seals.cards.claims import encode_claims, read_claims
from travesia.seals.errors import SealError
from travesia.seals.tests.card_cast import BACK, CARD, ED25519_KEY, FRONT, KEYS, NOW

moments = st.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
texts = st.text(max_size=30)
maybe = st.none() | texts
persons = st.builds(
    Person,
    **{name: maybe for name in ("id", "full_name", "birth_date", "address", "legal_status")},
    gender=st.none() | st.integers(1, 3),
    best_quality_fingers=st.lists(st.integers(0, 10), max_size=10).map(tuple),
    photo=st.none() | st.builds(Photo, st.sampled_from(PhotoFormat), st.binary(max_size=200)),
)
permits = st.builds(
    Permit,
    number=texts,
    card_type=texts,
    holder=maybe,
    sector=maybe,
    occupation=maybe,
    area=maybe,
    valid_from=st.none() | st.dates(min_value=date(1970, 1, 1)),
    valid_until=st.none() | st.dates(min_value=date(1970, 1, 1)),
)
cards = st.builds(
    Card,
    issuer=maybe,
    issued_at=st.none() | moments,
    subject=maybe,
    id=st.none() | st.binary(max_size=16),
    permit=permits,
    person=st.none() | persons,
    status=st.none() | st.builds(StatusRef, texts, st.integers(0, 2**40)),
)


@given(card=cards, name=st.sampled_from(sorted(KEYS)), compress=st.booleans())
def test_what_is_signed_reads_back(card: Card, name: str, compress: bool) -> None:
    reading = open_card(sign_card(card, key=KEYS[name], compress=compress))
    assert reading.card == card
    assert reading.compressed is compress
    assert reading.state is CardState.NOT_CHECKED
    assert reading.findings[-1].code == "card.not_checked"


def test_the_bytes_of_a_symbol_read_like_its_text() -> None:
    text = sign_card(CARD, key=ED25519_KEY)
    assert open_card(decode_base45(text)) == open_card(text)


def test_the_front_has_no_person_and_the_back_no_more_of_the_permit_than_its_name() -> None:
    assert FRONT.person is None
    assert FRONT.permit == CARD.permit
    assert BACK.person == CARD.person
    assert BACK.permit == Permit(number="UT1234567", card_type="seasonal")
    assert b"19900515" not in encode_claims(FRONT)
    assert not any(name.startswith("employer") for name in Permit.__slots__)


def test_claims_are_written_as_short_as_they_can_be() -> None:
    """Keys in the order of their bytes, whole numbers, days instead of texts for dates."""
    found = cbor2.loads(encode_claims(CARD))
    assert list(found) == [1, 4, 5, 6, 7, 169, 65535, -65537]
    assert found[6] == int(NOW.timestamp()) - 86_400
    assert found[65535] == {"status_list": {"idx": 41_234, "uri": CARD.status.uri}}  # type: ignore[union-attr]  # it has one
    assert found[-65537][7] == (date(2026, 11, 19) - date(1970, 1, 1)).days
    assert found[169][62] == [{0: bytes(range(256)) * 2, 1: 0, 2: 4}]


def test_the_front_fits_the_symbol_the_card_has_room_for() -> None:
    """QR version 14 at level M holds 528 alphanumeric characters (ISO/IEC 18004, table 7)."""
    assert len(sign_card(FRONT, key=ED25519_KEY)) <= 528


def test_a_card_that_says_nothing_is_not_signed() -> None:
    with pytest.raises(SealError, match="neither a person nor a permit"):
        sign_card(Card(issuer="UTO"), key=ED25519_KEY)


def test_a_card_that_ends_before_it_begins_is_not_signed() -> None:
    with pytest.raises(SealError) as caught:
        sign_card(replace(CARD, expires_at=CARD.not_before), key=ED25519_KEY)
    assert caught.value.facts == {"claim": 4}


def test_a_card_no_symbol_holds_is_not_signed() -> None:
    person = Person(photo=Photo(PhotoFormat.JPEG, bytes(4096)))
    with pytest.raises(SealError) as caught:
        sign_card(replace(CARD, person=person), key=ED25519_KEY)
    assert caught.value.code == "card.too_long"


def test_card_identifiers_are_random() -> None:
    assert len({new_card_id() for _ in range(100)}) == 100
    assert len(new_card_id()) == 8


MISSHAPEN = {
    "exp is text": (4, "1800000000"),
    "exp is null": (4, None),
    "exp is a fraction": (4, 1.8e9),
    "exp is true": (4, True),
    "exp lies before 1970": (4, -1),
    "exp lies after the year 9999": (4, 253_402_300_800),
    "nbf is bytes": (5, b"1"),
    "iat is a list": (6, [1]),
    "iss is a number": (1, 5),
    "sub is a number": (2, 5),
    "cti is text": (7, "id"),
    "the person is a list": (169, [1]),
    "the permit is a list": (-65537, [1]),
    "the permit lacks its number": (-65537, {2: "seasonal"}),
    "the permit lacks its kind": (-65537, {1: "UT1"}),
    "a permit field is of another type": (-65537, {1: "UT1", 2: "seasonal", 6: 7}),
    "a day is text": (-65537, {1: "UT1", 2: "seasonal", 8: "2027-05-18"}),
    "a day lies after the year 9999": (-65537, {1: "UT1", 2: "seasonal", 8: 2_932_897}),
    "the status is empty": (65535, {}),
    "the status has no address": (65535, {"status_list": {"idx": 1}}),
    "the status place is negative": (65535, {"status_list": {"idx": -1, "uri": "x"}}),
    "the status place is true": (65535, {"status_list": {"idx": True, "uri": "x"}}),
}


@pytest.mark.parametrize(("claim", "value"), MISSHAPEN.values(), ids=MISSHAPEN.keys())
def test_a_claim_that_decides_must_be_what_it_should(claim: int, value: object) -> None:
    claims = {-65537: {1: "UT1", 2: "seasonal"}, claim: value}
    with pytest.raises(SealError) as caught:
        read_claims(cbor2.dumps(claims))
    assert caught.value.code == "card.claim"
    assert caught.value.facts == {"claim": claim}


def test_unknown_fields_are_skipped_wherever_they_stand() -> None:
    permit: dict[object, object] = {1: "UT1", 2: "seasonal", 99: {1: 2}, "text": [], -5: None}
    claims = {-65537: permit, 999: b"x", "y": 1, -70_000: 1.5, 169: {1: "a", 30: "b", 99: True}}
    card, findings = read_claims(cbor2.dumps(claims))
    assert card == Card(None, permit=Permit("UT1", "seasonal"), person=Person(id="a"))
    assert findings == ()


def test_true_and_fractions_are_no_claim_numbers() -> None:
    card, _ = read_claims(cbor2.dumps({True: "forged", 169: {True: "forged", 4.0: "too"}}))
    assert card == Card(None, person=Person())
