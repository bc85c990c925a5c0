"""The journal's own values: envelope, canonical bytes, chain, commitments, signed notes."""

from travesia.journal.domain.canonical import (
    GENESIS,
    canonical,
    chain_hash,
    commitment,
    moment_text,
    subjects_bytes,
)
from travesia.journal.domain.envelope import ENVELOPE_VERSION, Envelope
from travesia.journal.domain.upcasting import UPCASTERS, Upcaster, newest
from travesia.journal.domain.values import Check, EntryLine, Head, NewEntry, TrailLine

__all__ = [
    "ENVELOPE_VERSION",
    "GENESIS",
    "UPCASTERS",
    "Check",
    "EntryLine",
    "Envelope",
    "Head",
    "NewEntry",
    "TrailLine",
    "Upcaster",
    "canonical",
    "chain_hash",
    "commitment",
    "moment_text",
    "newest",
    "subjects_bytes",
]
