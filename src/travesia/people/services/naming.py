"""Names beside the claimed one: as in a document, married, at birth, alias, in their own script."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import DomainError, NotFoundError
from travesia.journal import services as journal
from travesia.people.domain import HeldDocument, NameKind, NewName, name_problems
from travesia.people.events import NameAdded, NameWithdrawn
from travesia.people.models import PersonName
from travesia.people.selectors import person_subject, record_of, require
from travesia.people.services.registering import document_of
from travesia.screening import PartialDate, name_key, script_of


class NameRefusedError(DomainError):
    """A name cannot be added or withdrawn as it stands; `problems` lists the codes."""


class NameNotFoundError(NotFoundError):
    """There is no such name on this record."""


def add_name(
    *,
    actor: Actor,
    person_id: UUID,
    name: NewName,
    document: HeldDocument | None = None,
    reason: str = "",
    purpose: Purpose,
    scope: Scope | None = None,
) -> int:
    """Add a name beside the claimed one and return its id; the same name twice stays one.

    The spelling is kept as it came; its script is read off it. `document` is the one that carries
    it, on the record already. From then on the person is found by this name too. Raises
    NameRefusedError, DocumentNotHeldError and PersonNotFoundError.
    """
    require(actor=actor, permission="people.correct", purpose=purpose, scope=scope)
    row = _row(person_id, name)
    with transaction.atomic():
        record_of(person_id)
        row.document = None if document is None else document_of(person_id, document)
        known = _same(row)
        if known is not None:
            return known
        row.save()
        journal.record(
            actor=actor,
            event=_added(row, reason),
            purpose=purpose.value,
            subjects=(person_subject(person_id),),
        )
    return int(row.pk)


def withdraw_name(
    *,
    actor: Actor,
    person_id: UUID,
    name_id: int,
    reason: str,
    purpose: Purpose,
    scope: Scope | None = None,
) -> bool:
    """Take a name back that is not the person's; tell whether it still stood.

    The row stays, and nobody is found by it any more. The claimed name is corrected, not withdrawn.
    Raises NameNotFoundError and NameRefusedError.
    """
    require(actor=actor, permission="people.correct", purpose=purpose, scope=scope)
    with transaction.atomic():
        row = PersonName.objects.filter(pk=name_id, person_id=person_id).first()
        if row is None:
            raise NameNotFoundError(
                "people.name_not_found", _("There is no such name on this record.")
            )
        if row.kind == NameKind.CLAIMED:
            raise NameRefusedError(
                "people.name_is_claimed",
                _("This is the name the person claims. Correct the claim; it cannot be withdrawn."),
            )
        standing = PersonName.objects.standing().filter(pk=name_id)
        if not standing.update(withdrawn_at=clock.now()):
            return False
        journal.record(
            actor=actor,
            event=NameWithdrawn(person_id, name_id, row.kind, reason.strip()),
            purpose=purpose.value,
            subjects=(person_subject(person_id),),
        )
    return True


def _row(person_id: UUID, name: NewName) -> PersonName:
    problems = name_problems(name)
    if problems:
        raise NameRefusedError(
            "people.name_not_recordable",
            _("The name cannot be recorded (%(problems)s). Nothing was changed."),
            problems=", ".join(problems),
        )
    return PersonName(
        person_id=person_id,
        kind=name.kind.value,
        script=script_of(name.primary + name.secondary),
        primary=" ".join(name.primary.split()),
        secondary=" ".join(name.secondary.split()),
        key=name_key(name.primary, name.secondary)[:200],
        valid_from=str(PartialDate.parse(name.valid_from)),
        valid_until=str(PartialDate.parse(name.valid_until)),
    )


def _same(row: PersonName) -> int | None:
    """Return the id of the very same name that stands on the record, if there is one."""
    alike = PersonName.objects.standing().filter(
        person_id=row.person_id,
        kind=row.kind,
        primary=row.primary,
        secondary=row.secondary,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        document=row.document,
    )
    return alike.values_list("pk", flat=True).first()


def _added(row: PersonName, reason: str) -> NameAdded:
    return NameAdded(
        person_id=row.person_id,
        name_id=row.pk,
        name_kind=row.kind,
        script=row.script,
        primary=row.primary,
        secondary=row.secondary,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        document_id=row.document_id,
        reason=reason.strip(),
    )
