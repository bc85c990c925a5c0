"""The environments of the peers: apart from ours, made once in the data folder, then used again.

Some peers bear licences that ours must not depend on, some come as source only, some pin older
versions of what we use. So each set has an environment of its own, and ours never imports them.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
STAMP = ".travesia-lock"


class Peers(NamedTuple):
    """Where the peers are, or why they are not there."""

    path: Path | None
    """The Python of the environment, or the folder with `node_modules`; None without them."""
    reason: str = ""
    """Why there is none, in one sentence for people."""


def data_folder() -> Path:
    """Return the folder that the environments lie in: `bench` in the data folder."""
    return Path(os.environ.get("TRAVESIA_DATA", ROOT / "data")).expanduser().resolve() / "bench"


def environment(
    name: str,
    *,
    locks: Path = ROOT / "requirements",
    made_by: str = sys.executable,
    make: bool = True,
) -> Peers:
    """Give the Python of the environment `name`, made from requirements/NAME.txt if need be.

    It is made again only when the lock or this Python changed. Progress goes to standard error.

    Args:
        name: of the lock, and of the folder.
        locks: where the lock lies.
        made_by: another Python than this one, with a folder of its own.
        make: make it if need be; without, only one that is there is given.
    """
    lock = locks / f"{name}.txt"
    suffix = "" if made_by == sys.executable else f"-{Path(made_by).name}"
    folder = data_folder() / f"venv-{name}{suffix}"
    python = folder / "bin" / "python"
    try:
        stamp = _stamp(f"{made_by} {sys.version}", lock)
        if _read(folder / STAMP) == stamp and python.exists():
            return Peers(python)
        if not make:
            return Peers(None, f"the environment {name} is not made yet")
        _say(f"Making the environment {folder} from {lock.name}. This takes minutes, once.")
        folder.parent.mkdir(parents=True, exist_ok=True)
        _run([made_by, "-m", "venv", "--clear", str(folder)])
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*install, "--no-input", "--no-deps", "--require-hashes", "-r", str(lock)])
        (folder / STAMP).write_text(stamp, "utf-8")
    except (OSError, subprocess.CalledProcessError) as error:
        return Peers(None, f"the environment {name} could not be made: {_why(error)}")
    return Peers(python)


def node_modules(source: Path) -> Peers:
    """Give a folder whose `node_modules` holds what `source`/package-lock.json locks."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return Peers(None, "node and npm are not on this machine")
    folder = data_folder() / f"node-{source.name}"
    files = (source / "package.json", source / "package-lock.json")
    try:
        stamp = _stamp("node", *files)
        if _read(folder / STAMP) == stamp and (folder / "node_modules").is_dir():
            return Peers(folder)
        _say(f"Installing the locked packages of {source.name} into {folder}.")
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copyfile(file, folder / file.name)
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        _run(["npm", "ci", *quiet], cwd=folder)
        (folder / STAMP).write_text(stamp, "utf-8")
    except (OSError, subprocess.CalledProcessError) as error:
        return Peers(None, f"the packages of {source.name} could not be had: {_why(error)}")
    return Peers(folder)


def _stamp(kind: str, *files: Path) -> str:
    told = hashlib.sha256(kind.encode())
    for file in files:
        told.update(file.read_bytes())
    return told.hexdigest()


def _read(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def _run(command: list[str], cwd: Path | None = None) -> None:
    # What the tools say goes to standard error too: standard output is for figures.
    subprocess.run(  # noqa: S603  # fixed words and our own paths
        command, cwd=cwd, check=True, stdout=sys.stderr, stdin=subprocess.DEVNULL
    )


def _why(error: OSError | subprocess.CalledProcessError) -> str:
    if isinstance(error, OSError):
        return str(error)
    words = [Path(str(word)).name for word in error.cmd[:4]]
    return f"`{' '.join(words)}` ended with {error.returncode}; its message stands above"
