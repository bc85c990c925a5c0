"""`travesia lists import FILE`: bring a watch list in from CSV, with a report of rejected rows."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.lists import services as lists
from travesia.lists.domain import VersionState, VersionView

SHOWN = 20
"""Rejects printed one by one; the JSON has them all."""


class Command(BaseCommand):
    """Reads the file, proposes a version, reports."""

    help = "Bring a watch list in from CSV as a proposed version, and report rejected rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the list it is for and the form of the answer."""
        parser.add_argument("file", type=Path, help="CSV in UTF-8: number,names,birth,sex,…")
        parser.add_argument("--list", default="national", help="key of the list (national)")
        parser.add_argument("--label", default="", help="name of the list, if it is new")
        parser.add_argument("--owner", default="", help="owner of the list, if it is new")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="put it in force at once; only on a demo node, elsewhere a person publishes",
        )
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Import and report; exit code 65 when the file is no such table."""
        if options["publish"] and settings.ROLE.value not in {"demo", "test"}:
            raise CommandError(
                _("Only a demo node publishes without a person. Leave --publish out."),
                returncode=77,
            )
        actor = Actor.system("lists_import", allowed={"lists.manage"})
        file = lists.read_list(_bytes_of(Path(str(options["file"]))))
        if not file.entries:
            raise CommandError(_("The file has no row that can be taken."), returncode=65)
        key = str(options["list"])
        lists.register_source(
            actor=actor,
            key=key,
            label=str(options["label"]) or key,
            owner=str(options["owner"]) or _("not stated"),
        )
        bring_in = lists.publish_version if options["publish"] else lists.propose_version
        version = bring_in(actor=actor, source_key=key, entries=file.entries)
        if options["json"]:
            self.stdout.write(json.dumps(_report(version, file), indent=2, ensure_ascii=False))
        else:
            self._tell(version, file)

    def _tell(self, version: VersionView, file: lists.ListFile) -> None:
        facts = {
            "key": version.source_key,
            "number": version.number,
            "entries": version.count,
            "rejects": len(file.rejects),
        }
        if version.state is VersionState.PUBLISHED:
            text = _("List %(key)s, version %(number)s is in force. Entries: %(entries)s.")
        else:
            text = _(
                "List %(key)s, version %(number)s waits for a person to publish it. "
                "Entries: %(entries)s."
            )
        self.stdout.write(text % facts)
        if file.rejects:
            self.stdout.write(_("Rows not taken: %(rejects)s") % facts)
        for reject in file.rejects[:SHOWN]:
            line = _("line %(number)d") % {"number": reject.line}
            self.stdout.write(f"  {line}: {reject.number or '?'}: {', '.join(reject.problems)}")
        if len(file.rejects) > SHOWN:
            self.stdout.write(
                _("  and %(count)d more; --json shows all") % {"count": len(file.rejects) - SHOWN}
            )


def _report(version: VersionView, file: lists.ListFile) -> dict[str, object]:
    return {
        "list": version.source_key,
        "version": version.number,
        "state": version.state.value,
        "waits_because": version.waits_because,
        "entries": version.count,
        "sha256": version.sha256,
        "rejects": [asdict(reject) for reject in file.rejects],
    }


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(
            _("%(file)s cannot be read: %(why)s.") % {"file": file, "why": error.strerror},
            returncode=65,
        ) from error
