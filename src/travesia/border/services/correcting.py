"""Correct a crossing: a new entry takes the place of the wrong one; both stay readable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Direction, Outcome, local_month
from travesia.border.events import CrossingCorrected
from travesia.border.models import Crossing
from travesia.border.selectors.people_named import name_of_actor
from travesia.border.services.deciding import CrossingReceipt, row_of
from travesia.border.services.desk import authorize_at, zone_of
from travesia.border.services.errors import BorderConflictError, BorderError, BorderNotFoundError
from travesia.core import clock
from travesia.core.events import Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.places import selectors as places
from travesia.places.domain import PostView
from travesia.vocab import is_nationality, term

#: How far before the time on record a correction may lie; further back is a slip of the year.
FURTHEST_BACK = timedelta(days=366)

TRAITS = (
    *("month", "post", "country", "direction", "mode"),
    *("nationality", "sex", "age_group", "outcome"),
)


@dataclass(frozen=True, slots=True)
class Correction:
    """How the crossing should have been recorded, and why it was not."""

    direction: Direction
    occurred_at: datetime
    purpose_of_travel: str
    conveyance: str
    nationality: str
    sex: str
    reason: str


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
    the second officer's text.
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
        if newest.recorded_by == actor.id and _same(newest, correction):
            return CrossingReceipt(newest.id, newest.entry_seq, newest.occurred_at, repeated=True)
        raise conflict(newest)
    _check(newest, correction)
    return _supersede(newest, post, actor=actor, correction=correction, purpose=purpose)


def _newest_of(crossing_id: UUID) -> Crossing:
    seen = Crossing.objects.filter(pk=crossing_id).first()
    if seen is None:
        raise BorderNotFoundError("border.no_crossing", _("There is no such crossing."))
    return Crossing.objects.filter(root=seen.root).order_by("-version")[0]


def _same(crossing: Crossing, wanted: Correction) -> bool:
    return (
        crossing.direction == wanted.direction
        and crossing.occurred_at == wanted.occurred_at
        and crossing.purpose_of_travel == wanted.purpose_of_travel
        and crossing.conveyance == wanted.conveyance
        and crossing.nationality == wanted.nationality
        and crossing.sex == wanted.sex
    )


def _check(crossing: Crossing, wanted: Correction) -> None:
    if crossing.outcome == Outcome.REFUSED:
        raise BorderError(
            "border.refusal_not_corrected",
            _("Entry was refused: nobody crossed, so there is no crossing to correct."),
        )
    if not wanted.reason.strip():
        raise BorderError(
            "border.correction_reason_needed",
            _("Say why the entry is corrected. Everything you typed is kept below."),
        )
    if wanted.occurred_at > clock.now():
        raise BorderError("border.time_in_the_future", _("This time has not come yet."))
    if wanted.occurred_at < crossing.occurred_at - FURTHEST_BACK:
        raise BorderError(
            "border.time_long_past",
            _("This time lies more than a year before the one recorded. Look at the year again."),
        )
    if wanted.nationality and not is_nationality(wanted.nationality):
        raise BorderError("border.unknown_nationality", _("This nationality is not in the list."))
    if wanted.purpose_of_travel and term("purposes", wanted.purpose_of_travel) is None:
        raise BorderError("border.unknown_purpose", _("This purpose of travel is not in the list."))
    if _same(crossing, wanted):
        raise BorderError("border.nothing_changed", _("Nothing differs from what is recorded."))


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
    return CrossingReceipt(crossing_id, receipt.seq, new.occurred_at)


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
        second_line=old.second_line,
        issuing_state=old.issuing_state,
        document_number=old.document_number,
        root=old.root,
        version=old.version + 1,
        supersedes=old,
        correction_reason=correction.reason.strip()[:500],
        **row_of(dict(traits)),
    )
