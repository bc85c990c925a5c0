"""The files that the demonstration checks its specimens with: made anew at every start."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from cryptography.x509.oid import NameOID

from travesia.config.demo.papers import (
    MINISTRY,
    SIGNER,
    SIGNER_NUMBER,
    STATUS_LIST,
    Papers,
    key_of,
    papers,
)
from travesia.seals.cose import key_id
from travesia.seals.status import StatusToken, sign_status_token
from travesia.seals.symbols import write_qr
from travesia.seals.trust import ListedKey, TrustList, sign_trust_list

SPECIMENS = "specimens.json"
PICTURES = "specimens"
_YEAR = timedelta(days=365)
_NOTE = "Synthetic: made by the demonstration, signed with keys that everybody knows."


def write_trust(data_dir: Path, *, now: datetime) -> None:
    """Write the trust folder and the specimens of the demonstration into its data folder.

    A status list is believed for a day at a border, so that it is signed anew at every start.
    """
    made = papers(now)
    folder = data_dir / "trust"
    folder.mkdir(exist_ok=True)
    (folder / "README.txt").write_text(f"{_NOTE}\n", "utf-8")
    (folder / "demo-root.pem").write_bytes(
        key_of("root").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    (folder / "demo-trust-list").write_bytes(_trust_list(now))
    (folder / "demo-status-list").write_bytes(_status_list(made, now))
    (folder / "demo-seal-signer.der").write_bytes(_certificate(now))
    (data_dir / "card-key.pem").write_bytes(
        key_of("ministry").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    _write_specimens(data_dir, made)


def _write_specimens(data_dir: Path, made: Papers) -> None:
    """Write each text, and a picture of each card to try the reading of pictures with."""
    whole = {"note": _NOTE, "texts": dict(made.texts)}
    (data_dir / SPECIMENS).write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
    folder = data_dir / PICTURES
    folder.mkdir(exist_ok=True)
    for name, text in made.texts.items():
        if name.startswith("card"):
            (folder / f"{name}.png").write_bytes(write_qr(text).png(scale=6))


def _trust_list(now: datetime) -> bytes:
    ministry = key_of("ministry").public_key()
    found = TrustList(
        name="Demonstration: synthetic",
        sequence=int(now.timestamp()) // 60,
        issued_at=now,
        not_after=now + _YEAR,
        roots=(key_of("root").public_key(),),
        keys=(
            ListedKey(
                kid=key_id(ministry),
                key=ministry,
                issuer=MINISTRY,
                roles=frozenset({"card", "status"}),
                not_before=now - _YEAR,
                not_after=now + _YEAR,
                country="UTO",
                authority="Ministry of Labour of Utopia, invented",
                status_lists=(f"{MINISTRY}/status/",),
            ),
        ),
    )
    return sign_trust_list(found, root=key_of("root"))


def _status_list(made: Papers, now: datetime) -> bytes:
    key = key_of("ministry")
    token = StatusToken(uri=STATUS_LIST, issued_at=now, statuses=made.status.packed())
    return sign_status_token(token, key=key, kid=key_id(key.public_key()))


def _certificate(now: datetime) -> bytes:
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, SIGNER[:2]),
            x509.NameAttribute(NameOID.COMMON_NAME, SIGNER[2:]),
        ]
    )
    key = key_of("seals")
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(SIGNER_NUMBER)
        .not_valid_before(now - _YEAR)
        .not_valid_after(now + _YEAR)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(Encoding.DER)
