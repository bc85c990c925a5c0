"""Fillers are told by their shape before anything is read: readers of text take them for K or C."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from travesia.documents.ocr.grid import Grid
from travesia.documents.ocr.ink import Grey

WIDTH, HEIGHT = 28, 40
_SIGHT = 39.0
"""Points of a strip that a drawn filler is high, with the room above and below it."""
_SLACK, _DROP = 3, 7
"""Points by which a character may stand aside, and above or below the middle of its line."""


@lru_cache(maxsize=1)
def _angles() -> NDArray[np.float32]:
    """Draw fillers of several proportions, each as a vector of mean 0 and length 1."""
    found = []
    for high in (0.5, 0.62, 0.75):
        for wide in (0.5, 0.62, 0.74):
            for stroke in (3, 5):
                image = Image.new("L", (WIDTH * 4, HEIGHT * 4), 0)
                x0, x1 = WIDTH * 4 * (0.5 - wide / 2), WIDTH * 4 * (0.5 + wide / 2)
                y0, y1 = HEIGHT * 4 * (0.5 - high / 2), HEIGHT * 4 * (0.5 + high / 2)
                points = [(x1, y0), (x0, HEIGHT * 2), (x1, y1)]
                ImageDraw.Draw(image).line(points, fill=255, width=stroke * 4, joint="curve")
                small = image.filter(ImageFilter.GaussianBlur(5)).resize((WIDTH, HEIGHT))
                found.append(_unit(np.asarray(small, dtype=np.float32)))
    return np.stack(found)


def _unit(values: Grey) -> NDArray[np.float32]:
    flat = values.ravel() - values.mean()
    return np.asarray(flat / (np.linalg.norm(flat) or 1.0), dtype=np.float32)


def likeness(strip: Grey, grid: Grid, *, backwards: bool = False) -> Grey:
    """Tell for each character how much it looks like a filler, from -1 to 1."""
    drawn = _angles()
    if backwards:
        drawn = drawn.reshape(-1, HEIGHT, WIDTH)[:, :, ::-1].reshape(len(drawn), -1)
    found = []
    for left, right in grid.cells():
        views = np.lib.stride_tricks.sliding_window_view(
            _window(strip, left, right), (HEIGHT, WIDTH)
        )
        pieces = views.reshape(-1, HEIGHT * WIDTH)
        pieces = pieces - pieces.mean(axis=1, keepdims=True)
        lengths = np.linalg.norm(pieces, axis=1) + 1e-6
        found.append(float(((drawn @ pieces.T) / lengths).max()))
    return np.array(found, dtype=np.float32)


def _window(strip: Grey, left: int, right: int) -> Grey:
    """Cut one character with a little room, at a set size."""
    room = (right - left) * _SLACK / WIDTH
    x0, x1 = left - room, right + room
    middle, half = strip.shape[0] / 2, _SIGHT / 2 * (HEIGHT + 2 * _DROP) / HEIGHT
    box = (x0, middle - half, x1, middle + half)
    image = Image.fromarray(strip)
    size = (WIDTH + 2 * _SLACK, HEIGHT + 2 * _DROP)
    cut = image.transform(size, Image.Transform.EXTENT, box, Image.Resampling.BILINEAR)
    return np.asarray(cut, dtype=np.float32)
