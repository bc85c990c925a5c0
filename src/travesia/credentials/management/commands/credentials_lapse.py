"""`travesia credentials lapse`: let applications lapse whose question nobody answered."""

import json

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.credentials.services import evisa


class Command(BaseCommand):
    """Does once what is to be done every day; doing it again changes nothing."""

    help = "Let visa applications lapse beyond the last day for an answer; meant for every day."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Lapse and report."""
        done = evisa.lapse_overdue(actor=Actor.system("visa-deadlines", {"credentials.lapse"}))
        if options["json"]:
            report = {"applications": done.applications, "payments": done.payments}
            self.stdout.write(json.dumps(report))
            return
        said = _("%(applications)d applications lapsed; %(payments)d payment sessions were closed.")
        facts = {"applications": done.applications, "payments": done.payments}
        self.stdout.write(said % facts)
