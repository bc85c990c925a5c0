"""`travesia figures check`: what does not fit together, how bad it is, and where it stands."""

import json
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from travesia.programme.domain.checks import Finding, Severity
from travesia.programme.selectors.finding_words import (
    finding_words,
    place_words,
    severity_words,
)
from travesia.programme.selectors.sources import findings


class Command(BaseCommand):
    """Runs every rule over what is kept, and prints the findings, errors first."""

    help = "Say what does not fit together among the figures, with severity and both sources."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Print the findings; exit code 1 when one of them is an error."""
        found, told = findings()
        if options["json"]:
            answer = {"findings": [*map(_plain, found)], "remarks": [*map(_plain, told)]}
            self.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False))
        else:
            for one in found:
                self._tell(one)
            if told:
                self.stdout.write(_("Remarks of whoever read the sources:"))
            for one in told:
                self._tell(one)
        errors = sum(one.severity is Severity.ERROR for one in found)
        if errors:
            raise CommandError(_("Errors: %(count)d.") % {"count": errors}, returncode=1)

    def _tell(self, finding: Finding) -> None:
        head = f"{severity_words(finding.severity)}  {place_words(finding)}"
        self.stdout.write(f"{head}\n    {finding_words(finding)}")


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "refs": list(finding.refs),
        "sources": list(finding.sources),
        "places": [asdict(place) for place in finding.places],
        "message": finding_words(finding),
        "facts": dict(finding.facts),
    }
