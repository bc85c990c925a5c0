"""Checkpoints: the node signs how long its chain is and which hash it has there."""

import logging
import os
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import clock
from travesia.journal.domain import moment_text
from travesia.journal.domain.canonical import moment_of
from travesia.journal.domain.notes import Checkpoint, parse, sign, verifier_key
from travesia.journal.models import JournalCheckpoint, JournalNode
from travesia.journal.services.errors import JournalError
from travesia.journal.services.keys import signing_key
from travesia.journal.services.writable import writing

#: A checkpoint is due after so many entries,
EVERY_ENTRIES = 1000
#: or, when anything is recorded, after so many seconds.
EVERY_SECONDS = 600

logger = logging.getLogger(__name__)


def checkpoint(*, actor: Actor) -> Checkpoint | None:
    """Sign the chain as it stands now and return the checkpoint; None for an empty journal.

    Raises AccessDeniedError, JournalError when the node's key is not the one of this epoch, and
    NotWritableError. A second checkpoint of the same length is the first one again.
    """
    access.authorize(actor=actor, permission="journal.checkpoint")
    return take()


def take() -> Checkpoint | None:
    """Sign the chain as it stands; the system's own way in, without asking who calls."""
    with writing(), transaction.atomic():
        heads = JournalNode.objects.filter(node=settings.NODE).order_by("-epoch")
        head = heads.select_for_update().first()
        if head is None or head.seq == 0:
            return None
        known = JournalCheckpoint.objects.filter(
            node=head.node, epoch=head.epoch, size=head.seq
        ).first()
        note = known.note if known else _signed(head)
    made = parse(note)
    _keep_file(made, note, head.verifier_key)
    return made


def _signed(head: JournalNode) -> str:
    """Sign the head and store the note; the first one also fixes the key of the epoch."""
    now = moment_text(clock.now())
    made = Checkpoint(head.node, head.epoch, head.seq, bytes(head.hash), now, head.signed)
    key = signing_key()
    public = verifier_key(made.origin, key.public_key())
    if head.verifier_key not in {"", public}:
        raise JournalError(
            "journal.key_changed",
            _(
                "The key in the data folder is not the one this journal was signed with before. "
                "Put the old key back from its safe copy; nothing was signed."
            ),
        )
    note = sign(made, key)
    JournalCheckpoint.objects.create(node=made.node, epoch=made.epoch, size=made.size, note=note)
    head.verifier_key, head.signed = public, made.size
    head.save(update_fields=["verifier_key", "signed"])
    return note


def _keep_file(made: Checkpoint, note: str, key: str) -> None:
    """Write the note and the public key beside the database, for others to take away."""
    folder = Path(settings.DATA) / "checkpoints"
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / f"{made.node}-{made.epoch}.vkey", key + "\n")
    _write(folder / f"{made.node}-{made.epoch}-{made.size:012d}.note", note)


def _write(file: Path, text: str) -> None:
    """Write a small file so that a reader sees all of it or none."""
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    part.write_text(text, "utf-8")
    part.replace(file)


#: When this process last looked whether a checkpoint is due, in seconds of its own clock.
_last_look = [-float(EVERY_SECONDS)]


def take_when_due(first: int, last: int) -> None:
    """Take a checkpoint when entries `first` to `last` made one due: by number or by time.

    Called after a commit; a failure is logged and met again later, as what was recorded stands.
    """
    crossed = (first - 1) // EVERY_ENTRIES != last // EVERY_ENTRIES
    if not crossed and time.monotonic() - _last_look[0] < EVERY_SECONDS / 10:
        return
    _last_look[0] = time.monotonic()
    try:
        if crossed or _is_old():
            take()
    except (JournalError, DatabaseError, OSError):
        logger.exception("The journal could not sign a checkpoint")


def _is_old() -> bool:
    """Tell whether the last checkpoint is too old, or there is none."""
    notes = JournalCheckpoint.objects.filter(node=settings.NODE).order_by("-epoch", "-size")
    last = notes.values_list("note", flat=True).first()
    due = clock.now() - timedelta(seconds=EVERY_SECONDS)
    return last is None or moment_of(parse(last).made_at) < due
