"""Rows of applications and how they are seen: opened, counted on a day, in reach of the reader."""

import json
from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core import clock, encryption
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.core.locked import SECRET_COLUMNS
from travesia.credentials.domain import Holder
from travesia.credentials.domain.evisa import (
    IN_QUEUE,
    Age,
    ApplicationState,
    ApplicationStepView,
    ApplicationView,
    Money,
    Particulars,
    UploadKind,
    UploadView,
    age_of,
)
from travesia.credentials.models import Application
from travesia.credentials.selectors.evisa.money import payment_view, wrong_amounts_of
from travesia.credentials.selectors.evisa.questions import questions_of
from travesia.credentials.selectors.rows import reach
from travesia.people.domain import number_key, state_key

DECIDE = "credentials.decide_applications"
#: Days after a decision against it, or after the approval, that what was handed in is kept.
KEPT_AFTER_DECISION = timedelta(days=180)
#: Days that an application is kept which was begun and never came into the queue.
KEPT_UNSENT = timedelta(days=30)


class ApplicationNotFoundError(NotFoundError):
    """There is no such application, or the reader may not know that there is."""


def no_application() -> ApplicationNotFoundError:
    """Return the one answer for what is not there and what is out of reach."""
    return ApplicationNotFoundError(
        "credentials.application_not_found", _("There is no application with this number here.")
    )


def application_subject(application_id: UUID) -> Subject:
    """Return how journal entries name an application."""
    return Subject("application", application_id)


def mark_of(issuer: str, number: str) -> str:
    """Return a keyed hash of a travel document: equal ones meet, and nobody reads it back."""
    text = f"{state_key(issuer)}/{number_key(number)}"
    return salted_hmac("travesia.credentials.document", text, algorithm="sha256").hexdigest()


def applications_in_reach(actor: Actor) -> QuerySet[Application]:
    """Return the applications of the countries in which the actor decides."""
    within, rows = reach(actor, DECIDE), Application.objects.all()
    return rows if within is None else rows.filter(country__in=within)


def application_of(application_id: UUID, *, actor: Actor, locked: bool = False) -> Application:
    """Return an application in reach, locked if asked; raises ApplicationNotFoundError."""
    rows = applications_in_reach(actor)
    found = (rows.select_for_update() if locked else rows).filter(pk=application_id).first()
    if found is None:
        raise no_application()
    return found


def sealed(said: Particulars, note: str = "") -> bytes:
    """Return particulars, and the note of a refusal, as the bytes that are encrypted."""
    given = {**asdict(said), "note": note}
    return json.dumps(given, ensure_ascii=False, default=str).encode()


def particulars_of(row: Application) -> Particulars | None:
    """Open what an applicant says; None once it was erased. Raises EncryptionError."""
    return opened_value(row)[0]


def opened_value(row: Application) -> tuple[Particulars | None, str]:
    """Open what an applicant says and the note of a refusal. Raises EncryptionError."""
    if not row.key_id:
        return None, ""
    given = json.loads(encryption.decrypt(row.encrypted(), context=row.context()))
    note = str(given.pop("note", ""))
    return Particulars(**{**given, "holder": Holder(**given["holder"])}), note


def age_here(row: Application, today: date) -> Age | None:
    """Return how long an application has waited; None outside the queue."""
    state = ApplicationState(row.state)
    if state not in IN_QUEUE or row.queued_at is None:
        return None
    return age_of(
        state=state,
        queued_on=row.queued_at.date(),
        paused_days=row.paused_days,
        asked_on=row.asked_at.date() if row.asked_at else None,
        promise=row.promise_days,
        today=today,
    )


def erased_after(row: Application) -> date | None:
    """Return the day after which it is erased as it stands now; None while it is in the queue."""
    state = ApplicationState(row.state)
    if state in (ApplicationState.BEGUN, ApplicationState.UNPAID):
        return (row.begun_at + KEPT_UNSENT).date()
    if row.decided_at is None:
        return None
    return (row.decided_at + KEPT_AFTER_DECISION).date()


def application_view(row: Application) -> ApplicationView:
    """Return everything about an application; whoever shows it writes the look."""
    uploads = row.uploads.defer(*SECRET_COLUMNS)
    said, note = opened_value(row)
    return ApplicationView(
        id=row.id,
        reference=row.reference,
        state=ApplicationState(row.state),
        country=row.country,
        offer_version=row.offer_version,
        language=row.language,
        arrives_on=row.arrives_on,
        departs_on=row.departs_on,
        fee=Money(row.fee_minor, row.fee_currency),
        begun_at=row.begun_at,
        queued_at=row.queued_at,
        decided_at=row.decided_at,
        age=age_here(row, clock.today()),
        particulars=said,
        refusal=row.refusal,
        note=note,
        authorisation_id=row.authorisation_id,
        erased_after=erased_after(row),
        uploads=tuple(
            UploadView(one.id, UploadKind(one.kind), one.media_type, one.size, one.added_at)
            for one in uploads
        ),
        questions=questions_of(row),
        payments=tuple(payment_view(one) for one in row.payments.all()),
        wrong_amounts=wrong_amounts_of(row),
        steps=tuple(ApplicationStepView(one.act, one.at, one.by) for one in row.steps.all()),
    )
