"""`travesia directory export`: write the directory to a file in HSDS."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.directory import selectors, services
from travesia.directory.domain.tables import LANGUAGES

FORMS = {".json": "json", ".zip": "csv", ".xlsx": "xlsx"}


class Command(BaseCommand):
    """Writes one file, or one of each form into a folder."""

    help = "Write the directory as HSDS: what the public may see, or with --whole everything."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take where to, how much, and the language."""
        parser.add_argument(
            "--out", type=Path, required=True, help="a .json, .zip or .xlsx file, or a folder"
        )
        parser.add_argument(
            "--whole",
            action="store_true",
            help="everything, with hidden and sensitive places: can be brought in again",
        )
        parser.add_argument("--language", default="es", choices=LANGUAGES, help="of the texts")

    def handle(self, *_args: object, **options: object) -> None:
        """Write the file or files and name them."""
        out = Path(str(options["out"]))
        if out.suffix and out.suffix not in FORMS:
            raise CommandError(
                _("A file of the directory ends in .json, .zip or .xlsx."), returncode=2
            )
        wanted = (
            {out: FORMS[out.suffix]}
            if out.suffix
            else {out / f"directory{ending}": form for ending, form in FORMS.items()}
        )
        actor = Actor.system("directory_export", allowed={"directory.exchange"})
        for path, form in wanted.items():
            if options["whole"]:
                content = services.export_everything(actor=actor, form=form)
            else:
                content = selectors.public_file(form, language=str(options["language"]))
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            except OSError as error:
                raise CommandError(
                    _("%(file)s cannot be written: %(why)s.")
                    % {"file": path, "why": error.strerror},
                    returncode=65,
                ) from error
            self.stdout.write(str(path))
