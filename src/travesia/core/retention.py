"""Retention: every kind of record declares purpose, legal basis, period and its shredder."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from travesia.core.events import Json
from travesia.core.registry import Registry


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """How long one kind of record is kept and what happens then.

    `shred(before, limit)` erases at most `limit` records older than `before` that are not held,
    and returns how many it erased; the journal writes the erasure as an entry.

    `give(person_id)` returns what is kept of this kind about a person, as plain JSON values, for
    the export they have a right to. A kind that names persons and is not given says in `withheld`
    why, in a sentence for the person.
    """

    key: str
    purpose: str
    legal_basis: str
    keep_days: int
    action: str
    shred: Callable[[datetime, int], int] | None = field(default=None, compare=False)
    give: Callable[[UUID], Json] | None = field(default=None, compare=False)
    withheld: str | Promise = field(default="", compare=False)


RETENTION: Registry[RetentionPolicy] = Registry("retention")
