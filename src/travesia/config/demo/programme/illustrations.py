"""Drawings that stand for photographs in the demonstration: our own, of invented places, nobody's.

They go through the same door as a photograph, with a description, who drew it and who allowed it.
"""

import io
import math
from collections.abc import Callable

from PIL import Image, ImageDraw

#: Size as it is kept; each drawing is made larger and reduced, so that its edges are smooth.
WIDTH, HEIGHT, _FINE = 1200, 500, 2
#: The strip that is kept: where it begins, and how high it is.
_TOP, _SEEN = 45, 405
_SKY, _SEA, _LAND, _DARK = "#f3e6ef", "#cfdde4", "#d9d2bd", "#431437"
_PLUM, _ROSE, _SAND, _PAPER = "#742a5f", "#b98aa9", "#e9e3d2", "#fffefb"
_GREEN, _LEAF = "#7d9471", "#5c7452"

Pen = ImageDraw.ImageDraw
Point = tuple[float, float]


def drawing(name: str) -> bytes:
    """Return one of the drawings as PNG: `post`, `workshop`, `coffee` or `road`; KeyError else."""
    draw = _DRAWINGS[name]
    image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), _SKY)
    draw(ImageDraw.Draw(image))
    out = io.BytesIO()
    seen = image.crop((0, _TOP * _FINE, WIDTH * _FINE, (_TOP + _SEEN) * _FINE))
    seen.resize((WIDTH, _SEEN), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()


def _box(pen: Pen, corners: tuple[float, float, float, float], fill: str, radius: int = 0) -> None:
    pen.rounded_rectangle([_FINE * one for one in corners], radius * _FINE, fill=fill)


def _disc(pen: Pen, at: Point, radius: float, fill: str) -> None:
    x, y = at
    pen.ellipse([_FINE * one for one in (x - radius, y - radius, x + radius, y + radius)], fill)


def _shape(pen: Pen, points: list[Point], fill: str) -> None:
    pen.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=fill)


def _hill(pen: Pen, base: float, height: float, shift: float, fill: str) -> None:
    """Draw a line of hills from edge to edge."""
    crest = [
        (float(x), base - height * (1 + math.sin(x / 170 + shift)) / 2)
        for x in range(0, WIDTH + 1, 8)
    ]
    _shape(pen, [(0, HEIGHT), *crest, (WIDTH, HEIGHT)], fill)


def _post(pen: Pen) -> None:
    """Draw a container that became an office, at a quay."""
    _disc(pen, (980, 110), 58, _SAND)
    _box(pen, (0, 250, WIDTH, HEIGHT), _SEA)
    for row in range(4):
        for at in range(12):
            left = at * 110 - row * 38
            _box(pen, (left, 275 + row * 18, left + 52, 278 + row * 18), _PAPER, 1)
    _box(pen, (0, 355, WIDTH, HEIGHT), _LAND)
    _box(pen, (0, 355, WIDTH, 365), _SAND)
    _box(pen, (330, 180, 890, 395), _PLUM, 4)
    for at in range(28):
        _box(pen, (336 + at * 20, 190, 344 + at * 20, 388), _DARK)
    _box(pen, (400, 230, 560, 320), _PAPER, 3)
    _box(pen, (412, 242, 548, 308), _SEA, 2)
    _box(pen, (650, 225, 740, 395), _SAND, 3)
    _disc(pen, (725, 315), 5, _DARK)
    _box(pen, (310, 165, 910, 188), _ROSE, 3)
    _box(pen, (620, 395, 770, 408), _DARK, 2)
    for x in (150, 1010):
        _disc(pen, (x, 398), 14, _DARK)
        _box(pen, (x - 9, 398, x + 9, 424), _DARK, 3)


def _workshop(pen: Pen) -> None:
    """Draw people round a table, seen as shapes, before a board."""
    _box(pen, (0, 380, WIDTH, HEIGHT), _SAND)
    _box(pen, (390, 60, 810, 230), _PAPER, 6)
    for at, length in enumerate((250, 330, 190)):
        _box(pen, (430, 98 + at * 40, 430 + length, 110 + at * 40), (_PLUM, _ROSE, _GREEN)[at], 5)
    for at in range(7):
        x = 195 + at * 135
        colour = (_PLUM, _GREEN, _DARK, _ROSE)[at % 4]
        _disc(pen, (x, 262), 30, (_DARK, _ROSE, _LEAF)[at % 3])
        _box(pen, (x - 46, 298, x + 46, 420), colour, 34)
    _box(pen, (90, 360, 1110, 425), _LAND, 30)
    _box(pen, (90, 392, 1110, 425), _ROSE, 16)
    for at in range(6):
        _box(pen, (215 + at * 140, 368, 285 + at * 140, 382), _PAPER, 2)


def _coffee(pen: Pen) -> None:
    """Draw rows of coffee on hills, and two people at work among them."""
    _disc(pen, (240, 120), 62, _SAND)
    _hill(pen, 300, 140, 0.4, _ROSE)
    _hill(pen, 350, 120, 2.4, _GREEN)
    _hill(pen, 440, 110, 4.3, _LEAF)
    for row in range(3):
        for at in range(15):
            x, y = at * 86 + row * 30 - 20, 402 + row * 42
            _disc(pen, (x, y), 22, _GREEN if (at + row) % 2 else _LEAF)
            for dx, dy in ((-9, -5), (7, 3), (2, -12)):
                _disc(pen, (x + dx, y + dy), 3.6, _PLUM)
    for x, colour in ((560, _PLUM), (760, _DARK)):
        _box(pen, (x - 24, 352, x + 24, 452), colour, 20)
        _disc(pen, (x, 334), 20, _DARK if colour == _PLUM else _ROSE)
        _box(pen, (x - 36, 318, x + 36, 325), _SAND, 3)
        _box(pen, (x - 17, 300, x + 17, 322), _SAND, 8)


def _road(pen: Pen) -> None:
    """Draw a road through hills with eight stones along it."""
    _hill(pen, 250, 120, 1.2, _ROSE)
    _hill(pen, 330, 130, 3.3, _LAND)
    _box(pen, (0, 330, WIDTH, HEIGHT), _LAND)
    middle = [(x, 400 - 120 * (x / WIDTH) + 34 * math.sin(x / 105)) for x in range(0, WIDTH + 1, 6)]
    wide = [(x, y, 46 - 30 * x / WIDTH) for x, y in middle]
    upper = [(x, y - half) for x, y, half in wide]
    lower = [(x, y + half) for x, y, half in reversed(wide)]
    _shape(pen, [*upper, *lower], _DARK)
    for x, y, half in wide[3::8]:
        _box(pen, (x - half / 2, y - 2, x + half / 2, y + 2), _PAPER, 1)
    for at in range(8):
        x, y, half = wide[10 + at * 25]
        size = half * 0.9
        _shape(
            pen,
            [
                (x, y - half - size * 2),
                (x + size, y - half - size),
                (x, y - half),
                (x - size, y - half - size),
            ],
            _PLUM,
        )
        _disc(pen, (x, y - half - size), size / 3, _PAPER)


_DRAWINGS: dict[str, Callable[[Pen], None]] = {
    "post": _post,
    "workshop": _workshop,
    "coffee": _coffee,
    "road": _road,
}
