"""Certificates of country signers and document signers (Doc 9303-12), from DER or PEM files."""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from asn1crypto import core, x509

from travesia.documents.emrtd.allowance import (
    LISTED_TEXT,
    LISTED_VALUES,
    MOST_LISTED,
    Allowance,
)
from travesia.documents.emrtd.der import check_der, guarded, moment_of, needed_moment
from travesia.documents.emrtd.errors import ChipFileError
from travesia.documents.emrtd.public_keys import PublicKey, Scheme, public_key_of, scheme_of

MAX_CERTIFICATE: Final = 16 * 1024
"""Most bytes of one certificate; with spelled-out curves they take two thousand."""
MAX_EXTENSION: Final = 1024
"""Most bytes of an extension that is taken apart; the others are only named."""
MAX_FILE: Final = 4 * 1024 * 1024
"""Most bytes of a file of certificates, or of a master list."""

MASTER_LIST_SIGNER: Final = "2.23.136.1.1.3"
"""id-icao-cscaMasterListSigningKey."""
_DECODED = frozenset(
    {
        "key_usage",
        "basic_constraints",
        "extended_key_usage",
        "key_identifier",
        "authority_key_identifier",
        "private_key_usage_period",
    }
)
_UNDERSTOOD = frozenset({"key_usage", "basic_constraints", "extended_key_usage"})

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----")


@dataclass(frozen=True, slots=True)
class Certificate:
    """What passive authentication needs of a certificate."""

    der: bytes
    signed: bytes
    """The part its issuer signed."""
    scheme: Scheme
    signature: bytes
    subject: bytes
    """Name of the holder, normalised for comparing."""
    issuer: bytes
    holder: str
    """Name of the holder for people."""
    country: str
    """Country of the holder in capitals; empty when none is given."""
    serial: int
    not_before: datetime
    not_after: datetime
    key: PublicKey
    subject_key: bytes | None
    authority_key: bytes | None
    is_ca: bool
    signs_certificates: bool
    signs_lists: bool
    signs_documents: bool
    """Its key may sign documents: no other purpose is named (Doc 9303-12 gives a document
    signer no extended use; the signers of lists and of other things have theirs)."""
    signs_master_lists: bool
    """It bears the use of a master list signer (Doc 9303-12)."""
    demands: tuple[str, ...]
    """Critical extensions no reader here understands: it must not be relied on (RFC 5280 §4.2)."""
    in_use: tuple[datetime | None, datetime | None]
    """When its private key signs, where it says so (extension 2.5.29.16)."""

    @property
    def is_self_issued(self) -> bool:
        """Tell whether holder and issuer bear one name."""
        return self.subject == self.issuer

    def valid_at(self, moment: datetime) -> bool:
        """Tell whether a moment lies within its validity, both ends included."""
        return self.not_before <= moment <= self.not_after

    def used_at(self, moment: datetime) -> bool:
        """Tell whether its private key was in use at a moment, as far as it says."""
        first, last = self.in_use
        return (first is None or first <= moment) and (last is None or moment <= last)

    def is_signed_by(self, other: "Certificate") -> bool:
        """Tell whether another certificate's key made the signature on this one."""
        return other.key.verifies(self.signature, self.signed, self.scheme)


def read_certificates(raw: bytes) -> tuple[Certificate, ...]:
    """Read the certificates of a file: one in DER, or any number in PEM.

    Raises:
        ChipFileError: `chip.unreadable`, `chip.too_large`, `chip.too_many`, `chip.part_too_long`,
            `chip.text_too_long`, `chip.key_unusable`, `chip.curve_unknown`,
            `chip.algorithm_unknown`.
    """
    if len(raw) > MAX_FILE:
        raise ChipFileError("chip.too_large", kind="PEM", length=len(raw), limit=MAX_FILE)
    if b"-----BEGIN" not in raw:
        return (read_certificate(raw),)
    try:
        blocks = [base64.b64decode(block) for block in _PEM.findall(raw)]
    except binascii.Error:
        raise ChipFileError("chip.unreadable", kind="PEM") from None
    if not blocks:
        raise ChipFileError("chip.unreadable", kind="PEM")
    if len(blocks) > MOST_LISTED:
        raise ChipFileError("chip.too_many", kind="PEM", limit=MOST_LISTED)
    together = Allowance("PEM", LISTED_VALUES, LISTED_TEXT)
    for block in blocks:
        check_der(block, "X.509", MAX_CERTIFICATE, together)
    return tuple(read_certificate(block) for block in blocks)


