"""Work of the border room that runs outside a request."""

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
    key="border.import",
    label=_("Bring crossings in"),
    permission="border.import_crossings",
    shown_at="border:imports",
)
def import_file(progress: Progress, *, run_id: str) -> None:
    """Bring a kept file in and say what became of its rows."""
    report = services.bring_in(UUID(run_id), progress)
    progress.say(
        _("%(new)d new, %(known)d there already.")
        % {"new": report.crossings + report.refused, "known": report.already_there}
    )
