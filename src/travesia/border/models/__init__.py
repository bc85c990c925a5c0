"""Tables of the border room: the desk, the second line."""

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

__all__ = [
    "Crossing",
    "CrossingQuerySet",
    "Decision",
    "Inspection",
    "InspectionHit",
    "Presentation",
    "Refusal",
    "SecondLineCase",
]