@guarded("X.509")
def read_certificate(der: bytes) -> Certificate:
    """Read one certificate in DER; raises as `read_certificates`."""
    check_der(der, "X.509", MAX_CERTIFICATE)
    return certificate_of(x509.Certificate.load(der, strict=True))


def certificate_of(found: x509.Certificate) -> Certificate:
    """Take what is needed out of a decoded certificate; the caller guards against its errors."""
    body: Any = found["tbs_certificate"]
    _check_extensions(body["extensions"])
    usage, basic = found.key_usage_value, found.basic_constraints_value
    uses = frozenset(usage.native) if usage is not None else None
    subject = body["subject"]
    names = subject.native
    country = names.get("country_name")
    scheme = scheme_of(found["signature_algorithm"])
    if body["signature"].dump() != found["signature_algorithm"].dump():
        raise ChipFileError("chip.unreadable", kind="X.509")
    return Certificate(
        der=found.dump(),
        signed=body.dump(),
        scheme=scheme,
        signature=bytes(found["signature_value"].native),
        subject=_comparable(subject),
        issuer=_comparable(body["issuer"]),
        holder=shown(subject.human_friendly[:200]),
        country=country.strip().upper() if isinstance(country, str) else "",
        serial=int(body["serial_number"].native),
        not_before=needed_moment(body["validity"]["not_before"].native),
        not_after=needed_moment(body["validity"]["not_after"].native),
        key=public_key_of(body["subject_public_key_info"]),
        subject_key=found.key_identifier,
        authority_key=found.authority_key_identifier,
        is_ca=bool(basic is not None and basic["ca"].native),
        signs_certificates=uses is None or "key_cert_sign" in uses,
        signs_lists=uses is None or "crl_sign" in uses,
        signs_documents=(uses is None or "digital_signature" in uses)
        and found.extended_key_usage_value is None,
        signs_master_lists=_uses(found, MASTER_LIST_SIGNER),
        demands=tuple(sorted(map(str, found.critical_extensions - _UNDERSTOOD))),
        in_use=_in_use(found.private_key_usage_period_value),
    )


def _check_extensions(found: x509.Extensions) -> None:
    """Refuse a huge extension of those that are taken apart: its contents were not walked."""
    for one in () if isinstance(found, core.Void) else found:
        length = len(one["extn_value"].contents)
        if length > MAX_EXTENSION and one["extn_id"].native in _DECODED:
            facts = {"length": length, "limit": MAX_EXTENSION}
            raise ChipFileError("chip.part_too_long", kind="X.509", **facts)


def shown(text: str) -> str:
    """Keep what a terminal would obey out of a name: a stranger could write a verdict there."""
    return "".join(char if char.isprintable() else "?" for char in text)


def _comparable(name: x509.Name) -> bytes:
    """Normalise a name: issuers write country codes in small and in capital letters."""
    return str(name.hashable).upper().encode("utf-8")


def _uses(found: x509.Certificate, use: str) -> bool:
    extended = found.extended_key_usage_value
    return extended is not None and use in {one.dotted for one in extended}


def _in_use(period: x509.PrivateKeyUsagePeriod | None) -> tuple[datetime | None, datetime | None]:
    if period is None:
        return None, None
    return moment_of(period["not_before"].native), moment_of(period["not_after"].native)
