"""The node verifies its own journal and records what it found."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from django.db import connection, transaction

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.journal.events import JournalVerified
from travesia.journal.services.recording import record
from travesia.journal.verifier import Report, Source, open_postgres, open_sqlite, verify
from travesia.journal.verifier.sqlite import SqliteSource


def verify_now(*, actor: Actor, progress: Callable[[int], None] = lambda _: None) -> Report:
    """Recompute the whole journal, record the outcome and return the report.

    A journal that does not hold is an outcome and raises nothing. Raises AccessDeniedError,
    and UnreadableError when the database cannot be opened a second time.
    """
    access.authorize(actor=actor, permission="journal.verify")
    report = _report(progress)
    first = report.first_wrong
    event = JournalVerified(
        ok=report.ok,
        entries=sum(chain.entries for chain in report.chains),
        wrong=report.wrong,
        sentence="" if first is None else first.sentence,
    )
    with transaction.atomic():
        record(actor=actor, event=event, purpose=Purpose.OVERSIGHT)
    return report


def _report(progress: Callable[[int], None]) -> Report:
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).is_file():
        connection.ensure_connection()  # a database in memory exists in its connection alone
        return verify(SqliteSource(connection.connection), progress=progress)
    source = _source()
    try:
        return verify(source, progress=progress)
    finally:
        source.close()


def _source() -> Source:
    """Open the node's own database a second time, read-only."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return open_sqlite(Path(known["NAME"]))
    user, password = quote(known["USER"], safe=""), quote(known["PASSWORD"], safe="")
    port = f":{known['PORT']}" if known["PORT"] else ""
    secret = f":{password}" if password else ""
    return open_postgres(f"postgresql://{user}{secret}@{known['HOST']}{port}/{known['NAME']}")
