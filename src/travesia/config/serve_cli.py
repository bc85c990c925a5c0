"""`travesia serve`: the web server and the worker of a node under one roof, until Ctrl-C."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType

from travesia.config import node_file, startup

HOST = "127.0.0.1"


class _StopRequestedError(Exception):
    """Somebody asked the node to stop."""


def main(argv: Sequence[str]) -> int:
    """Check that the node may serve, then serve it; 1 with a sentence when it may not."""
    parser = argparse.ArgumentParser(prog="travesia serve", description="Serve this node.")
    parser.add_argument("--host", default=HOST, help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    try:
        args = parser.parse_args(node_file.take_data_option(list(argv)))
        node_file.apply()
    except node_file.NodeFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except SystemExit as stop:
        return 0 if stop.code in (0, None) else 2
    if not may_start(args.host, args.port):
        return 1
    return serve(args.host, args.port)


def may_start(host: str, port: int) -> bool:
    """Look at folder, SQLite, clock, port and database; say each thing that is wrong."""
    from travesia.core import clock

    folder = node_file.data_folder()
    findings = [*startup.folder_findings(folder), startup.sqlite_finding()]
    findings += [startup.clock_finding(clock.now()), startup.port_finding(host, port)]
    if not tell(findings):
        return False
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        return False
    return tell(list(startup.database_findings()))


def tell(findings: Sequence[startup.Finding]) -> bool:
    """Write what is wrong and return whether nothing stops the node."""
    for finding in findings:
        if not finding.well:
            sys.stderr.write(f"{finding.says}\n")
    return all(finding.well or not finding.stops for finding in findings)


def serve(host: str, port: int, ready: Callable[[], None] | None = None) -> int:
    """Run web server and worker until a signal comes or one of them ends.

    `ready` is called once when the server answers. Returns 0 after a signal, 1 when a part died.
    """
    children = [_spawn(_gunicorn(host, port)), _spawn([sys.executable, "-m", "travesia", "worker"])]

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _StopRequestedError

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        _wait_until_answering(host, port, children[0])
        if ready is not None:
            ready()
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
    except _StopRequestedError:
        sys.stderr.write("\nStopping. Everything recorded is kept.\n")
        return 0
    finally:
        _end(children)
    sys.stderr.write("A part of the node ended by itself; its message stands above.\n")
    return 1


def _gunicorn(host: str, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "travesia.config.wsgi:application"),
        *("--bind", f"{host}:{port}", "--workers", "2", "--worker-class", "gthread"),
        *("--threads", "4", "--timeout", "30", "--log-level", "warning", "--no-control-socket"),
    ]


def _spawn(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, so that Ctrl-C reaches it through us only."""
    return subprocess.Popen(command, start_new_session=True, env=os.environ.copy())  # noqa: S603


def _wait_until_answering(host: str, port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection((host, port), timeout=1):
            return
        time.sleep(0.1)


def _end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=8)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
