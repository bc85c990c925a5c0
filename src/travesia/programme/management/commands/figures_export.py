"""`travesia figures export`: every figure as it was printed or entered, as JSON."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from travesia.programme.selectors.exporting import document_of


class Command(BaseCommand):
    """Writes the document to standard output."""

    help = "Write all figures with their sources as JSON (travesia.figures/1)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to keep to."""
        parser.add_argument("--source", default="", help="only figures of this source")
        parser.add_argument("--json", action="store_true", help="the form; there is no other")

    def handle(self, *_args: object, **options: object) -> None:
        """Write the document."""
        document = document_of(source=str(options["source"]))
        self.stdout.write(json.dumps(document, indent=2, ensure_ascii=False))
