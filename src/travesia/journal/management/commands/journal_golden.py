"""`travesia journal golden`: write the golden files that are missing (in a source checkout)."""

from django.core.management.base import BaseCommand

from travesia.core.events import EVENTS
from travesia.journal.domain.golden import file_of, sample, text_of


class Command(BaseCommand):
    """Writes one golden file per kind and version of event that has none; never changes one."""

    help = "Write the missing golden files of events; for people who change the source."

    def handle(self, *_args: object, **_options: object) -> None:
        """Write and name what was written."""
        for kind in EVENTS:
            file = file_of(kind.event)
            if file.exists() or not file.parent.parent.is_dir():
                continue
            file.parent.mkdir(exist_ok=True)
            file.write_text(text_of(sample(kind.event)), "utf-8")
            self.stdout.write(file.name)
