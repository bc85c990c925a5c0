"""Retention: every kind of record declares purpose, legal basis, period and its shredder."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from travesia.core.registry import Registry


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """How long one kind of record is kept and what happens then.

    `shred(before, limit)` erases at most `limit` records older than `before` that are not held,
    and returns how many it erased; the journal writes the erasure as an entry.
    """

    key: str
    purpose: str
    legal_basis: str
    keep_days: int
    action: str
    shred: Callable[[datetime, int], int] | None = field(default=None, compare=False)


RETENTION: Registry[RetentionPolicy] = Registry("retention")
