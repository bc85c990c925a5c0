"""An officer says whether an exit with another document ends the stay of an entry."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain.pairing import StayState
from travesia.border.events import StayDocumentAnswered
from travesia.border.models import Crossing, Stay, StayConfirmation
from travesia.border.services.desk import authorize_at
from travesia.border.services.errors import BorderConflictError, BorderError, BorderNotFoundError
from travesia.border.services.settling import settle
from travesia.core import clock
from travesia.core.events import Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.places import selectors as places

REASON_LENGTH = 500


@dataclass(frozen=True, slots=True)
class StayReceipt:
    """The number people quote for what was said of a stay."""

    number: int
    #: The same had been said before: nothing was written.
    repeated: bool = False


def answer_stay_document(
    *,
    actor: Actor,
    stay_id: UUID,
    exit_root: UUID,
    same_traveller: bool,
    reason: str,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> StayReceipt:
    """Say whether the traveller who left with another document is the one who had entered.

    Until somebody does, the two movements are no stay and nothing is said of its length. The stays
    are made anew at once. Saying the same twice writes once. Raises BorderError without a reason,
    BorderConflictError when the two movements stand together no longer, BorderNotFoundError,
    AccessDeniedError.
    """
    why = " ".join(reason.split())[:REASON_LENGTH]
    if not why:
        raise BorderError("border.reason_missing", _("Say why. Nothing was recorded."))
    with transaction.atomic():
        entry, left = _ends(stay_id, exit_root)
        post = places.post_by_code(left.post_code)
        authorize_at(actor, "border.confirm_stay", post, purpose)
        before = _said(stay_id, exit_root)
        if before is not None and before.same_traveller == same_traveller:
            return StayReceipt(before.entry_seq, repeated=True)
        if before is None and not _waits(stay_id, exit_root):
            raise BorderConflictError(
                "border.stay_not_asked",
                _("The two crossings stand together no longer. Nothing was recorded; look again."),
            )
        number = _keep(entry, left, same_traveller, why, actor=actor, purpose=purpose)
        settle({entry.person_id, left.person_id})
    return StayReceipt(number)


def _ends(stay_id: UUID, exit_root: UUID) -> tuple[Crossing, Crossing]:
    rows = {
        row.root: row for row in Crossing.objects.current().filter(root__in=[stay_id, exit_root])
    }
    if stay_id not in rows or exit_root not in rows:
        raise BorderNotFoundError("border.no_stay", _("There is no such stay."))
    return rows[stay_id], rows[exit_root]


def _said(entry_root: UUID, exit_root: UUID) -> StayConfirmation | None:
    return StayConfirmation.objects.filter(entry_root=entry_root, exit_root=exit_root).last()


def _waits(stay_id: UUID, exit_root: UUID) -> bool:
    rows = Stay.objects.select_for_update().filter(
        pk=stay_id, exit_root=exit_root, state=StayState.TO_CONFIRM.value
    )
    return rows.first() is not None


def _keep(
    entry: Crossing,
    left: Crossing,
    same_traveller: bool,
    reason: str,
    *,
    actor: Actor,
    purpose: Purpose,
) -> int:
    answer_id = new_id()
    persons = tuple(dict.fromkeys((entry.person_id, left.person_id)))
    receipt = journal.record(
        actor=actor,
        event=StayDocumentAnswered(
            answer_id=answer_id,
            entry_root=entry.root,
            exit_root=left.root,
            persons=persons,
            country=entry.country,
            same_traveller=same_traveller,
            reason=reason,
        ),
        purpose=purpose,
        subjects=(
            Subject("crossing", entry.id),
            Subject("crossing", left.id),
            *(Subject("person", one) for one in persons),
        ),
    )
    StayConfirmation.objects.create(
        id=answer_id,
        entry_root=entry.root,
        exit_root=left.root,
        same_traveller=same_traveller,
        reason=reason,
        answered_by=actor.id,
        answered_at=clock.now(),
        entry_seq=receipt.seq,
    )
    return receipt.seq
