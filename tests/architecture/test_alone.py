"""The plain commands and the pure rooms work where Django is not installed."""

import json
import subprocess
import sys

import pytest

from tests.architecture.tree import SOURCE

BLOCKED = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "ninja", "allauth"}:
            raise ModuleNotFoundError(f"{name} is not on this machine", name=name)

sys.meta_path.insert(0, Blocker())
"""
ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


def _alone(program: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKED + program],
        input=given,
        check=False,
        capture_output=True,
        text=True,
        cwd=SOURCE.parent,
    )


def test_the_blocker_blocks() -> None:
    assert "is not on this machine" in _alone("import django").stderr


def test_the_pure_rooms_can_be_used_alone() -> None:
    done = _alone("import travesia.documents, travesia.seals")
    assert done.returncode == 0, done.stderr


def _words(*words: str) -> str:
    return f"from travesia.config.program import main\nsys.exit(main({list(words)!r}))"


@pytest.mark.parametrize("word", ["parse", "explain"])
def test_zones_are_read_alone(word: str) -> None:
    done = _alone(_words("mrz", word), ZONE)
    assert done.returncode == 0, done.stderr
    assert "ERIKSSON" in done.stdout


def test_what_is_parsed_alone_is_composed_alone() -> None:
    parsed = _alone(_words("mrz", "parse", "--json"), ZONE)
    assert json.loads(parsed.stdout)["valid"] is True
    done = _alone(_words("mrz", "compose"), parsed.stdout)
    assert done.stdout.strip() == ZONE


def test_a_journal_is_verified_alone() -> None:
    done = _alone(_words("journal", "verify", "--help"))
    assert done.returncode == 0, done.stderr
