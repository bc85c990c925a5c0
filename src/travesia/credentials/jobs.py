"""Long work of this room: applications whose question stays without an answer."""

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core.jobs import Progress, job
from travesia.credentials.services import evisa


@job(
    key="credentials.lapse",
    label=_("Let overdue visa applications lapse"),
    permission="credentials.decide_applications",
    shown_at="credentials:applications",
)
def lapse(progress: Progress) -> None:
    """Let applications lapse beyond the last day for an answer; close dead payment sessions."""
    done = evisa.lapse_overdue(actor=Actor.system("visa-deadlines", {"credentials.lapse"}))
    progress.advance(done.applications)
