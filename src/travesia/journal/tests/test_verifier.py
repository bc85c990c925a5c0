# ruff: noqa: S608  # statements are put together from the constants below
"""The verifier: a whole journal holds, and what is wrong is named at its first entry."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from travesia.journal import verify_cli
from travesia.journal.models import JournalEntry
from travesia.journal.tests import sample
from travesia.journal.tests.sample import ENTRIES
from travesia.journal.verifier.sqlite import driver

# The sample comes from the test database, which is made for tests that say they use it.
pytestmark = pytest.mark.django_db
SOURCE = Path(verify_cli.__file__).parents[2]


@pytest.fixture
def copy(sample_journal: Path, tmp_path: Path) -> Path:
    """A data folder with a copy of the sample journal, its notes and its key."""
    return shutil.copytree(sample_journal, tmp_path / "copy")


def spoil(folder: Path, *statements: str) -> None:
    """Change the copy as somebody with the file and without scruples would."""
    db = driver().connect(folder / "travesia.sqlite3")
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    texts = [row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    for name in names:
        db.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        db.execute(statement)
        assert db.execute("SELECT changes()").fetchone()[0] > 0, statement
    for text in texts:
        db.execute(text)
    db.commit()
    db.close()


Verify = Callable[..., tuple[int, str]]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    """Run the command and return its exit code and everything it said."""

    def run(folder: Path, *words: str) -> tuple[int, str]:
        code = verify_cli.main(["--data", str(folder), *words])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_a_whole_journal_holds(copy: Path, verify: Verify) -> None:
    code, said = verify(copy)
    assert code == 0, said
    assert f"entries 1 to {ENTRIES} read" in said
    assert "3 checkpoints hold" in said
    code, said = verify(copy, "--json")
    report = json.loads(said)
    assert report["ok"] is True
    assert report["entries"] == ENTRIES
    assert report["chains"][0]["erased"] == 6
    assert report["chains"][0]["bodies"] == ENTRIES - 6


WRONG = {
    "a purpose": (["UPDATE journal_entry SET purpose = 'training' WHERE seq = 30"], 30),
    "a time": (["UPDATE journal_entry SET occurred_at = recorded_at WHERE seq = 37"], 37),
    "a body": (["UPDATE journal_body SET content = '{}' WHERE eid = (%25)"], 25),
    "an entry": (["DELETE FROM journal_entry WHERE seq = 31"], 31),
    "subjects": (["DELETE FROM journal_subject WHERE eid = (%12)"], 12),
    "a lost body": (
        [
            "DELETE FROM journal_body WHERE eid = (%12)",
            "DELETE FROM journal_subject WHERE eid = (%12)",
        ],
        12,
    ),
    "an order": (
        [
            "UPDATE journal_entry SET seq = 1000 WHERE seq = 20",
            "UPDATE journal_entry SET seq = 20 WHERE seq = 21",
            "UPDATE journal_entry SET seq = 21 WHERE seq = 1000",
        ],
        20,
    ),
    "the end": ([f"DELETE FROM journal_entry WHERE seq > {ENTRIES - 2}"], ENTRIES - 1),
    "a false erasure": (
        [
            "INSERT INTO journal_erasure SELECT (%12), by_eid FROM journal_erasure LIMIT 1",
            "DELETE FROM journal_subject WHERE eid = (%12)",
            "DELETE FROM journal_body WHERE eid = (%12)",
        ],
        12,
    ),
    "a basis that reaches over": (
        ["""UPDATE journal_entry SET basis = '{"a":1 }' WHERE seq = 14"""],
        14,
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_first_wrong_entry_is_named(name: str, copy: Path, verify: Verify) -> None:
    statements, seq = WRONG[name]
    numbered = []
    for statement in statements:
        text = statement
        for place in (12, 25):
            text = text.replace(f"(%{place})", f"(SELECT eid FROM journal_entry WHERE seq={place})")
        numbered.append(text)
    spoil(copy, *numbered)
    code, said = verify(copy)
    assert code == 1
    assert f"DOES NOT HOLD. Entry {seq} of test/1" in said


def test_an_end_cut_off_with_its_head_is_found_by_the_checkpoint(
    copy: Path, verify: Verify
) -> None:
    keep = ENTRIES - 5
    ids = f"(SELECT eid FROM journal_entry WHERE seq > {keep})"
    hash_ = f"(SELECT hash FROM journal_entry WHERE seq = {keep})"
    spoil(
        copy,
        f"DELETE FROM journal_subject WHERE eid IN {ids}",
        f"DELETE FROM journal_body WHERE eid IN {ids}",
        f"DELETE FROM journal_entry WHERE seq > {keep}",
        f"UPDATE journal_node SET seq = {keep}, hash = {hash_}",
    )
    code, said = verify(copy)
    assert code == 1
    assert f"Entry {keep + 1}" in said or f"signs {ENTRIES} entries" in said
    # The one who also takes the checkpoint out of the table is found by the note kept elsewhere.
    spoil(copy, f"DELETE FROM journal_checkpoint WHERE size = {ENTRIES}")
    spoil(copy, "UPDATE journal_node SET signed = (SELECT max(size) FROM journal_checkpoint)")
    note = copy / "checkpoints" / f"test-1-{ENTRIES:012d}.note"
    kept = note.rename(copy / "kept-elsewhere")
    assert verify(copy)[0] == 0
    code, said = verify(copy, "--checkpoint", str(kept))
    assert code == 1
    assert f"signs {ENTRIES} entries" in said


def test_a_checkpoint_taken_out_of_the_middle_is_missed(copy: Path, verify: Verify) -> None:
    shutil.rmtree(copy / "checkpoints")
    spoil(copy, "DELETE FROM journal_checkpoint WHERE size = 8")
    code, said = verify(copy)
    assert code == 1
    assert "taken out" in said


def test_a_part_of_the_chain_can_be_verified_alone(copy: Path, verify: Verify) -> None:
    spoil(copy, "UPDATE journal_entry SET purpose = 'training' WHERE seq = 30")
    assert verify(copy, "--from", "1", "--to", "29")[0] == 0
    assert verify(copy, "--from", "31")[0] == 0
    assert verify(copy, "--from", "30", "--to", "30")[0] == 1
    assert verify(copy, "--from", "0")[0] == 2


def test_another_key_than_the_one_known_outside_is_refused(copy: Path, verify: Verify) -> None:
    key = copy / "checkpoints" / "test-1.vkey"
    first, middle, last = key.read_text().strip().split("+", 2)
    other = copy / "other.vkey"
    other.write_text(f"{first}+00000000+{last}\n")
    assert verify(copy, "--key", str(other))[0] == 2
    assert verify(copy, "--key", str(key))[0] == 0
    assert middle


def test_what_cannot_be_read_is_said_and_ends_with_two(tmp_path: Path, verify: Verify) -> None:
    assert verify(tmp_path) == (2, f"There is no database at {tmp_path}/travesia.sqlite3.\n")
    (tmp_path / "travesia.sqlite3").write_bytes(b"no database" * 1000)
    code, said = verify(tmp_path)
    assert code == 2
    assert "cannot be read as a journal" in said
    assert json.loads(verify(tmp_path, "--json")[1])["ok"] is False
    assert verify_cli.main(["--database-url", "postgresql://127.0.0.1:1/none"]) == 2


def test_the_verifier_runs_where_django_is_not_installed(copy: Path) -> None:
    program = (
        "import sys\n"
        "for name in ('django', 'ninja', 'allauth'): sys.modules[name] = None\n"
        "from travesia.journal.verify_cli import main\n"
        f"sys.exit(main(['--data', {str(copy)!r}]))\n"
    )
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "TRAVESIA"))}
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        cwd=SOURCE,
        env=bare,
    )
    assert done.returncode == 0, done.stderr
    assert "The journal holds" in done.stdout


def test_a_journal_that_is_being_written_can_be_verified_with_its_wal(
    copy: Path, verify: Verify
) -> None:
    db = driver().connect(copy / "travesia.sqlite3")
    db.execute("PRAGMA journal_mode=wal")
    db.execute("DROP TRIGGER journal_entry_no_update")
    db.execute("UPDATE journal_entry SET purpose = 'training' WHERE seq = 30")
    db.commit()
    assert (copy / "travesia.sqlite3-wal").stat().st_size > 0
    code, said = verify(copy)
    db.close()
    assert code == 1
    assert "Entry 30 of test/1 was changed" in said


@pytest.mark.storage
@pytest.mark.django_db(transaction=True)
def test_a_journal_in_postgresql_is_verified_and_its_changes_found(verify: Verify) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: set TRAVESIA_DATABASE_URL")
    sample.fill()
    name = connection.settings_dict
    url = f"postgresql://{name['USER']}@{name['HOST']}:{name['PORT']}/{name['NAME']}"
    assert verify_cli.main(["--database-url", url]) == 0
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        try:
            JournalEntry.objects.filter(seq=30).update(purpose="training")
            assert verify_cli.main(["--database-url", url]) == 1
        finally:
            cursor.execute("ALTER TABLE journal_entry ENABLE TRIGGER USER")
    assert verify_cli.main(["--database-url", url, "--to", "29"]) == 0
    assert verify_cli.main(["--database-url", url, "--from", "30", "--to", "30"]) == 1
