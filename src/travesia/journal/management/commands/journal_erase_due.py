"""`travesia journal erase-due`: erase what its retention period is over for."""

import json

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.core import clock
from travesia.journal import services


class Command(BaseCommand):
    """Carries out every retention policy and says what each erased."""

    help = "Erase what its retention period is over for; holds are respected."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--dry-run", action="store_true", help="count and erase nothing")
        parser.add_argument(
            "--limit", type=int, default=10_000, help="records of each policy in this run"
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Erase and report."""
        dry_run, limit = bool(options["dry_run"]), int(str(options["limit"]))
        done = services.erase_due(
            actor=Actor.system("retention", {"journal.erase"}),
            now=clock.now(),
            limit=limit,
            dry_run=dry_run,
        )
        if options["json"]:
            rows = [
                {"policy": d.policy, "before": d.before.isoformat(), "erased": d.erased}
                for d in done
            ]
            self.stdout.write(json.dumps({"dry_run": dry_run, "policies": rows}))
            return
        sentence = (
            _("%(policy)s: %(count)d records from before %(day)s are due.")
            if dry_run
            else _("%(policy)s: %(count)d records from before %(day)s were erased.")
        )
        for d in done:
            day = d.before.date().isoformat()
            self.stdout.write(sentence % {"policy": d.policy, "count": d.erased, "day": day})
