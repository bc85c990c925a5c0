"""The queue of permit officers, and one application of it; each look is written down."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from travesia.access.domain import Actor, Purpose
from travesia.core import clock, encryption
from travesia.credentials.domain.evisa import (
    EXAMINATIONS,
    IN_QUEUE,
    ApplicationState,
    ApplicationView,
    Offer,
    Queue,
    QueueLine,
    answer_due,
)
from travesia.credentials.models import (
    Application,
    ApplicationQuestion,
    ApplicationUpload,
    Payment,
)
from travesia.credentials.selectors.evisa.book import version_of
from travesia.credentials.selectors.evisa.owing import other_amounts, owing
from travesia.credentials.selectors.evisa.rows import (
    DECIDE,
    age_here,
    application_of,
    application_subject,
    application_view,
    applications_in_reach,
    no_application,
)
from travesia.credentials.selectors.rows import require
from travesia.journal import services as journal

#: What a look at the queue and at one application shows.
QUEUE_FIELDS = ("reference", "offer", "nationality", "state", "arrival")
APPLICATION_FIELDS = ("holder", "contact", "purpose", "address", "state", "questions", "payments")


@dataclass(frozen=True, slots=True)
class Opened:
    """One application before an officer."""

    view: ApplicationView
    offer: Offer | None
    """The version it was made under; None where no book here knows it any more."""
    nationality: str
    others: int
    """Other applications for the same travel document that the reader may know of."""
    examined: tuple[str, ...]
    """What rooms above had to say."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A document that was handed in, opened for a look that is written down."""

    application_id: UUID
    media_type: str
    content: bytes = field(repr=False)


def queue(
    *,
    actor: Actor,
    purpose: Purpose = Purpose.AUTHORISATION,
    state: ApplicationState | None = None,
    owed: bool = False,
    start: int = 0,
    limit: int = 50,
) -> Queue:
    """Return a page of applications, longest waiting first; without a state what is in the queue.

    `owed` chooses those for which money has to be returned, in whatever state they are. The look is
    written down. Raises AccessDeniedError.
    """
    require(actor=actor, permission=DECIDE, purpose=purpose)
    within, today = applications_in_reach(actor), clock.today()
    states = [one.value for one in (IN_QUEUE if state is None else (state,))]
    refund = Payment.objects.filter(application=OuterRef("pk"), to_refund=True)
    chosen = owing(within) if owed else within.filter(state__in=states)
    rows = chosen.annotate(
        refund=Exists(refund), other=Exists(other_amounts()), answer_by=Subquery(_answer_by())
    )
    rows = rows.defer("ciphertext").order_by("queued_at", "begun_at", "id")
    with transaction.atomic():
        page = list(rows[start : start + limit])
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=tuple(application_subject(one.id) for one in page),
            fields=QUEUE_FIELDS,
            results=len(page),
            query={"state": "owed" if owed else state.value if state else ""},
        )
    lines = tuple(
        QueueLine(
            id=one.id,
            reference=one.reference,
            state=ApplicationState(one.state),
            offer_version=one.offer_version,
            nationality=one.nationality,
            queued_at=one.queued_at,
            begun_at=one.begun_at,
            arrives_on=one.arrives_on,
            age=age_here(one, today),
            to_refund=bool(getattr(one, "refund", False)),
            other_amount=bool(getattr(one, "other", False)),
            due=answer_due(getattr(one, "answer_by", None), today=today),
        )
        for one in page
    )
    over = ApplicationQuestion.objects.filter(
        answered_at=None, answer_by__lt=today, application__in=within
    )
    return Queue(lines, chosen.count(), _counts(within), owing(within).count(), over.count())


def _answer_by() -> QuerySet[ApplicationQuestion, date | None]:
    """Return the last day for an answer to the open question of the outer query's application."""
    asked = ApplicationQuestion.objects.filter(application=OuterRef("pk"), answered_at=None)
    return asked.values_list("answer_by", flat=True)[:1]


def _counts(rows: QuerySet[Application]) -> dict[ApplicationState, int]:
    found = rows.order_by().values("state").annotate(count=Count("pk"))
    return {ApplicationState(one["state"]): one["count"] for one in found}


def waiting_count(*, actor: Actor) -> int:
    """Count what waits for an officer, for the link to the queue; nobody is shown by it."""
    return applications_in_reach(actor).filter(state=ApplicationState.WAITING.value).count()


def access_application(
    *, actor: Actor, application_id: UUID, purpose: Purpose = Purpose.AUTHORISATION
) -> Opened:
    """Return one application with what the applicant says, and write down the look.

    Raises AccessDeniedError, ApplicationNotFoundError, EncryptionError.
    """
    require(actor=actor, permission=DECIDE, purpose=purpose)
    with transaction.atomic():
        row = application_of(application_id, actor=actor)
        view = application_view(row)
        same = applications_in_reach(actor).filter(document_mark=row.document_mark)
        same = same.exclude(pk=row.pk)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(application_subject(row.id),),
            fields=APPLICATION_FIELDS,
            results=1,
        )
    said = view.particulars
    examined = tuple(
        sentence
        for one in EXAMINATIONS
        for sentence in (one.ask(actor, said.holder) if said is not None else ())
    )
    return Opened(view, version_of(row.offer_version), row.nationality, same.count(), examined)


def access_upload(
    *,
    actor: Actor,
    application_id: UUID,
    upload_id: UUID,
    purpose: Purpose = Purpose.AUTHORISATION,
) -> Handed:
    """Open one document that was handed in, and write down who looked and why.

    Raises AccessDeniedError before anything is read, ApplicationNotFoundError, EncryptionError.
    """
    require(actor=actor, permission=DECIDE, purpose=purpose)
    with transaction.atomic():
        row = application_of(application_id, actor=actor)
        upload = ApplicationUpload.objects.filter(pk=upload_id, application=row).first()
        if upload is None:
            raise no_application()
        content = encryption.decrypt(upload.encrypted(), context=upload.context())
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(application_subject(row.id),),
            fields=(f"document {upload.kind}",),
            results=1,
        )
    return Handed(row.id, upload.media_type, content)
