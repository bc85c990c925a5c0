"""Targets of visible digital seals: C40, the seal, and the certificates of its signers."""

import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from fuzz.targets import Target
from travesia.seals import SealError
from travesia.seals.curves import sign_with
from travesia.seals.visible import (
    SignerCertificate,
    create_seal,
    parse_seal,
    read_certificates,
    verify_seal,
)
from travesia.seals.visible.answers import answer_for
from travesia.seals.visible.c40 import decode_c40, encode_c40
from travesia.seals.visible.document_types import DOCUMENT_TYPES

DAY = date(2026, 3, 14)
KEY = ec.derive_private_key(0x1F2E3D4C5B6A, ec.SECP256R1())


@cache
def _certificate() -> bytes:
    """Make the certificate of the invented signer UTTS."""
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "UT"),
            x509.NameAttribute(NameOID.COMMON_NAME, "TS"),
        ]
    )
    start = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    begin = _noon() - timedelta(days=100)
    return (
        start.public_key(KEY.public_key())
        .serial_number(0x5A5A)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=900))
        .sign(KEY, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


def _noon() -> datetime:
    return datetime.combine(DAY, time(12), UTC)


@cache
def _trusted() -> tuple[SignerCertificate, ...]:
    return read_certificates(_certificate())


def _seals() -> Iterator[bytes]:
    """Write a seal of each kind of document with its required messages."""
    signer, reference = _trusted()[0].signer, _trusted()[0].reference
    for kind in DOCUMENT_TYPES.values():
        for value in ("A", "P<UTOOZANNE<<MIRELA", 1, DAY):
            messages = {m.name: value for m in kind.messages.values() if m.required}
            try:
                yield create_seal(
                    document=kind.name,
                    issuer="UTO",
                    signer=signer,
                    certificate_reference=reference,
                    issued=DAY,
                    signed=DAY,
                    messages=messages,
                    sign=sign_with(KEY),
                )
            except (SealError, TypeError, ValueError):
                continue


def read_seal(data: bytes) -> None:
    """Read a seal and verify it; say everything about it."""
    seal = parse_seal(data)
    repr([message.shown for message in seal.messages])
    repr(seal.zone)
    verify_seal(seal, _trusted(), today=DAY).as_dict("ht")
    verify_seal(seal, ()).as_dict("pt")


def c40(data: bytes) -> None:
    """Decode C40; what decodes must encode, and decode to the same."""
    text = decode_c40(data)
    if decode_c40(encode_c40(text)) != text:
        raise AssertionError("C40 changed on its way round")


def answer(data: bytes) -> None:
    """Answer for a seal of any kind, in CBOR-like bytes or in JSON."""
    found = answer_for(data, _trusted(), today=DAY)
    found.as_dict("es")
    list(found.lines("fr"))


def _nonconstrained() -> Iterator[bytes]:
    """Write a seal for non-constrained environments that the invented signer signed."""
    head = {"is": "UTO", "t": "icao.vacc", "v": 1}
    body = {"hdr": head, "msg": {"pid": {"n": "OZANNE MIRELA"}, "uvci": "U1"}}
    signed = json.dumps(body, separators=(",", ":"), sort_keys=True).encode()
    made = [sign_with(KEY)(signed), _certificate()]
    value, certificate = (urlsafe_b64encode(raw).decode().rstrip("=") for raw in made)
    mark = {"alg": "ES256", "cer": certificate, "sigvl": value}
    yield json.dumps({"data": body, "sig": mark}).encode()
    yield json.dumps({"data": body, "sig": {**mark, "cer": b64encode(made[1]).decode()}}).encode()


TARGETS = (
    Target("seal-answer", answer, lambda: [*_seals(), *_nonconstrained()], (SealError,), 8192),
    Target("c40", c40, lambda: [encode_c40(t) for t in ("UTO", "AB<12 X", "")], (SealError,), 512),
    Target("seal", read_seal, _seals, (SealError,)),
    Target("certificates", read_certificates, lambda: [_certificate()], (SealError,)),
)
