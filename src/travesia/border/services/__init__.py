"""The verbs of the desk; screen, API, loader and sync all run the same ones."""

from travesia.border.services.checking import Correction
from travesia.border.services.correcting import correct_crossing
from travesia.border.services.deciding import (
    PRIVATE_INTERVIEW,
    CrossingReceipt,
    answer_hit,
    record_crossing,
    refer_to_second_line,
    set_aside,
)
from travesia.border.services.desk import Journey
from travesia.border.services.errors import (
    BorderConflictError,
    BorderError,
    BorderNotFoundError,
    DocumentFirstError,
    ZoneNotReadError,
)
from travesia.border.services.importing import import_crossings
from travesia.border.services.opening import open_inspection
from travesia.border.services.picturing import read_picture
from travesia.border.services.presenting import PresentationReceipt, present_document
from travesia.border.services.refusing import (
    RefusalReceipt,
    confirm_refusal,
    propose_refusal,
    withdraw_refusal,
)
from travesia.border.services.shredding import (
    shred_crossings,
    shred_inspections,
    shred_refusals,
)

__all__ = [
    "PRIVATE_INTERVIEW",
    "BorderConflictError",
    "BorderError",
    "BorderNotFoundError",
    "Correction",
    "CrossingReceipt",
    "DocumentFirstError",
    "Journey",
    "PresentationReceipt",
    "RefusalReceipt",
    "ZoneNotReadError",
    "answer_hit",
    "confirm_refusal",
    "correct_crossing",
    "import_crossings",
    "open_inspection",
    "present_document",
    "propose_refusal",
    "read_picture",
    "record_crossing",
    "refer_to_second_line",
    "set_aside",
    "shred_crossings",
    "shred_inspections",
    "shred_refusals",
    "withdraw_refusal",
]
