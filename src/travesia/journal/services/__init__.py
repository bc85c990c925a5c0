"""The journal's verbs: record acts and looks, take checkpoints, hold, erase."""

from travesia.journal.services.checkpoints import checkpoint
from travesia.journal.services.erasing import Erased, erase_bodies, erase_due, erase_subject
from travesia.journal.services.errors import JournalError, NotWritableError
from travesia.journal.services.holding import hold, release
from travesia.journal.services.looking import looked_at
from travesia.journal.services.recording import record, record_many
from travesia.journal.services.verifying import verify_now
from travesia.journal.services.writable import acting, ensure_writable

__all__ = [
    "Erased",
    "JournalError",
    "NotWritableError",
    "acting",
    "checkpoint",
    "ensure_writable",
    "erase_bodies",
    "erase_due",
    "erase_subject",
    "hold",
    "looked_at",
    "record",
    "record_many",
    "release",
    "verify_now",
]
