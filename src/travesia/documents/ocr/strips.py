"""Straightened lines: each line of a zone as a strip of its own, with capitals of one height."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from travesia.documents.ocr.bands import Line
from travesia.documents.ocr.ink import Grey, darkness

CAPITAL = 36
"""Height of capitals in a strip, in points."""
MARGIN = 12
"""Points above and below the capitals."""
_SIDE = 1.2
"""Capital heights of room to the left and right."""


def strip_of(grey: Grey, line: Line) -> Grey:
    """Cut a line out, straight: ink from 0 (paper) to 1, capitals `CAPITAL` points high.

    The height and the slope are found again on a first cut, since a smeared line is thicker than
    its capitals.
    """
    curve, height = line.curve, line.height
    centre = (line.left + line.right) / 2
    for _ in range(2):
        first = _cut(grey, line, curve, height, room=0.75)
        tilt, top, bottom = _capitals(first)
        unit = height / CAPITAL
        slope = tilt * CAPITAL / first.shape[1]
        middle = (top + bottom - first.shape[0]) / 2 * unit
        curve = curve + np.array([slope, middle - slope * centre])
        height = max(4.0, (bottom - top) * unit)
    return _cut(grey, line, curve, height, room=0.5 + MARGIN / CAPITAL)


def _cut(grey: Grey, line: Line, curve: NDArray[np.float64], height: float, *, room: float) -> Grey:
    unit = height / CAPITAL
    side = _SIDE * height
    x = np.arange(line.left - side, line.right + side, unit)
    y = np.arange(-room * CAPITAL, room * CAPITAL) * unit
    rows = np.polyval(curve, x)[None, :] + y[:, None]
    columns = np.broadcast_to(x[None, :], rows.shape)
    levels = _sample(grey, rows, columns, unit)
    dark = darkness(levels, CAPITAL // 2)
    return np.asarray(np.clip(dark / _full_ink(dark), 0.0, 1.0), dtype=np.float32)


def _full_ink(dark: Grey) -> NDArray[np.float64]:
    """Tell for each column how dark full ink is there: light is not even along a line."""
    tallest = np.percentile(dark, 88, axis=0)
    floor = max(6.0, 0.3 * float(np.percentile(tallest, 90)))
    reach = 4 * CAPITAL
    padded = np.pad(tallest, reach // 2, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, reach)[: dark.shape[1]]
    return np.asarray(np.maximum(np.percentile(windows, 90, axis=1), floor))[None, :]


def _sample(
    grey: Grey, rows: NDArray[np.float64], columns: NDArray[np.float64], unit: float
) -> Grey:
    """Read grey levels between the points; beyond the picture is its edge."""
    if unit > 1.5:  # finer than the strip: average first, or thin strokes would be missed
        factor = int(unit)
        trimmed = grey[: grey.shape[0] // factor * factor, : grey.shape[1] // factor * factor]
        shape = (trimmed.shape[0] // factor, factor, trimmed.shape[1] // factor, factor)
        grey = trimmed.reshape(shape).mean(axis=(1, 3))
        rows = (rows - (factor - 1) / 2) / factor
        columns = (columns - (factor - 1) / 2) / factor
    r = np.clip(rows, 0, grey.shape[0] - 1.001)
    c = np.clip(columns, 0, grey.shape[1] - 1.001)
    r0, c0 = r.astype(np.int32), c.astype(np.int32)
    dr, dc = (r - r0).astype(np.float32), (c - c0).astype(np.float32)
    upper = grey[r0, c0] * (1 - dc) + grey[r0, c0 + 1] * dc
    lower = grey[r0 + 1, c0] * (1 - dc) + grey[r0 + 1, c0 + 1] * dc
    return np.asarray(upper * (1 - dr) + lower * dr, dtype=np.float32)


def _capitals(strip: Grey) -> tuple[float, float, float]:
    """Find the tilt left in a strip, in heights over its length, and top and bottom of capitals."""
    best, found = -1.0, (0.0, 0.0, float(strip.shape[0]))
    strip = np.clip(strip - 0.35, 0.0, None)  # grain of the paper
    columns = np.linspace(-0.5, 0.5, strip.shape[1])
    pieces = 24
    edges = np.linspace(0, strip.shape[1], pieces + 1).astype(int)
    sums = np.stack([strip[:, a:b].sum(axis=1) for a, b in pairwise(edges)])
    at = np.array([columns[(a + b) // 2] for a, b in pairwise(edges)])
    for tilt in np.arange(-0.8, 0.81, 0.05):
        profile = np.zeros(strip.shape[0])
        for piece, place in zip(sums, at, strict=True):
            profile += np.roll(piece, -round(tilt * place * CAPITAL))
        sharp = float(np.sum(np.diff(profile) ** 2))
        if sharp > best:
            best = sharp
            low, high = float(profile.min()), float(np.percentile(profile, 90))
            top, bottom = _run_at(profile > low + 0.25 * (high - low))
            found = (float(tilt), float(top), float(bottom))
    return found


def _run_at(inked: NDArray[np.bool_]) -> tuple[int, int]:
    """Give the run of inked rows at the middle: first row, and the one after the last."""
    rows = np.nonzero(inked)[0]
    if len(rows) == 0:
        return 0, len(inked)
    parts = np.split(rows, np.nonzero(np.diff(rows) > 2)[0] + 1)
    middle = len(inked) / 2
    nearest = min(parts, key=lambda part: abs((part[0] + part[-1]) / 2 - middle) - len(part) / 2)
    return int(nearest[0]), int(nearest[-1]) + 1
