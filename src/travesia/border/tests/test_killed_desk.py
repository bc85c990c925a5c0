"""Power cut at any instant of a crossing: the crossing and its entry are both there, or neither."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
SOURCE = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def deaths(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What was there after each death, and after the officer confirmed again."""
    folder = tmp_path_factory.mktemp("desk")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    environment = clean | {
        "PYTHONPATH": str(SOURCE),
        "TRAVESIA_ROLE": "test",
        "TRAVESIA_DATA": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "-m", "travesia.border.tests.killed_desk", str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_desk_died_at_many_instants_and_outlived_them_once(
    deaths: list[dict[str, Any]],
) -> None:
    assert len(deaths) > 40
    assert {one["ended"] for one in deaths[:-1]} == {-9}
    assert deaths[-1]["ended"] == 0


def test_after_each_death_crossing_entry_decision_and_state_are_all_there_or_none(
    deaths: list[dict[str, Any]],
) -> None:
    for one in deaths:
        found = one["before"]
        assert found["crossings"] == found["entries"] == found["decided"], one
        assert found["admitted"] == len(found["crossings"]), one
        assert found["persons"] == len(found["crossings"]), one
        assert found["verifies"], one
    assert {len(one["before"]["crossings"]) for one in deaths} == {0, 1, 2}


def test_confirmed_again_everybody_has_crossed_once(deaths: list[dict[str, Any]]) -> None:
    for one in deaths:
        found = one["after"]
        assert one["again"] == len(found["crossings"]) == len(found["entries"]) == 2, one
        assert found["verifies"], one
