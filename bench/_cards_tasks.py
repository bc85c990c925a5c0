"""What each program of `bench cards` is asked to do, and what must come of it."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import _peers, _programs
from bench._cards_material import KEYS, Signed, keys, signed

DRIVER = str(Path(__file__).resolve().parent / "peers" / "cards" / "drive.py")
OURS, BARE, CWT, CLAIM169 = "travesia.seals", "cryptography", "cwt", "claim169"
LICENCES = {
    OURS: "Apache-2.0",
    BARE: "Apache-2.0 or BSD-3-Clause",
    CWT: "MIT",
    CLAIM169: "MIT",
}


@dataclass
class Task:
    """One verb on one side of the card by one program, and its operations a second by round."""

    verb: str
    side: str
    algorithm: str
    program: str
    form: str
    """What goes in or comes out: text, compressed text, bytes, signature."""
    task: str
    """The name that the driver knows it by."""
    items: list[Any]
    rates: list[float] = field(default_factory=list)

    @property
    def name(self) -> str:
        """A name of its own, for the driver."""
        return f"{self.verb} {self.side} {self.algorithm} {self.form} {self.task}"


_VERIFY: tuple[tuple[str, str, str, str, Callable[[Signed], list[Any]]], ...] = (
    ("front person", BARE, "signature", "verify {}", lambda found: found.bare),
    ("front person", OURS, "text", "verify text", lambda found: found.text),
    ("front person", OURS, "bytes", "verify bytes", lambda found: found.raw),
    ("front person", CWT, "bytes", "verify bytes", lambda found: found.raw),
    ("person", OURS, "compressed text", "verify text", lambda found: found.compressed),
    ("person", CLAIM169, "compressed text", "verify text {}", lambda found: found.compressed),
)
_ISSUE: tuple[tuple[str, str, str, str, Callable[[Signed], list[Any]]], ...] = (
    ("front person", BARE, "signature", "issue {}", lambda found: [b[1] for b in found.bare]),
    ("front person", OURS, "text", "issue {}", lambda found: found.claims),
    ("front person", CWT, "bytes", "issue {}", lambda found: found.claims),
    ("person", OURS, "compressed text", "issue compressed {}", lambda found: found.claims),
    ("person", OURS, "compressed, no key named", "issue nameless {}", lambda found: found.claims),
    ("person", CLAIM169, "compressed, no key named", "issue {}", lambda found: found.claims),
)


def tasks(count: int, now: int) -> Iterator[Task]:
    """Give every task, with `count` different cards each."""
    for side in ("front", "person"):
        for algorithm in KEYS:
            found = signed(side, algorithm, count, now)
            for verb, table in (("verify", _VERIFY), ("issue", _ISSUE)):
                for sides, program, form, task, items in table:
                    if side in sides.split():
                        named = task.format(algorithm)
                        yield Task(verb, side, algorithm, program, form, named, items(found))


def start_all(now: int) -> tuple[dict[str, _programs.Program], list[str]]:
    """Start ours, the bare check and each peer that can be had; and say why others cannot."""
    commands = {OURS: [sys.executable, DRIVER, "ours"], BARE: [sys.executable, DRIVER, BARE]}
    missing = []
    peers = _peers.environment("bench-cards")
    if peers.path is None:
        missing.append(f"{CWT}, {CLAIM169}: {peers.reason}")
    else:
        commands |= {name: [str(peers.path), DRIVER, name] for name in (CWT, CLAIM169)}
    programs = {}
    for name, command in commands.items():
        process = _programs.start(command, ours=name == OURS)
        program = _programs.Program(name, LICENCES[name], process, ours=name == OURS)
        try:
            told = program.ask(keys(now))
        except RuntimeError as error:
            missing.append(str(error))
            continue
        program.version, program.loading = told["version"], told["seconds"]
        programs[name] = program
    return programs, missing


def faults(program: _programs.Program, task: Task) -> list[str]:
    """Tell what a program does wrong: a genuine card refused, a changed one accepted."""
    if task.verb != "verify":
        return []
    some = task.items[:20]
    asked = {"do": "make", "task": task.task, "name": "check"}
    found = []
    if set(program.ask({**asked, "items": some})) != {"True"}:
        found.append(f"{task.program} refuses genuine cards: {task.name}")
    if set(program.ask({**asked, "items": [changed(one) for one in some]})) != {"False"}:
        found.append(f"{task.program} accepts changed cards: {task.name}")
    return found


def changed(item: Any) -> Any:  # noqa: ANN401  # what the driver takes
    """Change one character in the middle of a signed card."""
    if isinstance(item, tuple):
        return item[0], changed(item[1])
    middle = len(item) // 2
    return item[:middle] + ("1" if item[middle] != "1" else "2") + item[middle + 1 :]
