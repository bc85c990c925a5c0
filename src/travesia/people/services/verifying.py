"""Establish identities: each check is a row and an entry, and standing follows from the checks."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import ConflictError, DomainError
from travesia.journal import services as journal
from travesia.people.domain import (
    Claim,
    ClaimField,
    Evidence,
    HeldDocument,
    Outcome,
    Standing,
    changed_fields,
    check_problems,
    is_missing,
    standing_of,
)
from travesia.people.events import IdentityChecked, VerificationEnded
from travesia.people.models import DocumentReport, Person, PersonDocument, PersonVerification
from travesia.people.selectors import person_subject, record_of, require
from travesia.people.services.registering import document_of


class ClaimConflictError(ConflictError):
    """Somebody else corrected the claim after it was read; nothing of either is lost."""


class VerificationError(DomainError):
    """A check of an identity cannot be recorded as it stands; `problems` lists the codes."""


def verify_identity(
    *,
    actor: Actor,
    person_id: UUID,
    means: Evidence,
    fields: Sequence[ClaimField],
    outcome: Outcome,
    reference: str,
    document: HeldDocument | None,
    expected_revision: int,
    purpose: Purpose,
    scope: Scope | None = None,
) -> Standing:
    """Record a check of an identity and return how the identity stands after it.

    `fields` are the parts of the claim that were checked, `document` the one they were checked
    against (on the record already), `reference` says where the evidence is, `expected_revision` is
    the revision the checker saw. A check that did not bear the claim out is recorded too. Raises
    VerificationError, DocumentNotHeldError, ClaimConflictError and PersonNotFoundError.
    """
    require(actor=actor, permission="people.verify", purpose=purpose, scope=scope)
    reference = reference.strip()
    problems = check_problems(means, fields, outcome, reference, has_document=document is not None)
    if problems:
        raise VerificationError(
            "people.check_not_recordable",
            _("The check cannot be recorded (%(problems)s). Nothing was changed."),
            problems=", ".join(problems),
        )
    with transaction.atomic():
        record_of(person_id)
        _still_at(person_id, expected_revision)
        held = None if document is None else document_of(person_id, document)
        if held is not None and outcome is Outcome.VERIFIED:
            _not_missing(held)
        row = PersonVerification.objects.create(
            person_id=person_id,
            means=means.value,
            document=held,
            fields=" ".join(part.value for part in ClaimField if part in fields),
            outcome=outcome.value,
            reference=reference,
            revision=expected_revision,
            verified_at=clock.now(),
            verified_by=actor.id,
        )
        standing = _settle(person_id)
        journal.record(
            actor=actor,
            event=_checked(row, standing),
            purpose=purpose.value,
            subjects=(person_subject(person_id),),
        )
    return standing


def end_verifications(
    *, actor: Actor, person_id: UUID, before: Claim, after: Claim, purpose: Purpose
) -> None:
    """End the checks that covered a part of the claim which was corrected; for `correct_claim`."""
    changed = changed_fields(before, after)
    rows = PersonVerification.objects.filter(person_id=person_id, ended_at__isnull=True)
    over = [row for row in rows if changed & set(row.view().fields)]
    if not over:
        return
    ids = [row.pk for row in over]
    PersonVerification.objects.filter(pk__in=ids).update(ended_at=clock.now())
    standing = _settle(person_id)
    journal.record(
        actor=actor,
        event=VerificationEnded(
            person_id, tuple(ids), tuple(sorted(part.value for part in changed)), standing.value
        ),
        purpose=purpose.value,
        subjects=(person_subject(person_id),),
    )


def conflict(person_id: UUID) -> ClaimConflictError:
    """Return the error for a record that moved on while somebody was writing."""
    return ClaimConflictError(
        "people.claim_changed_meanwhile",
        _(
            "Somebody corrected this record while you were writing. Your text was not saved: "
            "read the record again and compare."
        ),
        person_id=str(person_id),
    )


def _still_at(person_id: UUID, revision: int) -> None:
    """Hold the record still and see that it is the one that was checked."""
    rows = Person.objects.select_for_update().filter(pk=person_id, revision=revision)
    if rows.first() is None:
        raise conflict(person_id)


def _not_missing(held: PersonDocument) -> None:
    reports = [row.view() for row in DocumentReport.objects.filter(document=held)]
    if is_missing(reports, held.pk):
        raise VerificationError(
            "people.document_missing",
            _(
                "This document stands as lost or stolen, so it verifies nobody. Nothing was "
                "changed: if its holder has it back, report that first."
            ),
        )


def _settle(person_id: UUID) -> Standing:
    """Let the standing follow from the checks."""
    rows = PersonVerification.objects.filter(person_id=person_id)
    standing = standing_of(row.view() for row in rows)
    Person.objects.filter(pk=person_id).update(standing=standing.value)
    return standing


def _checked(row: PersonVerification, standing: Standing) -> IdentityChecked:
    return IdentityChecked(
        person_id=row.person_id,
        verification_id=row.id,
        means=row.means,
        document_id=row.document_id,
        fields=tuple(row.fields.split()),
        outcome=row.outcome,
        reference=row.reference,
        revision=row.revision,
        standing=standing.value,
    )
