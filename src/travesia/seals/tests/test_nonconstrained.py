"""Seals in JSON that carry their certificate: one of a state, and seals made here."""

import base64
import copy
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from travesia.seals.errors import SealError
from travesia.seals.tests.vds_cases import certificate_der
from travesia.seals.visible import (
    SealState,
    parse_nonconstrained,
    read_certificates,
    sign_with,
    verify_nonconstrained,
)
from travesia.seals.visible.nonconstrained import MAX_TEXT

VACCINATION = (Path(__file__).parent / "vectors" / "vds-nc" / "vaccination.json").read_bytes()
TODAY = date(2026, 3, 14)
KEY = ec.generate_private_key(ec.SECP256R1())
CONTENT = {"data": {"hdr": {"t": "icao.dtc", "v": 1, "is": "UTO"}, "msg": {"n": "ERIKSSON  ANNA"}}}


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def signed(
    key: ec.EllipticCurvePrivateKey = KEY,
    *,
    algorithm: str = "ES256",
    certificate: bytes | None = None,
) -> dict[str, Any]:
    whole: dict[str, Any] = copy.deepcopy(CONTENT)
    whole["sig"] = {
        "alg": algorithm,
        "cer": encoded(certificate or certificate_der(key)),
        "sigvl": encoded(sign_with(key)(rfc8785.dumps(whole["data"]))),
    }
    return whole


def test_the_seal_of_a_state_is_read_and_agrees() -> None:
    seal = parse_nonconstrained(VACCINATION)
    assert (seal.kind, seal.version, seal.issuer) == ("icao.vacc", 1, "AUS")
    assert seal.message["pid"]["n"] == "CITIZEN  JANE CATHERINE"
    assert seal.certificate.signer == "AUDFAT"
    verdict = verify_nonconstrained(seal, [seal.certificate], today=TODAY)
    assert verdict.state is SealState.VERIFIED
    assert verdict.findings == ()


@pytest.mark.parametrize(("old", "new"), [(b"JANE", b"JANEX"), (b'"seq":1', b'"seq":3')])
def test_a_changed_seal_of_a_state_fails(old: bytes, new: bytes) -> None:
    seal = parse_nonconstrained(VACCINATION.replace(old, new))
    verdict = verify_nonconstrained(seal, [seal.certificate], today=TODAY)
    assert (verdict.state, verdict.reason.code) == (SealState.FAILED, "seal.signature_wrong")


def test_the_order_of_members_and_white_space_do_not_matter() -> None:
    turned = json.dumps(dict(reversed(json.loads(VACCINATION).items())), indent=3)
    seal = parse_nonconstrained(turned)
    assert verify_nonconstrained(seal, [seal.certificate], today=TODAY).state is SealState.VERIFIED


def test_a_certificate_inside_the_seal_is_no_reason_to_trust_it() -> None:
    seal = parse_nonconstrained(json.dumps(signed()))
    alone = verify_nonconstrained(seal, [], today=TODAY)
    assert alone.state is SealState.NOT_CHECKED
    assert alone.reason.code == "seal.certificate_of_its_own"
    strangers = read_certificates(certificate_der(ec.generate_private_key(ec.SECP256R1())))
    other = verify_nonconstrained(seal, strangers, today=TODAY)
    assert (other.state, other.reason.code) == (SealState.UNKNOWN_ISSUER, "seal.signer_unknown")


def issued_by_an_authority(*, ca: bool, cert_sign: bool = True) -> tuple[bytes, bytes]:
    """Make an authority of Utopia and a signer it certifies: (authority, signer)."""
    root = ec.generate_private_key(ec.SECP384R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CSCA of Utopia")])
    leaf = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "UT"),
            x509.NameAttribute(NameOID.COMMON_NAME, "BC"),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=cert_sign,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    made = []
    for subject, key in ((name, root), (leaf, KEY)):
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(77)
            .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2026, 12, 31, tzinfo=UTC))
        )
        if subject is name:
            builder = builder.add_extension(x509.BasicConstraints(ca, None), critical=True)
            builder = builder.add_extension(usage, critical=True)
        der = builder.sign(root, hashes.SHA384()).public_bytes(serialization.Encoding.DER)
        made.append(der)
    return made[0], made[1]


@pytest.mark.parametrize(
    ("ca", "cert_sign", "state"),
    [
        (True, True, SealState.VERIFIED),
        (False, True, SealState.UNKNOWN_ISSUER),
        (True, False, SealState.UNKNOWN_ISSUER),
    ],
)
def test_an_authority_vouches_for_the_certificate(
    ca: bool, cert_sign: bool, state: SealState
) -> None:
    authority, signer = issued_by_an_authority(ca=ca, cert_sign=cert_sign)
    seal = parse_nonconstrained(json.dumps(signed(certificate=signer)))
    assert verify_nonconstrained(seal, read_certificates(authority), today=TODAY).state is state


