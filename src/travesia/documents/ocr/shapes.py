"""What the shape of a character says against what was read, where no check digit can say it."""

import numpy as np

from travesia.documents.ocr.ink import Grey
from travesia.documents.ocr.stretches import stretches

HOLES = {"6": 1, "G": 0}
"""6 and G have the same value modulo ten, so no check digit tells them apart; a loop does."""
DOUBT = 50.0
"""Confidence that is left to a reading whose shape speaks against it."""
_INK = 0.4
_LEAST_HOLE = 6
"""Points; less is grain."""


def holes(piece: Grey) -> int:
    """Count the areas of paper that ink encloses."""
    paper = np.pad(piece < _INK, 1, constant_values=True)
    areas = [part.area for part in stretches(paper, shortest=1)]
    return sum(area >= _LEAST_HOLE for area in areas) - 1


def doubted(text: str, confidence: float, piece: Grey) -> float:
    """Give the confidence of a reading, less where its shape speaks against it."""
    if text in HOLES and holes(piece) != HOLES[text]:
        return min(confidence, DOUBT)
    return confidence
