"""The page that tells how to verify a journal with tools of one's own tells the truth."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from travesia.journal.verifier.sqlite import driver

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "journal.md"
pytestmark = pytest.mark.django_db


def run_the_page(file: Path) -> "subprocess.CompletedProcess[str]":
    program = PAGE.read_text("utf-8").split("```python\n")[1].split("```")[0]
    command = [sys.executable, "-I", "-c", program, str(file)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_the_program_on_the_page_verifies_a_journal_and_finds_a_change(
    sample_journal: Path, tmp_path: Path
) -> None:
    file = tmp_path / "copy.sqlite3"
    shutil.copy(sample_journal / "travesia.sqlite3", file)
    done = run_the_page(file)
    assert done.returncode == 0, done.stderr
    assert "holds up to ('test', 1) 60" in done.stdout

    db = driver().connect(file)
    db.execute("DROP TRIGGER journal_entry_no_update")
    db.execute("UPDATE journal_entry SET purpose = 'training' WHERE seq = 41")
    db.commit()
    db.close()
    done = run_the_page(file)
    assert done.returncode == 1
    assert "entry 41" in done.stderr
