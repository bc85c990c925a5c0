"""What a data folder says of its node (`node.json`), so that commands need only `--data DIR`."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

FILE = "node.json"
#: Settings that a data folder may carry; secrets never lie here.
KEYS = ("role", "node", "seed", "size", "country", "language", "edition_every_minutes")


class NodeFileError(Exception):
    """The data folder cannot be used as asked; the message says what to do."""


def take_data_option(words: list[str]) -> list[str]:
    """Take `--data DIR` (or `--data=DIR`) out of the words and put it into the environment.

    Raises NodeFileError when the option stands last, without a folder.
    """
    rest: list[str] = []
    pending = iter(words)
    for word in pending:
        if word == "--data":
            folder = next(pending, None)
            if folder is None:
                raise NodeFileError("--data needs a folder after it.")
            os.environ["TRAVESIA_DATA"] = folder
        elif word.startswith("--data="):
            os.environ["TRAVESIA_DATA"] = word.removeprefix("--data=")
        else:
            rest.append(word)
    return rest


def data_folder() -> Path:
    """Return the data folder of this process."""
    return Path(os.environ.get("TRAVESIA_DATA", "data")).expanduser().resolve()


def is_nowhere() -> bool:
    """Tell whether neither the folder nor the environment says what this node is."""
    said = "TRAVESIA_ROLE" in os.environ or "TRAVESIA_SECRET_KEY" in os.environ
    return not said and not (data_folder() / FILE).exists()


def apply() -> None:
    """Let the data folder's own settings stand wherever the environment says nothing.

    Raises NodeFileError when the file is there and cannot be read.
    """
    for key, value in read(data_folder()).items():
        os.environ.setdefault(f"TRAVESIA_{key.upper()}", str(value))


def read(folder: Path) -> dict[str, object]:
    """Return what the folder says of its node; nothing when it says nothing."""
    file = folder / FILE
    if not file.exists():
        return {}
    try:
        found = json.loads(file.read_text("utf-8"))
        return {key: found[key] for key in KEYS if key in found}
    except (OSError, ValueError, TypeError) as error:
        raise NodeFileError(f"{file} cannot be read ({error}). Repair it or remove it.") from error


def write(folder: Path, values: Mapping[str, object]) -> None:
    """Write what the folder shall say of its node; raises NodeFileError when it cannot."""
    unknown = set(values) - set(KEYS)
    if unknown:
        raise ValueError(f"not settings of a data folder: {sorted(unknown)}")
    file = folder / FILE
    part = file.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(dict(values), indent=2) + "\n", "utf-8")
        part.replace(file)
    except OSError as error:
        raise NodeFileError(
            f"Nothing can be written in {folder}: {error.strerror}. "
            "Name another folder with --data DIR, or make this one writable."
        ) from error
