"""`travesia credentials visa-offers`: load the country's book of visas, or show what is offered."""

from argparse import FileType
from typing import TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.core.errors import DomainError
from travesia.credentials.selectors import evisa as selectors
from travesia.credentials.services import evisa as services


class Command(BaseCommand):
    """Takes a book of visas (TOML, dated), checks every field and puts it in force, or shows it."""

    help = "Load the book of visas that are offered online from a file, or show what is offered."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "file", nargs="?", type=FileType("r", encoding="utf-8"), help="the book (TOML)"
        )
        parser.add_argument("--text", action="store_true", help="print the book as it was loaded")

    def handle(self, *_args: object, **options: object) -> None:
        """Load and report, or show."""
        file = options["file"]
        if file is None:
            self._show(whole=bool(options["text"]))
        else:
            self._load(file)  # type: ignore[arg-type]  # argparse opened it

    def _load(self, file: TextIO) -> None:
        try:
            done = services.load_offers(
                actor=Actor.system("cli", {"credentials.load_offers"}), text=file.read()
            )
        except UnicodeDecodeError as error:
            raise CommandError(_("The file is no UTF-8 text.")) from error
        except DomainError as error:
            raise CommandError(error.message) from error
        said = (
            _("%(name)s: %(offers)d visas hold already; nothing was changed.")
            if done.repeated
            else _("%(name)s: %(offers)d visas hold now.")
        )
        self.stdout.write(said % {"name": done.name, "offers": done.offers})

    def _show(self, *, whole: bool) -> None:
        here = selectors.book_here()
        if whole:
            self.stdout.write(here.text)
            return
        if not here.book.offers:
            self.stdout.write(_("No book of visas is loaded: nothing is offered online here."))
            return
        self.stdout.write(here.book.name)
        for one in here.book.offers:
            until = "" if one.valid_until is None else one.valid_until.isoformat()
            fee = one.fee.text() if one.fee else "0"
            line = f"{one.version}  {until:10}  {fee:>12}  {one.title['en']}"
            self.stdout.write(line + (" *" if one.example else ""))
        if any(one.example for one in here.book.offers):
            self.stdout.write(_("* an example for training, not law"))
