"""`travesia iati check`: judge a file by an IATI ruleset."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from travesia.core import clock
from travesia.programme.domain.iati import IatiReadError, check, read_ruleset, read_xml


class Command(BaseCommand):
    """Prints what a file does not meet, each with its rule and place."""

    help = "Say which rules of an IATI ruleset a file does not meet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and the ruleset."""
        parser.add_argument("file", help="an IATI file")
        parser.add_argument("--rules", required=True, help="ruleset, such as standard.json")
        parser.add_argument("--json", action="store_true", help="print as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Print the findings; exit code 1 when one of them is an error, 65 for bad input."""
        try:
            rules = read_ruleset(Path(str(options["rules"])).read_text("utf-8"))
            document = read_xml(Path(str(options["file"])).read_bytes())
        except (OSError, ValueError, IatiReadError) as error:
            raise CommandError(str(error), returncode=65) from error
        found = check(rules, document, now=clock.now())
        if options["json"]:
            self.stdout.write(json.dumps([asdict(one) for one in found], indent=1))
        else:
            for one in found:
                self.stdout.write(f"{one.severity} {one.id or one.rule} {one.where}: {one.message}")
        errors = sum(one.severity == "error" for one in found)
        if errors:
            raise CommandError(f"{errors} errors", returncode=1)
