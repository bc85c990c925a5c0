"""What works before there is any node: a newcomer asks for help first."""

import json
import os
import subprocess
import sys
from pathlib import Path


def test_the_commands_are_listed_before_there_is_a_node(tmp_path: Path) -> None:
    mine = ("TRAVESIA_", "DJANGO_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(mine)}
    here = {
        **clean,
        "TRAVESIA_DATA": str(tmp_path / "data"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    words = [sys.executable, "-m", "travesia", "commands", "--json"]
    answer = subprocess.run(words, check=False, capture_output=True, text=True, env=here)
    assert answer.returncode == 0, answer.stderr
    assert {"demo", "journal verify"} <= set(json.loads(answer.stdout))
    assert not (tmp_path / "data").exists()
