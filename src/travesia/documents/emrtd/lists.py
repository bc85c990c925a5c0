"""Master lists of country signers and lists of revoked certificates (Doc 9303-12)."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Final

from asn1crypto import core, crl, x509

from travesia.documents.emrtd.allowance import LISTED_TEXT, LISTED_VALUES, MOST_LISTED, Allowance
from travesia.documents.emrtd.certificates import (
    MAX_FILE,
    Certificate,
    read_certificate,
    shown,
)
from travesia.documents.emrtd.der import (
    check_der,
    guarded,
    inside,
    moment_of,
    needed_moment,
    values,
)
from travesia.documents.emrtd.errors import ChipFileError
from travesia.documents.emrtd.public_keys import Scheme, scheme_of
from travesia.documents.emrtd.security_object import Signed, read_signed

MAX_LIST: Final = MAX_FILE
"""Most bytes of a master list."""
MAX_REVOCATIONS: Final = 320 * 1024
"""Most bytes of a revocation list: some 9,000 revoked certificates of one country."""
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
        ChipFileError: `chip.unreadable`, `chip.too_large`, `chip.too_many`, `chip.part_too_long`,
            `chip.text_too_long`, `chip.one_signer`, `chip.content_type`, `chip.algorithm_unknown`.
    """
    check_der(raw, "master list", MAX_LIST)
    signed = read_signed(raw)
    if signed.content_type != MASTER_LIST:
        raise ChipFileError("chip.content_type", found=signed.content_type)
    read, unusable = [], 0
    for entry in _entries(signed.content):
        try:
            read.append(read_certificate(entry))
        except ChipFileError:
            unusable += 1
    return MasterList(tuple(read), unusable, signed)


def _entries(content: bytes) -> list[bytes]:
    """Cut a master list into its certificates, none of them decoded yet."""
    found: Any = _MasterList.load(content, strict=True)
    listed = bytes(found["certificates"].contents)
    entries, start = [], 0
    for _tag, _at, end in islice(values(listed, 0, len(listed)), MOST_LISTED + 1):
        entries.append(listed[start:end])
        start = end
    if len(entries) > MOST_LISTED:
        raise ChipFileError("chip.too_many", kind="master list", limit=MOST_LISTED)
    together = Allowance("master list", LISTED_VALUES, LISTED_TEXT)
    check_der(content, "master list", MAX_LIST, together)
    return entries


@guarded("CRL")
def read_revocation_list(raw: bytes) -> RevocationList:
    """Read a CRL in DER.

    Raises:
        ChipFileError: `chip.unreadable`, `chip.too_large`, `chip.too_many`, `chip.part_too_long`,
            `chip.text_too_long`, `chip.algorithm_unknown`.
    """
    # Each entry has three values at least, and its day is text.
    check_der(raw, "CRL", MAX_REVOCATIONS, Allowance("CRL", MAX_REVOCATIONS, MAX_REVOCATIONS))
    found: Any = crl.CertificateList.load(raw, strict=True)
    body = found["tbs_cert_list"]
    for part in (body["issuer"], body["crl_extensions"]):
        if not isinstance(part, core.Void):
            check_der(part.dump(), "CRL", MAX_REVOCATIONS)
    return RevocationList(
        issuer=str(body["issuer"].hashable).upper().encode("utf-8"),
        holder=shown(body["issuer"].human_friendly[:200]),
        this_update=needed_moment(body["this_update"].native),
        next_update=moment_of(body["next_update"].native),
        revoked=_serials(body["revoked_certificates"]),
        demands=tuple(sorted(map(str, found.critical_extensions))),
        scheme=scheme_of(found["signature_algorithm"]),
        signature=bytes(found["signature"].native),
        tbs=body.dump(),
    )


def _serials(revoked: core.SequenceOf) -> frozenset[int]:
    """Take the serial numbers out of a list of revoked certificates.

    From the bytes, since the decoder makes five objects of every entry.
    """
    if isinstance(revoked, core.Void):
        return frozenset()
    raw, found = bytes(revoked.contents), set()
    for tag, start, end in values(raw, 0, len(raw)):
        serial = inside(raw, b"\x02", start, end) if tag == b"\x30" else None
        if serial is None or serial[0] == serial[1] or raw[start] != 0x02:
            raise ChipFileError("chip.unreadable", kind="CRL")
        found.add(int.from_bytes(raw[serial[0] : serial[1]], "big", signed=True))
    return frozenset(found)
