"""`travesia credentials rewrap-handed-in`: bring applications under the node's key of now."""

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.credentials.services import evisa


class Command(BaseCommand):
    """Rewraps the data keys of what applicants said and handed in, and says what refused."""

    help = "Bring what applicants handed in under the node's key of now; may be run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Rewrap and report; exit code 1 when a value refused."""
        done = evisa.rewrap_handed_in(
            actor=Actor.system("credentials_rewrap", {"credentials.rewrap"})
        )
        if options["json"]:
            refused = [str(one) for one in done.refused]
            report = {"key": done.key_id, "done": done.done, "refused": refused}
            self.stdout.write(json.dumps(report))
        else:
            said = _("%(count)d values came under the key %(key)s.")
            self.stdout.write(said % {"count": done.done, "key": done.key_id})
        if done.refused:
            raise CommandError(
                _(
                    "%(count)d values refused and were left as they are. Is their secret in "
                    "TRAVESIA_OLD_SECRET_KEYS? Keep it there until none refuses."
                )
                % {"count": len(done.refused)},
                returncode=1,
            )
