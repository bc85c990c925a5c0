"""Reading activities; nothing here says who was there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.programme.domain.activities import (
    ActivityKind,
    ActivityState,
    ActivityTopic,
    Modality,
)
from travesia.programme.domain.activity_views import ActivityView, EvidenceView
from travesia.programme.models import Activity, EvidenceFile


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which activities are asked for; what is empty asks for all."""

    country: str = ""
    kind: str = ""
    outcome: str = ""
    state: str = ""
    first: date | None = None
    last: date | None = None
    words: str = ""
    thread: str = ""


def activities(wanted: Wanted | None = None) -> Sequence[ActivityView]:
    """Return activities, newest first."""
    rows = rows_wanted(wanted or Wanted())
    return [activity_view(row) for row in rows]


def activity(activity_id: UUID) -> ActivityView:
    """Return one activity; NotFoundError (`programme.no_such_activity`)."""
    return activity_view(find_activity_row(activity_id))


def activity_by_reference(reference: str) -> ActivityView | None:
    """Return the activity with a reference, or None."""
    row = _read().filter(reference=reference).first()
    return None if row is None else activity_view(row)


def evidence_of(activity_id: UUID) -> tuple[EvidenceView, ...]:
    """Return the files of an activity, oldest first."""
    rows = EvidenceFile.objects.filter(activity_id=activity_id).defer("content")
    return tuple(
        EvidenceView(row.pk, row.name, row.media, row.size, row.sha256, row.added_at)
        for row in rows
    )


def evidence_content(file_id: UUID) -> tuple[EvidenceView, bytes]:
    """Return a file with its content; NotFoundError (`programme.no_such_file`)."""
    row = EvidenceFile.objects.filter(pk=file_id).first()
    if row is None:
        raise NotFoundError("programme.no_such_file", _("There is no such file."))
    view = EvidenceView(row.pk, row.name, row.media, row.size, row.sha256, row.added_at)
    return view, bytes(row.content)


def find_activity_row(activity_id: UUID, *, lock: bool = False) -> Activity:
    """Return the row of an activity; NotFoundError (`programme.no_such_activity`)."""
    rows = _read()
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=activity_id).first()
    if row is None:
        raise NotFoundError("programme.no_such_activity", _("There is no such activity."))
    return row


def rows_wanted(wanted: Wanted) -> QuerySet[Activity]:
    """Return the rows that are asked for."""
    rows = _read()
    if wanted.country:
        rows = rows.filter(places__country_id=wanted.country)
    for name in ("kind", "outcome", "state"):
        value = getattr(wanted, name)
        if value:
            rows = rows.filter(**{name: value})
    if wanted.first is not None:
        rows = rows.filter(ends_on__gte=wanted.first)
    if wanted.last is not None:
        rows = rows.filter(ends_on__lte=wanted.last)
    if wanted.thread:
        rows = rows.filter(thread__code=wanted.thread)
    for word in wanted.words.split()[:6]:
        rows = rows.filter(title__icontains=word)
    return rows


def _read() -> QuerySet[Activity]:
    return Activity.objects.select_related("thread").prefetch_related("places", "partners")


def activity_view(row: Activity) -> ActivityView:
    """Return an activity as a value."""
    is_open = row.sign_in_until is not None and row.sign_in_until > clock.now()
    return ActivityView(
        id=row.pk,
        reference=row.reference,
        title=row.title,
        kind=ActivityKind(row.kind),
        topic=ActivityTopic(row.topic),
        outcome=row.outcome,
        state=ActivityState(row.state),
        modality=Modality(row.modality),
        begins_on=row.begins_on,
        ends_on=row.ends_on,
        countries=tuple(one.country_id for one in row.places.all()),
        place=row.place,
        partners=tuple(one.name for one in row.partners.all()),
        languages=tuple(row.languages),
        donor=row.donor,
        cost_share=row.cost_share,
        thread=row.thread.code if row.thread else "",
        note=row.note,
        quantity=row.quantity,
        sign_in=(row.sign_in or "") if is_open else "",
        sign_in_until=row.sign_in_until,
    )
