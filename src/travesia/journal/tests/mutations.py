# ruff: noqa: S608  # statements are put together from the tables' own names
"""Ways to spoil a journal that lies in memory; each tells whether it changed anything."""

import random
from collections.abc import Callable
from typing import Any

from travesia.journal.tests.sample import ENTRIES
from travesia.journal.verifier.sources import TABLES

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
