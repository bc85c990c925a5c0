"""`travesia commands`: every word the program knows, with its first line of help."""

import json
import os
import sys
from collections.abc import Sequence

#: Words that `./travesia` or the program answers without a management command.
WORDS = {
    "demo": "Make an invented region and serve it.",
    "test": "Run the whole suite.",
    "check": "Run every check of the house.",
    "serve": "Serve the node in the data folder.",
    "bench": "Measure something against its peers.",
    "fuzz": "Throw random and mutated input at the parsers.",
    "doctor": "Look at the machine and say what to do.",
    "commands": "List the commands.",
    "mrz parse": "Read machine-readable zones: one line a document, --json for programs.",
    "mrz compose": "Write a machine-readable zone from the data of a document.",
    "mrz photo": "Read the zone off a photographed or scanned page (needs Tesseract).",
    "mrz explain": "Draw a zone with its fields, its check digits and what is to be said.",
    "card inspect": "Show what a signed card says.",
    "card verify": "Decide what a card is worth, by a trust list and status lists.",
    "seal inspect": "Read a visible digital seal and check its signature.",
    "trust inspect": "Show a list of trusted keys and whether it is in force.",
    "trust make": "Write and sign a list of trusted keys.",
    "link": "Link the events of one person over mistyped names and renewed documents.",
    "journal verify": "Verify a journal without the program that wrote it.",
}

#: First words of commands that are not the name of a room.
_GROUPS = ("figures", "bulletin")


def all_commands() -> dict[str, str]:
    """Return every command of the platform with its one-line help, by name."""
    import django

    django.setup()
    from django.core.management import get_commands, load_command_class

    found = dict(WORDS)
    for name, app in get_commands().items():
        if str(app).startswith("travesia."):
            help_text = load_command_class(app, name).help.strip().splitlines()
            room = str(app).rsplit(".", 1)[-1]
            found[_spoken(name, room)] = help_text[0] if help_text else ""
    return dict(sorted(found.items()))


def _spoken(name: str, room: str) -> str:
    """Return `places import-cod-ab` for the management command `places_import_cod_ab`."""
    if name.startswith(tuple(f"{group}_" for group in _GROUPS)):
        return name.replace("_", " ", 1).replace("_", "-")
    if name.startswith(f"{room}_"):
        return f"{room} {name.removeprefix(f'{room}_').replace('_', '-')}"
    return name.replace("_", "-")


def main(argv: Sequence[str]) -> int:
    """Print the commands, or their JSON with --json."""
    # Listing opens no node: on a fresh machine there is no data folder yet, and no key.
    os.environ["TRAVESIA_ROLE"] = "test"
    commands = all_commands()
    if "--json" in argv:
        sys.stdout.write(json.dumps(commands, indent=2, ensure_ascii=False) + "\n")
    else:
        for name, text in commands.items():
            sys.stdout.write(f"{name:<34}{text}\n")
    return 0
