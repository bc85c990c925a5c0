"""Each state of a verdict has its reason."""

from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from travesia.seals.curves import CURVES, verifies
from travesia.seals.errors import SealError
from travesia.seals.tests.vds_cases import (
    SIGNED,
    certificate_der,
    public_certificates,
    vectors,
)
from travesia.seals.visible import (
    SealState,
    SignerCertificate,
    VisibleSeal,
    create_seal,
    parse_seal,
    read_certificates,
    sign_with,
    verify_seal,
)
from travesia.seals.visible.tlv import message_bytes

KEY = ec.generate_private_key(ec.BrainpoolP256R1())
DAY = timedelta(days=1)


def seal(issuer: str = "UTO", signer: str = "UTBC") -> VisibleSeal:
    data = create_seal(
        document="emergency_travel_document",
        issuer=issuer,
        signer=signer,
        certificate_reference="01A2",
        issued=SIGNED,
        signed=SIGNED,
        messages={"mrz": ("P<UTOERIKSSON<<ANNA".ljust(36, "<"), "D231458907".ljust(36, "<"))},
        sign=sign_with(KEY),
    )
    return parse_seal(data)


def certificates(**asked: object) -> tuple[SignerCertificate, ...]:
    return read_certificates(certificate_der(KEY, **asked))  # type: ignore[arg-type]  # test data


@pytest.mark.parametrize(
    ("given", "state", "code"),
    [
        ({}, SealState.VERIFIED, "seal.signature_agrees"),
        ({"signs": True}, SealState.VERIFIED, "seal.signature_agrees"),
        ({"name": "bc"}, SealState.VERIFIED, "seal.signature_agrees"),
        ({"first": SIGNED, "last": SIGNED}, SealState.VERIFIED, "seal.signature_agrees"),
        ({"signs": False}, SealState.FAILED, "seal.certificate_use"),
        ({"last": SIGNED - DAY}, SealState.FAILED, "seal.certificate_not_valid"),
        ({"first": SIGNED + DAY}, SealState.FAILED, "seal.certificate_not_valid"),
        ({"in_use": (SIGNED, SIGNED)}, SealState.VERIFIED, "seal.signature_agrees"),
        ({"in_use": (SIGNED - 9 * DAY, SIGNED - DAY)}, SealState.FAILED, "seal.key_not_in_use"),
        ({"in_use": (SIGNED + DAY, SIGNED + DAY)}, SealState.FAILED, "seal.key_not_in_use"),
        ({"serial": 0x1A3}, SealState.UNKNOWN_ISSUER, "seal.signer_unknown"),
        ({"country": "DE"}, SealState.UNKNOWN_ISSUER, "seal.signer_unknown"),
        ({"name": "BD"}, SealState.UNKNOWN_ISSUER, "seal.signer_unknown"),
    ],
)
def test_the_certificate_decides(given: dict[str, object], state: SealState, code: str) -> None:
    verdict = verify_seal(seal(), certificates(**given))
    assert (verdict.state, verdict.reason.code) == (state, code)


def test_without_certificate_nothing_is_checked() -> None:
    verdict = verify_seal(seal(), [])
    assert (verdict.state, verdict.reason.code) == (SealState.NOT_CHECKED, "seal.no_certificate")
    assert "UTBC" in verdict.reason.message("pt")


def test_a_seal_without_signature_fails() -> None:
    bare = parse_seal(seal().signed_bytes)
    verdict = verify_seal(bare, certificates())
    assert (verdict.state, verdict.reason.code) == (SealState.FAILED, "seal.signature_missing")


def test_a_seal_with_messages_behind_its_signature_fails() -> None:
    whole = seal()
    tail = message_bytes([(0xFF, whole.signature), (2, b"added")])
    verdict = verify_seal(parse_seal(whole.signed_bytes + tail), certificates())
    assert (verdict.state, verdict.reason.code) == (SealState.FAILED, "seal.after_signature")


def test_of_two_certificates_of_one_name_the_right_one_decides() -> None:
    other = read_certificates(certificate_der(ec.generate_private_key(ec.SECP256R1())))
    assert verify_seal(seal(), other + certificates()).state is SealState.VERIFIED


def test_a_key_of_another_kind_is_not_checked() -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    other = read_certificates(certificate_der(key))
    verdict = verify_seal(seal(), other)
    assert (verdict.state, verdict.reason.code) == (SealState.NOT_CHECKED, "seal.curve_unknown")


def test_a_signature_of_tomorrow_and_of_another_country_is_noticed() -> None:
    found = seal(issuer="HTI", signer="MXBC")
    verdict = verify_seal(found, certificates(country="MX"), today=SIGNED - DAY)
    assert verdict.state is SealState.VERIFIED
    assert [item.code for item in verdict.findings] == [
        "seal.signed_in_future",
        "seal.issuer_not_signer",
    ]
    assert verify_seal(found, certificates(country="MX"), today=SIGNED).findings[0].code == (
        "seal.issuer_not_signer"
    )


def test_the_verdict_is_given_as_json_values() -> None:
    shown = verify_seal(seal(), certificates()).as_dict("es")
    assert shown["state"] == "verified"
    assert shown["certificate"]["reference"] == "1A2"
    assert shown["reason"]["message"].startswith("La firma concuerda")
    assert verify_seal(seal(), []).as_dict()["certificate"] is None


@pytest.mark.parametrize("curve", CURVES.values(), ids=lambda curve: curve.name)
def test_a_point_beside_the_curve_and_numbers_of_nought_are_refused(curve: object) -> None:
    from travesia.seals.curves import Curve

    assert isinstance(curve, Curve)
    point = b"\x04" + b"\x01" * (2 * curve.coordinate)
    signature = b"\x01" * (2 * curve.coordinate)
    with pytest.raises(SealError) as caught:
        verifies(curve, point, signature, b"body")
    assert caught.value.code == "seal.key_invalid"
    assert not verifies(curve, point, bytes(2 * curve.coordinate), b"body")
    assert not verifies(curve, point, signature[1:], b"body")


def test_the_curve_of_224_bits_refuses_a_changed_signature() -> None:
    found = parse_seal(vectors()["visa224bit"])
    certificate = next(c for c in public_certificates() if c.signer == "DETS")
    assert certificate.curve is not None
    changed = found.signature[:-1] + bytes((found.signature[-1] ^ 1,))
    assert verifies(certificate.curve, certificate.point, found.signature, found.signed_bytes)
    assert not verifies(certificate.curve, certificate.point, changed, found.signed_bytes)
    assert not verifies(certificate.curve, certificate.point, b"\xff" * 56, found.signed_bytes)


def test_days_are_those_of_the_certificate() -> None:
    certificate = public_certificates()[1]
    assert certificate.signer == "UTTS"
    assert certificate.valid_on(date(2020, 6, 10))
    assert not certificate.valid_on(date(2020, 6, 9))
    assert not certificate.valid_on(date(2030, 6, 11))
