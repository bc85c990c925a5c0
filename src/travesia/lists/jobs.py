"""Work of the lists room that runs outside a request."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.core.jobs import Progress, job
from travesia.lists import services


@job(
    key="lists.prepare",
    label=_("Make a list ready for the desks"),
    permission="lists.manage",
    shown_at="lists:sources",
)
def prepare_list(progress: Progress, *, version_id: str) -> None:
    """Write the index of a version; the desks change over to it with their next question."""
    services.prepare_with_progress(UUID(version_id), meter=progress)
    services.sweep()


@job(
    key="lists.load",
    label=_("Bring a list in"),
    permission="lists.manage",
    shown_at="lists:sources",
)
def load_list(progress: Progress, *, source_key: str, form: str, name: str, user_id: str) -> None:
    """Read a file that somebody sent from the page of a list into a proposed version."""
    services.load_upload(
        source_key=source_key, form=form, name=name, user_id=user_id, meter=progress
    )
