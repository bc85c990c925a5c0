"""Certificates of those who sign seals, read from DER or PEM files.

They are read with asn1crypto, because `cryptography` refuses certificates whose curve it does not
know (brainpoolP224r1) or whose curve is spelled out instead of named. A spelled-out curve is taken
for a named one only when every parameter is equal.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from asn1crypto import keys, x509

from travesia.seals.curves import CURVES, Curve
from travesia.seals.errors import SealError
from travesia.seals.visible.spelled_curves import named_curve

MAX_FILE = 1_000_000
"""Most bytes of a file of certificates."""
MAX_CERTIFICATES = 500
"""Most certificates of one file."""

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----")


@dataclass(frozen=True, slots=True)
class SignerCertificate:
    """What a seal needs of a certificate."""

    der: bytes
    country: str
    """Country of the subject, two letters in upper case; empty when it states none."""
    common_name: str
    """Common name of the subject in upper case; empty when it states none."""
    serial: int
    not_before: date
    not_after: date
    key_usage: frozenset[str] | None
    """Uses of the key it states, such as `digital_signature`; None when it states none."""
    extended_usage: frozenset[str] | None
    """Object identifiers of further uses; None when it states none."""
    in_use: tuple[date | None, date | None]
    """First and last day on which its private key signs, where it states them."""
    curve: Curve | None
    """Curve of its key; None when the key is none of a curve known here."""
    point: bytes

    @property
    def signer(self) -> str:
        """Identifier of the signer as a seal writes it: country and common name."""
        return self.country + self.common_name

    @property
    def reference(self) -> str:
        """Serial number in hexadecimal digits without leading zeros."""
        return f"{self.serial:X}"

    def valid_on(self, day: date) -> bool:
        """Tell whether a day lies within its validity."""
        return self.not_before <= day <= self.not_after

    def in_use_on(self, day: date) -> bool:
        """Tell whether its private key signed on a day: it says so, or says nothing about days."""
        first, last = self.in_use
        return (first is None or first <= day) and (last is None or day <= last)

    def may_sign(self) -> bool:
        """Tell whether it allows signatures: it says so, or says nothing about use."""
        return self.key_usage is None or "digital_signature" in self.key_usage


def read_certificates(data: bytes) -> tuple[SignerCertificate, ...]:
    """Read the certificates of a file: one in DER, or any number in PEM.

    Raises:
        SealError: `seal.certificate_unreadable` or `seal.certificate_too_large`.
    """
    if len(data) > MAX_FILE:
        raise SealError("seal.certificate_too_large", length=len(data), most=MAX_FILE)
    if b"-----BEGIN" not in data:
        return (read_certificate(data),)
    blocks = _PEM.findall(data)
    if not 1 <= len(blocks) <= MAX_CERTIFICATES:
        raise SealError("seal.certificate_unreadable")
    try:
        return tuple(read_certificate(base64.b64decode(block)) for block in blocks)
    except binascii.Error:
        raise SealError("seal.certificate_unreadable") from None


def read_certificate(der: bytes) -> SignerCertificate:
    """Read one certificate in DER.

    Raises:
        SealError: `seal.certificate_unreadable`.
    """
    try:
        return _read(der)
    except (
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        ArithmeticError,
        RecursionError,
    ) as error:
        # asn1crypto raises any of these on bytes that are no certificate
        if isinstance(error, SealError):
            raise
        raise SealError("seal.certificate_unreadable") from None


def _read(der: bytes) -> SignerCertificate:
    certificate: Any = x509.Certificate.load(der, strict=True)
    body = certificate["tbs_certificate"]
    subject = body["subject"].native
    key = body["subject_public_key_info"]
    usage, extended = certificate.key_usage_value, certificate.extended_key_usage_value
    curve = _curve(key)
    return SignerCertificate(
        der=der,
        country=_text(subject.get("country_name")),
        common_name=_text(subject.get("common_name")),
        serial=int(body["serial_number"].native),
        not_before=_day(body["validity"]["not_before"].native),
        not_after=_day(body["validity"]["not_after"].native),
        key_usage=None if usage is None else frozenset(usage.native),
        extended_usage=None if extended is None else frozenset(use.dotted for use in extended),
        in_use=_in_use(certificate.private_key_usage_period_value),
        curve=curve,
        point=bytes(key["public_key"].native) if curve else b"",
    )


def _text(value: object) -> str:
    return value.strip().upper() if isinstance(value, str) else ""


def _day(moment: datetime) -> date:
    if moment.tzinfo is None:
        raise ValueError("a time without zone")  # refused as unreadable by the caller
    return moment.astimezone(UTC).date()


def _in_use(period: x509.PrivateKeyUsagePeriod | None) -> tuple[date | None, date | None]:
    """Read the days of extension 2.5.29.16 (RFC 3280 §4.2.1.4)."""
    if period is None:
        return None, None
    first, last = period["not_before"].native, period["not_after"].native
    return first and _day(first), last and _day(last)


def _curve(key: keys.PublicKeyInfo) -> Curve | None:
    if key["algorithm"]["algorithm"].native != "ec":
        return None
    parameters = key["algorithm"]["parameters"]
    if parameters.name == "named":
        return CURVES.get(parameters.chosen.dotted)
    return named_curve(parameters.chosen) if parameters.name == "specified" else None
