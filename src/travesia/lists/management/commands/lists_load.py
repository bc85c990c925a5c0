"""`travesia lists load FILE --source KEY --format FORMAT`: bring a list in, with progress."""

import json
import sys
import time
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.lists import services as lists
from travesia.lists.domain import VersionState
from travesia.lists.domain.feeds import READERS, Defaults

SHOWN = 20
"""Rows set aside that are printed one by one; the page of the version has them all."""


class Command(BaseCommand):
    """Reads a file in one of the formats the room knows and reports what came of it."""

    help = "Bring a watch list in from a file in one of several formats, with progress."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the list it is for and its format."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, help="key of the list: un-sc, national, …")
        parser.add_argument("--format", choices=sorted(READERS), help="what the file is")
        parser.add_argument("--label", default="", help="name of the list, if it is new")
        parser.add_argument("--owner", default="", help="owner of the list, if it is new")
        parser.add_argument("--instruction", default="", help="what officers are asked to do")
        parser.add_argument(
            "--ban-regime", action="append", default=[], help="UN regime that is an entry ban here"
        )
        parser.add_argument("--switch-on", action="store_true", help="use a list that is off")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Load and report; exit code 65 when the file is no list of its format."""
        actor = Actor.system("lists_load", allowed={"lists.manage"})
        form, defaults, publish = _settle(actor, options)
        begun = time.monotonic()
        with _opened(Path(str(options["file"]))) as stream:
            report = lists.load_file(
                actor=actor,
                source_key=str(options["source"]),
                stream=stream,
                form=form,
                defaults=defaults,
                publish=publish,
                meter=Line(quiet=bool(options["json"]) or not sys.stderr.isatty()),
            )
        seconds = round(time.monotonic() - begun, 1)
        if options["json"]:
            self.stdout.write(json.dumps(_plain(report, seconds), indent=2, ensure_ascii=False))
        else:
            self._tell(report, seconds)

    def _tell(self, report: lists.LoadReport, seconds: float) -> None:
        version = report.version
        facts = {
            "key": version.source_key,
            "number": version.number,
            "entries": version.count,
            "seconds": seconds,
            "rejected": report.rejected,
        }
        if not report.new:
            text = _("The file says what version %(number)s of %(key)s says: nothing was changed.")
        elif version.state is VersionState.PUBLISHED:
            text = _("List %(key)s, version %(number)s is in force. Entries: %(entries)s.")
        else:
            text = _(
                "List %(key)s, version %(number)s waits for a person to publish it. "
                "Entries: %(entries)s."
            )
        self.stdout.write(text % facts)
        self.stdout.write(_("It took %(seconds)s s.") % facts)
        if report.rejected:
            self.stdout.write(_("Rows not taken: %(rejected)s") % facts)
        for problem, count in sorted(report.problems.items()):
            self.stdout.write(f"  {count:>8,}  {problem}")
        for one in report.rejects[:SHOWN]:
            line = _("line %(number)d") % {"number": one.line}
            self.stdout.write(f"  {line}: {one.number or '?'}: {', '.join(one.problems)}")


class Line:
    """One line on the terminal that says how far a load is."""

    def __init__(self, *, quiet: bool) -> None:
        """Write to the error stream, or nothing at all."""
        self._quiet, self._done, self._total, self._told = quiet, 0, 0, 0.0

    def total(self, count: int) -> None:
        """Keep how many steps there are."""
        self._total = count

    def advance(self, count: int, note: str = "") -> None:
        """Tell, at most five times a second."""
        self._done += count
        now = time.monotonic()
        if self._quiet or now - self._told < 0.2:
            return
        self._told = now
        share = min(100, round(100 * self._done / self._total)) if self._total else 0
        sys.stderr.write(f"\r{share:3d} %  {note}\033[K")
        sys.stderr.flush()
        if self._done >= self._total:
            sys.stderr.write("\n")


def _settle(actor: Actor, options: dict[str, object]) -> tuple[str, Defaults, bool]:
    """Return format, defaults and whether it may come into force by itself: connectors may."""
    key, form = str(options["source"]), options["format"]
    regimes = options["ban_regime"]
    banned = frozenset(map(str, regimes)) if isinstance(regimes, list) else frozenset()
    if key in lists.CONNECTORS:
        connector = lists.connect(actor=actor, key=key, switch_on=bool(options["switch_on"]))
        return str(form or connector.form), connector.defaults(ban_regimes=banned), True
    if not form:
        raise CommandError(_("Say what the file is with --format."), returncode=2)
    lists.register_source(
        actor=actor,
        key=key,
        label=str(options["label"]) or key,
        owner=str(options["owner"]) or _("not stated"),
    )
    instruction, owner = str(options["instruction"]), str(options["owner"])
    return str(form), Defaults(instruction=instruction, owner=owner, ban_regimes=banned), False


def _plain(report: lists.LoadReport, seconds: float) -> dict[str, object]:
    version = report.version
    return {
        "list": version.source_key,
        "version": version.number,
        "new": report.new,
        "state": version.state.value,
        "waits_because": version.waits_because,
        "entries": version.count,
        "difference": asdict(version.difference),
        "sha256": version.sha256,
        "rejected": report.rejected,
        "problems": dict(report.problems),
        "rejects": [asdict(one) for one in report.rejects],
        "seconds": seconds,
    }


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise CommandError(
            _("%(file)s cannot be read: %(why)s.") % {"file": file, "why": error.strerror},
            returncode=65,
        ) from error
