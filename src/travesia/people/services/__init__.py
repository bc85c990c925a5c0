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
from travesia.people.services.correcting import correct_claim
from travesia.people.services.documenting import (
    DocumentReportError,
    renew_document,
    report_document,
)
from travesia.people.services.erasing import ErasedPerson, PersonReferredToError, erase_person
from travesia.people.services.exporting import export_person
from travesia.people.services.facing import report_two_faces
from travesia.people.services.lapsing import lapse_questions
from travesia.people.services.linking import (
    LinkError,
    LinkNotFoundError,
    link_persons,
    unlink_persons,
)
from travesia.people.services.naming import (
    NameNotFoundError,
    NameRefusedError,
    add_name,
    withdraw_name,
)
from travesia.people.services.omitting import left_out_sentences, outcome_sentence
from travesia.people.services.photographing import (
    Rewrapped,
    add_photo,
    erase_photo,
    rewrap_photos,
)
from travesia.people.services.picturing import MAX_BYTES as MAX_PHOTO_BYTES
from travesia.people.services.picturing import PhotoError
from travesia.people.services.registering import (
    ClaimError,
    DocumentNotHeldError,
    hold_document,
    register_many,
    register_person,
)
from travesia.people.services.shredding import shred_persons
from travesia.people.services.verifying import (
    ClaimConflictError,
    VerificationError,
    verify_identity,
)

__all__ = [
    "MAX_PHOTO_BYTES",
    "ClaimConflictError",
    "ClaimError",
    "Compared",
    "DocumentNotHeldError",
    "DocumentReportError",
    "ErasedPerson",
    "LinkError",
    "LinkNotFoundError",
    "NameNotFoundError",
    "NameRefusedError",
    "PersonReferredToError",
    "PhotoError",
    "QuestionConflictError",
    "QuestionError",
    "Raised",
    "Rewrapped",
    "SecondPersonNeededError",
    "VerificationError",
    "add_name",
    "add_photo",
    "answer_question",
    "confirm_answer",
    "correct_claim",
    "erase_person",
    "erase_photo",
    "export_person",
    "find_duplicates",
    "hold_document",
    "lapse_questions",
    "left_out_sentences",
    "link_persons",
    "outcome_sentence",
    "propose_clusters",
    "raise_question",
    "raise_questions",
    "register_many",
    "register_person",
    "renew_document",
    "reopen_question",
    "report_document",
    "report_two_faces",
    "rewrap_photos",
    "shred_persons",
    "unlink_persons",
    "verify_identity",
    "withdraw_answer",
    "withdraw_name",
]
