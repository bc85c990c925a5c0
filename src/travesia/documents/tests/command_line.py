"""Running `travesia mrz` in the tests: words and standard input in, what was said out."""

import io
import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from travesia.documents.mrz_cli import main


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Desk:
    """Gives `travesia mrz` its words and its standard input."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capsys = capsys

    def __call__(self, *words: str, given: str | bytes = b"") -> Said:
        raw = given.encode() if isinstance(given, str) else given
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        code = main(list(words))
        said = self._capsys.readouterr()
        return Said(code, said.out, said.err)
