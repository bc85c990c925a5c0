"""`travesia people rewrap-photos`: bring photos under the node's key of now."""

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.core import encryption
from travesia.people import selectors
from travesia.people import services as people


class Command(BaseCommand):
    """Rewraps the data keys of photos and says what refused."""

    help = "Bring photos under the node's key of now after its secret changed; may be run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--dry-run", action="store_true", help="count and change nothing")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Count or rewrap, and report; exit code 1 when a photo refused."""
        as_json = bool(options["json"])
        if options["dry_run"]:
            self._count(as_json=as_json)
            return
        actor = Actor.system("people_rewrap_photos", {"people.rewrap_photos"})
        done = people.rewrap_photos(
            actor=actor, progress=(lambda _d, _t: None) if as_json else self._progress
        )
        if as_json:
            refused = [str(photo) for photo in done.refused]
            report = {"key": done.key_id, "done": done.done, "refused": refused}
            self.stdout.write(json.dumps(report))
        else:
            facts = {"count": done.done, "key": done.key_id}
            self.stdout.write(_("%(count)d photos came under the key %(key)s.") % facts)
        if done.refused:
            named = ", ".join(str(photo) for photo in done.refused[:5])
            raise CommandError(
                _(
                    "%(count)d photos refused and were left as they are (%(named)s). Is their "
                    "secret in TRAVESIA_OLD_SECRET_KEYS? Keep it there until none refuses."
                )
                % {"count": len(done.refused), "named": named},
                returncode=1,
            )

    def _count(self, *, as_json: bool) -> None:
        known, counts = encryption.known_key_ids(), selectors.photo_count_by_key()
        rows = [
            {"key": key, "photos": count, "known": key in known, "now": key == known[0]}
            for key, count in counts.items()
        ]
        if as_json:
            self.stdout.write(json.dumps(rows))
            return
        for key, count in counts.items():
            text = _("key %(key)s: %(count)d photos") % {"key": key, "count": count}
            state = "" if key in known else _(" (not on this node)")
            self.stdout.write(text + state)

    def _progress(self, done: int, total: int) -> None:
        self.stdout.write(_("%(done)d of %(total)d") % {"done": done, "total": total})
