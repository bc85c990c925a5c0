"""Reading a photographed or scanned page: what was read, where it stood, how sure it is."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from time import monotonic
from typing import Any

from PIL import Image

from travesia.documents.findings import Finding, finding
from travesia.documents.ocr.bands import Found, find_zones, grey_of
from travesia.documents.ocr.errors import PictureError
from travesia.documents.ocr.pictures import Picture, open_picture
from travesia.documents.ocr.places import put_in_place
from travesia.documents.ocr.sheets import Cell, read_sheet, sheet_of, surer
from travesia.documents.ocr.strips import strip_of
from travesia.documents.ocr.tesseract import program
from travesia.documents.parsing import parse_mrz
from travesia.documents.reading import MrzReading

_SIZES = (1.0, 0.75, 1.4)
"""Sizes of letters to show to Tesseract, the next only while some check digit disagrees."""
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PhotoReading:
    """What was read off a picture. Evidence, never a verdict of authenticity."""

    reading: MrzReading | None
    """The zone with all its findings and repairs; None when no zone was found."""
    text: str
    """The lines as they were read, before any repair; `?` where nothing could be read."""
    corners: tuple[Point, ...]
    """The corners of the zone in the upright picture, from its top left onwards clockwise."""
    angle: int
    """Degrees, counter-clockwise and below 360, by which the picture was turned to be read."""
    confidence: int
    """What Tesseract says of its least certain character, 0 to 100."""
    size: tuple[int, int]
    """Width and height of the picture in points, as it was looked at."""
    findings: tuple[Finding, ...]
    """What is to be said of the picture; what is to be said of the zone is in `reading`."""

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """Give the JSON object of the reading with the facts of the picture under `photo`."""
        found = {"format": None, "valid": False} if self.reading is None else {}
        if self.reading is not None:
            found = self.reading.as_dict(language)
        return found | {
            "photo": {
                "text": self.text.split("\n") if self.text else [],
                "corners": [list(corner) for corner in self.corners],
                "angle": self.angle,
                "confidence": self.confidence,
                "size": list(self.size),
                "findings": [item.as_dict(language) for item in self.findings],
            }
        }


@dataclass(frozen=True, slots=True)
class _Try:
    """One way to read the picture."""

    found: Found
    lines: list[list[Cell]]
    upside_down: bool
    reading: MrzReading
    text: str
    notes: tuple[Finding, ...]

    @property
    def doubts(self) -> int:
        """How many places are unread or doubtful."""
        return sum(note.code in ("photo.unread", "photo.unsure") for note in self.notes)

    @property
    def rank(self) -> tuple[int, int]:
        """The more digits agree and the fewer places are in doubt, the better."""
        return sum(check.agrees for check in self.reading.checks), -self.doubts


def read_photo(
    picture: Picture, *, today: date, training: bool = True, seconds: float
) -> PhotoReading:
    """Read the zone off a picture of a data page.

    Args:
        picture: a file (JPEG, PNG, TIFF, WebP, BMP), its bytes, or an open picture.
        today: the day that decides centuries and expiry (the caller's clock).
        training: accept the specimen state UTO; False refuses it, as real desks must.
        seconds: how long the picture may take.

    Returns:
        the reading. Misread characters are put right only where check digits prove it, or where
        only a letter can stand; each time a finding says so.

    Raises:
        PictureError: when the picture cannot be opened, is too large, Tesseract is missing or
            time is up.
    """
    program()
    image = open_picture(picture)
    best = _best(_tries(image, monotonic() + seconds, today, training), seconds)
    if best is None:
        return PhotoReading(None, "", (), 0, 0, image.size, (finding("photo.no_zone"),))
    return _result(best, image)


def _best(tries: Iterator[_Try], seconds: float) -> _Try | None:
    """Take the first try without doubt whose digits all agree, else the best, also out of time."""
    best: _Try | None = None
    try:
        for attempt in tries:
            if best is None or attempt.rank > best.rank:
                best = attempt
            if attempt.reading.all_digits_agree and not attempt.doubts:
                return attempt
    except PictureError as error:
        if best is None:
            facts = error.facts | ({"seconds": round(seconds)} if "seconds" in error.facts else {})
            raise PictureError(error.code, **facts) from error
    return best


def _tries(image: Image.Image, end: float, today: date, training: bool) -> Iterator[_Try]:
    for found in find_zones(image):
        grey = grey_of(found.picture)
        sheet = sheet_of([strip_of(grey, line) for line in found.lines])
        if sheet is None:
            continue
        lines: list[list[Cell]] = []
        for size in _SIZES:
            read = read_sheet(sheet, size=size, seconds=end - monotonic())
            lines = surer(lines, read) if lines else read
            rows, notes = put_in_place(lines)
            text = "\n".join(rows)
            reading = parse_mrz(text, today=today, training=training, repair=True)
            yield _Try(found, lines, sheet.upside_down, reading, text, tuple(notes))


def _result(best: _Try, image: Image.Image) -> PhotoReading:
    angle = round(best.found.angle + 180 * best.upside_down) % 360
    notes = list(best.notes)
    if angle:
        askew = angle if angle <= 180 else angle - 360
        notes.insert(0, finding("photo.turned", degrees=abs(askew)))
    sure = min(cell.confidence for line in best.lines for cell in line)
    return PhotoReading(
        best.reading,
        "\n".join("".join(cell.text for cell in line) for line in best.lines),
        _corners(best, image),
        angle,
        max(0, min(100, round(sure))),
        image.size,
        tuple(notes),
    )


def _corners(best: _Try, image: Image.Image) -> tuple[Point, ...]:
    """Give the corners of the zone where they were before the picture was turned."""
    first, last = best.found.lines[0], best.found.lines[-1]
    turned = best.found.picture
    corners = [
        (first.left, first.y_at(first.left) - first.height),
        (first.right, first.y_at(first.right) - first.height),
        (last.right, last.y_at(last.right) + last.height),
        (last.left, last.y_at(last.left) + last.height),
    ]
    if best.upside_down:
        corners = corners[2:] + corners[:2]
    turn = math.radians(best.found.angle)
    found = []
    for x, y in corners:
        dx, dy = x - turned.width / 2, y - turned.height / 2
        back_x = dx * math.cos(turn) - dy * math.sin(turn) + image.width / 2
        back_y = dx * math.sin(turn) + dy * math.cos(turn) + image.height / 2
        found.append((round(back_x), round(back_y)))
    return tuple(found)
