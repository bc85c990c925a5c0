"""A hundred thousand inputs into each reader: an answer or the one error of the room."""

import json
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.seals.errors import SealError
from travesia.seals.tests.test_nonconstrained import VACCINATION
from travesia.seals.tests.vds_cases import public_certificates, vectors
from travesia.seals.visible import (
    parse_nonconstrained,
    parse_seal,
    read_certificates,
    verify_seal,
)
from travesia.seals.visible.c40 import decode_c40, encode_c40

INPUTS = 200
SEEDS = st.integers(min_value=0, max_value=2**64)
EXAMPLES = settings(max_examples=500, deadline=None)

KNOWN = tuple(vectors().values())
CERTIFICATES = tuple(certificate.der for certificate in public_certificates())
HEADERS = tuple(seal[:20] for seal in KNOWN)


def changed(data: bytes, chance: random.Random) -> bytes:
    """Change, cut, repeat or lengthen some bytes."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(found) + 1)
        how = chance.randrange(5)
        if how == 0:
            found[at : at + 1] = bytes((chance.randrange(256),))
        elif how == 1:
            del found[at : at + chance.randint(1, 9)]
        elif how == 2:
            found[at:at] = chance.randbytes(chance.randint(1, 9))
        elif how == 3:
            found[at:at] = found[at : at + chance.randint(1, 200)]
        else:
            found[at : at + 2] = chance.choice((b"\xff\x40", b"\x02\x81", b"\x82\xff", b"\xfe\x01"))
    return bytes(found)


def any_seal(chance: random.Random) -> bytes:
    how = chance.randrange(4)
    if how == 0:
        return chance.randbytes(chance.randrange(300))
    if how == 1:
        return chance.choice(HEADERS) + chance.randbytes(chance.randrange(200))
    return changed(chance.choice(KNOWN), chance)


@EXAMPLES
@given(SEEDS)
def test_any_bytes_are_a_seal_or_the_error_of_the_room(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(INPUTS):
        try:
            seal = parse_seal(any_seal(chance))
        except SealError:
            continue
        assert len(seal.signed_bytes) <= 4096
        for found in seal.findings:
            assert found.message("ht")


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_any_seal_gets_a_verdict_that_can_be_written(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(20):
        try:
            seal = parse_seal(any_seal(chance))
        except SealError:
            continue
        verdict = verify_seal(seal, public_certificates(), today=date(2026, 11, 20))
        json.dumps([message.shown() for message in seal.messages])
        json.dumps(verdict.as_dict("fr"))


@EXAMPLES
@given(SEEDS)
def test_any_bytes_are_c40_or_the_error_of_the_room(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(INPUTS):
        data = chance.randbytes(chance.randrange(12))
        if chance.randrange(2):
            data = changed(encode_c40(chance.choice(("UTO", "P<UTOERIKSSON<<ANNA", "5B"))), chance)
        try:
            text = decode_c40(data)
        except SealError:
            continue
        assert encode_c40(text) == data


@EXAMPLES
@given(SEEDS)
def test_any_text_is_a_seal_in_json_or_the_error_of_the_room(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(INPUTS):
        data = changed(VACCINATION, chance) if chance.randrange(3) else chance.randbytes(40)
        try:
            seal = parse_nonconstrained(data)
        except SealError:
            continue
        assert seal.signed_bytes[:1] == b"{"


@EXAMPLES
@given(SEEDS)
def test_any_bytes_are_a_certificate_or_the_error_of_the_room(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(INPUTS):
        try:
            (found,) = read_certificates(changed(chance.choice(CERTIFICATES), chance))
        except SealError:
            continue
        assert found.not_before.year


@pytest.mark.parametrize("name", sorted(vectors()))
def test_every_beginning_of_a_seal_is_read_or_refused(name: str) -> None:
    data = vectors()[name]
    for end in range(len(data)):
        try:
            seal = parse_seal(data[:end])
        except SealError:
            continue
        assert "seal.signature_missing" in {found.code for found in seal.findings}
