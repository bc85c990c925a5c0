"""The command-line program: finds the data folder, then the command, and answers in sentences."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from travesia.config import node_file

#: Commands that need no database and no Django: `first second` → module with `main(argv)`.
PLAIN: dict[tuple[str, ...], str] = {
    ("journal", "verify"): "travesia.journal.verify_cli",
    ("demo",): "travesia.config.demo_cli",
    ("serve",): "travesia.config.serve_cli",
    ("doctor",): "travesia.config.doctor_cli",
    ("commands",): "travesia.config.commands_cli",
    ("mrz",): "travesia.documents.mrz_cli",
    ("emrtd",): "travesia.documents.emrtd_cli",
    ("seal",): "travesia.seals.seal_cli",
    ("trust",): "travesia.seals.trust_cli",
    ("screen",): "travesia.screening.screen_cli",
    ("card",): "travesia.seals.card_cli",
    ("link",): "travesia.screening.link_cli",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (0 done, 1 wrong, 2 usage, 65 bad input)."""
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except _wrong_settings() as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _wrong_settings() -> tuple[type[Exception], ...]:
    """Return what Django raises on wrong settings, if anything imported Django so far.

    The plain commands run where it is not installed, so it is not imported for this.
    """
    known = sys.modules.get("django.core.exceptions")
    return () if known is None else (known.ImproperlyConfigured,)


def _run(words: list[str]) -> int:
    # Whatever the program writes holds people's data: for the user it runs as and nobody else.
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    for length in (2, 1):
        module = PLAIN.get(tuple(words[:length]))
        if module is not None:
            run: Callable[[list[str]], int] = import_module(module).main
            return run(words[length:])
    try:
        words = node_file.take_data_option(words)
        node_file.apply()
    except node_file.NodeFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    program: Callable[[list[str]], int] = import_module("travesia.config.manage").run
    return program(words)
