"""`travesia evidence refresh`: make facts from the journal and publish an edition when due."""

from __future__ import annotations

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from travesia.core.errors import DomainError
from travesia.evidence import services
from travesia.measures import DisclosureRiskError


class Command(BaseCommand):
    """Runs by hand what a job runs after each recorded crossing."""

    help = "Make facts without identity from the journal and publish an edition when one is due."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--rebuild", action="store_true", help="Make all facts again from the first entry."
        )
        parser.add_argument(
            "--no-publish", action="store_true", help="Make facts only; publish no edition."
        )
        parser.add_argument("--json", action="store_true", help="Print the result as JSON.")

    def handle(self, *_args: object, **options: object) -> None:
        """Refresh, publish and say what was done; a failure is one sentence and an exit code."""
        actor = services.keeper()
        try:
            made = services.refresh(actor=actor, rebuild=bool(options["rebuild"]))
            published = None if options["no_publish"] else services.publish_edition(actor=actor)
        except DomainError as error:
            raise CommandError(error.message, returncode=error.exit_code) from error
        except DisclosureRiskError as error:
            message = _("No edition was published: %(reason)s.") % {"reason": error}
            raise CommandError(message) from error
        edition = published.edition if published else None
        result = {
            "entries": made.entries,
            "facts": made.facts,
            "erased": made.erased,
            "left_out": made.left_out,
            "rebuilt": made.rebuilt,
            "node": made.node,
            "epoch": made.epoch,
            "seq": made.seq,
            "edition": edition.key if edition else None,
            "edition_is_new": bool(published and published.new),
        }
        if options["json"]:
            self.stdout.write(json.dumps(result))
            return
        self.stdout.write(
            _("%(entries)s entries read, %(facts)s facts made; the facts reach entry %(seq)s.")
            % result
        )
        if published and published.new:
            self.stdout.write(_("Edition %(edition)s is published.") % result)
        elif edition:
            self.stdout.write(_("Edition %(edition)s stays in force.") % result)
