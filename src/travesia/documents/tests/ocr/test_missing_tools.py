"""Where numpy or Tesseract is missing, a sentence says so."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from travesia.documents.messages import CATALOGUE
from travesia.documents.ocr import PictureError, read_photo
from travesia.documents.ocr.tesseract import read_characters
from travesia.documents.tests.ocr.pages import TODAY
from travesia.vocab import LANGUAGE_CODES, faults_of

WHITE = Image.new("L", (600, 400), 255)


def test_without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVESIA_TESSERACT", "no-such-program")
    with pytest.raises(PictureError) as caught:
        read_photo(WHITE, today=TODAY)
    assert caught.value.code == "photo.no_tesseract"
    assert "apt install tesseract-ocr" in str(caught.value)


def test_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("travesia.documents.ocr.")]:
        if not name.endswith((".errors", ".pictures", ".tests")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("travesia.documents.ocr.photo", raising=False)
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(PictureError) as caught:
        read_photo(WHITE, today=TODAY)
    assert caught.value.code == "photo.no_numpy"


def test_importing_needs_neither_numpy_nor_django() -> None:
    code = (
        "import sys; sys.modules['numpy'] = sys.modules['django'] = None;"
        "import travesia.documents.ocr, travesia.documents.commands.photo"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[4])


@pytest.mark.parametrize(("script", "code"), [("exit 3", "photo.failed"), ("sleep 9", "too_slow")])
def test_a_sick_tesseract_is_said(
    script: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("TRAVESIA_TESSERACT", str(program))
    with pytest.raises(PictureError) as caught:
        read_characters(WHITE, seconds=0.3)
    assert caught.value.code.endswith(code)
    assert len({caught.value.message(language) for language in LANGUAGE_CODES}) == 5


def test_every_sentence_stands_in_five_languages() -> None:
    assert [fault for fault in faults_of(CATALOGUE) if fault.startswith("photo.")] == []
    assert CATALOGUE.severities["photo.unsure"] == "caution"
