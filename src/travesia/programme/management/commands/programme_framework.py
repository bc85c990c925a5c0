"""`travesia programme framework`: lay out results, indicators, targets and breakdowns."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.programme.services.errors import FiguresRefusedError, problem_words
from travesia.programme.services.laying_out import lay_out

_ACTOR = Actor.system("programme_framework", {"programme.keep_framework"})


class Command(BaseCommand):
    """Reads the file and keeps what it says."""

    help = "Lay out a results framework from a file: results, indicators, targets, breakdowns."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, help="JSON in UTF-8")

    def handle(self, *_args: object, **options: object) -> None:
        """Keep the framework; exit code 65 when something is wrong with the file."""
        file = Path(str(options["file"]))
        try:
            document = json.loads(file.read_bytes())
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s.") % {"file": file, "why": error.strerror},
                returncode=65,
            ) from error
        except (ValueError, RecursionError) as error:
            raise CommandError(
                _("%(file)s is no JSON in UTF-8.") % {"file": file}, returncode=65
            ) from error
        try:
            found = lay_out(actor=_ACTOR, document=document)
        except FiguresRefusedError as refused:
            for one in refused.problems:
                self.stderr.write(f"{one.ref}: {problem_words(one)}")
            raise CommandError(_("Nothing was kept."), returncode=65) from refused
        self.stdout.write(
            _("Results: %(nodes)d. Indicators: %(indicators)d. Breakdowns: %(schemes)d.")
            % {
                "nodes": len(found.nodes),
                "indicators": len(found.indicators),
                "schemes": len(found.schemes),
            }
        )
