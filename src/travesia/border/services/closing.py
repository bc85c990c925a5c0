"""Close a second-line case: by a person with an outcome, or with their decision at the desk."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import UUIDField
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import (
    CHOSEN_OUTCOMES,
    Act,
    InspectionState,
    SecondLineOutcome,
    is_decided,
)
from travesia.border.events import SecondLineClosed
from travesia.border.models import Inspection, SecondLineCase
from travesia.border.selectors.people_named import name_of_actor
from travesia.border.services.desk import (
    authorize_at,
    locked,
    step,
    subjects_of,
    took,
    zone_of,
)
from travesia.border.services.errors import (
    BorderConflictError,
    BorderError,
    BorderNotFoundError,
)
from travesia.core.events import Recorded, Subject
from travesia.core.kept_queries import KeptQuery
from travesia.journal import services as journal
from travesia.places import selectors as places


def close_case(
    *,
    actor: Actor,
    case_id: UUID,
    outcome: str,
    reason: str,
    purpose: Purpose = Purpose.SECOND_LINE_INSPECTION,
) -> int:
    """Close a case with what it came to and why; return the number of the entry.

    Only a person does: with `cleared` the traveller still waits for a decision at the desk; with
    the others the inspection is closed without a crossing. Raises BorderError without an outcome
    of the list or a reason, BorderConflictError when somebody closed it before.
    """
    if outcome not in CHOSEN_OUTCOMES:
        raise BorderError(
            "border.outcome_needed", _("No outcome chosen. The case is still open: choose one.")
        )
    why = " ".join(reason.split())[:500]
    if not why:
        raise BorderError(
            "border.closing_reason_needed",
            _("Say in a few words why the case is closed. It is still open."),
        )
    with transaction.atomic():
        row = _locked(case_id)
        authorize_at(actor, "border.work_second_line", places.post_by_code(row.post_code), purpose)
        if row.closed_at is not None:
            raise _closed_before(row)
        chosen = SecondLineOutcome(outcome)
        receipt = _close(row, chosen, why, actor=actor, purpose=purpose)
        if row.inspection_id is not None and chosen is not SecondLineOutcome.CLEARED:
            _close_inspection(row.inspection_id, why, actor=actor, receipt=receipt)
    return receipt.seq


def _locked(case_id: UUID) -> SecondLineCase:
    row = SecondLineCase.objects.select_for_update().filter(pk=case_id).first()
    if row is None:
        raise BorderNotFoundError("border.no_case", _("There is no such case."))
    return row


def _closed_before(row: SecondLineCase) -> BorderConflictError:
    at: datetime = row.closed_at or row.opened_at
    zone = zone_of(places.post_by_code(row.post_code))
    return BorderConflictError(
        "border.case_closed_before",
        _("%(officer)s has closed this case at %(time)s. Your text was not saved."),
        officer=name_of_actor(row.closed_by),
        time=at.astimezone(zone).strftime("%H:%M"),
    )


def _close(
    row: SecondLineCase,
    outcome: SecondLineOutcome,
    reason: str,
    *,
    actor: Actor,
    purpose: Purpose,
) -> Recorded:
    subject = Subject("second_line_case", row.id)
    receipt = journal.record(
        actor=actor,
        event=SecondLineClosed(
            case_id=row.id,
            inspection_id=row.inspection_id,
            post=row.post_code,
            country=row.country,
            outcome=outcome.value,
        ),
        purpose=purpose,
        subjects=(subject,) if row.inspection is None else subjects_of(row.inspection, subject),
    )
    row.outcome, row.closing_reason = outcome.value, reason
    row.closed_by, row.closed_at = actor.id, receipt.occurred_at
    row.save(update_fields=["outcome", "closing_reason", "closed_by", "closed_at"])
    return receipt


def _close_inspection(inspection_id: UUID, reason: str, *, actor: Actor, receipt: Recorded) -> None:
    """Close the inspection without a crossing, unless a decision ended it before."""
    inspection = locked(inspection_id)
    if is_decided(InspectionState(inspection.state)):
        return
    to = step(inspection, Act.CLOSE)
    took(inspection, Act.CLOSE, to, actor=actor, receipt=receipt, note=reason)


_OPEN_CASE = KeptQuery(
    lambda inspection: SecondLineCase.objects.select_for_update().filter(
        inspection_id=inspection, closed_at=None
    )[:1],
    inspection=UUIDField(),
)


def end_case_of(
    inspection: Inspection, outcome: SecondLineOutcome, *, actor: Actor, purpose: Purpose
) -> None:
    """Close the open case of an inspection on which a person has just decided, if there is one."""
    row = _OPEN_CASE.first(inspection=inspection.id)
    if row is not None:
        _close(row, outcome, "", actor=actor, purpose=purpose)
