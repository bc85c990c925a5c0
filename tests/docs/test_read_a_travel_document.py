"""The page on reading documents shows what the commands really say."""

import os
from pathlib import Path

import pytest

from tests.docs.examples import Runner, blocks_of, files_of, filled, save

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "read-a-travel-document.md"


def test_the_page_shows_what_the_commands_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PAGE.read_text("utf-8")
    save(files_of(text), ["passport.txt", "misread.txt"], tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    found = filled(text, Runner(monkeypatch, capsys))
    if os.environ.get("TRAVESIA_WRITE_EXAMPLES"):
        PAGE.write_text(found, "utf-8")
    assert len(blocks_of(text)) == 8
    assert found == text, "run again with TRAVESIA_WRITE_EXAMPLES=1 to write the page anew"
