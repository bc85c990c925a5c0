"""Certificates of signers are read from DER and PEM; a spelled-out curve counts when equal."""

import base64

import pytest
from asn1crypto import keys, x509
from cryptography.hazmat.primitives.asymmetric import ec
from ecdsa import curves

from travesia.seals.curves import CURVES
from travesia.seals.errors import SealError
from travesia.seals.tests.vds_cases import VECTORS, certificate_der
from travesia.seals.visible import read_certificates
from travesia.seals.visible.spelled_curves import named_curve

KEY = ec.generate_private_key(ec.SECP256R1())
DER = certificate_der(KEY)


def pem(der: bytes) -> bytes:
    text = base64.encodebytes(der)
    return b"-----BEGIN CERTIFICATE-----\n" + text + b"-----END CERTIFICATE-----\n"


def test_several_certificates_of_a_file_are_read() -> None:
    found = read_certificates(b"of Utopia\n" + pem(DER) + pem(certificate_der(KEY, serial=9)))
    assert [certificate.reference for certificate in found] == ["1A2", "9"]
    assert found[0] == read_certificates(DER)[0]


def test_the_public_signers_are_read() -> None:
    (found,) = read_certificates((VECTORS / "sealgen_DETS32.crt").read_bytes())
    assert (found.signer, found.reference) == ("DETS", "32")
    assert found.curve is not None
    assert found.curve.name == "brainpoolP224r1"
    assert found.key_usage is None


@pytest.mark.parametrize(
    "data",
    [b"", b"no certificate", DER[:-1], DER + b"\0", b"-----BEGIN CERTIFICATE-----\n", pem(b"?")],
)
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(SealError) as caught:
        read_certificates(data)
    assert caught.value.code == "seal.certificate_unreadable"


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(SealError) as caught:
        read_certificates(bytes(1_000_001))
    assert caught.value.code == "seal.certificate_too_large"


def test_every_changed_byte_is_read_or_refused() -> None:
    for at in range(len(DER)):
        changed = bytearray(DER)
        changed[at] ^= 0x55
        try:
            read_certificates(bytes(changed))
        except SealError as error:
            refused = error.code
            assert refused == "seal.certificate_unreadable"


def spelled(name: str, **changes: int) -> keys.SpecifiedECDomain:
    known = curves.curve_by_name(name)
    p = int(known.curve.p())
    size = (p.bit_length() + 7) // 8
    values = {
        "a": int(known.curve.a()) % p,
        "b": int(known.curve.b()) % p,
        "x": int(known.generator.x()),
        "y": int(known.generator.y()),
        "order": int(known.order),
        "cofactor": 1,
    } | changes
    base = b"\4" + values["x"].to_bytes(size, "big") + values["y"].to_bytes(size, "big")
    domain = keys.SpecifiedECDomain(
        {
            "version": "ecdpVer1",
            "field_id": {"field_type": "prime_field", "parameters": p},
            "curve": {
                "a": values["a"].to_bytes(size, "big"),
                "b": values["b"].to_bytes(size, "big"),
            },
            "base": base,
            "order": values["order"],
            "cofactor": values["cofactor"],
        }
    )
    return keys.SpecifiedECDomain.load(domain.dump())


NAMES = {
    "NIST224p": "secp224r1",
    "NIST256p": "secp256r1",
    "NIST384p": "secp384r1",
    "NIST521p": "secp521r1",
} | {
    curve.name.replace("b", "B", 1).replace("rainpool", "RAINPOOL"): curve.name
    for curve in CURVES.values()
    if curve.name.startswith("brainpool")
}


@pytest.mark.parametrize(("known", "name"), NAMES.items())
def test_a_spelled_out_curve_is_found_among_the_named(known: str, name: str) -> None:
    found = named_curve(spelled(known))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("part", ["a", "b", "x", "y", "order", "cofactor"])
def test_a_curve_that_differs_in_one_number_is_another(part: str) -> None:
    known = curves.curve_by_name("NIST256p")
    number = {"x": int(known.generator.x()), "y": int(known.generator.y())}.get(part, 5)
    assert named_curve(spelled("NIST256p", **{part: number ^ 2})) is None


def test_a_certificate_may_spell_its_curve_out() -> None:
    certificate = x509.Certificate.load(DER)
    algorithm = certificate["tbs_certificate"]["subject_public_key_info"]["algorithm"]
    algorithm["parameters"] = keys.ECDomainParameters("specified", spelled("NIST256p"))
    (found,) = read_certificates(certificate.dump(force=True))
    assert found.curve == read_certificates(DER)[0].curve
    algorithm["parameters"] = keys.ECDomainParameters("specified", spelled("NIST256p", b=7))
    (found,) = read_certificates(certificate.dump(force=True))
    assert found.curve is None
