"""`travesia access create-administrator USERNAME`: the first administrator of a fresh node."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from travesia.access import services


class Command(BaseCommand):
    """Make the first administrator and print the one-time link for their password."""

    help = "Make the first administrator of a fresh node and print a one-time set-up link."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the username, the name, the address people use, and the form of the answer."""
        parser.add_argument("username", help="the name to sign in with")
        parser.add_argument("--name", default="", help="the person's name (default: the username)")
        parser.add_argument(
            "--address",
            default="http://127.0.0.1:8000",
            help="where people reach this node (default http://127.0.0.1:8000)",
        )
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: object, **options: str | bool) -> None:
        """Make the administrator, unless the node has one."""
        username = str(options["username"])
        made = services.create_first_administrator(
            username=username, name=str(options["name"] or username)
        )
        link = f"{str(options['address']).rstrip('/')}{made.link}"
        if options["json"]:
            facts = {"id": str(made.user.id), "username": made.user.username, "link": link}
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
            return
        self.stdout.write(f"{made.user.username} is the administrator of this node.")
        self.stdout.write("Open this link within a day to choose the password. It works once:")
        self.stdout.write(f"\n  {link}\n")
