"""`travesia border tallies`: count the log of crossings anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.border import services


class Command(BaseCommand):
    """Counts every post and month anew and says how far it is on standard error."""

    help = "Count the log of crossings anew for the figures of posts; desks go on meanwhile."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Count, and say how many movements were counted."""
        done = services.rebuild_tallies(
            actor=Actor.system("cli", {"border.rebuild_tallies"}), on_progress=self._said
        )
        self.stdout.write(_("%(count)d movements counted.") % {"count": done})

    def _said(self, done: int, total: int, note: str) -> None:
        self.stderr.write(f"{done} / {total} {note}".rstrip())
