"""Keys, claims and signed cards of `bench cards`: the same for every program, people invented."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from travesia.seals.base45 import decode_base45
from travesia.seals.cards import Card, Permit, Person, Photo, PhotoFormat, StatusRef, sign_card
from travesia.seals.cards.claims import encode_claims
from travesia.seals.cose import key_id, open_sign1
from travesia.seals.signatures import SigningKey
from travesia.seals.status import StatusBits, StatusToken, sign_status_token
from travesia.seals.trust import ListedKey, TrustList, sign_trust_list

ISSUER = "https://labour.example/uto"
LIST = "https://labour.example/status/2026"
KEYS: dict[str, SigningKey] = {
    "ES256": ec.derive_private_key(0x1F2E3D4C5B6A, ec.SECP256R1()),
    "Ed25519": ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32))),
}
SIDES = ("front", "back", "person")
"""The front of a card (permit, status), its back (person with photo, status), and the person of
Claim 169 alone, without photo: the most that every program can write."""


@dataclass(frozen=True)
class Signed:
    """Cards of one side by one key, in the forms that programs take."""

    claims: list[str]
    """The claims in CBOR, as hexadecimal digits."""
    text: list[str]
    """Base45, as ours writes it."""
    compressed: list[str]
    raw: list[str]
    """The signed messages, as hexadecimal digits."""
    bare: list[tuple[str, str]]
    """Signature and signed bytes, as hexadecimal digits."""


def keys(now: int) -> dict[str, Any]:
    """Give what a driver needs: keys, their names, both lists, the time (seconds since 1970)."""
    private, public, kid = {}, {}, {}
    for name, key in KEYS.items():
        shown = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        listed = key.public_key()
        private[name] = shown.decode()
        public[name] = listed.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
        kid[name] = key_id(listed).hex()
    lists = {"trust": trust_file(now).hex(), "status": status_file(now).hex()}
    return {"private": private, "public": public, "kid": kid, "now": now, **lists}


def trust_file(now: int) -> bytes:
    """Sign a trust list with the two keys that sign cards and status lists."""
    at, root = datetime.fromtimestamp(now, UTC), KEYS["Ed25519"]
    listed = tuple(
        ListedKey(
            kid=key_id(key.public_key()),
            key=key.public_key(),
            issuer=ISSUER,
            roles=frozenset({"card", "status"}),
            not_before=at - timedelta(days=300),
            not_after=at + timedelta(days=300),
            status_lists=(f"{LIST.rpartition('/')[0]}/",),
        )
        for key in KEYS.values()
    )
    ends = at + timedelta(days=90)
    found = TrustList("Utopia", 1, at - timedelta(hours=1), ends, (root.public_key(),), listed)
    return sign_trust_list(found, root=root)


def status_file(now: int) -> bytes:
    """Sign a status list of a million places, all of them valid."""
    at, key = datetime.fromtimestamp(now, UTC) - timedelta(hours=1), KEYS["ES256"]
    token = StatusToken(LIST, at, StatusBits(2, bytes(250_000)))
    return sign_status_token(token, key=key, kid=key_id(key.public_key()))


def card(side: str, number: int, now: int) -> Card:
    """Make the card of one invented worker; each differs in number, name, place and identifier."""
    chance = Random(number)  # noqa: S311  # the same people in every run
    issued = datetime.fromtimestamp(now, UTC) - timedelta(days=1)
    given = "".join(chance.choices("AEIOUBCDLMNRST", k=4))
    whole = Card(
        issuer=ISSUER,
        issued_at=issued,
        not_before=issued,
        expires_at=issued + timedelta(days=180),
        id=chance.randbytes(8),
        permit=Permit(
            number=f"UT{number:07d}",
            card_type="seasonal",
            holder=f"{given} EJEMPLO",
            sector="coffee",
            area="UT-01",
            valid_from=issued.date() - timedelta(days=1),
            valid_until=issued.date() + timedelta(days=180),
        ),
        person=Person(
            id=f"UT{number:07d}",
            full_name=f"{given.title()} Ejemplo Muestra",
            birth_date=f"{date(1990, 5, 15):%Y%m%d}",
            gender=2,
            nationality="UTO",
            photo=Photo(PhotoFormat.WEBP, chance.randbytes(500)),
        ),
        status=StatusRef(LIST, chance.randrange(1_000_000)),
    )
    if side == "front":
        return whole.front()
    if side == "back":
        return whole.back()
    person = whole.person
    bare = None if person is None else replace(person, photo=None)
    return replace(whole, permit=None, status=None, id=None, person=bare)


def signed(side: str, algorithm: str, count: int, now: int) -> Signed:
    """Sign `count` different cards of one side."""
    key, cards = KEYS[algorithm], [card(side, number, now) for number in range(count)]
    text = [sign_card(one, key=key) for one in cards]
    raw = [decode_base45(one) for one in text]
    bare = []
    for one in raw:
        message = open_sign1(one)
        covered = cbor2.dumps(["Signature1", message.protected, b"", message.payload])
        bare.append((message.signature.hex(), covered.hex()))
    return Signed(
        claims=[encode_claims(one).hex() for one in cards],
        text=text,
        compressed=[sign_card(one, key=key, compress=True) for one in cards],
        raw=[one.hex() for one in raw],
        bare=bare,
    )
