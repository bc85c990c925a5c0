"""Runs a target in a process of its own and judges what came of it."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Limits:
    """What no input may pass."""

    milliseconds: float = 50.0
    """CPU time of one input, timed alone and without instruments."""
    memory_mb: float = 256.0
    """Above what the process holds once everything is loaded."""


@dataclass
class Outcome:
    """What came of a target."""

    target: str
    engine: str
    asked: int
    runs: int = 0
    refused: int = 0
    seconds: float = 0.0
    memory_mb: float = 0.0
    slowest_ms: float = 0.0
    slowest_file: str = ""
    faults: dict[str, dict[str, Any]] = field(default_factory=dict)
    short: str = ""
    """Why it did not run as often as asked."""
    died: bool = False

    @property
    def good(self) -> bool:
        """It ran, without a fault, within the limits, and the process lived."""
        limits = Limits()
        within = self.slowest_ms <= limits.milliseconds and self.memory_mb <= limits.memory_mb
        return within and self.runs > 0 and not self.faults and not self.died

    def as_dict(self) -> dict[str, Any]:
        """Give it as JSON-able values."""
        return {**asdict(self), "good": self.good}


def fuzz(
    name: str,
    runs: int,
    folder: Path,
    *,
    python: Path | None = None,
    seed: int = 1,
    most: float | None = None,
) -> Outcome:
    """Fuzz a target: with atheris where `python` has it, else with mutations alone.

    Args:
        name: the target.
        runs: how many inputs.
        folder: where faults, the corpus and the slowest inputs are kept.
        python: a Python with atheris.
        seed: where chance begins.
        most: seconds after which it is ended, however far it came.
    """
    outcome = Outcome(name, "plain" if python is None else "atheris", runs)
    kept, told = folder / "found" / name, folder / "told" / f"{name}.json"
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    told.parent.mkdir(parents=True, exist_ok=True)
    told.unlink(missing_ok=True)
    common = {"target": name, "folder": str(kept), "told": str(told), "runs": runs, "seed": seed}
    corpus = str(folder / "corpus" / name)
    asked = {**common, "do": outcome.engine, "corpus": corpus}
    _run(outcome, [str(python or sys.executable)], asked, most)
    if told.exists():
        _take(outcome, json.loads(told.read_text("utf-8")), common)
    return outcome


def _run(outcome: Outcome, python: list[str], asked: dict[str, Any], most: float | None) -> None:
    """Let the worker work, and note when it ended before its time."""
    command = [*python, "-m", "fuzz.worker", json.dumps(asked)]
    log = Path(asked["folder"]) / "log.txt"
    try:
        with log.open("wb") as said:
            done = subprocess.run(  # noqa: S603  # our own worker
                command,
                cwd=ROOT,
                env=_environment(),
                stdout=said,
                stderr=said,
                timeout=most,
                check=False,
            )
    except subprocess.TimeoutExpired:
        outcome.short = f"ended after {most:,.0f} s"
        return
    if done.returncode != 0:
        outcome.died = True
        outcome.short = f"the process ended with {done.returncode}; its words lie in {log}"


def _take(outcome: Outcome, told: dict[str, Any], common: dict[str, Any]) -> None:
    """Take the figures, and time the slowest inputs again, alone and without instruments."""
    outcome.runs, outcome.refused = told["runs"], told["refused"]
    outcome.seconds, outcome.memory_mb = told["seconds"], told["memory_mb"]
    outcome.faults = told["faults"]
    again = {**common, "do": "again", "files": told["slow"]}
    _run(outcome, [sys.executable], again, 120.0)
    times: dict[str, float] = json.loads(Path(common["told"]).read_text("utf-8"))
    if "slow" not in times and times:
        outcome.slowest_file = max(times, key=times.__getitem__)
        outcome.slowest_ms = times[outcome.slowest_file]


def _environment() -> dict[str, str]:
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    return {**keep, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
