"""Data pages that never were: specimens of the state UTO, drawn for tests, figures and training."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from travesia.documents.composing import TravelDocument, compose_mrz
from travesia.documents.formats import MrzFormat
from travesia.documents.ocr.errors import PictureError

FONTS = (
    ("OCR-B", "/usr/share/fonts/opentype/ocr-b/OCRB.otf"),
    ("DejaVu Sans Mono", "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"),
)
"""Where Debian keeps the letters of zones (package fonts-ocr-b), and what stands in for them."""

_MILLIMETRES = {
    MrzFormat.TD1: (85.6, 54.0),
    MrzFormat.TD2: (105.0, 74.0),
    MrzFormat.TD3: (125.0, 88.0),
    MrzFormat.MRV_A: (120.0, 80.0),
    MrzFormat.MRV_B: (105.0, 74.0),
}
_PITCH = 2.54
"""Millimetres from one character to the next: ten to the inch (Doc 9303-3 §4.3)."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A drawn page and what it says."""

    image: Image.Image
    zone: str
    """The lines of the zone, separated by a newline."""
    font: str
    """The name of the font of the zone."""


def font_of_zones(size: int) -> tuple[str, ImageFont.FreeTypeFont]:
    """Give the font for a zone with its name, OCR-B where it is installed.

    Raises PictureError (`photo.no_font`) on a machine with neither.
    """
    for name, path in FONTS:
        if Path(path).exists():
            return name, ImageFont.truetype(path, size)
    raise PictureError("photo.no_font", fonts=", ".join(name for name, _ in FONTS))


def draw_page(document: TravelDocument, *, dots_per_inch: int = 300) -> Specimen:
    """Draw the data page of an invented document: guilloche, portrait, printed fields, zone.

    Raises PictureError without a font, ComposeError when the document cannot be written.
    """
    zone = compose_mrz(document)
    scale = dots_per_inch / 25.4
    width, height = (round(side * scale) for side in _MILLIMETRES[document.format])
    image = Image.new("RGB", (width, height), (236, 230, 218))
    draw = ImageDraw.Draw(image)
    lines = zone.split("\n")
    top = height - round((len(lines) * 4.5 + 5.5) * scale)
    _guilloche(draw, width, top)
    _printed(draw, document, width, top, scale)
    name = _zone(draw, lines, width, top, scale)
    return Specimen(image, zone, name)


def _guilloche(draw: ImageDraw.ImageDraw, width: int, top: int) -> None:
    for at in range(-top, width, max(8, width // 90)):
        tint = (205 + at % 17, 214, 206 + at % 11)
        draw.arc((at, -top // 2, at + top, top + top // 3), 20, 200, fill=tint, width=2)


def _printed(
    draw: ImageDraw.ImageDraw, document: TravelDocument, width: int, top: int, scale: float
) -> None:
    left = round(4 * scale)
    portrait = (left, round(9 * scale), left + round(0.24 * width), top - round(3 * scale))
    draw.rectangle(portrait, fill=(176, 172, 168))
    middle = (portrait[0] + portrait[2]) // 2
    reach = (portrait[2] - portrait[0]) // 4
    head = portrait[1] + (portrait[3] - portrait[1]) // 3
    draw.ellipse((middle - reach, head - reach, middle + reach, head + reach), fill=(120, 104, 92))
    body = (middle - 2 * reach, head + reach, middle + 2 * reach, portrait[3])
    draw.rectangle(body, fill=(88, 92, 110))
    font = ImageFont.load_default(round(2.4 * scale))
    small = ImageFont.load_default(round(1.5 * scale))
    draw.text((left, round(3 * scale)), "UTOPIA  SPECIMEN / PASSPORT", fill=(40, 60, 90), font=font)
    rows = (
        ("Surname", document.surname),
        ("Given names", document.given_names),
        ("Document no.", document.document_number),
        ("Nationality", document.nationality),
        ("Date of birth", str(document.birth_date)),
        ("Sex", document.sex),
        ("Date of expiry", str(document.expiry_date)),
    )
    step = (top - round(9 * scale)) / len(rows)
    for row, (label, value) in enumerate(rows):
        at = (portrait[2] + round(4 * scale), round(8 * scale + row * step))
        draw.text(at, label, fill=(110, 110, 120), font=small)
        draw.text((at[0], at[1] + round(1.8 * scale)), value, fill=(30, 30, 34), font=font)


def _zone(draw: ImageDraw.ImageDraw, lines: list[str], width: int, top: int, scale: float) -> str:
    draw.rectangle((0, top, width, top + width), fill=(240, 237, 230))
    pitch = min(_PITCH * scale, 0.94 * width / len(lines[0]))
    name, font = font_of_zones(100)
    # The size at which one character is as wide as the pitch.
    font = font.font_variant(size=pitch * 100 / font.getlength("0"))
    left = (width - pitch * len(lines[0])) / 2
    for row, line in enumerate(lines):
        base = top + (3.2 + 4.5 * row) * scale + 2.8 * scale
        for column, char in enumerate(line):
            draw.text(
                (left + column * pitch, base), char, fill=(28, 28, 30), font=font, anchor="ls"
            )
    return name
