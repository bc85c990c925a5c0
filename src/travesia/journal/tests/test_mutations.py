# ruff: noqa: S608  # statements are put together from the tables' own names; seeded chance
"""Ten thousand random mutations of a journal, and every one of them is found."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from travesia.journal.tests.pages import File
from travesia.journal.tests.sample import ENTRIES
from travesia.journal.verifier import UnreadableError, open_sqlite, verify
from travesia.journal.verifier.sources import TABLES
from travesia.journal.verifier.sqlite import SqliteSource, driver

# The sample comes from the test database, which is made for tests that say they use it.
pytestmark = pytest.mark.django_db
SEED = 20261120
MUTATIONS = 10_000
BYTES = 1_000


@pytest.fixture
def journal(sample_journal: Path) -> Iterator[Any]:
    """The sample journal in memory, without the triggers that would refuse to change it."""
    db = driver().connect(":memory:", isolation_level=None)
    file = driver().connect(sample_journal / "travesia.sqlite3")
    file.backup(db)
    file.close()
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    db.execute("PRAGMA foreign_keys = 0")
    db.execute("PRAGMA ignore_check_constraints = 1")
    yield db
    db.close()


def is_found(journal: Any) -> bool:
    """Verify, and pass over the guards that these tests took away themselves."""
    report = verify(SqliteSource(journal))
    return any(finding.code != "guard" for finding in report.findings)


Mutation = Callable[[Any, random.Random], bool]


def row_of(journal: Any, rng: random.Random, table: str) -> int:
    """Return the rowid of a random row."""
    rows = journal.execute(f"SELECT rowid FROM {table}").fetchall()
    return int(rng.choice(rows)[0])


def flip_a_bit(journal: Any, rng: random.Random) -> bool:
    """Flip one bit of one column of one row; text that is no text any more included."""
    table = rng.choice(TABLES)
    columns = [row[1] for row in journal.execute(f"PRAGMA table_info({table})")]
    column, row = rng.choice(columns), row_of(journal, rng, table)
    value, blob = journal.execute(
        f"SELECT {column}, CAST({column} AS BLOB) FROM {table} WHERE rowid = ?", (row,)
    ).fetchone()
    if isinstance(value, int):
        changed: object = value ^ 1 << rng.randrange(31)
    elif not blob:
        changed = "x"
    else:
        raw = bytearray(blob)
        raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
        changed = bytes(raw)
    new = "CAST(? AS TEXT)" if isinstance(value, str) else "?"
    journal.execute(f"UPDATE {table} SET {column} = {new} WHERE rowid = ?", (changed, row))
    return True


def change_a_type(journal: Any, rng: random.Random) -> bool:
    """Store the same characters under another type."""
    table = rng.choice(TABLES)
    columns = [row[1] for row in journal.execute(f"PRAGMA table_info({table})")]
    column, row = rng.choice(columns), row_of(journal, rng, table)
    before = journal.execute(
        f"SELECT typeof({column}) FROM {table} WHERE rowid = ?", (row,)
    ).fetchone()[0]
    to = "TEXT" if before == "blob" else "BLOB"
    journal.execute(f"UPDATE {table} SET {column} = CAST({column} AS {to}) WHERE rowid = ?", (row,))
    after = journal.execute(f"SELECT typeof({column}) FROM {table} WHERE rowid = ?", (row,))
    return bool(after.fetchone()[0] != before)


def delete_a_row(journal: Any, rng: random.Random) -> bool:
    """Delete one row of one table."""
    table = rng.choice(TABLES)
    row = row_of(journal, rng, table)
    journal.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
    return True


def swap_two_places(journal: Any, rng: random.Random) -> bool:
    """Exchange the numbers of two entries, with or without their links."""
    one, other = rng.sample(range(1, ENTRIES + 1), 2)
    columns = rng.choice([("seq",), ("seq", "prev"), ("seq", "prev", "hash")])
    rows = {
        seq: journal.execute(
            f"SELECT eid, {', '.join(columns)} FROM journal_entry WHERE seq = ?", (seq,)
        ).fetchone()
        for seq in (one, other)
    }
    journal.execute("UPDATE journal_entry SET seq = 10000 WHERE seq = ?", (other,))
    sets = ", ".join(f"{column} = ?" for column in columns)
    for mine, theirs in ((one, other), (other, one)):
        journal.execute(
            f"UPDATE journal_entry SET {sets} WHERE eid = ?", (*rows[theirs][1:], rows[mine][0])
        )
    return True


def swap_two_bodies(journal: Any, rng: random.Random) -> bool:
    """Exchange two bodies, with or without their salts."""
    rows = journal.execute("SELECT eid, salt, content FROM journal_body").fetchall()
    (one, salt, content), (other, their_salt, their_content) = rng.sample(rows, 2)
    if rng.random() < 0.5:
        salt, their_salt = their_salt, salt
    if (salt, content) == (their_salt, their_content) or content == their_content:
        return False
    update = "UPDATE journal_body SET salt = ?, content = ? WHERE eid = ?"
    journal.execute(update, (their_salt, their_content, one))
    journal.execute(update, (salt, content, other))
    return True


def cut_the_end(journal: Any, rng: random.Random) -> bool:
    """Cut entries off the end with everything about them; half the time mend the head as well."""
    keep = rng.randrange(1, ENTRIES)
    gone = f"(SELECT eid FROM journal_entry WHERE seq > {keep})"
    for table in ("journal_body", "journal_subject", "journal_erasure"):
        journal.execute(f"DELETE FROM {table} WHERE eid IN {gone}")
    journal.execute(f"DELETE FROM journal_erasure WHERE by_eid IN {gone}")
    journal.execute("DELETE FROM journal_entry WHERE seq > ?", (keep,))
    if rng.random() < 0.5:
        hash_ = f"(SELECT hash FROM journal_entry WHERE seq = {keep})"
        journal.execute(f"UPDATE journal_node SET seq = {keep}, hash = {hash_}")
    return True


def put_one_in_again(journal: Any, rng: random.Random) -> bool:
    """Repeat an entry at the end, or in the place of another."""
    columns = [row[1] for row in journal.execute("PRAGMA table_info(journal_entry)")]
    seq, at = rng.randrange(1, ENTRIES + 1), rng.choice([ENTRIES + 1, rng.randrange(1, ENTRIES)])
    row = journal.execute(
        f"SELECT {', '.join(columns)} FROM journal_entry WHERE seq = ?", (seq,)
    ).fetchone()
    fresh = dict(zip(columns, row, strict=True)) | {"eid": f"{rng.getrandbits(128):032x}"}
    journal.execute("DELETE FROM journal_entry WHERE seq = ?", (at,))
    marks = ", ".join("?" for _ in columns)
    journal.execute(
        f"INSERT INTO journal_entry ({', '.join(columns)}) VALUES ({marks})",
        [fresh[column] if column != "seq" else at for column in columns],
    )
    return True


MUTATE: dict[str, tuple[Mutation, int]] = {
    "bit": (flip_a_bit, 10),
    "type": (change_a_type, 2),
    "deletion": (delete_a_row, 3),
    "order": (swap_two_places, 2),
    "bodies": (swap_two_bodies, 1),
    "truncation": (cut_the_end, 1),
    "repetition": (put_one_in_again, 1),
}


@pytest.mark.slow
def test_every_one_of_ten_thousand_mutations_is_found(journal: Any) -> None:
    assert not is_found(journal)
    rng = random.Random(SEED)
    names = [name for name, (_, weight) in MUTATE.items() for _ in range(weight)]
    made: Counter[str] = Counter()
    missed = []
    while made.total() < MUTATIONS:
        name, state = rng.choice(names), rng.getstate()
        journal.execute("SAVEPOINT mutation")
        try:
            changed = MUTATE[name][0](journal, rng)
        except driver().IntegrityError:
            changed = False  # the table itself refuses two rows of one place
        if changed:
            made[name] += 1
            if not is_found(journal):
                missed.append((name, hash(state)))
        journal.execute("ROLLBACK TO mutation")
        journal.execute("RELEASE mutation")
    assert missed == []
    assert min(made.values()) > MUTATIONS / 40
    assert not is_found(journal)


@pytest.mark.slow
def test_any_byte_changed_in_a_copy_of_the_file_is_found(
    sample_journal: Path, tmp_path: Path
) -> None:
    content = (sample_journal / "travesia.sqlite3").read_bytes()
    live = sorted(journal_bytes(sample_journal / "travesia.sqlite3"))
    assert len(live) > 40_000
    rng = random.Random(SEED)
    spoiled = tmp_path / "spoiled.sqlite3"
    missed = []
    for at in rng.sample(live, BYTES):
        changed = bytearray(content)
        changed[at] ^= rng.randrange(1, 256)
        spoiled.write_bytes(changed)
        if holds(spoiled):
            missed.append((at, content[at], changed[at]))
    assert missed == []


def journal_bytes(file: Path) -> set[int]:
    """Return the offsets of all bytes that the journal's tables and indexes live in."""
    db = driver().connect(file)
    marks = ", ".join("?" for _ in TABLES)
    roots = db.execute(
        f"SELECT rootpage FROM sqlite_master WHERE tbl_name IN ({marks}) AND rootpage > 0", TABLES
    ).fetchall()
    db.close()
    pages = File(file.read_bytes())
    return {at for (root,) in roots for at in pages.live_bytes(root)}


def holds(file: Path) -> bool:
    """Tell whether the file can be read as a journal and nothing is wrong in it."""
    try:
        source = open_sqlite(file)
    except UnreadableError:
        return False
    try:
        return verify(source).ok
    finally:
        source.close()
