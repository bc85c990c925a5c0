"""`travesia border stay-rules`: load the country's rules of stay, or show those that hold."""

from argparse import FileType
from typing import TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from travesia.access.domain import Actor
from travesia.border import selectors, services
from travesia.core.errors import DomainError


class Command(BaseCommand):
    """Takes a book of rules (TOML, dated), checks every field and puts it in force, or shows it."""

    help = "Load a book of rules of stay from a file, or show the rules that hold here."

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
            done = services.load_stay_rules(
                actor=Actor.system("cli", {"border.load_stay_rules"}), text=file.read()
            )
        except UnicodeDecodeError as error:
            raise CommandError(_("The file is no UTF-8 text.")) from error
        except DomainError as error:
            raise CommandError(error.message) from error
        said = (
            _("%(name)s: %(rules)d rules hold already; nothing was changed.")
            if done.repeated
            else _("%(name)s: %(rules)d rules hold now, entry %(number)d of the journal.")
        )
        facts = {"name": done.name, "rules": done.rules, "number": done.number}
        self.stdout.write(said % facts)

    def _show(self, *, whole: bool) -> None:
        here = selectors.book_here()
        if whole:
            self.stdout.write(here.text)
            return
        if not here.book.rules:
            self.stdout.write(_("No rules of stay are loaded: nothing is reckoned here."))
            return
        self.stdout.write(here.book.name)
        for rule in here.book.rules:
            until = "" if rule.valid_until is None else rule.valid_until.isoformat()
            line = f"{rule.version}  {until:10}  {rule.territory}  {rule.title('en')}"
            self.stdout.write(line + (" *" if rule.example else ""))
        if any(rule.example for rule in here.book.rules):
            self.stdout.write(_("* an example for training, not law"))
