"""`travesia journal checkpoint`: sign the journal as it stands."""

import json

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.journal import services


class Command(BaseCommand):
    """Takes a signed checkpoint and says where it lies."""

    help = "Sign the journal as it stands; the note lies in the folder `checkpoints`."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Sign and report."""
        made = services.checkpoint(actor=Actor.system("cli", {"journal.checkpoint"}))
        if options["json"]:
            result = (
                {"origin": "", "size": 0, "hash": ""}
                if made is None
                else {"origin": made.origin, "size": made.size, "hash": made.hash.hex()}
            )
            self.stdout.write(json.dumps(result))
        elif made is None:
            self.stdout.write(_("Nothing is recorded yet, so there is nothing to sign."))
        else:
            self.stdout.write(
                _("%(size)d entries of %(origin)s are signed.")
                % {"size": made.size, "origin": made.origin}
            )
