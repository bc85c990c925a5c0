"""Long work of the journal that people ask for from a page."""

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core.jobs import Progress, job
from travesia.journal import selectors, services


@job(
    key="journal.verify",
    label=_("Verify the journal"),
    permission="journal.verify",
    shown_at="journal:entries",
)
def verify(progress: Progress) -> None:
    """Recompute the whole journal and record the outcome."""
    progress.total(selectors.head().seq)
    services.verify_now(actor=Actor.system("verify", {"journal.verify"}), progress=progress.advance)
