"""Keys by which entries are looked up exactly: 64 bits of an id or of a document number."""

from hashlib import blake2b

from travesia.screening.document_relation import lookalike_key


def id_hash(one: str) -> int:
    """Return 64 bits of an id."""
    return _hash(one)


def document_hash(number: str) -> int:
    """Return 64 bits of a document number in which letters that look like digits are digits."""
    return _hash(lookalike_key(number))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
