"""6 and G: no check digit tells them apart, the loop does."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from travesia.documents.ocr.ink import Grey
from travesia.documents.ocr.shapes import DOUBT, doubted, holes


def drawn(*, closed: bool) -> Grey:
    """Draw a ring, or a ring with a gap."""
    image = Image.new("L", (40, 60), 0)
    ImageDraw.Draw(image).arc((8, 15, 32, 45), 30, 390 if closed else 330, fill=255, width=4)
    return np.asarray(image, dtype=np.float32) / np.float32(255)


def test_holes_are_counted() -> None:
    assert holes(np.zeros((20, 20), dtype=np.float32)) == 0
    assert holes(drawn(closed=True)) == 1
    assert holes(drawn(closed=False)) == 0


@pytest.mark.parametrize(
    ("text", "closed", "left"),
    [("6", True, 97), ("G", False, 97), ("6", False, DOUBT), ("G", True, DOUBT), ("A", False, 97)],
)
def test_a_shape_that_speaks_against_a_reading_leaves_doubt(
    text: str, closed: bool, left: float
) -> None:
    assert doubted(text, 97, drawn(closed=closed)) == left
    assert doubted(text, 20, drawn(closed=closed)) == 20
