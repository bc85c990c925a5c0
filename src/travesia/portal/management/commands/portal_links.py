"""`travesia portal links`: ask every link of the portal whether it still answers."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from travesia.portal import services
from travesia.portal.jobs import LINK_CHECK
from travesia.portal.services.links import MOST


class Command(BaseCommand):
    """Does once what is to be done every night."""

    help = "Ask every link of the portal and the directory whether it answers; for every night."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--most", type=int, default=MOST, help="links at most")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Check and report."""
        done = services.check_links(actor=LINK_CHECK, most=int(str(options["most"])))
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done)))
            return
        said = _("%(checked)d links checked: %(broken)d do not answer, %(moved)d have moved.")
        self.stdout.write(said % asdict(done))
