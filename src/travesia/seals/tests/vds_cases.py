"""Seals and certificates for tests: the public vectors, and seals made here for invented people."""

import json
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from travesia.seals.visible import SignerCertificate, read_certificates
from travesia.seals.visible.document_types import MessageType
from travesia.seals.visible.values import Value

VECTORS = Path(__file__).parent / "vectors" / "vds"
SIGNED = date(2026, 3, 14)


@cache
def vectors() -> dict[str, bytes]:
    """Give the public seals by name."""
    texts = json.loads((VECTORS / "vectors.json").read_text("utf-8"))
    return {name: bytes.fromhex(text) for name, text in texts.items()}


@cache
def public_certificates() -> tuple[SignerCertificate, ...]:
    """Give the certificates of the two public test signers."""
    return tuple(
        certificate
        for file in sorted(VECTORS.glob("*.crt"))
        for certificate in read_certificates(file.read_bytes())
    )


def certificate_der(
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
    *,
    serial: int = 0x1A2,
    country: str = "UT",
    name: str = "BC",
    first: date = SIGNED - timedelta(days=100),
    last: date = SIGNED + timedelta(days=100),
    signs: bool | None = None,
    in_use: tuple[date, date] | None = None,
    use: str | None = None,
) -> bytes:
    """Make a certificate of a signer of Utopia; the last three state the use of its key."""
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, country),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(datetime.combine(first, time(), UTC))
        .not_valid_after(datetime.combine(last, time(23, 59), UTC))
    )
    if signs is not None:
        usage = x509.KeyUsage(
            digital_signature=signs,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=True,
            key_cert_sign=False,
            crl_sign=False,
            encipher_only=False,
            decipher_only=False,
        )
        builder = builder.add_extension(usage, critical=True)
    if use is not None:
        uses = x509.ExtendedKeyUsage([x509.ObjectIdentifier(use)])
        builder = builder.add_extension(uses, critical=True)
    if in_use is not None:
        days = [f"{day:%Y%m%d}000000Z".encode() for day in in_use]
        parts = b"".join(bytes((0x80 + at, 15)) + day for at, day in enumerate(days))
        period = bytes((0x30, len(parts))) + parts
        oid = x509.ObjectIdentifier("2.5.29.16")
        builder = builder.add_extension(x509.UnrecognizedExtension(oid, period), critical=False)
    made = builder.sign(key, hashes.SHA256())
    return made.public_bytes(serialization.Encoding.DER)


def example_value(message: MessageType) -> Value:
    """Give an invented value that fits a message of the table."""
    zone = "UTOERIKSSON<<ANNA<MARIA"
    visa = "D231458907UTO7408122F120415900000"
    examples: dict[str, Value] = {
        "mrz": (f"P<{zone}".ljust(36, "<"), visa.ljust(36, "<")),
        "mrz_mrva": (f"V<{zone}".ljust(44, "<"), visa[:28].ljust(44, "<")),
        "mrz_mrvb": (f"V<{zone}".ljust(36, "<"), visa[:28].ljust(36, "<")),
        "byte": 2,
        "bytes": "5A" * message.shortest,
        "c40": "UTO7 A" if message.shortest <= 6 else "UTO7 A12",
        "utf8": "Ñandú",
        "date": date(2027, 2, 28),
        "date_text": date(2027, 12, 31),
    }
    return examples[message.coding.value]
