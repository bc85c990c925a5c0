"""Erasing: bodies go, the chain stays, and the erasure is itself an entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core.events import Subject
from travesia.core.retention import RETENTION, RetentionPolicy
from travesia.journal import selectors
from travesia.journal.domain import moment_text
from travesia.journal.events import BodiesErased, ErasureCertified
from travesia.journal.models import JournalBody, JournalErasure, JournalSubject
from travesia.journal.services.errors import JournalError
from travesia.journal.services.recording import record

#: Bodies that one entry of erasure names at most.
PER_ENTRY = 400


@dataclass(frozen=True, slots=True)
class Erased:
    """What one retention policy did in one run."""

    policy: str
    before: datetime
    erased: int


def erase_bodies(*, actor: Actor, entries: Sequence[UUID], policy: str, reason: str) -> int:
    """Erase the bodies and subjects of these entries and return how many went.

    Passed over are entries that name a held subject, entries that record an erasure, and those
    whose body is gone already. Raises AccessDeniedError.
    """
    access.authorize(actor=actor, permission="journal.erase", purpose=Purpose.DATA_PROTECTION)
    erased = 0
    for start in range(0, len(entries), PER_ENTRY):
        with transaction.atomic():
            erasable = selectors.erasable(entries[start : start + PER_ENTRY])
            if erasable:
                _erase(actor, erasable, policy, reason)
                erased += len(erasable)
    return erased


def _erase(actor: Actor, entries: Sequence[UUID], policy: str, reason: str) -> None:
    """Record the erasure first: the database lets a body go only when it is recorded."""
    event = BodiesErased(
        entries=tuple(str(entry) for entry in entries), policy=policy, reason=reason
    )
    receipt = record(actor=actor, event=event, purpose=Purpose.DATA_PROTECTION)
    JournalErasure.objects.bulk_create(
        [JournalErasure(entry_id=entry, by_id=receipt.eid) for entry in entries]
    )
    JournalSubject.objects.filter(entry_id__in=entries).delete()
    JournalBody.objects.filter(entry_id__in=entries).delete()


def erase_subject(*, actor: Actor, subject: Subject, reason: str) -> int:
    """Erase every body about one subject, as somebody with the right to it asked.

    Raises JournalError while the subject is held, AccessDeniedError.
    """
    access.authorize(actor=actor, permission="journal.erase", purpose=Purpose.DATA_PROTECTION)
    if selectors.is_held(subject):
        raise JournalError(
            "journal.held",
            _(
                "Nothing was erased: these records are held back. Ask the owner of the hold, "
                "or wait until it ends."
            ),
        )
    entries = selectors.entries_about(subject)
    return erase_bodies(actor=actor, entries=entries, policy="", reason=reason)


def erase_due(
    *, actor: Actor, now: datetime, limit: int, dry_run: bool = False
) -> tuple[Erased, ...]:
    """Carry out every retention policy: at most `limit` records each, oldest first.

    Each policy runs in a transaction of its own and ends with a certificate in the journal when
    it erased anything. A dry run does the same and takes it back. Raises AccessDeniedError.
    """
    access.authorize(actor=actor, permission="journal.erase", purpose=Purpose.DATA_PROTECTION)
    done = []
    for policy in RETENTION:
        with transaction.atomic():
            done.append(_carry_out(actor, policy, now, limit))
            transaction.set_rollback(dry_run)
    return tuple(done)


def _carry_out(actor: Actor, policy: RetentionPolicy, now: datetime, limit: int) -> Erased:
    before = now - timedelta(days=policy.keep_days)
    erased = 0 if policy.shred is None else policy.shred(before, limit)
    if erased:
        event = ErasureCertified(
            policy=policy.key,
            legal_basis=policy.legal_basis,
            action=policy.action,
            before=moment_text(before),
            erased=erased,
        )
        record(actor=actor, event=event, purpose=Purpose.DATA_PROTECTION)
    return Erased(policy.key, before, erased)
