"""`travesia people propose clusters.csv`: ask about the clusters that `travesia link` found."""

import csv
import json
from collections import defaultdict
from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.people import services
from travesia.people.domain import ClusterProposal

#: The columns of the file that `travesia link` writes; the first holds ids of persons here.
PERSON, CLUSTER = "event_id", "cluster_id"

#: So many lines that name no person are named; all are counted.
NAMED = 5


class Command(BaseCommand):
    """Puts a question for each neighbouring pair of a cluster; nobody is linked by it."""

    help = "Ask about the clusters of a linkage run; each pair becomes a question, never a link."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help="clusters.csv, its event_id the person's id")
        parser.add_argument("--model", default="link_v1", help="the model that grouped them")
        parser.add_argument("--run", default="", help="a name of the run, shown beside a question")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Read the file, ask, and report in counts; exit code 65 for a file that is none."""
        file = options["file"]
        assert isinstance(file, Path)  # noqa: S101  # argparse made it one
        groups, unread = _read(file)
        proposals = [
            ClusterProposal(tuple(persons), str(options["model"]), str(options["run"]))
            for persons in groups.values()
            if len(persons) > 1
        ]
        raised = services.propose_clusters(
            actor=Actor.system("cli", {"people.raise_question"}), clusters=proposals
        )
        told = {
            "clusters": len(proposals),
            "asked": sum(one.new for one in raised),
            "asked_before": sum(not one.new for one in raised),
            "unread": len(unread),
        }
        if options["json"]:
            self.stdout.write(json.dumps(told))
            return
        self.stdout.write(
            _("Clusters: %(clusters)d. New questions: %(asked)d. Asked before: %(asked_before)d.")
            % told
        )
        if unread:
            lines = ", ".join(map(str, unread[:NAMED]))
            facts = {"count": len(unread), "lines": lines}
            self.stderr.write(_("Lines that name no person: %(count)d (%(lines)s).") % facts)


def _read(file: Path) -> tuple[dict[str, list[UUID]], list[int]]:
    """Give the persons of each cluster, and the lines that name none."""
    groups: dict[str, list[UUID]] = defaultdict(list)
    unread: list[int] = []
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened)
            if not {PERSON, CLUSTER} <= set(reader.fieldnames or ()):
                raise CommandError(
                    _("%(file)s has no columns event_id and cluster_id.") % {"file": file.name},
                    returncode=65,
                )
            for row in reader:
                try:
                    groups[row[CLUSTER] or ""].append(UUID(row[PERSON] or ""))
                except ValueError:
                    unread.append(reader.line_num)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        facts = {"file": file, "why": getattr(error, "strerror", None) or error}
        raise CommandError(_("%(file)s cannot be read: %(why)s") % facts, returncode=65) from error
    return groups, unread
