"""An invented country's trust lists: two roots, two issuers, one key of each kind."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from travesia.seals.cose import key_id
from travesia.seals.signatures import SigningKey
from travesia.seals.tests.card_cast import ED25519_KEY, ES256_KEY, ISSUER, NOW
from travesia.seals.trust import ListedKey, TrustList, sign_trust_list

ROOT = ec.derive_private_key(0xA0A0, ec.SECP256R1())
NEXT_ROOT = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
STRANGER = ec.derive_private_key(0xBAD, ec.SECP256R1())
LISTS = "https://labour.example/status/"


def listed(key: SigningKey = ES256_KEY, **changes: object) -> ListedKey:
    """A key of the labour ministry, good for cards and status lists."""
    entry = ListedKey(
        kid=key_id(key.public_key()),
        key=key.public_key(),
        issuer=ISSUER,
        roles=frozenset({"card", "status"}),
        not_before=datetime(2026, 1, 1, tzinfo=UTC),
        not_after=datetime(2027, 12, 31, tzinfo=UTC),
        country="UTO",
        authority="Ministry of Labour of Utopia",
        status_lists=(LISTS,),
    )
    return replace(entry, **changes)  # type: ignore[arg-type]  # fields by name


FIRST = TrustList(
    name="Utopia",
    sequence=1,
    issued_at=NOW - timedelta(days=10),
    not_after=NOW + timedelta(days=80),
    roots=(ROOT.public_key(),),
    keys=(listed(), listed(ED25519_KEY, roles=frozenset({"card:seasonal"}), status_lists=())),
)
FIRST_FILE = sign_trust_list(FIRST, root=ROOT)


def following(raw: bytes, found: TrustList, **changes: object) -> TrustList:
    """The list after a file."""
    after = replace(
        found,
        sequence=found.sequence + 1,
        issued_at=found.issued_at + timedelta(days=1),
        previous=sha256(raw).digest(),
    )
    return replace(after, **changes)  # type: ignore[arg-type]  # fields by name
