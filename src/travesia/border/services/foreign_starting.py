"""Let a job bring a file in that was looked at; one that was stopped goes on where it was."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.border.domain.columns import Reading
from travesia.border.models import ImportRun
from travesia.border.services.errors import BorderConflictError, BorderNotFoundError
from travesia.border.services.foreign_files import check_reading
from travesia.core.jobs import JobRef, enqueue

#: States from which a file can be brought in.
_CAN_START = ("arrived", "stopped")


def start_file(*, actor: Actor, run_id: UUID) -> JobRef:
    """Ask for a file to be brought in and return the job; rows that are in count once.

    BorderError while columns are missing or the order of dates is open, BorderConflictError for
    one that runs or has ended, BorderNotFoundError, AccessDeniedError.
    """
    access.authorize(
        actor=actor, permission="border.import_crossings", purpose=Purpose.ADMINISTRATION
    )
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().filter(pk=run_id).first()
        if run is None:
            raise BorderNotFoundError("border.no_import", _("There is no such file."))
        check_reading(Reading.from_plain(run.reading))
        if run.state not in _CAN_START:
            raise BorderConflictError(
                "border.file_started", _("This file is being brought in, or has been.")
            )
        ImportRun.objects.filter(pk=run_id).update(state="running")
        return enqueue(actor=actor, key="border.bring_in", run_id=str(run_id))
