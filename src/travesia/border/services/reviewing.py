"""An officer says of one open stay past its last day whether it is to be followed up."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain.pairing import StayState
from travesia.border.domain.reviews import Said
from travesia.border.events import StayReviewed
from travesia.border.models import Stay, StayReview
from travesia.border.selectors.stays import exits_covered
from travesia.border.services.confirming import REASON_LENGTH, StayReceipt
from travesia.border.services.desk import authorize_at
from travesia.border.services.errors import BorderConflictError, BorderError, BorderNotFoundError
from travesia.core import clock
from travesia.core.events import Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.places import selectors as places
from travesia.places.domain import PostView


def review_stay(
    *,
    actor: Actor,
    stay_id: UUID,
    said: Said,
    seen_last_day: date,
    reason: str,
    purpose: Purpose,
) -> StayReceipt:
    """Keep an officer's word on an open stay; it holds for the last day that the officer saw.

    Only what was confirmed goes into letters and exports. Saying the same twice writes once. Raises
    BorderError without a reason or before the last day has passed, BorderConflictError when the
    stay has ended or its last day has moved, BorderNotFoundError, AccessDeniedError.
    """
    why = " ".join(reason.split())[:REASON_LENGTH]
    if not why:
        raise BorderError("border.reason_missing", _("Say why. Nothing was recorded."))
    with transaction.atomic():
        row = Stay.objects.select_for_update().filter(pk=stay_id).first()
        if row is None or row.entry_root is None:
            raise BorderNotFoundError("border.no_stay", _("There is no such stay."))
        post = places.post_by_code(row.entry_post)
        authorize_at(actor, "border.review_stay", post, purpose)
        _check(row, post, seen_last_day)
        before = StayReview.objects.filter(entry_root=row.entry_root).last()
        if before is not None and _same(before, said, row, why):
            return StayReceipt(before.entry_seq, repeated=True)
        return StayReceipt(_keep(row, said, why, actor=actor, purpose=purpose))


def _check(row: Stay, post: PostView, seen_last_day: date) -> None:
    if row.state != StayState.OPEN.value or row.last_day != seen_last_day:
        raise BorderConflictError(
            "border.stay_moved",
            _("The stay has changed since you looked. Nothing was recorded; look again."),
        )
    if seen_last_day >= clock.today(ZoneInfo(post.time_zone)):
        raise BorderError(
            "border.stay_within",
            _("The last day has not passed yet. Nothing was recorded."),
        )


def _same(before: StayReview, said: Said, row: Stay, why: str) -> bool:
    return (before.outcome, before.last_day, before.reason) == (said.value, row.last_day, why)


def _keep(row: Stay, said: Said, why: str, *, actor: Actor, purpose: Purpose) -> int:
    assert row.entry_root and row.last_day  # noqa: S101, PT018  # checked before
    review_id = new_id()
    receipt = journal.record(
        actor=actor,
        event=StayReviewed(
            review_id=review_id,
            stay_id=row.id,
            person_id=row.person_id,
            country=row.country,
            post=row.entry_post,
            outcome=said.value,
            last_day=row.last_day,
            rule=row.rule,
            exits_covered=exits_covered(row.country),
            reason=why,
        ),
        purpose=purpose,
        subjects=(Subject("person", row.person_id), Subject("crossing", row.entry_root)),
    )
    StayReview.objects.create(
        id=review_id,
        entry_root=row.entry_root,
        country=row.country,
        outcome=said.value,
        last_day=row.last_day,
        rule=row.rule,
        reason=why,
        reviewed_by=actor.id,
        reviewed_at=clock.now(),
        entry_seq=receipt.seq,
    )
    return receipt.seq
