"""`travesia portal export`: write the portal as plain files."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from travesia.portal.domain import LANGUAGES
from travesia.portal.views.public.exporting import export


class Command(BaseCommand):
    """Writes pages for a stick or for the Wi-Fi of a hub."""

    help = "Write the pages of the portal as plain files, for a stick or the Wi-Fi of a hub."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, the country, the languages and the address of the live site."""
        parser.add_argument("--out", required=True, help="folder to write into")
        parser.add_argument("--country", default="", help="ISO 3166-1 alpha-3; all without it")
        parser.add_argument("--languages", default=",".join(LANGUAGES), help="as es,ht")
        parser.add_argument("--site", default="", help="address of the live portal")
        parser.add_argument("--json", action="store_true", help="print as JSON")

    def handle(self, *_args: object, **options: object) -> None:
        """Write and say how much."""
        languages = [one for one in str(options["languages"]).split(",") if one]
        unknown = sorted(set(languages) - set(LANGUAGES))
        if unknown or not languages:
            raise CommandError(f"not languages of the pages: {', '.join(unknown) or 'none given'}")
        try:
            done = export(
                out=Path(str(options["out"])),
                languages=languages,
                country=str(options["country"]).upper(),
                site=str(options["site"]).rstrip("/"),
            )
        except OSError as error:
            raise CommandError(f"could not write: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done)))
            return
        self.stdout.write(f"{done.pages} pages and {done.files} files, {done.bytes:,} bytes")
