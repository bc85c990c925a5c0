"""COSE_Sign1: written one way, read strictly, with two algorithms."""

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from travesia.seals.cose import Algorithm, algorithm_of, key_id, open_sign1, sign1
from travesia.seals.errors import SealError
from travesia.seals.signatures import SigningKey

P256 = ec.derive_private_key(0x1F2E3D4C5B6A, ec.SECP256R1())
ED = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS: list[SigningKey] = [P256, ED]
SIGNATURE = bytes(64)


def frame(protected: object, unprotected: object, payload: object = b"x") -> bytes:
    header = protected if isinstance(protected, bytes) else cbor2.dumps(protected)
    return b"\xd2" + cbor2.dumps([header, unprotected, payload, SIGNATURE])


def refusal(raw: bytes) -> str:
    with pytest.raises(SealError) as caught:
        open_sign1(raw)
    return caught.value.code


@pytest.mark.parametrize("key", KEYS, ids=["ES256", "Ed25519"])
def test_what_is_signed_verifies_with_its_key_only(key: SigningKey) -> None:
    kid = key_id(key.public_key())
    message = open_sign1(sign1(b"payload", key=key, kid=kid, protected_extra={16: "a+cwt"}))
    assert message.verify(key.public_key())
    assert (message.kid, message.kid_protected, message.algorithm_protected) == (kid, True, True)
    assert (message.algorithm, message.tags) == (algorithm_of(key), (18,))
    assert message.headers[16] == "a+cwt"
    other = ec.derive_private_key(7, ec.SECP256R1()).public_key()
    strangers = [other, ED.public_key() if key is P256 else P256.public_key()]
    assert not any(message.verify(stranger) for stranger in strangers)
    assert not message.verify(key.public_key(), external=b"not signed")


def test_only_p256_and_ed25519_keys_sign() -> None:
    for curve in (ec.SECP384R1(), ec.SECP256K1()):
        with pytest.raises(SealError, match="neither P-256 nor Ed25519"):
            sign1(b"", key=ec.generate_private_key(curve), kid=None)


def test_es256_with_a_key_of_another_curve_does_not_verify() -> None:
    message = open_sign1(sign1(b"", key=P256, kid=None))
    assert not message.verify(ec.generate_private_key(ec.SECP256K1()).public_key())


def test_co28_tag_61_around_18_is_read() -> None:
    message = open_sign1(sign1(b"claims", key=ED, kid=None, cwt_tag=True))
    assert message.tags == (61, 18)
    assert message.verify(ED.public_key())


@pytest.mark.parametrize(
    "head", ["d23d", "d83dd83dd2", "d2d2", "d812", "d9f7d2", "d83d", "d862", "d0", "c0", "", "a0"]
)
def test_other_tags_and_orders_are_refused(head: str) -> None:
    raw = bytes.fromhex(head) + sign1(b"", key=ED, kid=None, tag=False)
    assert refusal(raw) in ("cose.other_message", "cose.untagged", "cbor.malformed", "cose.shape")


def test_co22_the_protected_kid_wins() -> None:
    message = open_sign1(frame({1: -7, 4: b"right"}, {4: b"wrong"}))
    assert (message.kid, message.kid_protected) == (b"right", True)


def test_co23_without_a_protected_kid_the_other_one_counts() -> None:
    message = open_sign1(frame({1: -7}, {4: b"wrong"}))
    assert (message.kid, message.kid_protected) == (b"wrong", False)


def test_sign_pass_01_the_algorithm_may_stand_unprotected_and_is_said_to() -> None:
    message = open_sign1(frame({}, {1: -8}))
    assert (message.algorithm, message.algorithm_protected) == (Algorithm.EDDSA, False)


@pytest.mark.parametrize("algorithm", [-35, -36, -47, -999, 5, None, "ES256", True, -7.0, b"\x26"])
def test_ecdsa_sig_04_only_two_algorithms(algorithm: object) -> None:
    header = {} if algorithm is None else {1: algorithm}
    assert refusal(frame(header, {})) == "cose.algorithm"


@pytest.mark.parametrize(
    "raw",
    [
        frame({1: -7}, []),
        frame({1: -7}, {}, None),
        frame({1: -7}, {}, "text"),
        frame(cbor2.dumps([1, -7]), {}),
        frame({1: -7}, {2: [1]}),
        frame({1: -7, 4: "text"}, {}),
        frame({1: -7, 4: None}, {4: b"kid"}),
        frame({1: -7}, {4: None}),
        frame({True: -7}, {}),
        frame({1: -7}, {4.0: b"kid"}),
        b"\xd2" + cbor2.dumps([b"", {}, b""]),
        b"\xd2" + cbor2.dumps([b"", {}, b"", b"", b""]),
        b"\xd2" + cbor2.dumps({1: 2}),
    ],
)
def test_another_shape_is_refused(raw: bytes) -> None:
    assert refusal(raw) == "cose.shape"


@pytest.mark.parametrize("critical", [[99], [], [1, 99], "1", [[1]], [True]])
def test_a_critical_header_that_is_not_understood_is_refused(critical: object) -> None:
    assert refusal(frame({1: -7, 2: critical}, {})) == "cose.critical"


def test_a_critical_header_that_is_understood_is_read() -> None:
    assert open_sign1(frame({1: -7, 2: [4], 4: b"k"}, {})).kid == b"k"


@pytest.mark.parametrize("length", [0, 63, 65, 96, 132])
def test_a_signature_of_another_length_is_refused(length: int) -> None:
    raw = b"\xd2" + cbor2.dumps([b"\xa1\x01\x26", {}, b"", bytes(length)])
    assert refusal(raw) == "cose.signature_length"


def test_a_longer_envelope_for_the_same_message_is_refused() -> None:
    raw = sign1(b"payload", key=ED, kid=None)
    assert raw[1] == 0x84
    assert refusal(b"\xd2\x98\x04" + raw[2:]) == "cose.not_shortest"


def test_a_message_longer_than_the_limit_is_refused() -> None:
    raw = sign1(bytes(100), key=ED, kid=None)
    with pytest.raises(SealError) as caught:
        open_sign1(raw, limit=len(raw) - 1)
    assert caught.value.facts == {"length": len(raw), "limit": len(raw) - 1}
    assert open_sign1(raw, limit=len(raw)).payload == bytes(100)


def test_key_ids_are_eight_bytes_and_differ() -> None:
    assert len({key_id(key.public_key()) for key in KEYS}) == 2
    assert len(key_id(P256.public_key())) == 8
