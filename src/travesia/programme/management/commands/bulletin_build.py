"""`travesia bulletin build`: write an issue as PDF and pages in each of its languages."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from travesia.core.errors import DomainError
from travesia.programme.domain.bulletin import misshapen
from travesia.programme.selectors import bulletin as reads
from travesia.programme.selectors.bulletin import IssueView
from travesia.programme.selectors.bulletin_words import fault_words
from travesia.programme.views.bulletin_building import build, view_of_file


class Command(BaseCommand):
    """Builds one issue; refuses one that something stops, unless a draft was asked for."""

    help = "Write an issue of the bulletin as PDF and pages in each of its languages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the issue, the folder, and whether a draft will do."""
        parser.add_argument("issue", help="short name of an issue, or a file of its document")
        parser.add_argument("--out", required=True, help="folder to write into")
        parser.add_argument("--draft", action="store_true", help="also with things that stop it")
        parser.add_argument("--json", action="store_true", help="print as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Write and say what; exit code 65 for bad input."""
        try:
            view = self._issue(str(options["issue"]))
            found = reads.faults_of(view)
            for one in found:
                where = " ".join(part for part in (one.path, one.language, one.detail) if part)
                self.stderr.write(
                    f"{'stops' if one.stops else 'look'}: {where}: {fault_words(one)}"
                )
            stops = sum(one.stops for one in found)
            if stops and not options["draft"]:
                raise CommandError(f"{stops} things stop this issue", returncode=65)
            done = build(view, Path(str(options["out"])))
        except DomainError as error:
            raise CommandError(error.message, returncode=error.exit_code) from error
        except OSError as error:
            raise CommandError(f"could not write: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done)))
            return
        for name in done.files:
            self.stdout.write(name)
        self.stdout.write(f"{done.bytes:,} bytes, SHA-256 {done.sha256 or 'of a draft: none'}")

    def _issue(self, named: str) -> IssueView:
        if not named.endswith(".json"):
            return reads.issue_by_code(named.lower())
        try:
            document = json.loads(Path(named).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"could not read {named}: {error}", returncode=65) from error
        wrong = misshapen(document)
        if wrong:
            raise CommandError("\n".join(wrong), returncode=65)
        return view_of_file(Path(named).stem, document)
