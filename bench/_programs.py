"""Programs that a benchmark drives: each in a process of its own, a line of JSON each way."""

import json
import os
import subprocess
from dataclasses import dataclass
from typing import Any

from bench._peers import ROOT


@dataclass
class Program:
    """A program that runs and answers."""

    name: str
    licence: str
    process: "subprocess.Popen[str]"
    version: str = ""
    loading: float = 0.0
    """Seconds it took to load."""
    ours: bool = False

    def ask(self, asked: dict[str, Any] | None) -> Any:  # noqa: ANN401  # JSON
        """Send a command, if any, and wait for the answer; RuntimeError when it died."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("a program without channels")
        if asked is not None:
            self.process.stdin.write(json.dumps(asked) + "\n")
            self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with {self.process.wait()} before it answered")
        return json.loads(line)

    def end(self) -> None:
        """Let it end."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait(timeout=30)


def start(command: list[str], *, ours: bool) -> "subprocess.Popen[str]":
    """Start a driver; only ours sees this program's modules."""
    keep = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    if ours:
        keep["PYTHONPATH"] = str(ROOT / "src")
    return subprocess.Popen(  # noqa: S603  # our own drivers
        command, env=keep, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
