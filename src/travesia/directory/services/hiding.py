"""Take an entry out of sight at once, let it back in, and say that it was reviewed."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.directory.domain import DirectoryError
from travesia.directory.domain.freshness import REVIEW_EVERY
from travesia.directory.domain.tables import ROOTS
from travesia.directory.events import (
    DirectoryEntryHidden,
    DirectoryEntryShown,
    DirectoryServiceReviewed,
)
from travesia.directory.models import MODELS, Service
from travesia.directory.selectors.cards import nothing
from travesia.directory.selectors.rows import rows_by_id
from travesia.directory.services.numbering import next_revision, touch
from travesia.journal import services as journal

LONGEST_AHEAD = 366
"""Days after which an entry has to be reviewed at the latest."""


def hide(*, actor: Actor, table: str, entry_id: UUID, reason: str) -> None:
    """Take an organisation, a place or a service out of every public answer, from now on.

    Needs `directory.hide` in its country. Hiding what is hidden changes nothing. Raises
    NotFoundError, DirectoryError (`directory.why_missing`).
    """
    country = _country(table, entry_id)
    access.authorize(actor=actor, permission="directory.hide", scope=Scope(country=country))
    said = _why(reason)
    with transaction.atomic():
        if not MODELS[table]._default_manager.filter(pk=entry_id, hidden=False).update(hidden=True):
            return
        revision = _count(table, entry_id)
        event = DirectoryEntryHidden(table, entry_id, country, said, revision)
        journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)


def show_again(*, actor: Actor, table: str, entry_id: UUID, reason: str) -> None:
    """Let a hidden entry back in; needs `directory.edit`, for whoever hid it may not know why."""
    country = _country(table, entry_id)
    access.authorize(actor=actor, permission="directory.edit", scope=Scope(country=country))
    said = _why(reason)
    with transaction.atomic():
        if not MODELS[table]._default_manager.filter(pk=entry_id, hidden=True).update(hidden=False):
            return
        revision = _count(table, entry_id)
        event = DirectoryEntryShown(table, entry_id, country, said, revision)
        journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)


def review(*, actor: Actor, service_id: UUID, next_due: date | None = None) -> date:
    """Say that a service was looked at today and still holds; returns when it is due again.

    Raises NotFoundError, DirectoryError (`directory.review_day`) for a day that is not within
    the coming year.
    """
    country = _country("service", service_id)
    access.authorize(actor=actor, permission="directory.review", scope=Scope(country=country))
    today = clock.today()
    due = next_due or today + REVIEW_EVERY
    if not 0 < (due - today).days <= LONGEST_AHEAD:
        raise DirectoryError(
            "directory.review_day", _("The next review is due on a day within the coming year.")
        )
    with transaction.atomic():
        row = Service.objects.select_for_update().get(pk=service_id)
        was_due = row.review_due
        row.assured_date, row.review_due = today, due
        row.save(update_fields=["assured_date", "review_due"])
        _count("service", service_id)
        event = DirectoryServiceReviewed(
            service_id, country, row.owner, was_due.isoformat(), due.isoformat()
        )
        journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
    return due


def _count(table: str, entry_id: UUID) -> int:
    revision = next_revision()
    touched: dict[str, set[UUID]] = {name: set() for name in ROOTS}
    touched[table].add(entry_id)
    touch(touched, revision)
    return revision


def _country(table: str, entry_id: UUID) -> str:
    rows = rows_by_id(table, [entry_id]) if table in ROOTS else []
    if not rows:
        raise nothing("entry")
    return str(rows[0].get("x_country") or "")


def _why(reason: str) -> str:
    said = reason.strip()[:500]
    if not said:
        raise DirectoryError("directory.why_missing", _("Say why. A later reader will ask."))
    return said
