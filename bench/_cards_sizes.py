"""How many bytes and characters the same claims take in each program, and which QR code."""

import zlib
from typing import NamedTuple

import cbor2

from bench._cards_material import KEYS, card
from bench._cards_tasks import CLAIM169, CWT, OURS
from bench._programs import Program
from travesia.seals.base45 import decode_base45, encode_base45
from travesia.seals.cards.claims import encode_claims
from travesia.seals.symbols import write_qr


class Size(NamedTuple):
    """What one program made of one card."""

    side: str
    algorithm: str
    program: str
    form: str
    claims: int
    """Bytes of the claims."""
    message: int
    """Bytes of the signed message."""
    text: int
    """Characters in the symbol (base45)."""
    qr: str
    """Version of the QR code at level M."""


_MADE = (
    ("front", OURS, "plain", "issue {}"),
    ("front", CWT, "plain", "issue {}"),
    ("back", OURS, "plain", "issue {}"),
    ("back", CWT, "plain", "issue {}"),
    ("person", OURS, "plain", "issue {}"),
    ("person", CWT, "plain", "issue {}"),
    ("person", OURS, "compressed, no key named", "issue nameless {}"),
    ("person", CLAIM169, "compressed, no key named", "issue {}"),
)


def sizes(programs: dict[str, Program], now: int) -> list[Size]:
    """Let every program write the same cards."""
    found = []
    for algorithm in KEYS:
        for side, name, form, task in _MADE:
            if name in programs:
                claims = encode_claims(card(side, 1_234_567, now)).hex()
                asked = {"do": "make", "task": task.format(algorithm), "name": "size"}
                (made,) = programs[name].ask({**asked, "items": [claims]})
                found.append(_size(side, algorithm, name, form, made))
    return found


def _size(side: str, algorithm: str, program: str, form: str, made: str) -> Size:
    """Weigh what a program wrote: base45 text, or bytes that need base45 (`cwt` has none)."""
    text = encode_base45(bytes.fromhex(made)) if program == CWT else made
    message = decode_base45(text)
    if form.startswith("compressed"):
        message = zlib.decompress(message)
    payload = cbor2.loads(message).value[2]
    version = str(write_qr(text, error="M").version)
    return Size(side, algorithm, program, form, len(payload), len(message), len(text), version)
