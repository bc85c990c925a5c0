"""`travesia mrz photo`: JSON for programs, sentences for people, exit codes for both."""

import io
import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from travesia.documents.mrz_cli import main
from travesia.documents.tests.ocr.pages import page

DAY = ["--today", "2026-11-20", "--seconds", "120"]


@pytest.mark.usefixtures("ocr")
def test_a_photo_as_json_and_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.png"
    page().image.save(file)
    assert main(["photo", str(file), "--json", *DAY]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["document_number"], found["valid"]) == ("AB1234567", True)
    assert main(["photo", str(file), "--lang", "fr", "--live", *DAY]) == 0
    said = capsys.readouterr().out
    assert "AB12345671UTO" in said
    assert "UTO" in said.splitlines()[2]


@pytest.mark.usefixtures("ocr")
def test_a_picture_without_a_zone_ends_in_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.BytesIO()
    Image.new("L", (600, 400), 255).save(stream, "PNG")

    class Input:
        buffer = io.BytesIO(stream.getvalue())

    monkeypatch.setattr(sys, "stdin", Input())
    assert main(["photo", "-", "--lang", "pt", *DAY]) == 1
    assert "zona de leitura" in capsys.readouterr().out


def test_no_picture_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.png"
    file.write_bytes(b"no picture")
    assert main(["photo", str(file), "--lang", "es"]) == 65
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert main(["photo"]) == 2
