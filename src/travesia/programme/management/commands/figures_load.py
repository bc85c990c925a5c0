"""`travesia figures load`: take in a file of figures, all of it or nothing."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.programme.services.errors import FiguresRefusedError, problem_words
from travesia.programme.services.loading import load_figures

_ACTOR = Actor.system("figures_load", {"programme.observe"})
_LARGEST = 64 * 1024 * 1024


class Command(BaseCommand):
    """Reads the file, loads it, says what became of it."""

    help = "Take in a file of figures (travesia.figures/1): all of it, or nothing and why."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and the form of the answer."""
        parser.add_argument("file", help="JSON in UTF-8, or - for standard input")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Load; exit code 65 when something is wrong with the file, and nothing was kept."""
        name = str(options["file"])
        try:
            raw = sys.stdin.buffer.read(_LARGEST) if name == "-" else Path(name).read_bytes()
            document = json.loads(raw)
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s.") % {"file": name, "why": error.strerror},
                returncode=65,
            ) from error
        except (ValueError, RecursionError) as error:
            raise CommandError(
                _("%(file)s is no JSON in UTF-8.") % {"file": name}, returncode=65
            ) from error
        try:
            report = load_figures(actor=_ACTOR, document=document, name=Path(name).name)
        except FiguresRefusedError as refused:
            self._refuse(refused, as_json=bool(options["json"]))
            return
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report), indent=2, ensure_ascii=False))
        else:
            self.stdout.write(
                _(
                    "%(name)s: %(figures)d figures of %(sources)d sources, %(added)d new, "
                    "%(unchanged)d kept before; %(records)d other entries."
                )
                % asdict(report)
            )

    def _refuse(self, refused: FiguresRefusedError, *, as_json: bool) -> None:
        problems = [
            {"ref": one.ref, "code": one.code, "message": problem_words(one)}
            for one in refused.problems
        ]
        if as_json:
            answer = {"kept": 0, "problems": problems}
            self.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False))
        else:
            for one in problems:
                self.stderr.write(f"{one['ref']}: {one['message']}")
        raise CommandError(_("Nothing was kept."), returncode=65)
