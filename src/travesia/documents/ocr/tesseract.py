"""Tesseract as a program beside ours: a picture in, characters with their places out."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from travesia.documents.ocr.errors import PictureError

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
"""What may be read. Fillers are not among them: they are told by shape and painted over before."""

_CHARACTER = re.compile(
    r"ocrx_cinfo' title='x_bboxes (\d+) (\d+) (\d+) (\d+); x_conf ([\d.]+)'>([A-Z0-9])<"
)
_SETTINGS = {
    "tessedit_char_whitelist": LETTERS,
    "hocr_char_boxes": "1",
    "load_system_dawg": "0",
    "load_freq_dawg": "0",
}


@dataclass(frozen=True, slots=True)
class Character:
    """A character that Tesseract read."""

    text: str
    left: float
    right: float
    """The sides of its box, in points of the picture."""
    y: float
    """The middle of its box."""
    confidence: float
    """From 0 to 100, as Tesseract says."""


def program() -> str:
    """Find Tesseract; raises PictureError (`photo.no_tesseract`)."""
    found = shutil.which(os.environ.get("TRAVESIA_TESSERACT", "tesseract"))
    if found is None:
        raise PictureError("photo.no_tesseract")
    return found


def read_characters(picture: Image.Image, *, seconds: float) -> list[Character]:
    """Read a grey picture of text.

    Args:
        picture: dark text on white.
        seconds: how long Tesseract may take.

    Raises:
        PictureError: `photo.no_tesseract`, `photo.failed`, `photo.too_slow`.
    """
    if seconds <= 0:
        raise PictureError("photo.too_slow", seconds=0)
    data = BytesIO()
    picture.save(data, "PPM")
    command = [program(), "stdin", "stdout", "--psm", "6", "--dpi", "300"]
    for name, value in _SETTINGS.items():
        command += ["-c", f"{name}={value}"]
    try:
        done = subprocess.run(  # noqa: S603  # no shell; the words are ours, the picture is input
            [*command, "hocr"],
            input=data.getvalue(),
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired as error:
        raise PictureError("photo.too_slow", seconds=round(seconds)) from error
    except OSError as error:
        raise PictureError("photo.no_tesseract") from error
    if done.returncode != 0:
        raise PictureError("photo.failed", code_of_exit=done.returncode)
    found = []
    for left, top, right, bottom, confidence, text in _CHARACTER.findall(
        done.stdout.decode("utf-8", "replace")
    ):
        middle = (int(top) + int(bottom)) / 2
        found.append(Character(text, int(left), int(right), middle, float(confidence)))
    return found
