"""The verbs of the desk; screen, API, loader and sync all run the same ones."""

from travesia.border.services.admitting import GroupAdmission, Remaining, admit_members
from travesia.border.services.checking import Correction
from travesia.border.services.closing import close_case
from travesia.border.services.confirming import StayReceipt, answer_stay_document
from travesia.border.services.correcting import correct_crossing
from travesia.border.services.deciding import (
    CrossingReceipt,
    answer_hit,
    record_crossing,
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
from travesia.border.services.foreign_files import (
    RowFault,
    Shape,
    bring_in,
    choose_reading,
    discard,
    faults_of,
    preview,
    shape_here,
    shape_of,
    take_file,
)
from travesia.border.services.foreign_starting import start_file
from travesia.border.services.granting import MOST_GRANTED
from travesia.border.services.grouping import (
    MOST_MEMBERS,
    MemberReceipt,
    close_group,
    open_group,
    read_member,
)
from travesia.border.services.guarding import Guardian, link_guardian, unlink_guardian
from travesia.border.services.holding import SOMEBODY_ELSE, say_holder
from travesia.border.services.importing import import_crossings
from travesia.border.services.late_hits import answer_late_hit, inform_owner
from travesia.border.services.opening import open_inspection
from travesia.border.services.paper import PaperReceipt, enter_from_paper
from travesia.border.services.paper_again import (
    StackAskedAgain,
    ask_again_about_stack,
    ask_again_on_paper,
)
from travesia.border.services.paper_checks import OnPaper
from travesia.border.services.photographing import MOST_PICTURES, TAKEN_HERE, keep_picture
from travesia.border.services.picturing import read_picture
from travesia.border.services.presenting import PresentationReceipt, present_document
from travesia.border.services.queueing import QueueReceipt, give_card_up, hand_card, take_card
from travesia.border.services.refusing import (
    RefusalReceipt,
    confirm_refusal,
    propose_refusal,
    withdraw_refusal,
)
from travesia.border.services.registers import ask_again
from travesia.border.services.reviewing import review_stay
from travesia.border.services.ruling import LoadedRules, load_stay_rules
from travesia.border.services.second_line import (
    NOTE_LENGTH,
    PRIVATE_INTERVIEW,
    CaseReceipt,
    open_case,
    refer_to_second_line,
)
from travesia.border.services.settling import (
    AT_ONCE,
    FOLLOWED,
    Rebuilt,
    catch_up,
    rebuild,
    settle,
)
from travesia.border.services.shredding import (
    shred_cases,
    shred_crossings,
    shred_groups,
    shred_inspections,
    shred_refusals,
    shred_stays,
)
from travesia.border.services.tallying import rebuild_tallies

__all__ = [
    "AT_ONCE",
    "FOLLOWED",
    "MOST_GRANTED",
    "MOST_MEMBERS",
    "MOST_PICTURES",
    "NOTE_LENGTH",
    "PRIVATE_INTERVIEW",
    "SOMEBODY_ELSE",
    "TAKEN_HERE",
    "BorderConflictError",
    "BorderError",
    "BorderNotFoundError",
    "CaseReceipt",
    "Correction",
    "CrossingReceipt",
    "DocumentFirstError",
    "GroupAdmission",
    "Guardian",
    "Journey",
    "LoadedRules",
    "MemberReceipt",
    "OnPaper",
    "PaperReceipt",
    "PresentationReceipt",
    "QueueReceipt",
    "Rebuilt",
    "RefusalReceipt",
    "Remaining",
    "RowFault",
    "Shape",
    "StackAskedAgain",
    "StayReceipt",
    "ZoneNotReadError",
    "admit_members",
    "answer_hit",
    "answer_late_hit",
    "answer_stay_document",
    "ask_again",
    "ask_again_about_stack",
    "ask_again_on_paper",
    "bring_in",
    "catch_up",
    "choose_reading",
    "close_case",
    "close_group",
    "confirm_refusal",
    "correct_crossing",
    "discard",
    "enter_from_paper",
    "faults_of",
    "give_card_up",
    "hand_card",
    "import_crossings",
    "inform_owner",
    "keep_picture",
    "link_guardian",
    "load_stay_rules",
    "open_case",
    "open_group",
    "open_inspection",
    "present_document",
    "preview",
    "propose_refusal",
    "read_member",
    "read_picture",
    "rebuild",
    "rebuild_tallies",
    "record_crossing",
    "refer_to_second_line",
    "review_stay",
    "say_holder",
    "set_aside",
    "settle",
    "shape_here",
    "shape_of",
    "shred_cases",
    "shred_crossings",
    "shred_groups",
    "shred_inspections",
    "shred_refusals",
    "shred_stays",
    "start_file",
    "take_card",
    "take_file",
    "unlink_guardian",
    "withdraw_refusal",
]
