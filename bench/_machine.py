"""Where and on what a benchmark ran, for the line above its tables."""

import os
import platform
import subprocess
from pathlib import Path

from bench._peers import ROOT


def commit() -> str:
    """Name the commit of this program, and say when its files were changed since."""
    try:
        done = subprocess.run(
            ["git", "describe", "--always", "--dirty"],  # noqa: S607  # a developer's machine
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return done.stdout.strip()


def machine() -> str:
    """Name the processor and Python."""
    info = Path("/proc/cpuinfo")
    model = platform.processor() or platform.machine()
    if info.exists():
        lines = info.read_text("utf-8", "replace").splitlines()
        named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        model = named[0] if named else model
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def priority() -> str:
    """Say at which priority this ran where that is not the usual one; empty otherwise."""
    nice = os.getpriority(os.PRIO_PROCESS, 0)
    return f"Other work shared the machine; this ran before it (nice {nice})." if nice < 0 else ""
