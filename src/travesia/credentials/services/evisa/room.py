"""Whether there is room for a document of the public: the desk's own is never taken by it."""

import shutil

from django.conf import settings
from django.db import connection
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from travesia.core.errors import DomainError
from travesia.credentials.domain.evisa import ApplicationState
from travesia.credentials.models import ApplicationUpload

#: Documents are refused below so many reserves of the disk (`TRAVESIA_DISK_RESERVE_MB`); the
#: journal refuses the desk below one.
RESERVES = 4
#: Room of a whole node for documents of applications that are not yet in the queue; bytes.
#: Anybody can begin one; forgotten ones are erased after 30 days and give their room back.
MOST_UNSENT_BYTES = 2_000_000_000
_UNSENT = (ApplicationState.BEGUN.value, ApplicationState.UNPAID.value)


class NoRoomError(DomainError):
    """The node takes no documents for the present; nothing was kept."""

    status = 503


def check_room() -> None:
    """Return when a document can be kept; raise NoRoomError otherwise.

    The disk is looked at where the node keeps its records itself, as the journal does; PostgreSQL
    looks after its own.
    """
    free = shutil.disk_usage(settings.DATA).free if connection.vendor == "sqlite" else None
    low = free is not None and free // 1_000_000 < RESERVES * settings.DISK_RESERVE_MB
    if low or _unsent_bytes() >= MOST_UNSENT_BYTES:
        raise NoRoomError(
            "credentials.no_room",
            _(
                "No documents can be taken at present. Nothing was kept; what you handed in "
                "before is safe. Try again tomorrow, or ask the office."
            ),
        )


def _unsent_bytes() -> int:
    rows = ApplicationUpload.objects.filter(application__state__in=_UNSENT)
    return int(rows.aggregate(sum=Sum("size"))["sum"] or 0)
