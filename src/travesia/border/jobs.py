"""Long work of this room: making stays from the log."""

from django.utils.translation import gettext_lazy as _

from travesia.border import services
from travesia.core.jobs import Progress, job


@job(key="border.stays", label=_("Match entries and exits"), permission="border.read_stays")
def stays(progress: Progress, *, anew: bool = False) -> None:
    """Follow the log to its end; make all stays anew where they never were, or when asked to."""
    if not anew and services.catch_up(heard=progress.advance):
        return
    services.rebuild(heard=progress.advance, total=progress.total)
