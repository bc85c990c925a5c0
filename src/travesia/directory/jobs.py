"""Long work of this room: looking through files that were sent, and bringing them in."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.core.jobs import Progress, job
from travesia.directory.services.upload_work import Heard, check_upload, take_over


@job(
    key="directory.check_file",
    label=_("Look through a file of services"),
    permission="directory.exchange",
    shown_at="directory:files",
)
def check_file(progress: Progress, *, upload_id: str) -> None:
    """Look through a file; nothing is written but what is found."""
    check_upload(UUID(upload_id), _heard(progress))


@job(
    key="directory.take_file",
    label=_("Bring in a file of services"),
    permission="directory.exchange",
    shown_at="directory:files",
)
def take_file(progress: Progress, *, upload_id: str) -> None:
    """Bring a file in whole; cut off, nothing of it stands and it can be started again."""
    take_over(UUID(upload_id), _heard(progress))


def _heard(progress: Progress) -> Heard:
    """Return what tells the progress how many rows of how many are done."""
    known = 0

    def heard(rows: int, total: int) -> None:
        nonlocal known
        if total != known:
            known = total
            progress.total(total)
        progress.advance(rows)

    return heard
