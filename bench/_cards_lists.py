"""How large status lists are, and how fast they are made, signed, taken in and asked."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from time import process_time
from typing import NamedTuple

from bench._cards_material import KEYS, LIST
from travesia.seals.cose import key_id
from travesia.seals.signatures import VerifyingKey
from travesia.seals.status import StatusBits, StatusLists, StatusToken, sign_status_token

CASES = ((65_536, 0.01), (250_000, 0.01), (1_000_000, 0.001), (1_000_000, 0.01), (1_000_000, 0.05))
"""Places of a list, and which share of them is revoked."""
LOOK_UPS = 200_000


class ListFigures(NamedTuple):
    """One list at two bits a card."""

    places: int
    revoked: float
    cwt: int
    """Bytes of the signed token in CBOR."""
    jwt: int
    """Bytes of the signed token in JSON."""
    make_ms: float
    """Packing, compressing and signing."""
    take_in_ms: float
    """Checking the signature, reading and decompressing."""
    look_ups: float
    """Answers a second."""


class _Key:
    def find_list_key(self, kid: bytes | None, *, uri: str, at: datetime) -> VerifyingKey | None:
        del kid, uri, at
        return KEYS["ES256"].public_key()


def list_figures(now: int) -> Iterator[ListFigures]:
    """Make each list and ask it."""
    key, at = KEYS["ES256"], datetime.fromtimestamp(now, UTC)
    name = key_id(key.public_key())
    for places, share in CASES:
        chance = Random(places)  # noqa: S311  # the same lists in every run
        values = bytearray(places)
        for index in chance.sample(range(places), int(places * share)):
            values[index] = 1
        started = process_time()
        token = StatusToken(LIST, at, StatusBits.of(2, values), ttl=timedelta(hours=12))
        signed = sign_status_token(token, key=key, kid=name)
        made = process_time()
        held = StatusLists(budget=timedelta(hours=24))
        held.add(signed, keys=_Key(), now=at)
        taken = process_time()
        asked = [chance.randrange(places) for _ in range(LOOK_UPS)]
        before = process_time()
        for index in asked:
            held.look_up(LIST, index, now=at)
        spent = process_time() - before
        as_json = sign_status_token(token, key=key, kid=name, as_json=True)
        yield ListFigures(
            places=places,
            revoked=share,
            cwt=len(signed),
            jwt=len(as_json),
            make_ms=(made - started) * 1000,
            take_in_ms=(taken - made) * 1000,
            look_ups=LOOK_UPS / spent,
        )
