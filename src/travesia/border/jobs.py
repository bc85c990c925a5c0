"""Long work of this room: making stays from the log."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.border import services
from travesia.core.jobs import Progress, job


@job(key="border.stays", label=_("Match entries and exits"), permission="border.read_stays")
def stays(progress: Progress, *, anew: bool = False) -> None:
    """Follow the log to its end; make all stays anew where they never were, or when asked to."""
    if not anew and services.catch_up(heard=progress.advance):
        return
    services.rebuild(heard=progress.advance, total=progress.total)


@job(
    key="border.bring_in",
    label=_("Bring in a file of another system"),
    permission="border.import_crossings",
    shown_at="border:files",
)
def bring_in(progress: Progress, *, run_id: str) -> None:
    """Bring a file in, batch by batch; stopped, it can be started again and counts once."""
    done = 0

    def heard(rows: int, total: int) -> None:
        nonlocal done
        progress.total(total)
        progress.advance(rows - done)
        done = rows

    services.bring_in(UUID(run_id), on_rows=heard)
