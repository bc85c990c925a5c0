"""The programs of `bench names`: ours by its own commands, and the peers that can be had."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import _peers, _programs
from bench._names_judging import Answer

DRIVER = str(Path(__file__).resolve().parent / "peers" / "names" / "drive.py")
OURS, NOMENKLATURA, RAPIDFUZZ, PG = "ours", "nomenklatura", "rapidfuzz", "pg_trgm"
LICENCES = {
    OURS: "Apache-2.0",
    NOMENKLATURA: "MIT",
    RAPIDFUZZ: "MIT",
    PG: "PostgreSQL",
}
SERVER = os.environ.get("TRAVESIA_BENCH_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
BATCH = 500


@dataclass(frozen=True)
class Built:
    """What making the index of a list took."""

    path: Path
    seconds: float
    """Without setting the thresholds."""
    calibrating: float
    bytes: int
    peak: int
    """Most memory at a time, in bytes, thresholds included."""


def build(table: Path, out: Path, *, people: int) -> Built:
    """Make the index of a list by `travesia screen index`; RuntimeError when that fails."""
    command = [sys.executable, "-m", "travesia", "screen", "index", str(table), str(out)]
    command += ["--people", str(people), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(_peers.ROOT / "src")}
    process = subprocess.Popen(  # noqa: S603  # our own command
        command, env=environment, stdout=subprocess.PIPE, text=True
    )
    told = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"`travesia screen index` ended with {process.returncode}")
    answer = json.loads(told)
    return Built(
        path=out,
        seconds=answer["seconds"],
        calibrating=answer.get("seconds_calibrating", 0.0),
        bytes=out.stat().st_size,
        peak=usage.ru_maxrss * 1024,
    )


def start(name: str, given: dict[str, Any] | None = None) -> _programs.Program:
    """Start a program; RuntimeError says why it cannot be had."""
    python = sys.executable
    if name == NOMENKLATURA:
        peers = _peers.environment("bench-names")
        if peers.path is None:
            raise RuntimeError(
                f"{peers.reason}; PyICU comes as source and needs a compiler and the headers of "
                "ICU (Debian: g++, libicu-dev, pkg-config)"
            )
        python = str(peers.path)
    process = _programs.start([python, DRIVER, name], ours=name == OURS)
    program = _programs.Program(name, LICENCES[name], process, ours=name == OURS)
    began = perf_counter()
    program.version = program.ask(given or {})["version"]
    program.loading = perf_counter() - began
    return program


def ask(
    program: _programs.Program, do: str, items: Sequence[dict[str, Any]], *, say: bool = True
) -> Iterator[Any]:
    """Ask in batches, so that it can be seen how far it is."""
    for at in range(0, len(items), BATCH):
        if say and at and at % (BATCH * 10) == 0:
            sys.stderr.write(f"{program.name}: {at:,} of {len(items):,} …\n")
        yield from program.ask({"do": do, "items": list(items[at : at + BATCH])})


def answer(told: dict[str, Any]) -> Answer:
    """Read an answer of a driver."""
    found = [(key, score, bool(asks)) for key, score, asks in told["answers"]]
    return Answer(found, told["wall"], told["cpu"])
