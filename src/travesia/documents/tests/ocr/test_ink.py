"""Ink, lines and the even pitch, on pictures small enough to reason about."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from travesia.documents.ocr.bands import find_zones
from travesia.documents.ocr.fillers import likeness
from travesia.documents.ocr.grid import Grid, grid_of
from travesia.documents.ocr.ink import darkness, grain_of, joined, slope_of_lines, threshold
from travesia.documents.ocr.stretches import stretches


def test_thin_dark_strokes_are_ink_and_wide_areas_are_not() -> None:
    grey = np.full((60, 60), 200, dtype=np.float32)
    grey[10:12, 5:50] = 50
    grey[30:58, 10:50] = 50
    dark = darkness(grey, 9)
    assert dark[10, 20] == 150
    assert dark[45, 30] == 0
    assert dark[5, 5] == 0
    even = darkness(grey, 8)
    assert (even[10, 5], even[9, 20], even[12, 20]) == (150, 0, 0)


def test_the_threshold_parts_two_kinds() -> None:
    values = np.array([1.0, 2, 2, 3, 90, 91, 95], dtype=np.float32)
    assert 3 < threshold(values) < 90


def test_gaps_close_up_to_their_reach() -> None:
    ink = np.zeros((1, 40), dtype=bool)
    ink[0, [5, 12, 30]] = True
    row = joined(ink, 8)[0]
    assert row[5:13].all()
    assert not row[13:30].any()


@pytest.mark.parametrize("angle", [0.0, 7.0, -20.0, 45.0, 88.0])
def test_lines_tell_their_slope(angle: float) -> None:
    page = Image.new("L", (500, 500), 255)
    draw = ImageDraw.Draw(page)
    for y in range(150, 350, 24):
        for x in range(80, 420, 12):
            draw.rectangle((x, y, x + 6, y + 10), fill=0)
    # Turned counter-clockwise, the lines rise to the right: their slope is negative.
    turned = np.asarray(page.rotate(angle, fillcolor=255)) < 128
    assert slope_of_lines(turned) == pytest.approx(-angle, abs=1.0)


def test_no_ink_has_no_slope_and_no_zone() -> None:
    assert slope_of_lines(np.zeros((20, 20), dtype=bool)) == 0.0
    assert find_zones(Image.new("L", (300, 200), 255)) == []


def test_grain_is_told_from_print() -> None:
    random = np.random.default_rng(5)
    flat = np.full((200, 200), 128, dtype=np.float32)
    flat[::17] = 0
    assert grain_of(flat) == 0
    grain = flat + random.normal(0, 9, flat.shape).astype(np.float32)
    assert grain_of(grain) == pytest.approx(9, rel=0.35)
    assert grain_of(flat[:2]) == 0


def test_stretches_join_runs_that_touch() -> None:
    mask = np.zeros((6, 30), dtype=bool)
    mask[0, 2:20] = mask[1, 15:28] = True
    mask[3, 2:20] = True
    mask[4, 22:24] = True
    found = sorted(stretches(mask, shortest=5), key=lambda part: part.area)
    assert [(part.left, part.right, part.area) for part in found] == [(2, 20, 18), (2, 28, 31)]


def strip_of_bars(length: int, pitch: float) -> np.ndarray:
    strip = np.zeros((60, round(length * pitch) + 60), dtype=np.float32)
    for at in range(length):
        left = 30 + at * pitch
        strip[14:46, round(left + 0.2 * pitch) : round(left + 0.8 * pitch)] = 1.0
    return strip


@pytest.mark.parametrize(("length", "pitch"), [(44, 31.0), (36, 29.5), (30, 33.3)])
def test_the_pitch_is_found_and_only_the_right_length_fits(length: int, pitch: float) -> None:
    strip = strip_of_bars(length, pitch)
    costs = {other: grid_of(strip, other).cost for other in (30, 36, 44)}
    assert min(costs, key=costs.__getitem__) == length
    assert costs[length] < 0.05
    grid = grid_of(strip, length)
    assert grid.pitch == pytest.approx(pitch, rel=0.02)
    assert len(list(grid.cells())) == length


def test_a_blank_strip_fits_nothing() -> None:
    assert grid_of(np.zeros((60, 900), dtype=np.float32), 44).cost > 1


def test_fillers_are_told_by_shape_and_direction() -> None:
    image = Image.new("L", (120, 60), 0)
    draw = ImageDraw.Draw(image)
    draw.line([(32, 18), (12, 30), (32, 42)], fill=255, width=4)  # a filler
    draw.line([(48, 12), (48, 48)], fill=255, width=4)  # K
    draw.line([(68, 12), (49, 32), (68, 48)], fill=255, width=4)
    draw.line([(88, 18), (108, 30), (88, 42)], fill=255, width=4)  # a filler on its head
    strip = np.asarray(image, dtype=np.float32) / np.float32(255)
    grid = Grid(np.array([2.0, 40.0, 78.0, 116.0]), 0.0)
    forwards = likeness(strip, grid)
    backwards = likeness(strip, grid, backwards=True)
    assert forwards[0] > 0.9
    assert forwards[1] < 0.75
    assert forwards[2] < 0.6
    assert backwards[2] > 0.9
