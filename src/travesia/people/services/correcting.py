"""Correct what a record claims: a new claim beside the old one, never over it."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor, Purpose, Scope
from travesia.journal import services as journal
from travesia.people.domain import Claim, NameKind, PersonRef
from travesia.people.events import ClaimCorrected
from travesia.people.models import Person, PersonName
from travesia.people.selectors import person_subject, record_of, require
from travesia.people.services.rechecking import recheck
from travesia.people.services.registering import checked, name_row
from travesia.people.services.verifying import conflict, end_verifications
from travesia.screening import PartialDate


def correct_claim(
    *,
    actor: Actor,
    person_id: UUID,
    claim: Claim,
    expected_revision: int,
    reason: str,
    purpose: Purpose,
    scope: Scope | None = None,
) -> PersonRef:
    """Replace what a record claims; the name before stays as a former name.

    `expected_revision` is the revision the corrector saw: when the record has moved on,
    ClaimConflictError is raised and nothing changes. An equal claim changes nothing and writes no
    entry. A check that covered what was corrected ends, and the identity stands as its other checks
    bear it. Open questions that the correction settles lapse with its reason, and what contradicts
    now is asked. Also raises ClaimError and PersonNotFoundError.
    """
    require(actor=actor, permission="people.correct", purpose=purpose, scope=scope)
    clean = checked(claim)
    with transaction.atomic():
        before = record_of(person_id)
        if before.claim == clean:
            return PersonRef(person_id)
        _move_on(person_id, clean, expected_revision)
        if (before.claim.primary, before.claim.secondary) != (clean.primary, clean.secondary):
            PersonName.objects.filter(person_id=person_id, kind=NameKind.CLAIMED.value).update(
                kind=NameKind.FORMER.value
            )
            name_row(person_id, clean, NameKind.CLAIMED).save()
        journal.record(
            actor=actor,
            event=ClaimCorrected(
                person_id=person_id,
                revision=expected_revision + 1,
                reason=reason.strip(),
                before=asdict(before.claim),
                after=asdict(clean),
            ),
            purpose=purpose.value,
            subjects=(person_subject(person_id),),
        )
        end_verifications(
            actor=actor, person_id=person_id, before=before.claim, after=clean, purpose=purpose
        )
        recheck(actor, person_id, reason=reason, purpose=purpose)
    return PersonRef(person_id)


def _move_on(person_id: UUID, claim: Claim, expected_revision: int) -> None:
    """Write the new claim if the record still stands at the revision that was seen."""
    born = PartialDate.parse(claim.birth_date)
    moved = Person.objects.filter(pk=person_id, revision=expected_revision).update(
        revision=expected_revision + 1,
        birth_date=claim.birth_date,
        birth_precision=born.precision.value,
        birth_earliest=born.earliest,
        birth_latest=born.latest,
        sex=claim.sex,
        nationality=claim.nationality,
    )
    if not moved:
        raise conflict(person_id)
