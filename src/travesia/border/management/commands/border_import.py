"""`travesia border import`: bring in the crossings of another system from a CSV file."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from travesia.access.domain import Actor
from travesia.border import services
from travesia.border.domain.columns import DateOrder, Field
from travesia.core.errors import DomainError

_ACTOR = Actor.system("cli", {"border.import_crossings"})


class Command(BaseCommand):
    """Reads a file by the mapping remembered of its source; what is wrong goes into a report."""

    help = "Bring in crossings of another system from a CSV file; lists are not asked."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, help="short name of the system: PIRS")
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="FIELD=HEADER",
            help=f"which column holds a field; fields: {', '.join(Field)}",
        )
        parser.add_argument("--order", choices=[str(one) for one in DateOrder])
        parser.add_argument("--post", default="", help="code of the post of rows without one")
        parser.add_argument("--rejects", type=Path, help="where to write what is wrong with rows")
        parser.add_argument("--dry-run", action="store_true", help="say how it would be read")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, bring in, and account for every row."""
        try:
            self._handle(options)
        except (OSError, DomainError) as error:
            raise CommandError(str(error)) from error

    def _handle(self, options: dict[str, Any]) -> None:
        file: Path = options["file"]
        columns = {}
        for text in options["column"]:
            name, _sign, header = text.partition("=")
            if name not in set(Field):
                raise CommandError(f"there is no field {name}")
            columns[Field(name)] = header
        with file.open("rb") as stream:
            run = services.take_file(
                actor=_ACTOR,
                source=options["source"],
                name=file.name,
                pieces=iter(lambda: stream.read(1 << 20), b""),
            )
        reading = services.choose_reading(
            actor=_ACTOR,
            run_id=run,
            columns=columns,
            order=options["order"] or "",
            post=options["post"],
        )
        for name in Field:
            self.stderr.write(f"{name:<12}{reading.columns.get(name, '–')}")
        self.stderr.write(f"{'dates':<12}{reading.order}")
        if options["dry_run"]:
            services.discard(actor=_ACTOR, run_id=run)
            return
        self._bring(run, options["rejects"])

    def _bring(self, run: Any, rejects: Path | None) -> None:
        report = services.bring_in(run, on_rows=self._said)
        faults = services.faults_of(actor=_ACTOR, run_id=run)
        if rejects is not None:
            with rejects.open("w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out)
                writer.writerow(("row", "field", "reason", "row taken"))
                writer.writerows(
                    (one.row, one.field, one.code, "yes" if one.taken else "no") for one in faults
                )
        barred = len({one.row for one in faults if not one.taken})
        self.stdout.write(
            f"{report.rows} rows: {report.crossings} crossings, {report.refused} refusals, "
            f"{report.already_there} there already, {barred} left out. Lists were not asked."
        )

    def _said(self, done: int, total: int) -> None:
        self.stderr.write(f"{done} / {total}", ending="\r")
