"""Reading persons: by document, by likeness (ids only), and the one way to a record."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Prefetch, Q, UUIDField
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.core.kept_queries import KeptQuery
from travesia.core.locked import SECRET_COLUMNS
from travesia.journal import services as journal
from travesia.people.domain import (
    Candidate,
    Claim,
    HeldDocument,
    NameKind,
    PersonRef,
    PersonView,
    Reason,
    canonical,
    may_be_same_birth,
    number_key,
    state_key,
    strongest_first,
)
from travesia.people.models import (
    Person,
    PersonDocument,
    PersonName,
    PersonPhoto,
)
from travesia.screening import PartialDate, PartialDateError, name_key

#: What a look shows unless the caller says that it shows less.
RECORD_FIELDS = ("claim", "names", "documents")

#: Rows read for one question; more people of one name and birth date are not asked about.
_ROWS_PER_QUESTION = 50


class PersonNotFoundError(NotFoundError):
    """There is no such person, or the reader may not know that there is."""


def person_subject(person_id: UUID) -> Subject:
    """Return how journal entries name a person."""
    return Subject("person", person_id)


def require(*, actor: Actor, permission: str, purpose: Purpose, scope: Scope | None = None) -> None:
    """Ask the gate: in `scope` when the caller knows the place, else in any scope of the actor.

    A person's record belongs to the node and not to a post; the place that counts is where the
    reader stands, and the rooms above know it. Raises AccessDeniedError.
    """
    if scope is None:
        access.require_anywhere(actor=actor, permission=permission, purpose=purpose)
    else:
        access.authorize(actor=actor, permission=permission, scope=scope, purpose=purpose)


_HOLDERS = KeptQuery(
    lambda number, state: (
        PersonDocument.objects.filter(number_key=number, issuing_state=state)
        .order_by("-held_since", "-id")
        .values_list("person_id", flat=True)
    ),
    number=CharField(),
    state=CharField(),
)
_CLAIMED = KeptQuery(
    lambda person: (
        PersonName.objects.filter(person_id=person, kind=NameKind.CLAIMED.value)
        .select_related("person")
        .order_by()
    ),
    person=UUIDField(),
)


def find_by_document(*, issuing_state: str, number: str) -> tuple[PersonRef, ...]:
    """Return everybody who has shown this document, the latest holder first; ids only.

    The number is compared without fillers, spaces and marks. More than one holder is a question.
    """
    found = _HOLDERS(number=number_key(number), state=state_key(issuing_state))
    return tuple(PersonRef(person_id) for person_id in dict.fromkeys(found))


def candidates_for(
    *, claim: Claim, document: HeldDocument | None, limit: int = 5
) -> tuple[Candidate, ...]:
    """Return who may be the person at the desk, strongest reason first; ids and reasons only.

    The same document, or the same words in the name with a birth date that can be the same.
    Nothing is merged: a candidate is a question for an officer.
    """
    reasons: dict[UUID, list[Reason]] = {}
    if document is not None:
        for ref in find_by_document(issuing_state=document.issuing_state, number=document.number):
            reasons.setdefault(ref.id, []).append(Reason.SAME_DOCUMENT)
    for person_id, reason in _alike(canonical(claim)):
        known = reasons.setdefault(person_id, [])
        if reason not in known:
            known.append(reason)
    found = [Candidate(PersonRef(key), tuple(value)) for key, value in reasons.items()]
    return strongest_first(found)[:limit]


def access_person(
    *,
    actor: Actor,
    person_id: UUID,
    purpose: Purpose,
    fields: Sequence[str] = RECORD_FIELDS,
    reason: str = "",
    scope: Scope | None = None,
) -> PersonView:
    """Return a person's record and write down who looked, at what, why.

    `fields` names what the reader will see. Raises AccessDeniedError before anything is read and
    PersonNotFoundError when there is no such person.
    """
    require(actor=actor, permission="people.read", purpose=purpose, scope=scope)
    with transaction.atomic():
        view = record_of(person_id)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(person_subject(person_id),),
            fields=tuple(fields),
            reason=reason,
        )
    return view


def access_claim(
    *, actor: Actor, person_id: UUID, purpose: Purpose, more: Sequence[str] = ()
) -> Claim:
    """Return who a person claims to be, for a desk that compares, and write the look down.

    `more` names what else the reader will see of the person in the same act. Raises
    AccessDeniedError before anything is read and PersonNotFoundError.
    """
    require(actor=actor, permission="people.read", purpose=purpose)
    with transaction.atomic(savepoint=False):
        name = _CLAIMED.first(person=person_id)
        if name is None:
            raise _nobody(person_id)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(person_subject(person_id),),
            fields=("claim", *more),
        )
    return name.person.claim(name)


def birth_dates(person_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the birth dates that records claim, for services that compare many; no look.

    As text, whole or in part, empty where none is known.
    """
    rows = Person.objects.filter(pk__in=person_ids)
    return dict(rows.values_list("pk", "birth_date"))


def record_of(person_id: UUID) -> PersonView:
    """Return a person's record for this room's own services, which write their own entry."""
    photos = Prefetch("photos", PersonPhoto.objects.defer(*SECRET_COLUMNS))
    rows = Person.objects.prefetch_related(
        "names", "documents", "verifications", "document_reports", photos
    )
    person = rows.filter(pk=person_id).first()
    if person is None:
        raise _nobody(person_id)
    return person.view()


def _nobody(person_id: UUID) -> PersonNotFoundError:
    return PersonNotFoundError(
        "people.person_not_found",
        _("There is no person with this number here."),
        person_id=str(person_id),
    )


def _alike(claim: Claim) -> tuple[tuple[UUID, Reason], ...]:
    """Find persons of the same words in the name and a birth date that can be the same."""
    key = name_key(claim.primary, claim.secondary)[:200]
    try:
        born = PartialDate.parse(claim.birth_date)
    except PartialDateError:
        return ()
    if not key or born.earliest is None:
        return ()
    near = Q(person__birth_earliest__lte=born.latest, person__birth_latest__gte=born.earliest)
    swapped = born.swapped()
    if swapped is not None:
        near |= Q(person__birth_date=str(swapped))
    rows = (
        PersonName.objects.standing()
        .filter(near, key=key)
        .order_by("-person_id")
        .values_list("person_id", "person__birth_date")[:_ROWS_PER_QUESTION]
    )
    pairs = ((person_id, may_be_same_birth(str(born), other)) for person_id, other in rows)
    return tuple((person_id, reason) for person_id, reason in pairs if reason is not None)
