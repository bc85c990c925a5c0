"""`travesia access list`: the people of the node and the roles they hold."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from travesia.access import selectors
from travesia.access.selectors import UserView


class Command(BaseCommand):
    """List people and roles, for whoever keeps the machine."""

    help = "List the people of the node and the roles they hold."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: object, **options: bool) -> None:
        """Print one line a person, or all of them as JSON."""
        people = selectors.people()
        if options["json"]:
            facts = [_facts(user) for user in people]
            self.stdout.write(json.dumps(facts, indent=2, ensure_ascii=False))
            return
        for user in people:
            roles = ", ".join(
                f"{grant.role.value} ({grant.place})"
                for grant in user.grants
                if grant.state == "active"
            )
            state = "" if user.is_active else " [stopped]"
            self.stdout.write(f"{user.username:<44}{user.name}{state}: {roles or 'no role'}")


def _facts(user: UserView) -> dict[str, object]:
    return {
        "id": str(user.id),
        "username": user.username,
        "name": user.name,
        "organisation": user.organisation_code,
        "active": user.is_active,
        "roles": [
            {
                "role": grant.role.value,
                "country": grant.scope.country,
                "agency": grant.scope.agency,
                "post": grant.scope.post,
                "state": grant.state.value,
                "valid_until": grant.valid_until.isoformat() if grant.valid_until else None,
            }
            for grant in user.grants
        ],
    }
