"""Correct a crossing: a new entry takes the place of the wrong one; both stay readable."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Direction, local_month
from travesia.border.events import CrossingCorrected
from travesia.border.models import Crossing
from travesia.border.selectors.people_named import name_of_actor
from travesia.border.services.authorised import follow_entry
from travesia.border.services.checking import Correction, check, same
from travesia.border.services.deciding import CrossingReceipt
from travesia.border.services.desk import authorize_at, row_of, zone_of
from travesia.border.services.errors import BorderConflictError, BorderNotFoundError
from travesia.border.services.tallying import tally_correction
from travesia.border.services.travelling import recheck_travel
from travesia.core import clock
from travesia.core.events import Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.places import selectors as places
from travesia.places.domain import PostView

TRAITS = (
    *("month", "post", "country", "direction", "mode"),
    *("nationality", "sex", "age_group", "outcome"),
)


def correct_crossing(
    *,
    actor: Actor,
    crossing_id: UUID,
    seen_version: int,
    correction: Correction,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> CrossingReceipt:
    """Record how a crossing should have been recorded; the wrong entry stays, superseded.

    `seen_version` is the version the officer had on the screen. When somebody corrected it in the
    meantime, BorderConflictError says who saved what and nothing is recorded: the form still holds
    the second officer's text. Questions about impossible travel, and the entry counted on an
    authorisation, are brought in line with it.
    """
    try:
        with transaction.atomic():
            return _correct(actor, crossing_id, seen_version, correction, purpose)
    except IntegrityError as error:
        # Two corrections reached the database together: one row of a version can exist.
        raise conflict(_newest_of(crossing_id)) from error


def _correct(
    actor: Actor, crossing_id: UUID, seen_version: int, correction: Correction, purpose: Purpose
) -> CrossingReceipt:
    newest = _newest_of(crossing_id)
    post = places.post_by_code(newest.post_code)
    authorize_at(actor, "border.correct_crossing", post, purpose)
    if newest.version != seen_version:
        if newest.recorded_by == actor.id and same(newest, correction):
            return CrossingReceipt(newest.id, newest.entry_seq, newest.occurred_at, repeated=True)
        raise conflict(newest)
    check(newest, correction)
    return _supersede(newest, post, actor=actor, correction=correction, purpose=purpose)


def _newest_of(crossing_id: UUID) -> Crossing:
    seen = Crossing.objects.filter(pk=crossing_id).first()
    if seen is None:
        raise BorderNotFoundError("border.no_crossing", _("There is no such crossing."))
    return Crossing.objects.filter(root=seen.root).order_by("-version")[0]


def conflict(newest: Crossing) -> BorderConflictError:
    """Return the error that tells the second officer who saved what."""
    zone = zone_of(places.post_by_code(newest.post_code))
    return BorderConflictError(
        "border.corrected_meanwhile",
        _(
            "%(officer)s corrected this crossing at %(time)s (version %(version)s): "
            "%(reason)s. Your text was not saved and is kept below; compare it with "
            "what stands now."
        ),
        officer=name_of_actor(newest.recorded_by),
        time=newest.recorded_at.astimezone(zone).strftime("%H:%M"),
        version=newest.version,
        reason=newest.correction_reason,
    )


def traits_in(crossing: Crossing) -> dict[str, str]:
    """Return what a row of the log counts as."""
    return {
        name: str(getattr(crossing, "post_code" if name == "post" else name)) for name in TRAITS
    }


def _supersede(
    old: Crossing, post: PostView, *, actor: Actor, correction: Correction, purpose: Purpose
) -> CrossingReceipt:
    moment, crossing_id = clock.now(), new_id()
    before = traits_in(old)
    after = before | {
        "month": local_month(correction.occurred_at, zone_of(post)),
        "direction": correction.direction.value,
        "nationality": correction.nationality,
        "sex": correction.sex,
    }
    receipt = journal.record(
        actor=actor,
        event=CrossingCorrected(
            crossing_id=crossing_id,
            superseded_id=old.id,
            person_id=old.person_id,
            before=before,
            after=after,
            reason=correction.reason.strip()[:500],
        ),
        purpose=purpose,
        subjects=(
            Subject("crossing", crossing_id),
            Subject("crossing", old.id),
            Subject("person", old.person_id),
        ),
        occurred_at=moment,
    )
    new = _new_version(old, crossing_id, correction, after)
    new.recorded_at, new.recorded_by, new.entry_seq = moment, actor.id, receipt.seq
    new.save(force_insert=True)
    follow_entry(old, new, actor=actor, purpose=purpose)
    tally_correction(old, new)
    recheck_travel(old, new)
    return CrossingReceipt(crossing_id, receipt.seq, new.occurred_at)


def _lag(old: Crossing, occurred_at: datetime) -> int | None:
    """Return how long after the corrected time the movement was first recorded, in seconds."""
    if old.lag_seconds is None:
        return None
    return old.lag_seconds + int((old.occurred_at - occurred_at).total_seconds())


def _granted(old: Crossing, correction: Correction) -> dict[str, Any]:
    """Return what an officer granted with the entry; an exit has no days."""
    if correction.direction is not Direction.ENTRY:
        return {}
    return {"days_granted": old.days_granted, "days_reason": old.days_reason}


def _new_version(
    old: Crossing, crossing_id: UUID, correction: Correction, traits: Mapping[str, str]
) -> Crossing:
    return Crossing(
        id=crossing_id,
        client_nonce=crossing_id,
        inspection_id=old.inspection_id,
        person_id=old.person_id,
        occurred_at=correction.occurred_at,
        purpose_of_travel=correction.purpose_of_travel,
        conveyance=correction.conveyance.strip()[:60],
        ground=old.ground,
        **_granted(old, correction),
        second_line=old.second_line,
        issuing_state=old.issuing_state,
        document_number=old.document_number,
        document_code=old.document_code,
        root=old.root,
        version=old.version + 1,
        supersedes=old,
        correction_reason=correction.reason.strip()[:500],
        origin=old.origin,
        source=old.source,
        handled_seconds=old.handled_seconds,
        lag_seconds=_lag(old, correction.occurred_at),
        **row_of(dict(traits)),
    )
