"""Examples in documents: the commands of a page are run, and it must show what they say."""

import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from travesia.config.program import main

_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_FILE = re.compile(r"```text\n(.*?)```", re.DOTALL)
WIDTH = 200
"""Characters of a line that a page shows; the rest is an ellipsis."""


def blocks_of(page: str) -> list[str]:
    """Give the console blocks of a page."""
    return _BLOCK.findall(page)


def files_of(page: str) -> list[str]:
    """Give the texts that a page asks its reader to save, in order."""
    return _FILE.findall(page)


class Runner:
    """Runs the commands of a block as a shell would, pipes between ours included."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capsys = capsys

    def shown(self, block: str) -> str:
        """Give the block as it should be: each command with what it says below."""
        commands = [line for line in block.splitlines() if line.startswith("$ ")]
        parts = [f"{command}\n{self._says(command[2:])}" for command in commands]
        return "".join(parts)

    def _says(self, command: str) -> str:
        given, errors = "", ""
        for part in command.split(" | "):
            words = shlex.split(part)
            assert words.pop(0) == "./travesia"
            self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
            main(words)
            said = self._capsys.readouterr()
            given, errors = said.out, errors + said.err
        lines = (given + errors).splitlines()
        return "".join(f"{line[:WIDTH]}{'…' * (len(line) > WIDTH)}\n" for line in lines)


def filled(page: str, runner: Runner) -> str:
    """Give the page with every block as it should be."""
    return _BLOCK.sub(lambda found: f"```console\n{runner.shown(found[1])}```", page)


def save(texts: list[str], names: list[str], folder: Path) -> None:
    """Save the texts of a page under the names it gives them."""
    for text, name in zip(texts, names, strict=True):
        (folder / name).write_text(text)
