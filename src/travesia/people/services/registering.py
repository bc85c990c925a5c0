"""Register persons and the documents they show, one at a desk or many in a batch."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import bulk, clock
from travesia.core.errors import DomainError, NotFoundError
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.journal.domain import NewEntry
from travesia.people.domain import (
    Claim,
    HeldDocument,
    NameKind,
    PersonRef,
    canonical,
    document_problems,
    number_key,
    problems_of,
    state_key,
)
from travesia.people.events import DocumentHeld, PersonRegistered
from travesia.people.models import Person, PersonDocument, PersonName
from travesia.people.selectors import person_subject, record_of, require
from travesia.people.services.comparing import ask_about
from travesia.people.services.comparing_soon import compare_soon
from travesia.screening import PartialDate, name_key, script_of

Row = tuple[Claim, HeldDocument | None]


class ClaimError(DomainError):
    """A claim or a document cannot be recorded as it stands; `problems` lists the codes."""


class DocumentNotHeldError(NotFoundError):
    """The document is not on this person's record."""


def register_person(
    *,
    actor: Actor,
    claim: Claim,
    document: HeldDocument | None,
    purpose: Purpose,
    scope: Scope | None = None,
) -> PersonRef:
    """Register one person as they claim to be, with the document they show, if any.

    Somebody known who may be the same person, or who showed the same document, becomes a question
    in the queue, behind the answer where somebody waits for one; the registration stands whatever
    comes of it. Raises ClaimError when the claim cannot be recorded.
    """
    require(actor=actor, permission="people.register", purpose=purpose, scope=scope)
    with transaction.atomic():
        made = _register(actor, [(claim, document)], purpose)[0]
        compare_soon(actor, made.id, purpose)
    return made


def register_many(
    *,
    actor: Actor,
    rows: Sequence[Row],
    purpose: Purpose,
    scope: Scope | None = None,
) -> tuple[PersonRef, ...]:
    """Register many persons in one transaction and return their references in the same order.

    Raises ClaimError for the first row that cannot be recorded (fact `row`, from 0); then none is.
    """
    require(actor=actor, permission="people.register", purpose=purpose, scope=scope)
    with transaction.atomic():
        return _register(actor, rows, purpose)


def hold_document(
    *,
    actor: Actor,
    person_id: UUID,
    document: HeldDocument,
    purpose: Purpose,
    scope: Scope | None = None,
) -> bool:
    """Add a document to a person's record; tell whether it was new to it.

    A document that is on the record already changes nothing and writes no entry. Raises
    PersonNotFoundError and ClaimError.
    """
    require(actor=actor, permission="people.register", purpose=purpose, scope=scope)
    _check_document(document, row=0)
    with transaction.atomic():
        record_of(person_id)
        row = _document_row(person_id, document, clock.now())
        held, new = PersonDocument.objects.get_or_create(
            person_id=person_id,
            issuing_state=row.issuing_state,
            number_key=row.number_key,
            defaults={
                "id": row.id,
                "document_code": row.document_code,
                "number": row.number,
                "expires_on": row.expires_on,
                "optional_data": row.optional_data,
                "mrz": row.mrz,
                "held_since": row.held_since,
            },
        )
        if new:
            journal.record(
                actor=actor,
                event=_held(held),
                purpose=purpose.value,
                subjects=(person_subject(person_id),),
            )
            ask_about(actor, person_id, purpose)
    return new


def document_of(person_id: UUID, document: HeldDocument) -> PersonDocument:
    """Return a document's row on a person's record; DocumentNotHeldError if it is not there."""
    row = PersonDocument.objects.filter(
        person_id=person_id,
        issuing_state=state_key(document.issuing_state),
        number_key=number_key(document.number),
    ).first()
    if row is None:
        raise DocumentNotHeldError(
            "people.document_not_held",
            _("This document is not on the person's record. Add it first; nothing was changed."),
            person_id=str(person_id),
        )
    return row


