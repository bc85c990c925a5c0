"""Sign a card: claims, signature, base45."""

from secrets import token_bytes

from travesia.seals.cards.claims import encode_claims
from travesia.seals.cards.values import Card
from travesia.seals.cards.wrapping import wrap
from travesia.seals.cose import key_id, sign1
from travesia.seals.signatures import SigningKey


def new_card_id() -> bytes:
    """Make a random card identifier of eight bytes (claim cti)."""
    return token_bytes(8)


def sign_card(
    card: Card, *, key: SigningKey, kid: bytes | None = None, compress: bool = False
) -> str:
    """Sign a card and write it as the text of a QR symbol.

    Args:
        card: what the card says; a fresh `new_card_id()` in `card.id` tells two cards apart.
        key: a P-256 or Ed25519 private key.
        kid: key identifier; the one of the trust list, `key_id(key)`, unless given.
        compress: deflate before base45, for readers that insist on it (Claim 169).

    Returns:
        Base45 text, as short as the claims allow.

    Raises:
        SealError: `card.empty`, `card.claim`, `card.too_long` or `cose.key`.
    """
    name = key_id(key.public_key()) if kid is None else kid
    return wrap(sign1(encode_claims(card), key=key, kid=name), compress=compress)
