"""Master lists of country signers and lists of revoked certificates (Doc 9303-12)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from asn1crypto import core, crl, x509

from travesia.documents.emrtd.certificates import Certificate, certificate_of, shown
from travesia.documents.emrtd.der import check_der, guarded, moment_of, needed_moment
from travesia.documents.emrtd.errors import ChipFileError
from travesia.documents.emrtd.public_keys import Scheme, scheme_of
from travesia.documents.emrtd.security_object import Signed, read_signed

MAX_LIST: Final = 32 * 1024 * 1024
"""Most bytes of a master list or revocation list."""
MASTER_LIST: Final = "2.23.136.1.1.2"
"""id-icao-cscaMasterList."""


class _Certificates(core.SetOf):  # type: ignore[misc]  # asn1crypto carries no types
    _child_spec = x509.Certificate


class _MasterList(core.Sequence):  # type: ignore[misc]  # asn1crypto carries no types
    _fields = [("version", core.Integer), ("certificates", _Certificates)]


@dataclass(frozen=True, slots=True)
class MasterList:
    """Country signers one authority vouches for, and its signature, not verified yet."""

    certificates: tuple[Certificate, ...]
    unusable: int
    """Certificates whose key or algorithm no reader here can use."""
    signed: Signed


@dataclass(frozen=True, slots=True)
class RevocationList:
    """Serial numbers a country signer has revoked, and its signature, not verified yet."""

    issuer: bytes
    holder: str
    this_update: datetime
    next_update: datetime | None
    revoked: frozenset[int]
    demands: tuple[str, ...]
    """Critical extensions no reader here understands, as partial and indirect lists bear."""
    scheme: Scheme
    signature: bytes
    tbs: bytes

    def is_signed_by(self, country_signer: Certificate) -> bool:
        """Tell whether a country signer's key made the signature on a list that is whole."""
        return not self.demands and country_signer.key.verifies(
            self.signature, self.tbs, self.scheme
        )


@guarded("master list")
def read_master_list(raw: bytes) -> MasterList:
    """Read a CSCA master list.

    Raises:
        ChipFileError: `chip.unreadable`, `chip.too_large`, `chip.one_signer`,
            `chip.content_type`, `chip.algorithm_unknown`.
    """
    check_der(raw, "master list", MAX_LIST)
    signed = read_signed(raw)
    if signed.content_type != MASTER_LIST:
        raise ChipFileError("chip.content_type", found=signed.content_type)
    check_der(signed.content, "master list", MAX_LIST)
    found: Any = _MasterList.load(signed.content, strict=True)
    read, unusable = [], 0
    for entry in found["certificates"]:
        try:
            read.append(_certificate(entry))
        except ChipFileError:
            unusable += 1
    return MasterList(tuple(read), unusable, signed)


@guarded("X.509")
def _certificate(entry: x509.Certificate) -> Certificate:
    return certificate_of(entry)


@guarded("CRL")
def read_revocation_list(raw: bytes) -> RevocationList:
    """Read a CRL in DER.

    Raises:
        ChipFileError: `chip.unreadable`, `chip.too_large`, `chip.algorithm_unknown`.
    """
    check_der(raw, "CRL", MAX_LIST)
    found: Any = crl.CertificateList.load(raw, strict=True)
    body = found["tbs_cert_list"]
    entries = body["revoked_certificates"]
    return RevocationList(
        issuer=str(body["issuer"].hashable).upper().encode("utf-8"),
        holder=shown(body["issuer"].human_friendly[:200]),
        this_update=needed_moment(body["this_update"].native),
        next_update=moment_of(body["next_update"].native),
        revoked=frozenset(
            int(entry["user_certificate"].native)
            for entry in (entries if entries.native is not None else ())
        ),
        demands=tuple(sorted(map(str, found.critical_extensions))),
        scheme=scheme_of(found["signature_algorithm"]),
        signature=bytes(found["signature"].native),
        tbs=body.dump(),
    )
