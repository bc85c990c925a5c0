"""`travesia iati export`: write the programme's results as an IATI 2.03 activity."""

import json
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from travesia.core import clock
from travesia.programme.domain.iati.config import ReportingError, read_reporting
from travesia.programme.domain.iati.writing import Document, activity_xml
from travesia.programme.selectors import framework
from travesia.programme.selectors.bulletin import published_issues
from travesia.programme.selectors.figures import figures


class Command(BaseCommand):
    """Writes one activity with its results, indicators and published issues."""

    help = "Write the results of the programme as an activity of IATI 2.03."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take who reports and where to write."""
        parser.add_argument("--as", dest="who", required=True, help="JSON: who reports, where")
        parser.add_argument("--out", required=True, help="file to write")

    def handle(self, *_args: object, **options: object) -> None:
        """Write the file; exit code 65 for a file of the reporter that cannot be read."""
        try:
            content = json.loads(Path(str(options["who"])).read_text("utf-8"))
            reporting = read_reporting(content)
        except (OSError, ReportingError, ValueError) as error:
            raise CommandError(f"{options['who']}: {error}", returncode=65) from error
        whole = replace(reporting, documents=_documents(content))
        body = activity_xml(
            whole,
            framework.nodes(),
            framework.indicators(),
            figures(),
            made_at=clock.now(),
        )
        Path(str(options["out"])).write_bytes(body)
        self.stdout.write(f"{len(body):,} bytes")


def _documents(content: Any) -> tuple[Document, ...]:  # JSON of a file
    """Return the published issues in each language, where the file says where they are read."""
    site = str(content.get("documents_at", "")).rstrip("/")
    if not site:
        return ()
    return tuple(
        Document(
            url=site + reverse("programme:bulletin_pdf", args=[one.code, language]),
            title={language: one.title(language)},
            language=language,
            on=(one.frozen_at or one.changed_at).date(),
        )
        for one in published_issues()
        for language in one.languages
    )
