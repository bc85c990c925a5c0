"""What the evidence room listens to: after each recorded crossing the figures are refreshed."""

from __future__ import annotations

from typing import Final

from travesia.core import jobs
from travesia.core.events import RECEIVERS, Receiver, Recorded
from travesia.core.soon import on_disk_soon

from . import selectors, services

KINDS: Final = (
    "border.crossing_recorded",
    "border.crossing_corrected",
    "border.entry_refused",
)


def refresh_after(recorded: Recorded) -> None:
    """Ask for a refresh; many askings before it runs are one run, and asking twice does no harm.

    A node without the extra `analytics` makes no figures and asks for nothing.
    """
    if selectors.analytics_installed():
        with on_disk_soon():  # a wish that a power cut takes back comes with the next movement
            jobs.enqueue(actor=services.keeper(), key="evidence.refresh", once=True)


for _kind in KINDS:
    RECEIVERS.register(
        Receiver(f"evidence.refresh_after.{_kind}", _kind, refresh_after, behind=True)
    )
