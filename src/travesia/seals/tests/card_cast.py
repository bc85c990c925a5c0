"""Invented cards, keys and lists for the tests of the room."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from travesia.seals.cards import Card, Permit, Person, Photo, PhotoFormat, StatusAnswer, StatusRef
from travesia.seals.cards.trusting import TrustedKey
from travesia.seals.cose import key_id
from travesia.seals.signatures import SigningKey

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ES256_KEY = ec.derive_private_key(0x1F2E3D4C5B6A, ec.SECP256R1())
ED25519_KEY = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS: dict[str, SigningKey] = {"ES256": ES256_KEY, "Ed25519": ED25519_KEY}
ISSUER = "https://labour.example/uto"

CARD = Card(
    issuer=ISSUER,
    issued_at=NOW - timedelta(days=1),
    not_before=NOW - timedelta(days=1),
    expires_at=NOW + timedelta(days=180),
    id=bytes.fromhex("0102030405060708"),
    permit=Permit(
        number="UT1234567",
        card_type="seasonal",
        holder="ROSA EJEMPLO",
        sector="coffee",
        area="UT-01",
        valid_from=date(2026, 11, 19),
        valid_until=date(2027, 5, 18),
    ),
    person=Person(
        id="UT1234567",
        full_name="Rosa Ejemplo Muestra",
        birth_date="19900515",
        gender=2,
        nationality="UTO",
        photo=Photo(PhotoFormat.WEBP, bytes(range(256)) * 2),
    ),
    status=StatusRef("https://labour.example/status/2026", 41_234),
)
FRONT = CARD.front()
BACK = CARD.back()


@dataclass
class Keys:
    """A trust list in memory."""

    listed: dict[bytes | None, TrustedKey] = field(default_factory=dict)
    asked_at: list[datetime] = field(default_factory=list)

    def find(self, kid: bytes | None, *, issuer: str | None, at: datetime) -> TrustedKey | None:
        """Look the key up by its identifier alone."""
        del issuer
        self.asked_at.append(at)
        return self.listed.get(kid)


@dataclass
class Answers:
    """A status source that always answers the same."""

    answer: StatusAnswer | None
    asked: list[tuple[str, int]] = field(default_factory=list)

    def look_up(self, uri: str, index: int, *, now: datetime) -> StatusAnswer | None:
        """Remember the question."""
        assert now.tzinfo is not None
        self.asked.append((uri, index))
        return self.answer


def listed(
    key: SigningKey = ES256_KEY,
    *,
    issuer: str = ISSUER,
    roles: frozenset[str] = frozenset({"card"}),
    not_before: datetime | None = None,
    not_after: datetime | None = None,
) -> TrustedKey:
    """Make a listed key."""
    return TrustedKey(key.public_key(), issuer, roles, not_before, not_after)


TRUST = Keys({key_id(key.public_key()): listed(key) for key in KEYS.values()})
CURRENT = Answers(StatusAnswer(0, NOW - timedelta(hours=2), True))


def with_permit(card: Card, **changes: object) -> Card:
    """Change fields of the permit."""
    assert card.permit is not None
    return replace(card, permit=replace(card.permit, **changes))  # type: ignore[arg-type]  # fields by name
