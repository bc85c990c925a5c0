"""`travesia people duplicates`: look through all records for one person registered twice."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.people import services


class Command(BaseCommand):
    """Compares all records by blocks; what may be one person becomes a question, never a merge."""

    help = "Look for persons registered twice; each find becomes a question in the queue."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Compare, say how far it is on standard error, and report."""
        self._all = self._done = 0
        found = services.find_duplicates(
            actor=Actor.system("cli", {"people.raise_question"}),
            total=self._total,
            progress=self._advance,
        )
        if options["json"]:
            self.stdout.write(json.dumps(asdict(found)))
            return
        self.stdout.write(
            _("%(persons)d records, %(pairs)d pairs compared, %(asked)d new questions.")
            % asdict(found)
        )
        for sentence in services.left_out_sentences(found):
            self.stdout.write(sentence)

    def _total(self, count: int) -> None:
        self._all = count

    def _advance(self, count: int, _note: str) -> None:
        self._done += count
        self.stderr.write(f"{self._done} / {self._all}", ending="\r")
