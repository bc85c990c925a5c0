"""What can be done with persons' records: register, hold, correct, link, ask, answer, give out."""

from travesia.people.services.answering import (
    QuestionConflictError,
    SecondPersonNeededError,
    answer_question,
    confirm_answer,
    reopen_question,
    withdraw_answer,
)
from travesia.people.services.asking import (
    QuestionError,
    Raised,
    raise_question,
    raise_questions,
)
from travesia.people.services.comparing import Compared, find_duplicates, propose_clusters
from travesia.people.services.correcting import ClaimConflictError, correct_claim
from travesia.people.services.exporting import export_person
from travesia.people.services.linking import (
    LinkError,
    LinkNotFoundError,
    link_persons,
    unlink_persons,
)
from travesia.people.services.photographing import (
    Rewrapped,
    add_photo,
    erase_photo,
    rewrap_photos,
)
from travesia.people.services.picturing import PhotoError
from travesia.people.services.registering import (
    ClaimError,
    hold_document,
    register_many,
    register_person,
)
from travesia.people.services.shredding import shred_persons

__all__ = [
    "ClaimConflictError",
    "ClaimError",
    "Compared",
    "LinkError",
    "LinkNotFoundError",
    "PhotoError",
    "QuestionConflictError",
    "QuestionError",
    "Raised",
    "Rewrapped",
    "SecondPersonNeededError",
    "add_photo",
    "answer_question",
    "confirm_answer",
    "correct_claim",
    "erase_photo",
    "export_person",
    "find_duplicates",
    "hold_document",
    "link_persons",
    "propose_clusters",
    "raise_question",
    "raise_questions",
    "register_many",
    "register_person",
    "reopen_question",
    "rewrap_photos",
    "shred_persons",
    "unlink_persons",
    "withdraw_answer",
]
