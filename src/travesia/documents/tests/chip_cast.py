"""An invented country's signers: UTO (country code UT), its certificates, lists and chips."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from asn1crypto import cms, core, crl, x509

from travesia.documents.emrtd.lists import MASTER_LIST, _MasterList
from travesia.documents.emrtd.security_object import CONTENT_TYPE, _Hashes
from travesia.documents.tests.chip_keys import Key

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SIGNED = NOW - timedelta(days=400)
ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"
PICTURE = b"\xff\xd8\xff\xe0 an invented portrait \xff\xd9"


def name(common: str, country: str = "UT") -> x509.Name:
    return x509.Name.build({"country_name": country, "common_name": common})


@dataclass(frozen=True)
class Party:
    """A certificate with its private key."""

    key: Key
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return bytes(self.certificate.dump())


def certify(
    own: Key,
    *,
    by: Party | None = None,
    common: str = "Country Signer",
    country: str = "UT",
    serial: int = 1,
    ca: bool = True,
    days: tuple[int, int] = (-2000, 3000),
    issuer: x509.Name | None = None,
    more: Sequence[dict[str, Any]] = (),
) -> Party:
    """Make a certificate, signed by itself unless `by` another."""
    signer = by.key if by else own
    above = issuer or (by.certificate.subject if by else name(common, country))
    uses = {"key_cert_sign", "crl_sign"} if ca else {"digital_signature"}
    fingerprint = hashlib.sha1(own.spki.dump(), usedforsecurity=False).digest()
    parent = by.certificate.key_identifier if by else fingerprint
    extensions = [
        {"extn_id": "key_usage", "critical": True, "extn_value": x509.KeyUsage(uses)},
        {
            "extn_id": "basic_constraints",
            "critical": True,
            "extn_value": x509.BasicConstraints({"ca": ca}),
        },
        {"extn_id": "key_identifier", "extn_value": core.OctetString(fingerprint)},
        {
            "extn_id": "authority_key_identifier",
            "extn_value": x509.AuthorityKeyIdentifier({"key_identifier": parent}),
        },
    ]
    body = x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": serial,
            "signature": signer.algorithm,
            "issuer": above,
            "validity": {
                "not_before": x509.Time("general_time", NOW + timedelta(days=days[0])),
                "not_after": x509.Time("general_time", NOW + timedelta(days=days[1])),
            },
            "subject": name(common, country),
            "subject_public_key_info": own.spki,
            "extensions": [*extensions, *more],
        }
    )
    made = {"tbs_certificate": body, "signature_algorithm": signer.algorithm}
    raw = x509.Certificate({**made, "signature_value": signer.sign(body.dump())}).dump()
    return Party(own, x509.Certificate.load(raw))


def revoke(by: Party, serials: Sequence[int], *, days: tuple[int, int] = (-5, 30)) -> bytes:
    """Make a revocation list."""
    body = crl.TbsCertList(
        {
            "version": "v2",
            "signature": by.key.algorithm,
            "issuer": by.certificate.subject,
            "this_update": x509.Time("general_time", NOW + timedelta(days=days[0])),
            "next_update": x509.Time("general_time", NOW + timedelta(days=days[1])),
            "revoked_certificates": [
                {"user_certificate": one, "revocation_date": x509.Time("general_time", SIGNED)}
                for one in serials
            ],
        }
    )
    found = {"tbs_cert_list": body, "signature_algorithm": by.key.algorithm}
    return bytes(crl.CertificateList({**found, "signature": by.key.sign(body.dump())}).dump())


def sign_contents(
    content: core.Asn1Value,
    content_type: str,
    by: Party,
    *,
    carried: Sequence[Party] | None = None,
    at: datetime | None = SIGNED,
    attributes: bool = True,
) -> bytes:
    """Sign contents as CMS SignedData with one signer."""
    raw = content.dump()
    signer: dict[str, Any] = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            "issuer_and_serial_number",
            {"issuer": by.certificate.issuer, "serial_number": by.certificate.serial_number},
        ),
        "digest_algorithm": {"algorithm": by.key.hash},
        "signature_algorithm": by.key.algorithm,
    }
    signed = raw
    if attributes:
        digest = hashlib.new(by.key.hash, raw, usedforsecurity=False).digest()
        found = [
            {"type": "content_type", "values": [content_type]},
            {"type": "message_digest", "values": [digest]},
        ]
        if at is not None:
            found.append({"type": "signing_time", "values": [cms.Time("utc_time", at)]})
        signer["signed_attrs"] = cms.CMSAttributes(found)
        signed = signer["signed_attrs"].dump()
    signer["signature"] = by.key.sign(signed)
    parties = (by,) if carried is None else carried
    body = {
        "version": "v3",
        "digest_algorithms": [{"algorithm": by.key.hash}],
        "encap_content_info": {
            "content_type": content_type,
            "content": core.ParsableOctetString(raw),
        },
        "signer_infos": [signer],
    }
    if parties:
        body["certificates"] = [
            cms.CertificateChoices("certificate", one.certificate) for one in parties
        ]
    return bytes(
        cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(body)}).dump()
    )


def tlv(tag: str, contents: bytes) -> bytes:
    """Write a value with its tag and its shortest length."""
    length = len(contents)
    if length < 0x80:
        return bytes.fromhex(tag) + bytes([length]) + contents
    size = (length.bit_length() + 7) // 8
    return bytes.fromhex(tag) + bytes([0x80 | size]) + length.to_bytes(size, "big") + contents


def dg1(zone: str = ZONE) -> bytes:
    return tlv("61", tlv("5F1F", zone.encode()))


def dg2(picture: bytes = PICTURE) -> bytes:
    record = b"FAC\x00010\x00" + bytes(38) + picture
    template = tlv("02", b"\x01") + tlv("7F60", tlv("A1", tlv("80", b"\x01")) + tlv("5F2E", record))
    return tlv("75", tlv("7F61", template))


GROUPS: Mapping[int, bytes] = {1: dg1(), 2: dg2()}


def security_object(
    by: Party,
    groups: Mapping[int, bytes] = GROUPS,
    *,
    digest: str = "sha256",
    content_type: str = CONTENT_TYPE,
    version: bool = True,
    **how: Any,
) -> bytes:
    """Make EF.SOD over data groups."""
    listed = [
        {"number": number, "hash": hashlib.new(digest, raw, usedforsecurity=False).digest()}
        for number, raw in groups.items()
    ]
    found = {"version": int(version), "hash_algorithm": {"algorithm": digest}, "hashes": listed}
    if version:
        found["lds_version"] = {"lds": "0108", "unicode": "040000"}
    return tlv("77", sign_contents(_Hashes(found), content_type, by, **how))


def master_list(by: Party, listed: Sequence[Party], **how: Any) -> bytes:
    """Make a master list of country signers."""
    found = _MasterList({"version": 0, "certificates": [one.certificate for one in listed]})
    return sign_contents(found, MASTER_LIST, by, **how)
