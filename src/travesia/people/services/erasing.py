"""Erase a person on request: rows, keys of photos, bodies of entries; the chain stays."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.errors import ConflictError
from travesia.journal import services as journal
from travesia.people.events import PersonErased
from travesia.people.models import (
    Person,
    PersonDocument,
    PersonName,
    PersonPhoto,
    PersonVerification,
)
from travesia.people.selectors import person_subject, record_of, require
from travesia.people.services.shredding import forget_persons, unreferenced


class PersonReferredToError(ConflictError):
    """Something else on the node still refers to the person, and has a period of its own."""


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """What an erasure took away, in counts."""

    names: int
    documents: int
    photos: int
    verifications: int
    bodies: int
    """Bodies of journal entries; the entries and their chain stay."""


def erase_person(
    *,
    actor: Actor,
    person_id: UUID,
    reason: str,
    purpose: Purpose = Purpose.DATA_PROTECTION,
    scope: Scope | None = None,
) -> ErasedPerson:
    """Erase a person's record and what the journal says about them, as the law grants it to them.

    Nothing goes while a hold is on the person (JournalError) or a crossing or an answer refers to
    them (PersonReferredToError): those have periods of their own. The entry that remains names the
    id and counts alone, so that the erasure can be repeated on a restored backup. Raises
    AccessDeniedError and PersonNotFoundError.
    """
    require(actor=actor, permission="people.erase", purpose=purpose, scope=scope)
    with transaction.atomic():
        record_of(person_id)
        _nothing_refers(person_id)
        bodies = journal.erase_subject(
            actor=actor, subject=person_subject(person_id), reason=reason.strip()
        )
        erased = _counted(person_id, bodies)
        forget_persons([person_id])
        journal.record(
            actor=actor,
            event=PersonErased(
                person_id=person_id,
                reason=reason.strip(),
                names=erased.names,
                documents=erased.documents,
                photos=erased.photos,
                verifications=erased.verifications,
                bodies=erased.bodies,
            ),
            purpose=purpose.value,
        )
    return erased


def _nothing_refers(person_id: UUID) -> None:
    if not unreferenced(Person.objects.filter(pk=person_id)).exists():
        raise PersonReferredToError(
            "people.person_referred_to",
            _(
                "Nothing was erased: a crossing or an answer still refers to this person. They "
                "have periods of their own and go first."
            ),
            person_id=str(person_id),
        )


def _counted(person_id: UUID, bodies: int) -> ErasedPerson:
    return ErasedPerson(
        names=PersonName.objects.filter(person_id=person_id).count(),
        documents=PersonDocument.objects.filter(person_id=person_id).count(),
        photos=PersonPhoto.objects.filter(person_id=person_id).count(),
        verifications=PersonVerification.objects.filter(person_id=person_id).count(),
        bodies=bodies,
    )
