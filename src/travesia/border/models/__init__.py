"""Tables of the border room: the desk, the second line, and the counts beside the log."""

from travesia.border.models.cases import SecondLineCase
from travesia.border.models.log import (
    Crossing,
    CrossingQuerySet,
    Decision,
    Inspection,
    InspectionHit,
    Presentation,
    Refusal,
)
from travesia.border.models.tallies import Tally

__all__ = [
    "Crossing",
    "CrossingQuerySet",
    "Decision",
    "Inspection",
    "InspectionHit",
    "Presentation",
    "Refusal",
    "SecondLineCase",
    "Tally",
]
