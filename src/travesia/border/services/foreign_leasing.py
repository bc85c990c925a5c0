"""Whose turn it is to bring a file in: one ticket at a time, and a sign of life with each batch.

A worker that was killed leaves its file as `running`. After `STILL_AFTER` without a sign of life a
person may start it again; the new ticket ends the old one, so that a worker that was only slow
stops at its next batch.
"""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from travesia.border.domain.imports import STILL_AFTER
from travesia.border.models import ImportRun
from travesia.border.services.errors import BorderConflictError
from travesia.core import clock
from travesia.core.ids import new_id


class LeaseLostError(BorderConflictError):
    """Somebody else brings this file in now; what was brought in stays."""


def claim(run_id: UUID) -> UUID:
    """Take the ticket of a file and return it; BorderConflictError while another has it, or done.

    A file that was asked for from the page waits without a ticket: the job takes it.
    """
    ticket, now = new_id(), clock.now()
    free = Q(state__in=("arrived", "stopped"))
    free |= Q(state="running", lease=None)
    free |= Q(state="running", seen_at=None) | Q(state="running", seen_at__lt=now - STILL_AFTER)
    taken = ImportRun.objects.filter(free, pk=run_id)
    if not taken.update(state="running", lease=ticket, seen_at=now, ended_at=None):
        raise started()
    return ticket


def beat(run_id: UUID, ticket: UUID) -> None:
    """Show a sign of life, inside the transaction of a batch; LeaseLostError without the ticket.

    The row is locked until the batch is kept: nobody takes the ticket in the midst of one.
    """
    if not ImportRun.objects.filter(pk=run_id, lease=ticket).update(seen_at=clock.now()):
        raise LeaseLostError(
            "border.file_taken_over",
            _("This file was started again elsewhere. What is in counts once."),
        )


def started() -> BorderConflictError:
    """Return the error for a file that runs or has ended."""
    return BorderConflictError(
        "border.file_started", _("This file is being brought in, or has been.")
    )
