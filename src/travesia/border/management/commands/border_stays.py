"""`travesia border stays`: make all stays anew from the log, with progress."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from travesia.border import services


class Command(BaseCommand):
    """Pairs every entry with its exit and reckons each stay by the rules that hold here."""

    help = "Make all stays anew from the log of crossings; the result is the same each time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Rebuild, say how far it is on standard error, and report."""
        self._all = self._done = 0
        made = services.rebuild(heard=self._heard, total=self._total)
        if options["json"]:
            self.stdout.write(json.dumps(asdict(made)))
            return
        self.stdout.write(_("%(persons)d records, %(stays)d stays.") % asdict(made))

    def _total(self, count: int) -> None:
        self._all = count

    def _heard(self, count: int) -> None:
        self._done += count
        self.stderr.write(f"{self._done} / {self._all}", ending="\r")
