"""`travesia places posts`: list the border posts."""

import json
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand

from travesia.places import selectors


class Command(BaseCommand):
    """Prints the register of posts."""

    help = "List the border posts and their state."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the country and the form of the answer."""
        parser.add_argument("--country", default="", help="ISO 3166-1 alpha-3 code")
        parser.add_argument("--json", action="store_true", help="print as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Print one line, or one object, for each post."""
        posts = selectors.posts(country=str(options["country"]))
        if options["json"]:
            rows = [asdict(post) for post in posts]
            self.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False, default=str))
            return
        for post in posts:
            self.stdout.write(f"{post.code:<9} {post.mode:<5} {post.state or '-':<12} {post.name}")
