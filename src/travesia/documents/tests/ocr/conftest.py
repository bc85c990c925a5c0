"""Tesseract and the font of zones: there, or the tests that need them are skipped by name."""

import os
from pathlib import Path

import pytest

from travesia.documents.ocr import PictureError
from travesia.documents.ocr.specimen import FONTS
from travesia.documents.ocr.tesseract import program


def _there_or_skip(there: bool, message: str) -> None:
    if there:
        return
    if os.environ.get("TRAVESIA_REQUIRE_OCR") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def ocr() -> None:
    """Have Tesseract and OCR-B, or skip by name; fail where they are required."""
    try:
        found = bool(program())
    except PictureError:
        found = False
    _there_or_skip(found, "Tesseract was not found: apt install tesseract-ocr")
    _there_or_skip(Path(FONTS[0][1]).exists(), "OCR-B was not found: apt install fonts-ocr-b")
