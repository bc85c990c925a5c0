"""Let a job bring a file in that was looked at; one that stopped or stands still goes on."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.border.domain.columns import Reading
from travesia.border.domain.imports import stands_still
from travesia.border.models import ImportRun
from travesia.border.services.errors import BorderNotFoundError
from travesia.border.services.foreign_files import check_reading
from travesia.border.services.foreign_leasing import started
from travesia.core import clock
from travesia.core.jobs import JobRef, enqueue

#: States from which a file can be brought in.
_CAN_START = ("arrived", "stopped")


def start_file(*, actor: Actor, run_id: UUID) -> JobRef:
    """Ask for a file to be brought in and return the job; rows that are in count once.

    One that was said to run and stands still is taken from whoever had it. BorderError while
    columns are missing or the order of dates is open, BorderConflictError for one that runs or has
    ended, BorderNotFoundError, AccessDeniedError.
    """
    access.authorize(
        actor=actor, permission="border.import_crossings", purpose=Purpose.ADMINISTRATION
    )
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().filter(pk=run_id).first()
        if run is None:
            raise BorderNotFoundError("border.no_import", _("There is no such file."))
        check_reading(Reading.from_plain(run.reading))
        if run.state not in _CAN_START and not stands_still(run.state, run.seen_at, clock.now()):
            raise started()
        ImportRun.objects.filter(pk=run_id).update(state="running", lease=None, seen_at=clock.now())
        return enqueue(actor=actor, key="border.bring_in", once=True, run_id=str(run_id))
