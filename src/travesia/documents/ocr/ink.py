"""Ink on paper: dark strokes told from their background, and the way the lines of text run."""

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]
"""Grey levels, 0 black to 255 white, rows by columns."""
Mask = NDArray[np.bool_]


def _spread(values: Grey, reach: int, axis: int, *, least: bool) -> Grey:
    """Give the greatest (or least) value within a window of `reach`, by doubling its width."""
    pick = np.minimum if least else np.maximum
    pads = [(0, 0), (0, 0)]
    pads[axis] = (reach // 2, reach - 1 - reach // 2)
    found = np.pad(values, pads, mode="edge")
    width = 1
    while width < reach:
        step = min(width, reach - width)
        size = found.shape[axis] - step
        found = pick(found.take(range(size), axis), found.take(range(step, step + size), axis))
        width += step
    return found


def darkness(grey: Grey, stroke: int) -> Grey:
    """Give how much darker than its surroundings each point is, for strokes under `stroke` wide.

    The surroundings are the closing of the picture (bottom-hat transform), so slow changes of
    light, and dark areas wider than a stroke, count as background.
    """
    paper = grey
    stroke |= 1  # an even window would shift the picture
    for least in (False, True):
        for axis in (0, 1):
            paper = _spread(paper, stroke, axis, least=least)
    return np.asarray(np.maximum(paper - grey, 0.0), dtype=np.float32)


def threshold(values: Grey) -> float:
    """Part two kinds of values where the variance between them is largest (Otsu)."""
    counts, edges = np.histogram(values, bins=128)
    centres = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sum_below = np.cumsum(counts * centres)
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = sum_below / below - (sum_below[-1] - sum_below) / above
    spread = below * above * np.nan_to_num(gap) ** 2
    return float(edges[int(np.argmax(spread)) + 1])


def grain_of(grey: Grey) -> float:
    """Tell how much neighbouring points differ that have no reason to, in grey levels.

    (Laplacian of the Laplacian kind by Immerkær: slopes and straight edges fall out; the median
    leaves print out.)
    """
    if min(grey.shape) < 3:
        return 0.0
    rows = grey[:-2] - 2 * grey[1:-1] + grey[2:]
    both = rows[:, :-2] - 2 * rows[:, 1:-1] + rows[:, 2:]
    return float(np.median(np.abs(both)) / (6 * 0.6745))


def joined(ink: Mask, reach: int) -> Mask:
    """Close the gaps of up to `reach` points between strokes of one row."""
    reach |= 1
    padded = np.pad(ink.astype(np.float32), ((0, 0), (reach, reach)))
    wide = _spread(padded, reach, 1, least=False)
    return _spread(wide, reach, 1, least=True)[:, reach:-reach] > 0


def slope_of_lines(ink: Mask) -> float:
    """Give the angle, in degrees from -90 to 90, at which the lines of text run.

    Ink is projected across many directions; along the lines the profile has the sharpest steps.
    """
    rows, columns = np.nonzero(ink)
    if len(rows) == 0:
        return 0.0
    step = max(1, len(rows) // 30_000)
    # Whole numbers of points would make a comb of their own near 45 degrees.
    jitter = np.random.default_rng(0).random((2, len(rows[::step])), dtype=np.float32)
    x = columns[::step].astype(np.float32) + jitter[0]
    y = rows[::step].astype(np.float32) + jitter[1]
    coarse = _sharpest(x, y, np.arange(-90.0, 90.0, 1.5))
    fine = _sharpest(x, y, np.arange(coarse - 1.5, coarse + 1.6, 0.25))
    return (fine + 90.0) % 180.0 - 90.0


def _sharpest(x: Grey, y: Grey, angles: NDArray[np.float64]) -> float:
    best, found = -1.0, 0.0
    for angle in angles:
        turn = np.deg2rad(angle)
        across = (y * np.cos(turn) - x * np.sin(turn)).astype(np.int32)
        profile = np.bincount(across - across.min()).astype(np.float64)
        profile[1:] += profile[:-1].copy()
        sharp = float(np.sum(np.diff(profile) ** 2))
        if sharp > best:
            best, found = sharp, float(angle)
    return found
