"""`travesia places import-cod-ab`: take over a COD-AB table of administrative areas."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.core.errors import DomainError
from travesia.places import services as places
from travesia.places.domain import AreaImport

SHOWN = 20
"""Problems printed one by one; the JSON has them all."""


class Command(BaseCommand):
    """Reads the file, imports it, reports."""

    help = "Import administrative areas (COD-AB, CSV) and report what does not resolve."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and the form of the answer."""
        parser.add_argument("file", type=Path, help="a COD-AB table as CSV in UTF-8")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Import and report; exit code 65 when the file is not such a table."""
        file = Path(str(options["file"]))
        actor = Actor.system("places_import_cod_ab", allowed={"places.manage"})
        try:
            table = file.read_bytes()
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s.") % {"file": file, "why": error.strerror},
                returncode=65,
            ) from error
        try:
            report = places.import_areas(actor=actor, table=table, source=file.name)
        except DomainError as error:
            raise CommandError(error.message, returncode=error.exit_code) from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report), indent=2, ensure_ascii=False))
        else:
            self._tell(report)

    def _tell(self, report: AreaImport) -> None:
        self.stdout.write(
            _(
                "%(source)s, level %(level)d: %(read)d rows read, %(added)d areas added, "
                "%(renewed)d renewed, %(unchanged)d unchanged, %(problems)d problems."
            )
            % {**asdict(report), "problems": len(report.problems)}
        )
        for problem in report.problems[:SHOWN]:
            parts = [problem.code, problem.pcode, problem.detail]
            line = _("line %(number)d") % {"number": problem.line}
            self.stdout.write(f"  {line}: {' '.join(part for part in parts if part)}")
        if len(report.problems) > SHOWN:
            self.stdout.write(
                _("  and %(count)d more; --json shows all")
                % {"count": len(report.problems) - SHOWN}
            )
