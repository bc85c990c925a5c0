"""Finding the lines of a zone in a picture: long, straight, even lines of ink, two or three."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from travesia.documents.ocr.ink import Grey, darkness, grain_of, joined, slope_of_lines, threshold
from travesia.documents.ocr.stretches import Stretch, stretches

WORKING_SIZE = 1200
"""Points of the longer side at which lines are looked for."""
_STROKE = 13
"""Widest stroke of a letter at that size, in points."""
_LEAST_CONTRAST = 8.0
_GRAIN = 5.0
"""Grain, in grey levels, from which a picture is smoothed before ink is looked for."""
_SHORTEST = 0.25
"""Least width of a line of a zone, as a share of the longer side."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in a picture, in points of that picture."""

    left: float
    right: float
    curve: NDArray[np.float64]
    """Polynomial that gives the middle of the line (y) from x."""
    height: float
    """About the height of its capitals."""

    def y_at(self, x: float) -> float:
        """Give the middle of the line at `x`."""
        return float(np.polyval(self.curve, x))


@dataclass(frozen=True, slots=True)
class Found:
    """Where a zone may be: its lines from top to bottom, in a picture that was turned."""

    picture: Image.Image
    angle: float
    """Degrees by which the picture was turned counter-clockwise."""
    lines: tuple[Line, ...]


def find_zones(picture: Image.Image) -> list[Found]:
    """Find where zones may be, the likeliest first. The picture is grey."""
    ink, _ = _ink_of(picture)
    angle = slope_of_lines(ink)
    paper = int(np.median(np.asarray(picture)))
    turned = picture
    if abs(angle) > 0.4:
        turned = picture.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=paper)
    ink, scale = _ink_of(turned)
    wide = max(ink.shape)
    found: list[Line] = []
    for reach in (wide // 45, wide // 25):
        for part in stretches(joined(ink, reach), shortest=reach // 4):
            if part.right - part.left >= _SHORTEST * wide:
                line = _line(part, scale)
                if line is not None and not any(_same(line, other) for other in found):
                    found.append(line)
    groups = _groups(sorted(found, key=lambda line: line.y_at(line.left)))
    return [Found(turned, angle, lines) for lines in groups]


def _ink_of(picture: Image.Image) -> tuple[NDArray[np.bool_], float]:
    """Give the ink at working size, and points of the picture per point of it."""
    scale = max(picture.size) / WORKING_SIZE
    small = picture
    if scale != 1:
        size = (max(1, round(picture.width / scale)), max(1, round(picture.height / scale)))
        small = picture.resize(
            size, Image.Resampling.BOX if scale > 1 else Image.Resampling.BILINEAR
        )
    grey = grey_of(small)
    if grain_of(grey) > _GRAIN:
        grey = grey_of(small.filter(ImageFilter.BoxBlur(1)))
    dark = darkness(grey, _STROKE)
    return dark > max(_LEAST_CONTRAST, 0.7 * threshold(dark)), scale


def _line(part: Stretch, scale: float) -> Line | None:
    """Fit a line to a stretch of ink; None when it is no line of text."""
    runs = np.array(part.runs, dtype=np.float64)
    width = part.right - part.left
    thick = part.area / width
    if not 4 <= thick <= 60 or width / thick < 9:
        return None
    middle = (runs[:, 1] + runs[:, 2]) / 2
    weight = runs[:, 2] - runs[:, 1]
    # Each run stands for many columns: its ends say where the line is as well as its middle.
    x = np.concatenate([runs[:, 1], middle, runs[:, 2]])
    y = np.tile(runs[:, 0], 3)
    curve = np.polyfit(x, y, 1, w=np.tile(np.sqrt(weight), 3))
    off = y - np.polyval(curve, x)
    if np.sqrt(np.mean(off**2)) > thick:
        return None
    slope, start = float(curve[0]), float(curve[1])
    moved = np.array([slope, (start + 0.5) * scale])
    return Line(part.left * scale, part.right * scale, moved, thick * scale)


def _same(one: Line, other: Line) -> bool:
    middle = (one.left + one.right) / 2
    near = abs(one.y_at(middle) - other.y_at(middle))
    return near < one.height / 2 and other.left < middle < other.right


def _groups(lines: list[Line]) -> list[tuple[Line, ...]]:
    """Put lines that lie under one another and end alike together, the longest groups first."""
    groups: list[tuple[Line, ...]] = []
    for at in range(len(lines)):
        chain = [lines[at]]
        for lower in lines[at + 1 :]:
            if _under(chain[-1], lower):
                chain.append(lower)
        for size in (3, 2):
            groups += [tuple(chain[:size])] if len(chain) >= size else []
    return sorted(groups, key=_likeliness, reverse=True)[:4]


def _likeliness(lines: tuple[Line, ...]) -> float:
    return float(sum(line.right - line.left for line in lines)) / 2


def _under(upper: Line, lower: Line) -> bool:
    """Tell whether a line lies where the next line of a zone would."""
    width = upper.right - upper.left
    apart = lower.y_at(lower.left) - upper.y_at(lower.left)
    return (
        abs(upper.left - lower.left) < 0.12 * width
        and abs(upper.right - lower.right) < 0.12 * width
        and 1.1 < apart / max(upper.height, lower.height) < 3.2
        and 0.6 < upper.height / lower.height < 1.65
    )


def grey_of(picture: Image.Image) -> Grey:
    """Give the grey levels of a picture."""
    return np.asarray(picture, dtype=np.float32)
