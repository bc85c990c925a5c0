"""The programs of `bench mrz`, each in a process of its own."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench import _peers, _programs

HERE = Path(__file__).resolve().parent / "peers" / "mrz"
PYTHON_PEERS = {"mrz": "GPLv3", "passporteye": "MIT", "fastmrz": "AGPLv3"}
"""Program → licence, as its package declares it."""
OURS, NODE = "travesia.documents", "npm mrz"
OURS_REPAIRING, OURS_WRITTEN = f"{OURS}, repairing", f"{OURS}, written out"


@dataclass
class Program(_programs.Program):
    """A program that reads zones."""

    judged: bool = True

    def judge(self, texts: list[str]) -> list[dict[str, Any]]:
        """Give what it says of each text."""
        found: list[dict[str, Any]] = self.ask({"do": "judge", "texts": texts})
        return found

    def rate(self, texts: list[str], seconds: float) -> float:
        """Return how many documents a second it reads."""
        found = self.ask({"do": "time", "texts": texts, "seconds": seconds})
        return float(found["documents"] / found["seconds"])


def start_all(today: date) -> tuple[list[Program], list[str]]:
    """Start ours and every peer that can be had; the second value says why others cannot."""
    driver, missing = str(HERE / "drive.py"), []
    commands: list[tuple[str, str, list[str]]] = [
        (OURS, "Apache-2.0", [sys.executable, driver, "ours", str(today)]),
        (OURS_REPAIRING, "Apache-2.0", [sys.executable, driver, "ours-repairing", str(today)]),
        (OURS_WRITTEN, "Apache-2.0", [sys.executable, driver, "ours-as-dict", str(today)]),
    ]
    peers = _peers.environment("bench-mrz")
    if peers.path is None:
        missing.append(f"{', '.join(PYTHON_PEERS)}: {peers.reason}")
    else:
        python = str(peers.path)
        commands += [(p, lic, [python, driver, p, str(today)]) for p, lic in PYTHON_PEERS.items()]
    modules = _peers.node_modules(HERE)
    if modules.path is None:
        missing.append(f"{NODE}: {modules.reason}")
    else:
        commands.append((NODE, "MIT", ["node", str(HERE / "drive.mjs"), str(modules.path)]))
    programs = []
    for name, licence, command in commands:
        program = _start(name, licence, command)
        try:
            told = program.ask(None)
        except RuntimeError as error:
            missing.append(str(error))
            continue
        program.version, program.loading = told["version"], told["seconds"]
        programs.append(program)
    return programs, missing


def _start(name: str, licence: str, command: list[str]) -> Program:
    ours = name.startswith(OURS)
    process = _programs.start(command, ours=ours)
    return Program(name, licence, process, judged=name != OURS_WRITTEN, ours=ours)
