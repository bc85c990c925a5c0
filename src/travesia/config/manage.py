"""`travesia GROUP COMMAND`: run a room's management command and answer errors in sentences."""

import sys
from pathlib import Path

from django.core.management import get_commands
from django.core.management.base import CommandError

from travesia.config import node_file

#: Commands of Django itself that an administrator of a node needs.
DJANGO = frozenset({"migrate", "check", "clearsessions", "collectstatic", "showmigrations"})


def run(words: list[str]) -> int:
    """Run the command the words name; 2 when there is none of that name."""
    import django

    if not _looks_known(words):
        return _unknown(words)
    if node_file.is_nowhere():
        sys.stderr.write(
            f"No node lies in {node_file.data_folder()}. `./travesia demo` makes one to try; "
            "a node of your own needs TRAVESIA_ROLE and TRAVESIA_SECRET_KEY.\n"
        )
        return 2
    django.setup()
    name, rest = find(words)
    return _unknown(words) if name is None else call(name, rest)


def _unknown(words: list[str]) -> int:
    spoken = " ".join(words[:2])
    sys.stderr.write(f"There is no command `{spoken}`. `./travesia commands` lists them.\n")
    return 2


def _looks_known(words: list[str]) -> bool:
    """Tell whether a file of that name exists, without opening a node for a mistyped word."""
    package = Path(__file__).resolve().parent.parent
    known = {file.stem for file in package.glob("*/management/commands/*.py")}
    named = {"_".join(words[:length]).replace("-", "_") for length in (1, 2)}
    return bool(known & named) or bool(DJANGO & named)


def find(words: list[str]) -> tuple[str | None, list[str]]:
    """Return the management command that the first words name, and the words left for it."""
    known = get_commands()
    for length in (2, 1):
        name = "_".join(words[:length]).replace("-", "_")
        if len(words) >= length and name in known:
            return name, words[length:]
    return None, words


def call(name: str, rest: list[str]) -> int:
    """Run one management command; errors become a sentence and an exit code."""
    from django.core.management import load_command_class
    from django.db import DatabaseError

    from travesia.core import problem
    from travesia.core.errors import DomainError

    command = load_command_class(get_commands()[name], name)
    title = name.replace("_", " ")
    try:
        command.run_from_argv(["travesia", title, *rest])
    except DomainError as error:
        sys.stderr.write(f"{error.message}\n")
        return error.exit_code
    except (OSError, DatabaseError) as error:
        found = problem.problem_of(error)
        if found.code == "core.fault":
            raise
        sys.stderr.write(f"{found.title} {found.next}\n")
        return problem.exit_code_of(error)
    except CommandError as error:
        sys.stderr.write(f"{error}\n")
        return error.returncode
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    return 0