@pytest.mark.parametrize(
    ("curve", "algorithm", "state"),
    [
        (ec.SECP256R1, "ES256", SealState.VERIFIED),
        (ec.SECP384R1, "ES384", SealState.VERIFIED),
        (ec.SECP521R1, "ES512", SealState.VERIFIED),
        (ec.SECP256R1, "ES512", SealState.FAILED),
        (ec.SECP256R1, "none", SealState.FAILED),
        (ec.BrainpoolP256R1, "ES256", SealState.FAILED),
    ],
)
def test_the_algorithm_must_be_that_of_the_key(
    curve: type[ec.EllipticCurve], algorithm: str, state: SealState
) -> None:
    key = ec.generate_private_key(curve())
    seal = parse_nonconstrained(json.dumps(signed(key, algorithm=algorithm)))
    verdict = verify_nonconstrained(seal, [seal.certificate], today=TODAY)
    assert verdict.state is state
    if state is SealState.FAILED:
        assert verdict.reason.code == "seal.algorithm_refused"


def test_a_certificate_out_of_its_days_or_for_another_use_fails() -> None:
    seal = parse_nonconstrained(VACCINATION)
    late = verify_nonconstrained(seal, [seal.certificate], today=date(2031, 10, 1))
    assert (late.state, late.reason.code) == (SealState.FAILED, "seal.certificate_not_valid")
    own = parse_nonconstrained(json.dumps(signed(certificate=certificate_der(KEY, signs=False))))
    wrong = verify_nonconstrained(own, [own.certificate], today=TODAY)
    assert (wrong.state, wrong.reason.code) == (SealState.FAILED, "seal.certificate_use")


@pytest.mark.parametrize(
    ("use", "state"),
    [("2.23.136.1.1.14.2", SealState.VERIFIED), ("1.3.6.1.5.5.7.3.1", SealState.FAILED)],
)
def test_a_certificate_that_states_a_use_must_be_for_such_seals(use: str, state: SealState) -> None:
    seal = parse_nonconstrained(json.dumps(signed(certificate=certificate_der(KEY, use=use))))
    assert verify_nonconstrained(seal, [seal.certificate], today=TODAY).state is state


def test_an_issuer_that_is_not_the_country_of_the_signer_is_noticed() -> None:
    seal = parse_nonconstrained(json.dumps(signed()))
    assert verify_nonconstrained(seal, [], today=TODAY).findings == ()
    german = certificate_der(KEY, country="DE")
    whole = signed(certificate=german)
    whole["data"]["hdr"]["is"] = "MEX"
    seal = parse_nonconstrained(json.dumps(whole))
    (found,) = verify_nonconstrained(seal, [], today=TODAY).findings
    assert found.code == "seal.issuer_not_signer"


def without(*path: str) -> bytes:
    whole = signed()
    inner = whole
    for name in path[:-1]:
        inner = inner[name]
    del inner[path[-1]]
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "seal.empty"),
        (b"{" * (MAX_TEXT + 1), "seal.too_large"),
        (b"[" * MAX_TEXT, "seal.json_unreadable"),
        (b"\xff\xfe", "seal.json_unreadable"),
        (b'{"data":1,"data":2}', "seal.json_unreadable"),
        (b'{"data":NaN}', "seal.json_unreadable"),
        (b"[" * 20 + b"]" * 20, "seal.json_unreadable"),
        (b"[]", "seal.json_member"),
        (b"7", "seal.json_member"),
        (without("data"), "seal.json_member"),
        (without("data", "hdr", "t"), "seal.json_member"),
        (without("data", "hdr", "is"), "seal.json_member"),
        (without("data", "msg"), "seal.json_member"),
        (without("sig", "cer"), "seal.json_member"),
        (VACCINATION.replace(b'"v":1', b'"v":2'), "seal.version_unknown"),
        (VACCINATION.replace(b'"v":1', b'"v":true'), "seal.json_member"),
        (VACCINATION.replace(b'"seq":1', b'"seq":9007199254740993'), "seal.json_unreadable"),
        (VACCINATION.replace(b'"seq":1', b'"seq":1e999'), "seal.json_unreadable"),
        (VACCINATION.replace(b"JANE", b"\\ud800"), "seal.json_unreadable"),
        (VACCINATION.replace(b"FM5nk", b"F!5nk"), "seal.json_member"),
        (VACCINATION.replace(b"FM5nk", b"FM5!!!!nk"), "seal.json_member"),
        (VACCINATION.replace(b"FM5nk", b"FM5\\n\\n\\n\\nnk"), "seal.json_member"),
        (VACCINATION.replace(b"MIIDhD", b"AAAAAA"), "seal.certificate_unreadable"),
    ],
)
def test_what_is_no_such_seal_is_an_error(data: bytes, code: str) -> None:
    with pytest.raises(SealError) as caught:
        parse_nonconstrained(data)
    assert caught.value.code == code
