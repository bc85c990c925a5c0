"""Targets of cards: base45, CBOR, COSE, and cards as a whole, signed so that mutations get in."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ed25519

from fuzz.targets import Target
from travesia.seals import SealError
from travesia.seals.base45 import decode_base45, encode_base45
from travesia.seals.cards import (
    Card,
    Permit,
    Person,
    Photo,
    PhotoFormat,
    StatusRef,
    TrustedKey,
    open_card,
    sign_card,
    verify_card,
)
from travesia.seals.cards.claims import encode_claims, read_claims
from travesia.seals.cards.wrapping import unwrap, wrap
from travesia.seals.cbor import decode_cbor, encode_cbor
from travesia.seals.cose import key_id, open_sign1, sign1

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
KEY = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
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
        photo=Photo(PhotoFormat.WEBP, bytes(range(64))),
    ),
    status=StatusRef("https://labour.example/status/2026", 41_234),
)


class _Trust:
    """Lists the one key."""

    def find(self, kid: bytes | None, **_about: object) -> TrustedKey | None:
        """Find the key by its identifier alone."""
        if kid != key_id(KEY.public_key()):
            return None
        return TrustedKey(KEY.public_key(), ISSUER, frozenset({"card"}), None, None)


def _cards() -> Iterator[bytes]:
    for card in (CARD, CARD.front(), CARD.back()):
        yield sign_card(card, key=KEY).encode()


def _messages() -> Iterator[bytes]:
    for card in _cards():
        yield unwrap(card.decode())[0]


def _claims() -> Iterator[bytes]:
    for card in (CARD, CARD.front(), CARD.back()):
        yield encode_claims(card)


def open_text(data: bytes) -> None:
    """Open and verify the text of a symbol; nothing else than what was signed may be believed."""
    text = data.decode("latin-1")
    open_card(text).as_dict()
    reading = verify_card(text, trust=_Trust(), now=NOW)
    reading.as_dict("ht")


def open_message(data: bytes) -> None:
    """Open a message wrapped anew, so that mutations get past base45 and zlib."""
    reading = verify_card(wrap(data, compress=bool(len(data) & 1)), trust=_Trust(), now=NOW)
    reading.as_dict("fr")


def read_signed_claims(data: bytes) -> None:
    """Read claims under a good signature, so that mutations get past it."""
    read_claims(data)
    message = sign1(data, key=KEY, kid=key_id(KEY.public_key()))
    verify_card(wrap(message, compress=True), trust=_Trust(), now=NOW).as_dict("pt")


def base45(data: bytes) -> None:
    """Decode base45; what decodes must encode to the same."""
    text = data.decode("latin-1")
    if encode_base45(decode_base45(text)) != text:
        raise AssertionError("two texts of the same bytes")


def cbor(data: bytes) -> None:
    """Decode CBOR; what decodes must encode, and decode to the same."""
    value = decode_cbor(data)
    written = encode_cbor(value)
    if encode_cbor(decode_cbor(written)) != written:
        raise AssertionError("CBOR changed on its way round")


TARGETS = (
    Target(
        "base45", base45, lambda: [encode_base45(m).encode() for m in _messages()], (SealError,)
    ),
    Target("cbor", cbor, lambda: [*(m[1:] for m in _messages()), *_claims()], (SealError,)),
    Target("cose", open_sign1, _messages, (SealError,)),
    Target("card", open_text, _cards, (SealError,)),
    Target("card-message", open_message, _messages, (SealError,)),
    Target("card-claims", read_signed_claims, _claims, (SealError,)),
)
