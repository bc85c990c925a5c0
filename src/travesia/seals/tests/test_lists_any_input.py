"""A hundred thousand inputs into each reader of lists: a list or the one error of the room."""

import json
import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.seals import SealError
from travesia.seals.cbor import decode_cbor, encode_cbor
from travesia.seals.cose import open_sign1, sign1
from travesia.seals.jws import encode_base64url
from travesia.seals.status import StatusBits, StatusToken, read_status_token, sign_status_token
from travesia.seals.tests.card_cast import ED25519_KEY, NOW
from travesia.seals.tests.test_visible_any_bytes import changed
from travesia.seals.tests.trust_cast import FIRST, FIRST_FILE, ROOT
from travesia.seals.trust import read_trust_file, trust_list_as_dict, trust_list_of_dict

INPUTS = 200
SEEDS = st.integers(min_value=0, max_value=2**64)
EXAMPLES = settings(max_examples=500, deadline=None)

TOKEN = StatusToken(
    "https://labour.example/status/2026",
    NOW,
    StatusBits.of(2, [0, 1, 2, 3] * 9),
    NOW + timedelta(days=9),
    timedelta(hours=12),
)
CWT = sign_status_token(TOKEN, key=ED25519_KEY, kid=b"12345678")
JWT = sign_status_token(TOKEN, key=ED25519_KEY, kid=b"12345678", as_json=True)
CWT_TYPE = open_sign1(CWT).headers[16]
TRUST_TYPE = open_sign1(FIRST_FILE).headers[16]
CLAIMS = decode_cbor(open_sign1(CWT).payload)
TRUST = decode_cbor(open_sign1(FIRST_FILE).payload)
ODD: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    2**64,
    1.5,
    "",
    "x",
    b"",
    b"\x78\x9c",
    [],
    [[]],
    {},
    {1: 2},
    "é" * 600,
)


def spoilt(value: object, chance: random.Random) -> object:
    """Put something odd somewhere into a value of maps and arrays."""
    if not isinstance(value, dict | list) or not value or chance.randrange(4) == 0:
        return chance.choice(ODD)
    if isinstance(value, list):
        at = chance.randrange(len(value))
        return [*value[:at], spoilt(value[at], chance), *value[at + 1 :]]
    name = chance.choice(list(value))
    return {**value, name: spoilt(value[name], chance)}


def any_cwt(chance: random.Random) -> bytes:
    how = chance.randrange(8)
    if how == 0:
        return chance.randbytes(chance.randrange(300))
    if how < 6:
        return changed(CWT, chance)
    # Signing costs most of it: an unchanged signature over changed claims reads as well.
    message = open_sign1(CWT)
    payload = encode_cbor(spoilt(CLAIMS, chance))
    head = b"\xd2\x84\x58" + bytes((len(message.protected),)) + message.protected + b"\xa0"
    return head + encode_cbor(payload) + b"\x58\x40" + message.signature


def any_jwt(chance: random.Random) -> bytes:
    how = chance.randrange(8)
    if how == 0:
        return bytes(chance.choices(b"abcAZ09-_.=\n", k=chance.randrange(300)))
    if how < 5:
        return changed(JWT, chance)
    parts = [{"alg": "EdDSA", "typ": "statuslist+jwt"}, _claims()]
    at = chance.randrange(2)
    parts[at] = spoilt(parts[at], chance)
    written = [json.dumps(part, default=repr).encode() for part in parts]
    if how == 7:
        written[at] = changed(written[at], chance)
    text = ".".join(encode_base64url(part) for part in written)
    return f"{text}.{encode_base64url(bytes(64))}".encode()


def _claims() -> object:
    inner = encode_base64url(TOKEN.statuses.deflated())
    return {
        "sub": TOKEN.uri,
        "iat": 1_795_000_000,
        "ttl": 43200,
        "status_list": {"bits": 2, "lst": inner},
    }


def any_trust_file(chance: random.Random) -> bytes:
    how = chance.randrange(100)
    if how < 10:
        return chance.randbytes(chance.randrange(300))
    if how < 98:
        return changed(FIRST_FILE, chance)
    typ = chance.choice((TRUST_TYPE, TRUST_TYPE, CWT_TYPE))
    payload = encode_cbor(spoilt(TRUST, chance))
    return sign1(payload, key=ROOT, kid=None, protected_extra={16: typ})


@EXAMPLES
@given(SEEDS)
def test_any_bytes_are_a_status_list_in_cbor_or_the_error_of_the_room(seed: int) -> None:
    chance, told = random.Random(seed), list[str]()
    for _ in range(INPUTS):
        try:
            token = read_status_token(any_cwt(chance))
        except SealError as error:
            told.append(error.message("ht"))
            continue
        assert len(token.statuses.packed) <= 8 * 1024 * 1024
    assert all(told)


@EXAMPLES
@given(SEEDS)
def test_any_text_is_a_status_list_in_json_or_the_error_of_the_room(seed: int) -> None:
    chance, told = random.Random(seed), list[str]()
    for _ in range(INPUTS):
        try:
            token = read_status_token(any_jwt(chance))
        except SealError as error:
            told.append(error.message("pt"))
            continue
        assert token.uri
    assert all(told)


@EXAMPLES
@given(SEEDS)
def test_any_bytes_are_the_trust_list_that_was_signed_or_the_error_of_the_room(seed: int) -> None:
    chance, told = random.Random(seed), list[str]()
    for _ in range(INPUTS):
        raw = any_trust_file(chance)
        try:
            read_trust_file(raw)
        except SealError as error:
            told.append(error.message("fr"))
            continue
        assert raw == FIRST_FILE
    assert all(told)


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_spoilt_fields_of_a_trust_list_are_read_or_the_error_of_the_room(seed: int) -> None:
    chance, told, whole = random.Random(seed), list[str](), trust_list_as_dict(FIRST)
    for _ in range(INPUTS):
        try:
            found = trust_list_of_dict(spoilt(whole, chance))
        except SealError as error:
            told.append(error.message("es"))
            continue
        assert trust_list_as_dict(found)
    assert all(told)


@pytest.mark.parametrize("raw", [CWT, JWT, FIRST_FILE], ids=["cwt", "jwt", "trust"])
def test_every_beginning_of_a_list_is_refused(raw: bytes) -> None:
    for end in range(len(raw)):
        for read in (read_status_token, read_trust_file):
            with pytest.raises(SealError):
                read(raw[:end])
