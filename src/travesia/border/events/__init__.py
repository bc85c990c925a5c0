"""What happened at the desk, in the past tense: the journal keeps it, the statistics count it."""

from travesia.border.events.asking import ListsAskedAgain, ListsDidNotAnswer, RegisterAsked
from travesia.border.events.crossings import CrossingCorrected, CrossingRecorded, FileBroughtIn
from travesia.border.events.groups import (
    GroupClosed,
    GroupJoined,
    GroupOpened,
    GuardianLinked,
    GuardianUnlinked,
)
from travesia.border.events.inspecting import (
    DocumentPresented,
    HolderSaid,
    InspectionOpened,
    InspectionSetAside,
    PictureKept,
    TravellerReferred,
)
from travesia.border.events.paper import LateHitRaised, ListOwnerInformed, PaperFormEntered
from travesia.border.events.queueing import QueueCardCame, QueueCardGivenUp, QueueCardHanded
from travesia.border.events.refusals import EntryRefused, RefusalProposed, RefusalWithdrawn
from travesia.border.events.second_line import SecondLineClosed, SecondLineOpened
from travesia.border.events.stays import (
    DaysGranted,
    StayDocumentAnswered,
    StayReviewed,
    StayRulesLoaded,
)

__all__ = [
    "CrossingCorrected",
    "CrossingRecorded",
    "DaysGranted",
    "DocumentPresented",
    "EntryRefused",
    "FileBroughtIn",
    "GroupClosed",
    "GroupJoined",
    "GroupOpened",
    "GuardianLinked",
    "GuardianUnlinked",
    "HolderSaid",
    "InspectionOpened",
    "InspectionSetAside",
    "LateHitRaised",
    "ListOwnerInformed",
    "ListsAskedAgain",
    "ListsDidNotAnswer",
    "PaperFormEntered",
    "PictureKept",
    "QueueCardCame",
    "QueueCardGivenUp",
    "QueueCardHanded",
    "RefusalProposed",
    "RefusalWithdrawn",
    "RegisterAsked",
    "SecondLineClosed",
    "SecondLineOpened",
    "StayDocumentAnswered",
    "StayReviewed",
    "StayRulesLoaded",
    "TravellerReferred",
]
