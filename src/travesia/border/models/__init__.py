"""Tables of the border room: desk, second line, groups, queue, paper, stays, counts."""

from travesia.border.models.cases import SecondLineCase
from travesia.border.models.groups import GroupMember, GuardianLink, TravelGroup
from travesia.border.models.imports import ImportFault, ImportRun, ImportSource
from travesia.border.models.log import (
    Crossing,
    CrossingQuerySet,
    Decision,
    Inspection,
    InspectionHit,
    Presentation,
    Refusal,
)
from travesia.border.models.paper import LateHit, LateHitQuerySet, PaperForm
from travesia.border.models.queueing import QueueCard
from travesia.border.models.reviews import StayReview
from travesia.border.models.stays import Stay, StayBook, StayConfirmation, StayCursor
from travesia.border.models.tallies import Tally

__all__ = [
    "Crossing",
    "CrossingQuerySet",
    "Decision",
    "GroupMember",
    "GuardianLink",
    "ImportFault",
    "ImportRun",
    "ImportSource",
    "Inspection",
    "InspectionHit",
    "LateHit",
    "LateHitQuerySet",
    "PaperForm",
    "Presentation",
    "QueueCard",
    "Refusal",
    "SecondLineCase",
    "Stay",
    "StayBook",
    "StayConfirmation",
    "StayCursor",
    "StayReview",
    "Tally",
    "TravelGroup",
]
