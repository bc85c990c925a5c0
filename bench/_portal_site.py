"""A demonstration that is served for the benchmark, on a port and a folder of its own."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench._peers import ROOT

PATIENCE = 600
"""Seconds to wait for the demonstration to be made and served."""


@contextmanager
def served() -> Iterator[str]:
    """Make and serve a demonstration, and give its address; RuntimeError when it does not start."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    with tempfile.TemporaryDirectory(prefix="travesia-bench-site-") as folder:
        port, log = _free_port(), Path(folder) / "log"
        command = [sys.executable, "-m", "travesia", "demo", "--data", f"{folder}/data"]
        with log.open("wb") as out:
            server = subprocess.Popen(  # noqa: S603  # our own program
                [*command, "--port", str(port)],
                env={**clean, "PYTHONPATH": str(ROOT / "src")},
                stdout=out,
                stderr=out,
                cwd=ROOT,
            )
            try:
                _wait_for(port, server, log)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()
                server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.3)
    raise RuntimeError(f"the demonstration did not start:\n{log.read_text('utf-8')[-2000:]}")
