"""A journal in PostgreSQL, read in one repeatable-read transaction that cannot write."""

from collections.abc import Iterator
from typing import Any

from travesia.journal.verifier import sources
from travesia.journal.verifier.sources import DamagedError, HeadRow, Row, UnreadableError

#: What must stand between somebody with the application's password and the journal.
GUARDS = frozenset(
    f"{table}_no_{action}"
    for table, actions in {
        "journal_entry": ("update", "delete", "truncate"),
        "journal_erasure": ("update", "delete", "truncate"),
        "journal_checkpoint": ("update", "delete", "truncate"),
        "journal_body": ("insert", "update", "delete", "truncate"),
        "journal_subject": ("insert", "update", "delete", "truncate"),
        "journal_node": ("update", "delete", "truncate"),
    }.items()
    for action in actions
)


def open_postgres(url: str) -> "PostgresSource":
    """Connect and begin to read; raises UnreadableError with a sentence."""
    try:
        import psycopg  # noqa: PLC0415  # an extra: a post with SQLite has none
    except ImportError as error:
        raise UnreadableError(
            "To read PostgreSQL install psycopg (the extra `postgres`)."
        ) from error
    try:
        return PostgresSource(psycopg.connect(url, connect_timeout=10), psycopg.Error)
    except psycopg.Error as error:
        reason = str(error).strip().splitlines()[0]
        raise UnreadableError(f"The database cannot be read as a journal ({reason}).") from error


class PostgresSource:
    """Reads through psycopg; ids come as text with hyphens."""

    def __init__(self, connection: Any, error: type[Exception]) -> None:  # noqa: ANN401  # psycopg is optional
        """Begin one state of the journal that nothing written later disturbs."""
        self._db, self._error = connection, error
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for table in sources.TABLES:
            connection.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608  # constants

    def tolerate_bad_text(self) -> None:
        """PostgreSQL keeps no text that is not UTF-8."""

    def _all(self, sql: str, *values: object) -> list[Row]:
        try:
            return list(self._db.execute(sql.replace("{p}", "%s"), values).fetchall())
        except self._error as error:
            raise DamagedError(f"The database cannot be read on ({error}).") from error

    def heads(self) -> list[HeadRow]:
        """See Source."""
        return [HeadRow(*row) for row in self._all(sources.HEADS_SQL)]

    def chains(self) -> list[tuple[Any, Any]]:
        """See Source."""
        return [(row[0], row[1]) for row in self._all(sources.CHAINS_SQL)]

    def hash_at(self, node: str, epoch: int, seq: int) -> bytes | None:
        """See Source."""
        found = self._all(sources.HASH_SQL, node, epoch, seq)
        return found[0][0] if found else None

    def batches(self, node: str, epoch: int, first: int, last: int | None) -> Iterator[list[Row]]:
        """See Source."""
        end = sources.LAST_SEQ if last is None else last
        sql = sources.BATCH_SQL.replace("e.eid,", "e.eid::text,").replace(
            "x.by_eid FROM", "x.by_eid::text FROM"
        )
        while True:
            rows = self._all(sql, node, epoch, first, end, sources.BATCH)
            yield rows
            if len(rows) < sources.BATCH:
                return
            first = rows[-1][4] + 1

    def subjects(self, node: str, epoch: int, first: int, last: int) -> Iterator[Row]:
        """See Source."""
        sql = sources.SUBJECTS_SQL.replace(
            "s.eid, s.kind, s.subject_id", "s.eid::text, s.kind, s.subject_id::text"
        )
        yield from self._all(sql, node, epoch, first, last)

    def checkpoints(self) -> list[Row]:
        """See Source."""
        return self._all(sources.CHECKPOINTS_SQL)

    def strays(self) -> list[tuple[str, int]]:
        """See Source."""
        return [(table, self._all(sql)[0][0]) for table, sql in sources.STRAYS_SQL]

    def structure(self) -> list[tuple[str, str]]:
        """Look for the guards; the pages themselves are PostgreSQL's own to check (checksums)."""
        rows = self._all(
            "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = current_schema() AND t.tgenabled IN ('O', 'A')"
        )
        present = {row[0] for row in rows}
        return [("guard", f"The guard {name} is missing.") for name in sorted(GUARDS - present)]

    def close(self) -> None:
        """See Source."""
        self._db.close()
