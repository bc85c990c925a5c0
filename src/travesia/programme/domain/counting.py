"""Counting people once without a register of names: keyed hashes in, numbers out."""

import hmac
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

G = TypeVar("G", bound=Hashable)

KEY_BYTES = 16
"""128 bits: among a million people two share a key once in 10^26 programmes."""


def participant_key(secret: bytes, *words: str) -> bytes:
    """Return the key under which somebody is counted, from what they gave; nothing leads back.

    Letters are folded (case, accents, spaces), so that the same person is the same twice.
    ValueError without a secret or without words: such a key would join everybody.
    """
    folded = [_folded(word) for word in words]
    if len(secret) < KEY_BYTES or not any(folded):
        raise ValueError("a participant's key needs a secret and something the person gave")
    text = "\x1f".join(folded).encode()
    return hmac.digest(secret, text, "sha256")[:KEY_BYTES]


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word)
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.casefold().split())


def distinct(keys: Iterable[bytes]) -> int:
    """Return how many different people stand behind attendances; exact."""
    return len(set(keys))


def distinct_by(rows: Iterable[tuple[G, bytes]]) -> Mapping[G, int]:
    """Return how many different people stand behind each group's attendances.

    Groups are never added: who is in two of them would be counted twice.
    """
    found: dict[G, set[bytes]] = defaultdict(set)
    for group, key in rows:
        found[group].add(key)
    return {group: len(keys) for group, keys in found.items()}
