"""A journal in an SQLite file, opened read-only; a copy is enough."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote

from travesia.journal.domain.canonical import hyphenated
from travesia.journal.verifier import sources
from travesia.journal.verifier.sources import DamagedError, HeadRow, Row, UnreadableError

#: Triggers without which the database would let somebody change the journal.
GUARDS = frozenset(
    f"{table}_no_{action}"
    for table, actions in {
        "journal_entry": ("insert", "update", "delete"),
        "journal_erasure": ("insert", "update", "delete"),
        "journal_checkpoint": ("insert", "update", "delete"),
        "journal_body": ("insert", "update", "delete"),
        "journal_subject": ("insert", "update", "delete"),
        "journal_node": ("insert", "update", "delete"),
    }.items()
    for action in actions
)


def driver() -> Any:  # noqa: ANN401  # sqlite3 and pysqlite3 are two modules of one interface
    """Return `pysqlite3` where it is installed, else Python's own `sqlite3`."""
    try:
        return import_module("pysqlite3")
    except ImportError:
        return import_module("sqlite3")


def open_sqlite(file: Path) -> "SqliteSource":
    """Open the file read-only; raises UnreadableError when it is no journal."""
    if not file.is_file():
        raise UnreadableError(f"There is no database at {file}.")
    wal = file.with_name(file.name + "-wal")
    modes = ["mode=ro"] if wal.exists() and wal.stat().st_size else ["mode=ro", "immutable=1"]
    reason = ""
    for mode in modes:
        try:
            db = driver().connect(f"file:{quote(str(file))}?{mode}", uri=True, isolation_level=None)
            db.execute("PRAGMA trusted_schema = 0")
            db.execute("PRAGMA cache_size = -65536")
            db.execute("BEGIN")  # one state of the journal, even while the node goes on writing
            return SqliteSource(db)
        except driver().Error as error:
            reason = str(error)
    raise UnreadableError(f"{file} cannot be read as a journal ({reason}).")


class SqliteSource:
    """Reads with the driver's own types; ids are stored without hyphens and get them here."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401  # of either driver
        """Make sure that there is a journal behind the connection."""
        self._db, self._sqlite = connection, driver()
        for table in sources.TABLES:
            self._db.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608  # constants

    def tolerate_bad_text(self) -> None:
        """Read on where text is not UTF-8; such text then fails its hash instead of the reading."""
        self._db.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")

    def _all(self, sql: str, *values: object) -> list[Row]:
        try:
            return list(self._db.execute(sql.replace("{p}", "?"), values))
        except self._sqlite.OperationalError as error:
            if "decode" in str(error):
                raise UnicodeError(str(error)) from error
            raise DamagedError(f"The database cannot be read on ({error}).") from error
        except self._sqlite.Error as error:
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
        while True:
            rows = self._all(sources.BATCH_SQL, node, epoch, first, end, sources.BATCH)
            yield [_with_hyphens(row) for row in rows]
            if len(rows) < sources.BATCH:
                return
            first = rows[-1][4] + 1

    def subjects(self, node: str, epoch: int, first: int, last: int) -> Iterator[Row]:
        """See Source."""
        for eid, kind, subject in self._all(sources.SUBJECTS_SQL, node, epoch, first, last):
            yield _hyphens(eid), kind, _hyphens(subject)

    def checkpoints(self) -> list[Row]:
        """See Source."""
        return self._all(sources.CHECKPOINTS_SQL)

    def strays(self) -> list[tuple[str, int]]:
        """See Source."""
        return [(table, self._all(sql)[0][0]) for table, sql in sources.STRAYS_SQL]

    def structure(self) -> list[tuple[str, str]]:
        """Check the pages of the journal's tables, compare their indexes, look for the guards."""
        found = []
        for table in sources.TABLES:
            for (line,) in self._all(f"PRAGMA integrity_check('{table}')"):
                if line != "ok":
                    found.append(("structure", f"SQLite finds damage in {table}: {line}."))
            found += [("structure", sentence) for sentence in self._indexes(table)]
        present = {row[0] for row in self._all("SELECT name FROM sqlite_master")}
        missing = sorted(GUARDS - present)
        return [*found, *(("guard", f"The guard {name} is missing.") for name in missing)]

    def _indexes(self, table: str) -> Iterator[str]:
        """Compare every index with its table, value by value.

        SQLite's own check looks each row up in the index, and that comparison takes some spoiled
        records for whole ones; a search by the index would still answer wrongly.
        """
        rows = self._all(f"SELECT count(*) FROM {table} NOT INDEXED")[0][0]  # noqa: S608  # constants
        for _, index, *_ in self._all(f"PRAGMA index_list('{table}')"):
            columns = [row[2] for row in self._all(f"PRAGMA index_info('{index}')")]
            differs = " OR ".join(f"a.{column} IS NOT b.{column}" for column in columns)
            found, wrong = self._all(
                f"SELECT count(*), coalesce(sum({differs}), 0) "  # noqa: S608  # SQLite's own names
                f'FROM {table} AS b INDEXED BY "{index}" CROSS JOIN {table} AS a NOT INDEXED '
                "WHERE a.rowid = b.rowid"
            )[0]
            if wrong or found != rows:
                yield f"The index {index} does not say what {table} says."

    def close(self) -> None:
        """See Source."""
        self._db.close()


def _hyphens(value: object) -> object:
    return hyphenated(value) if type(value) is str and len(value) == 32 else value


def _with_hyphens(row: Row) -> Row:
    eid, eraser = row[1], row[21]
    return (row[0], _hyphens(eid), *row[2:21], eraser if eraser is None else _hyphens(eraser))
