"""`travesia directory import`: take over a file of services in HSDS."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.core.errors import DomainError
from travesia.directory import services
from travesia.directory.services import ImportReport

SHOWN = 20
"""Reasons printed one by one; the JSON has them all."""


class Command(BaseCommand):
    """Reads the file, takes it over, reports."""

    help = "Bring services in from a file in HSDS: JSON, a zip of CSV tables, or a workbook."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, what new entries lack, and the form of the answer."""
        parser.add_argument("file", type=Path, help="HSDS as .json, .zip of CSV tables, or .xlsx")
        parser.add_argument("--owner", default="", help="desk that answers for new services")
        parser.add_argument("--language", default="es", help="language of the file's texts")
        parser.add_argument(
            "--all-or-nothing", action="store_true", help="take nothing if anything is set aside"
        )
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Import and report; exit code 65 when nothing of the file can be taken."""
        file = Path(str(options["file"]))
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s.") % {"file": file, "why": error.strerror},
                returncode=65,
            ) from error
        try:
            report = services.import_file(
                actor=Actor.system("directory_import", allowed={"directory.exchange"}),
                content=content,
                source=file.name,
                owner=str(options["owner"]),
                language=str(options["language"]),
                all_or_nothing=bool(options["all_or_nothing"]),
            )
        except DomainError as error:
            raise CommandError(error.message, returncode=65) from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report), indent=2, ensure_ascii=False))
        else:
            self._tell(report)
        if options["all_or_nothing"] and report.rejects:
            raise CommandError(_("Nothing was taken."), returncode=65)

    def _tell(self, report: ImportReport) -> None:
        counts = {
            "source": report.source,
            "read": sum(report.read.values()),
            "added": sum(report.added.values()),
            "changed": sum(report.changed.values()),
            "removed": sum(report.removed.values()),
            "rejects": len(report.rejects),
        }
        self.stdout.write(
            _(
                "%(source)s: %(read)d rows read, %(added)d added, %(changed)d changed, "
                "%(removed)d removed, %(rejects)d reasons to set something aside."
            )
            % counts
        )
        for one in report.rejects[:SHOWN]:
            self.stdout.write(f"  {one.where or one.table}: {one.column} {one.code} ({one.id})")
        if len(report.rejects) > SHOWN:
            self.stdout.write(
                _("  and %(count)d more; --json shows all") % {"count": len(report.rejects) - SHOWN}
            )
