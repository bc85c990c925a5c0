"""Changes one byte of a signed card at a time and counts what still passes.

A changed card that verifies and says anything else than before (a claim, a header, a kind of
envelope) is a false acceptance. One that verifies and says the same is counted apart: the bytes
that zlib wraps a card in have a few bits that say nothing, such as how hard it was compressed.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from travesia.seals.base45 import ALPHABET, decode_base45
from travesia.seals.cards import (
    Card,
    CardReading,
    Permit,
    Person,
    Photo,
    PhotoFormat,
    StatusAnswer,
    StatusRef,
    TrustedKey,
    sign_card,
    verify_card,
)
from travesia.seals.cose import key_id
from travesia.seals.errors import SealError
from travesia.seals.signatures import SigningKey

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ISSUER = "https://labour.example/uto"
KEYS: dict[str, SigningKey] = {
    "ES256": ec.derive_private_key(0x1F2E3D4C5B6A, ec.SECP256R1()),
    "Ed25519": ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32))),
}
CARD = Card(
    issuer=ISSUER,
    issued_at=NOW - timedelta(days=1),
    not_before=NOW - timedelta(days=1),
    expires_at=NOW + timedelta(days=180),
    id=bytes(range(8)),
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
        photo=Photo(PhotoFormat.WEBP, Random(169).randbytes(500)),  # noqa: S311  # the same picture in every run
    ),
    status=StatusRef("https://labour.example/status/2026", 41_234),
)


@dataclass
class Tally:
    """What became of the changed cards."""

    tried: int = 0
    unreadable: int = 0
    not_verified: int = 0
    same: int = 0
    """Verified, and said exactly what the original says."""
    false_acceptances: list[str] = field(default_factory=list)
    """Which card, place and change."""


class _Lists:
    """One list of keys and one status list, in memory."""

    def __init__(self) -> None:
        self.keys = {
            key_id(key.public_key()): TrustedKey(key.public_key(), ISSUER, frozenset({"card"}))
            for key in KEYS.values()
        }

    def find(self, kid: bytes | None, *, issuer: str | None, at: datetime) -> TrustedKey | None:
        # A changed key identifier must not hide a signature that would pass: any key may answer.
        del issuer, at
        return self.keys.get(kid or b"") or next(iter(self.keys.values()))

    def look_up(self, uri: str, index: int, *, now: datetime) -> StatusAnswer | None:
        del uri, index
        return StatusAnswer(0, now, True)


_LISTS = _Lists()


def _verify(card: str | bytes) -> CardReading:
    return verify_card(card, trust=_LISTS, status=_LISTS, now=NOW)


def _passed(reading: CardReading) -> bool:
    return any(one.code == "card.signature_verified" for one in reading.findings)


def originals() -> Iterator[tuple[str, str | bytes]]:
    """Give signed cards: two algorithms, front and back, plain and compressed, text and bytes."""
    sides = {"front": CARD.front(), "back": CARD.back(), "person": replace(CARD, permit=None)}
    for name, key in KEYS.items():
        for side, card in sides.items():
            for compress in (False, True):
                text = sign_card(card, key=key, compress=compress)
                label = f"{name} {side}{' compressed' if compress else ''}"
                yield f"{label}, bytes", decode_base45(text)
                yield f"{label}, text", text


def changes(card: str | bytes, count: int, chance: Random) -> Iterator[tuple[int, str | bytes]]:
    """Give cards with one byte or character changed: every place in turn, no change twice."""
    others = len(ALPHABET) - 1 if isinstance(card, str) else 255
    order = chance.sample(range(1, others + 1), others)
    for turn in range(min(count, others * len(card))):
        at = turn % len(card)
        step = order[(turn // len(card) + at) % others]
        if isinstance(card, str):
            value = ALPHABET[(ALPHABET.index(card[at]) + step) % len(ALPHABET)]
            yield at, card[:at] + value + card[at + 1 :]
        else:
            yield at, card[:at] + bytes((card[at] ^ step,)) + card[at + 1 :]


def run(count: int, *, seed: int = 169) -> Tally:
    """Change cards about `count` times, shared among them by their length."""
    chance, tally = Random(seed), Tally()  # noqa: S311  # the same changes in every run
    cards = dict(originals())
    room = {
        name: len(card) * (44 if isinstance(card, str) else 255) for name, card in cards.items()
    }
    share = count / sum(room.values())
    for name, card in cards.items():
        before = _verify(card)
        if not _passed(before):
            raise ValueError(f"{name} does not verify before it is changed")
        enough = max(len(card), round(room[name] * share) + 1)
        for at, changed in changes(card, enough, chance):
            _judge(tally, f"{name} at {at}", changed, before)
    return tally


def _judge(tally: Tally, name: str, changed: str | bytes, before: CardReading) -> None:
    tally.tried += 1
    try:
        reading = _verify(changed)
    except SealError:
        tally.unreadable += 1
        return
    if not _passed(reading):
        tally.not_verified += 1
    elif reading == before:
        tally.same += 1
    else:
        tally.false_acceptances.append(name)


def main(argv: list[str]) -> int:
    """Change cards a million times, or as often as the first argument says."""
    tally = run(int(argv[0]) if argv else 1_000_000)
    sys.stdout.write(
        f"{tally.tried} changes: {tally.unreadable} unreadable, {tally.not_verified} not verified, "
        f"{tally.same} verified and the same, {len(tally.false_acceptances)} falsely accepted\n"
    )
    for name in tally.false_acceptances[:20]:
        sys.stdout.write(f"falsely accepted: {name}\n")
    return int(bool(tally.false_acceptances))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
