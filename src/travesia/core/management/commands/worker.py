"""`travesia worker`: do the jobs of this node until told to stop."""

from typing import Any

from django.core.management import call_command
from django_tasks_db.management.commands import db_worker

from travesia.core import jobs


class Command(db_worker.Command):
    """The database worker, quiet and with short waits, closing what an earlier one left."""

    help = "Do the jobs of this node until told to stop (Ctrl-C or SIGTERM)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Close abandoned runs, forget old ones and ended sessions, then work."""
        jobs.recover()
        jobs.forget()
        call_command("clearsessions")
        options |= {"interval": min(options["interval"], 0.5), "verbosity": 0}
        super().handle(*args, **options)
