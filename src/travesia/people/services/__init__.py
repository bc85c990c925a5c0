"""What can be done with persons' records: register, add a document, correct, give out."""

from travesia.people.services.correcting import ClaimConflictError, correct_claim
from travesia.people.services.exporting import export_person
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
    "correct_claim",
    "export_person",
    "hold_document",
    "register_many",
    "register_person",
    "shred_persons",
]
