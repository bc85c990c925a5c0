"""Write the whole directory to a file that can be brought in again."""

from django.db import transaction

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.directory.domain.files.writing import write_file
from travesia.directory.events import DirectoryExported
from travesia.directory.selectors.exporting import everything
from travesia.directory.selectors.revision import revision
from travesia.journal import services as journal


def export_everything(*, actor: Actor, form: str) -> bytes:
    """Return the whole directory as a file, with hidden and sensitive places exactly as they are.

    The act is journalled. `form` is `json`, `csv` (a zip) or `xlsx`.
    """
    access.authorize(actor=actor, permission="directory.exchange")
    with transaction.atomic():
        rows = everything()
        event = DirectoryExported(form, len(rows.get("service", ())), revision())
        journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
    return write_file(rows, form, today=clock.today(), own=True)
