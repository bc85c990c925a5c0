"""Write down which adult answers for a child on this journey, and take it back."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Childhood, Proof, childhood
from travesia.border.events import GuardianLinked, GuardianUnlinked
from travesia.border.models import GuardianLink, Inspection
from travesia.border.services.desk import authorize_at, locked, post_of, subjects_of
from travesia.border.services.errors import BorderError, BorderNotFoundError
from travesia.core import clock
from travesia.core.events import Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who answers for a child: somebody inspected in the same group, or somebody named, and why."""

    proof: Proof
    adult_id: UUID | None = None
    adult_name: str = ""
    adult_reason: str = ""
    proof_number: str = ""
    note: str = ""


def link_guardian(
    *,
    actor: Actor,
    child_id: UUID,
    guardian: Guardian,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> UUID:
    """Link an adult to a child of an inspection and return the link; nothing else follows from it.

    The prompt is answered, and the officer decides as before. Linking the same adult again returns
    the link there is. Raises BorderError when the adult is not in the group, may be a child, or is
    named without a reason, or when without a document nothing is noted.
    """
    with transaction.atomic():
        child = locked(child_id)
        authorize_at(actor, "border.inspect", post_of(child), purpose)
        adult = _checked(child, guardian)
        active = child.guardians.filter(ended_at=None)
        known = active.filter(adult=adult).first() if adult is not None else None
        if known is not None:
            return known.id
        link = GuardianLink.objects.create(
            id=new_id(),
            child=child,
            adult=adult,
            adult_name="" if adult else " ".join(guardian.adult_name.split())[:120],
            adult_reason="" if adult else " ".join(guardian.adult_reason.split())[:300],
            proof=guardian.proof.value,
            proof_number=guardian.proof_number.strip()[:40],
            note=" ".join(guardian.note.split())[:300],
            linked_by=actor.id,
            linked_at=clock.now(),
        )
        also = () if adult is None else (Subject("inspection", adult.id),)
        journal.record(
            actor=actor,
            event=GuardianLinked(
                link.id, child.id, None if adult is None else adult.id, guardian.proof.value
            ),
            purpose=purpose,
            subjects=subjects_of(child, *also),
        )
    return link.id


def _checked(child: Inspection, guardian: Guardian) -> Inspection | None:
    """Return the adult's inspection, None for somebody named; BorderError when it cannot be."""
    if guardian.proof is Proof.NONE and not guardian.note.strip():
        raise BorderError(
            "border.guardian_note_needed",
            _("No document was shown: note what you go by. Nothing was linked."),
        )
    if guardian.adult_id is None:
        if not guardian.adult_name.strip() or not guardian.adult_reason.strip():
            raise BorderError(
                "border.guardian_who",
                _(
                    "Choose an adult of the group, or name the adult and say why they are "
                    "not in it. Nothing was linked."
                ),
            )
        return None
    adult = _companion(child, guardian.adult_id)
    if childhood(adult.birth_date, adult.read_on) is Childhood.CHILD:
        raise BorderError(
            "border.guardian_is_child",
            _("By the date of birth this is a child too. Choose an adult. Nothing was linked."),
        )
    return adult


def _companion(child: Inspection, adult_id: UUID) -> Inspection:
    found = (
        Inspection.objects.filter(pk=adult_id, membership__group__members__inspection=child)
        .exclude(pk=child.pk)
        .first()
    )
    if found is None:
        raise BorderError(
            "border.guardian_not_in_group",
            _("This adult is not in the child's group: name them, and say why. Nothing linked."),
        )
    return found


def unlink_guardian(
    *, actor: Actor, link_id: UUID, purpose: Purpose = Purpose.BORDER_INSPECTION
) -> UUID:
    """End a link that was a mistake, and return the child's inspection; the row stays.

    Raises BorderNotFoundError for a link that is not there or has ended.
    """
    with transaction.atomic():
        link = (
            GuardianLink.objects.select_for_update(of=("self",))
            .filter(pk=link_id, ended_at=None)
            .first()
        )
        if link is None:
            raise BorderNotFoundError("border.no_guardian", _("There is no such link now."))
        authorize_at(actor, "border.inspect", post_of(link.child), purpose)
        link.ended_by, link.ended_at = actor.id, clock.now()
        link.save(update_fields=["ended_by", "ended_at"])
        journal.record(
            actor=actor,
            event=GuardianUnlinked(link.id, link.child_id),
            purpose=purpose,
            subjects=subjects_of(link.child),
        )
    return link.child_id
