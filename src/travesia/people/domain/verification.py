"""Verification: what was checked, against what, and when an identity stands as verified."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from travesia.people.domain.claims import Claim
from travesia.people.domain.records import Evidence, Standing

#: What can establish an identity; comparing two of our own records with each other cannot.
MEANS = tuple(evidence for evidence in Evidence if evidence is not Evidence.RECORDS_COMPARED)

#: What needs a document that the person has shown.
OF_A_DOCUMENT = frozenset(
    {Evidence.DOCUMENT_INSPECTED, Evidence.CHIP_READ, Evidence.ISSUER_CONFIRMED}
)

REFERENCE_LENGTH = 200


class ClaimField(StrEnum):
    """The parts of a claim that a check can cover."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    NATIONALITY = "nationality"


class Outcome(StrEnum):
    """What a check came to."""

    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"
    """The check was made and did not bear the claim out; it accuses nobody."""


@dataclass(frozen=True, slots=True)
class VerificationView:
    """One check of an identity; checks are only ever added."""

    id: UUID
    means: Evidence
    document_id: UUID | None
    fields: tuple[ClaimField, ...]
    outcome: Outcome
    reference: str
    """Where the evidence is kept: a file number, a registry's answer."""
    verified_at: datetime
    verified_by: str
    ended_at: datetime | None
    """When a verified field of the claim was corrected, so that the check no longer holds."""


def standing_of(checks: Iterable[VerificationView]) -> Standing:
    """Return how far an identity is established by its checks, given in the order they were made.

    Of one means against one document the last check counts: when the same chip does not bear the
    claim out today, yesterday's reading of it no longer does. An ended check counts for nothing.
    """
    last = {(check.means, check.document_id): check for check in checks if check.ended_at is None}
    if any(check.outcome is Outcome.VERIFIED for check in last.values()):
        return Standing.VERIFIED
    return Standing.CLAIMED


def changed_fields(before: Claim, after: Claim) -> frozenset[ClaimField]:
    """Return which parts of a claim a correction changed."""
    changed = set()
    if (before.primary, before.secondary) != (after.primary, after.secondary):
        changed.add(ClaimField.NAME)
    for part in (ClaimField.BIRTH_DATE, ClaimField.SEX, ClaimField.NATIONALITY):
        if getattr(before, part.value) != getattr(after, part.value):
            changed.add(part)
    return frozenset(changed)


def check_problems(
    means: Evidence,
    fields: Sequence[ClaimField],
    outcome: Outcome,
    reference: str,
    *,
    has_document: bool,
) -> tuple[str, ...]:
    """Return the codes of what is wrong with a check; empty when it can be recorded."""
    found = []
    if means not in MEANS:
        found.append("means_establish_nothing")
    if means in OF_A_DOCUMENT and not has_document:
        found.append("document_missing")
    if not fields:
        found.append("nothing_checked")
    if outcome is Outcome.VERIFIED and ClaimField.NAME not in fields:
        found.append("name_not_checked")
    if not reference:
        found.append("reference_missing")
    if len(reference) > REFERENCE_LENGTH:
        found.append("reference_too_long")
    return tuple(found)
