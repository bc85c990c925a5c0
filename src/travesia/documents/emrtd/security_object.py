"""EF.SOD: the hashes of all data groups, signed by the document signer (Doc 9303-10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from asn1crypto import algos, cms, core, x509

from travesia.documents.emrtd.certificates import Certificate, certificate_of
from travesia.documents.emrtd.der import check_der, guarded, inside, moment_of
from travesia.documents.emrtd.errors import ChipFileError
from travesia.documents.emrtd.public_keys import HASHES, Scheme, scheme_of

MAX_SECURITY_OBJECT: Final = 128 * 1024
"""Most bytes of EF.SOD; two certificates with spelled-out curves take five thousand."""
CONTENT_TYPE: Final = "2.23.136.1.1.1"
"""id-icao-mrtd-security-ldsSecurityObject."""
GROUPS: Final = 16
"""Data groups a chip may have (Doc 9303-10)."""


class _GroupHash(core.Sequence):  # type: ignore[misc]  # asn1crypto carries no types
    _fields = [("number", core.Integer), ("hash", core.OctetString)]


class _GroupHashes(core.SequenceOf):  # type: ignore[misc]  # asn1crypto carries no types
    _child_spec = _GroupHash


class _Version(core.Sequence):  # type: ignore[misc]  # asn1crypto carries no types
    _fields = [("lds", core.PrintableString), ("unicode", core.PrintableString)]


class _Hashes(core.Sequence):  # type: ignore[misc]  # asn1crypto carries no types
    _fields = [
        ("version", core.Integer),
        ("hash_algorithm", algos.DigestAlgorithm),
        ("hashes", _GroupHashes),
        ("lds_version", _Version, {"optional": True}),
    ]


@dataclass(frozen=True, slots=True)
class Signed:
    """A CMS SignedData with one signer (RFC 5652 §5), taken apart; nothing is verified yet."""

    content: bytes
    content_type: str
    digest: str
    """Hash named by the signer."""
    scheme: Scheme
    signature: bytes
    attributes: bytes
    """The signed attributes as they were signed; empty when there are none."""
    attribute_type: str
    attribute_digest: bytes
    signing_time: datetime | None
    signer_name: tuple[bytes, int] | None
    """Issuer and serial number of the signer's certificate, when named so."""
    signer_key: bytes | None
    """Key identifier of the signer's certificate, when named so."""
    certificates: tuple[Certificate, ...]

    def is_signer(self, certificate: Certificate) -> bool:
        """Tell whether a certificate is the one the signer names."""
        if self.signer_name is not None:
            return (certificate.issuer, certificate.serial) == self.signer_name
        return self.signer_key is not None and certificate.subject_key == self.signer_key


@dataclass(frozen=True, slots=True)
class SecurityObject:
    """EF.SOD as read."""

    signed: Signed
    hash: str
    hashes: Mapping[int, bytes]
    """Number of the data group → its hash."""
    lds_version: str
    """As stated since version 1 of the object; empty in version 0."""


@guarded("EF.SOD")
def read_security_object(raw: bytes) -> SecurityObject:
    """Read EF.SOD, with its tag 77 or without.

    Raises:
        ChipFileError: `chip.unreadable`, `chip.too_large`, `chip.too_many`, `chip.part_too_long`,
            `chip.text_too_long`, `chip.one_signer`, `chip.group_twice`, `chip.content_type`,
            `chip.algorithm_unknown`, `chip.key_unusable`, `chip.curve_unknown`.
    """
    check_der(raw, "EF.SOD", MAX_SECURITY_OBJECT)
    wrapped = inside(raw, b"\x77")
    signed = read_signed(raw[wrapped[0] : wrapped[1]] if wrapped else raw)
    if signed.content_type != CONTENT_TYPE:
        raise ChipFileError("chip.content_type", found=signed.content_type)
    check_der(signed.content, "EF.SOD", MAX_SECURITY_OBJECT)
    found: Any = _Hashes.load(signed.content, strict=True)
    hashes: dict[int, bytes] = {}
    for entry in found["hashes"]:
        number = int(entry["number"].native)
        if not 1 <= number <= GROUPS:
            raise ChipFileError("chip.unreadable", kind="EF.SOD")
        if number in hashes:
            raise ChipFileError("chip.group_twice", number=number)
        hashes[number] = bytes(entry["hash"].native)
    name = found["hash_algorithm"]["algorithm"].native
    if name not in HASHES:
        raise ChipFileError("chip.algorithm_unknown", algorithm=str(name)[:40])
    version = found["lds_version"]
    stated = str(version["lds"].native) if version.native is not None else ""
    return SecurityObject(signed, name, hashes, stated)


def read_signed(raw: bytes) -> Signed:
    """Take CMS SignedData apart; the caller guards against the decoder's errors."""
    outer: Any = cms.ContentInfo.load(raw, strict=True)
    if outer["content_type"].native != "signed_data":
        raise ChipFileError("chip.content_type", found=outer["content_type"].dotted)
    body = outer["content"]
    if len(body["signer_infos"]) != 1:
        raise ChipFileError("chip.one_signer", found=len(body["signer_infos"]))
    signer = body["signer_infos"][0]
    encapsulated = body["encap_content_info"]
    digest = str(signer["digest_algorithm"]["algorithm"].native)
    attributes = signer["signed_attrs"]
    # Whether it is there is asked of the frame: a value in Python would be made of all inside it.
    present = not isinstance(attributes, core.Void)
    kind, made, moment = (
        _attribute(attributes, name) if present else None
        for name in ("content_type", "message_digest", "signing_time")
    )
    named, key = _signer(signer["sid"])
    return Signed(
        content=bytes(encapsulated["content"]),
        content_type=encapsulated["content_type"].dotted,
        digest=digest,
        scheme=scheme_of(signer["signature_algorithm"], digest),
        signature=bytes(signer["signature"].native),
        # What is signed bears the tag of a SET in place of [0] (RFC 5652 §5.4).
        attributes=b"\x31" + attributes.dump()[1:] if present else b"",
        attribute_type=kind.dotted if kind is not None else "",
        attribute_digest=bytes(made.native) if made is not None else b"",
        signing_time=moment_of(moment.native) if moment is not None else None,
        signer_name=named,
        signer_key=key,
        certificates=_certificates(body["certificates"]),
    )


def _signer(sid: cms.SignerIdentifier) -> tuple[tuple[bytes, int] | None, bytes | None]:
    if sid.name == "issuer_and_serial_number":
        name = str(sid.chosen["issuer"].hashable).upper().encode("utf-8")
        return (name, int(sid.chosen["serial_number"].native)), None
    return None, bytes(sid.chosen.native)


def _attribute(attributes: cms.CMSAttributes, name: str) -> core.Asn1Value | None:
    """Give the one value of an attribute; None when it is missing or not alone."""
    found = [one["values"] for one in attributes if one["type"].native == name]
    return found[0][0] if len(found) == 1 and len(found[0]) == 1 else None


def _certificates(found: cms.CertificateSet) -> tuple[Certificate, ...]:
    """Read the certificates beside a signature; those no key can be made of are left out."""
    read = []
    for choice in () if isinstance(found, core.Void) else found:
        if isinstance(choice.chosen, x509.Certificate):
            try:
                read.append(certificate_of(choice.chosen))
            except ChipFileError:
                continue
    return tuple(read)
