"""A hundred thousand inputs into each reader: an answer or the one error of the room."""

from collections.abc import Callable
from random import Random
from typing import Any

import cbor2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from travesia.seals.base45 import ALPHABET, decode_base45, encode_base45
from travesia.seals.cards import Person, open_card, sign_card, verify_card
from travesia.seals.cards.claims import encode_claims, read_claims
from travesia.seals.cards.person_map import person_map, read_person
from travesia.seals.cose import open_sign1
from travesia.seals.errors import SealError
from travesia.seals.tests.card_cast import BACK, CARD, CURRENT, ED25519_KEY, FRONT, NOW, TRUST
from travesia.seals.tests.vector_files import files_of, vector

INPUTS = 200
SEEDS = st.integers(min_value=0, max_value=2**64)
EXAMPLES = settings(max_examples=500, deadline=None)

TEXTS = [
    sign_card(card, key=ED25519_KEY, compress=deflated)
    for card in (FRONT, BACK)
    for deflated in (False, True)
]
TEXTS += [vector("claim169", name)["qr_data"] for name in files_of("claim169")]
MESSAGES = [bytes.fromhex(vector("cose", name)["output"]["cbor"]) for name in files_of("cose")]
MESSAGES += [decode_base45(text) for text in TEXTS[:2]]
PERSONS = [person_map(CARD.person or Person()), {}, {1: "x", 62: [{0: b"", 1: 0, 2: 4}]}]
HEADS = (
    b"\x00\x18\x1b\x20\x3b\x40\x58\x5b\x5f\x60\x7b\x7f\x80\x9b\x9f\xa0\xbb\xbf\xc2\xd2\xf5\xf9\xff"
)


def changed(data: bytes, chance: Random) -> bytes:
    """Change, cut, repeat or lengthen some bytes, often into heads of CBOR items."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(5):
            case 0:
                found[at : at + 1] = bytes((chance.randrange(256),))
            case 1:
                found[at : at + 1] = bytes((chance.choice(HEADS),))
            case 2:
                del found[at : at + chance.randint(1, 9)]
            case 3:
                found[at:at] = chance.randbytes(chance.randint(1, 9))
            case _:
                found[at:at] = found[at : at + chance.randint(1, 200)]
    return bytes(found)


def value(chance: Random, depth: int = 0) -> Any:
    """Make up something CBOR can say."""
    kind = chance.randrange(9 if depth < 4 else 7)
    if kind == 7:
        return [value(chance, depth + 1) for _ in range(chance.randrange(4))]
    if kind == 8:
        return {
            chance.choice((0, 1, 2, 3, 16, 62, -1, "x")): value(chance, depth + 1)
            for _ in range(chance.randrange(4))
        }
    made: tuple[Callable[[], Any], ...] = (
        lambda: chance.choice((0, 1, 2, 4, -1, 2**31, 2**63, -(2**63))),
        lambda: chance.randbytes(chance.randrange(9)),
        lambda: chance.choice(("", "UTO", "19900515", "\x1b[31m", "\u202e")),
        lambda: chance.choice((True, False, None, cbor2.undefined)),
        lambda: chance.choice((1.5, float("nan"), float("inf"), 1e300)),
        lambda: cbor2.CBORTag(chance.choice((0, 1, 2, 4, 5, 28, 29, 100, 258)), 1),
        lambda: "status_list",
    )
    return made[kind]()


def settled(read: Callable[[Any], object], given_: object) -> bool:
    """Tell whether a reader answers; the one error is let pass, any other ends the test."""
    try:
        read(given_)
    except SealError:
        return False
    return True


@EXAMPLES
@given(SEEDS)
def test_base45(seed: int) -> None:
    chance = Random(seed)
    for _ in range(INPUTS):
        text = "".join(chance.choices(ALPHABET, k=chance.randrange(40)))
        if chance.random() < 0.2:
            text += chance.choice(("a", "\n", "\x00", "\u0130", "\U0001f600", "!"))
        if settled(decode_base45, text):
            assert encode_base45(decode_base45(text)) == text


@EXAMPLES
@given(SEEDS)
def test_cose(seed: int) -> None:
    chance = Random(seed)
    for _ in range(INPUTS):
        raw = changed(chance.choice(MESSAGES), chance)
        settled(lambda given_: open_sign1(given_, untagged_allowed=True), raw)


@EXAMPLES
@given(SEEDS)
def test_cards_from_text_and_bytes(seed: int) -> None:
    chance = Random(seed)
    for _ in range(INPUTS):
        text = chance.choice(TEXTS)
        try:
            raw = changed(decode_base45(text), chance)
        except SealError:
            raw = changed(text.encode(), chance)
        settled(open_card, encode_base45(raw) if chance.random() < 0.5 else raw)


@EXAMPLES
@given(SEEDS)
def test_claims_of_any_kind_at_any_place(seed: int) -> None:
    chance = Random(seed)
    for _ in range(INPUTS):
        claims = cbor2.loads(encode_claims(FRONT))
        claims[chance.choice((1, 2, 4, 5, 6, 7, 169, 65535, -65537, 9))] = value(chance)
        claims[chance.choice((True, 1.5, "x", 4))] = value(chance)
        settled(read_claims, cbor2.dumps(claims))


@EXAMPLES
@given(SEEDS)
def test_the_person_map(seed: int) -> None:
    chance = Random(seed)
    for _ in range(INPUTS):
        found = dict(chance.choice(PERSONS))
        for _ in range(chance.randint(1, 3)):
            found[chance.randrange(70)] = value(chance)
        person, findings = read_person(found)
        assert person.photo is None or isinstance(person.photo.data, bytes)
        assert all(one.code.startswith("person.") for one in findings)


@pytest.mark.parametrize("raw", [b"", b"\x00", b"\xd2", b"\xd8\x3d", b"\x78\x9c", b"\x78"])
def test_hardly_anything(raw: bytes) -> None:
    assert not settled(open_card, raw)
    assert not settled(open_card, encode_base45(raw))


@settings(max_examples=100, deadline=None)
@given(SEEDS)
@example(3536)  # a bit behind the last of a compressed card, which says nothing
def test_verdicts_on_changed_cards(seed: int) -> None:
    """A change is seen, unless the card says the same, word for word, without it."""
    chance = Random(seed)
    cards = [decode_base45(text) for text in TEXTS[:2]]
    said = [verify_card(card, trust=TRUST, status=CURRENT, now=NOW) for card in cards]
    for _ in range(100):
        raw = changed(chance.choice(cards), chance)
        try:
            reading = verify_card(raw, trust=TRUST, status=CURRENT, now=NOW)
        except SealError:
            continue
        assert reading.colour.value in ("red", "amber") or reading in said
