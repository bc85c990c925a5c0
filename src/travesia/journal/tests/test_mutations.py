# ruff: noqa: S608  # statements are put together from the tables' own names; seeded chance
"""Ten thousand random mutations of a journal, and every one of them is found."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from travesia.journal.tests.mutations import MUTATE
from travesia.journal.tests.pages import File
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


def test_an_index_record_that_sqlite_takes_for_whole_is_found(
    sample_journal: Path, tmp_path: Path
) -> None:
    """A length written in two bytes where one stands: `integrity_check` alone passes over it."""
    file = sample_journal / "travesia.sqlite3"
    content = file.read_bytes()
    # Payload of 76 bytes, header of 5: text of 6 (`person`), two texts of 32, a row id of a byte.
    header = bytes((0x4C, 0x05, 0x19, 0x4D, 0x4D, 0x01)) + b"person"
    live = journal_bytes(file)
    places = [found.start() + 3 for found in re.finditer(re.escape(header), content)]
    places = [at for at in places if at in live]
    assert len(places) > 50
    spoiled = tmp_path / "spoiled.sqlite3"
    for at in places:
        spoiled.write_bytes(content[:at] + b"\x80" + content[at + 1 :])
        assert not holds(spoiled), at