def checked(claim: Claim, *, row: int = 0) -> Claim:
    """Return the claim in canonical form, or raise ClaimError with the codes of its problems."""
    clean = canonical(claim)
    problems = problems_of(clean, today=clock.latest_day(clock.now()))
    if problems:
        raise ClaimError(
            "people.claim_not_recordable",
            _("The claim cannot be recorded (%(problems)s). Nothing was changed."),
            problems=", ".join(problems),
            row=row,
        )
    return clean


def name_row(person_id: UUID, claim: Claim, kind: NameKind) -> PersonName:
    """Make the row of a claim's name; the key is folded and cut, the name is kept as written."""
    return PersonName(
        person_id=person_id,
        kind=kind.value,
        script=script_of(claim.primary + claim.secondary),
        primary=claim.primary,
        secondary=claim.secondary,
        key=name_key(claim.primary, claim.secondary)[:200],
    )


def _register(actor: Actor, rows: Sequence[Row], purpose: Purpose) -> tuple[PersonRef, ...]:
    moment = clock.now()
    people, names, documents, entries = [], [], [], []
    for place, (claim, document) in enumerate(rows):
        clean = checked(claim, row=place)
        person = _person_row(clean, moment)
        name = name_row(person.id, clean, NameKind.CLAIMED)
        held = None
        if document is not None:
            _check_document(document, row=place)
            held = _document_row(person.id, document, moment)
            documents.append(held)
        people.append(person)
        names.append(name)
        entries.append(_entry(person, name, held, purpose))
    bulk.insert(people)
    bulk.insert(names)
    bulk.insert(documents)
    journal.record_many(actor=actor, entries=entries)
    return tuple(PersonRef(person.id) for person in people)


def _person_row(claim: Claim, moment: datetime) -> Person:
    born = PartialDate.parse(claim.birth_date)
    return Person(
        id=new_id(),
        registered_at=moment,
        birth_date=claim.birth_date,
        birth_precision=born.precision.value,
        birth_earliest=born.earliest,
        birth_latest=born.latest,
        sex=claim.sex,
        nationality=claim.nationality,
    )


def _document_row(person_id: UUID, document: HeldDocument, moment: datetime) -> PersonDocument:
    return PersonDocument(
        id=new_id(),
        person_id=person_id,
        document_code=document.document_code.strip().upper().rstrip("<"),
        issuing_state=state_key(document.issuing_state),
        number=document.number.strip(),
        number_key=number_key(document.number),
        expires_on=document.expires_on,
        optional_data=document.optional_data,
        mrz=document.mrz,
        held_since=moment,
    )


def _check_document(document: HeldDocument, *, row: int) -> None:
    problems = document_problems(document)
    if problems:
        raise ClaimError(
            "people.document_not_recordable",
            _("The document cannot be recorded (%(problems)s). Nothing was changed."),
            problems=", ".join(problems),
            row=row,
        )


def _entry(
    person: Person, name: PersonName, held: PersonDocument | None, purpose: Purpose
) -> NewEntry:
    event = PersonRegistered(
        person_id=person.id,
        primary=name.primary,
        secondary=name.secondary,
        script=name.script,
        birth_date=person.birth_date,
        sex=person.sex,
        nationality=person.nationality,
        document_id=held.id if held else None,
        document_code=held.document_code if held else "",
        issuing_state=held.issuing_state if held else "",
        number=held.number if held else "",
        expires_on=held.expires_on if held else None,
        optional_data=held.optional_data if held else "",
        mrz=held.mrz if held else "",
    )
    return NewEntry(event=event, purpose=purpose.value, subjects=(person_subject(person.id),))


def _held(row: PersonDocument) -> DocumentHeld:
    return DocumentHeld(
        person_id=row.person_id,
        document_id=row.id,
        document_code=row.document_code,
        issuing_state=row.issuing_state,
        number=row.number,
        expires_on=row.expires_on,
        optional_data=row.optional_data,
        mrz=row.mrz,
    )
