"""Work of the evidence room that runs outside a request."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from travesia.core.jobs import Progress, job

from . import services


@job(key="evidence.refresh", label=_("Refresh the figures"), shown_at="evidence:crossings")
def refresh_figures(progress: Progress) -> None:
    """Make facts from new journal entries and publish an edition when one is due."""
    actor = services.keeper()
    services.refresh(actor=actor, progress=progress)
    services.publish_edition(actor=actor)
