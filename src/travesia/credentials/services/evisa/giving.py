"""Give an applicant what is kept of them: to read, to take along, and each document."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.core import clock, encryption
from travesia.core.events import Json
from travesia.credentials.domain.evisa import ApplicationView, Particulars
from travesia.credentials.models import Application
from travesia.credentials.selectors.evisa.rows import (
    application_subject,
    application_view,
    no_application,
)
from travesia.credentials.services.evisa.reaching import Key, acting
from travesia.journal import services as journal

#: Why a look at one's own stands in the journal.
_OWN = "the applicant's own"
_PARTICULARS = ("holder", "travel document", "contact", "purpose of travel", "address")
_WHOLE = (*_PARTICULARS, "journey", "questions", "payments", "documents", "what happened")


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was handed in, opened for its applicant."""

    media_type: str
    content: bytes = field(repr=False)


def give_particulars(*, key: Key) -> Particulars | None:
    """Return what an applicant said, to read; the look is written. None once it was erased.

    Raises CodeError, TooManyActsError, EncryptionError.
    """
    return _opened(acting(key), _PARTICULARS).particulars


def give_whole(*, key: Key) -> Mapping[str, Json]:
    """Return everything that is kept of an application as plain values; the look is written.

    Officers are not named. Of documents it says which there are: `give_document` gives each.
    Raises as `give_particulars`.
    """
    view = _opened(acting(key), _WHOLE)
    return {
        "reference": view.reference,
        "given_at": _moment(clock.now()),
        "state": view.state.value,
        "visa": view.offer_version,
        "country": view.country,
        "language": view.language,
        "arrives_on": view.arrives_on.isoformat(),
        "departs_on": view.departs_on.isoformat(),
        "fee": view.fee.text() if view.fee else "",
        "begun_at": _moment(view.begun_at),
        "queued_at": _moment(view.queued_at),
        "decided_at": _moment(view.decided_at),
        "erased_after": view.erased_after.isoformat() if view.erased_after else "",
        "said": _said(view.particulars),
        "reason_of_refusal": view.refusal,
        "note_of_refusal": view.note,
        **_lists(view),
    }


def give_document(*, key: Key, upload_id: UUID) -> Document:
    """Return one document that was handed in; the look is written.

    Raises as `give_particulars`, and ApplicationNotFoundError for another's document.
    """
    application_id = acting(key)
    with transaction.atomic():
        row = Application.objects.get(pk=application_id)
        upload = row.uploads.filter(pk=upload_id).first()
        if upload is None:
            raise no_application()
        content = encryption.decrypt(upload.encrypted(), context=upload.context())
        _look(application_id, (f"document {upload.kind}",))
    return Document(upload.media_type, content)


def _opened(application_id: UUID, fields: tuple[str, ...]) -> ApplicationView:
    with transaction.atomic():
        view = application_view(Application.objects.get(pk=application_id))
        _look(application_id, fields)
    return view


def _look(application_id: UUID, fields: tuple[str, ...]) -> None:
    journal.looked_at(
        actor=Actor.public(),
        purpose=Purpose.AUTHORISATION.value,
        subjects=(application_subject(application_id),),
        fields=fields,
        reason=_OWN,
        results=1,
    )


def _said(said: Particulars | None) -> Json:
    """Return what an applicant said; the record that their name may belong to is not theirs."""
    if said is None:
        return {}
    given = asdict(said)
    given["holder"].pop("person_id", None)
    return {**given.pop("holder"), **given}


def _lists(view: ApplicationView) -> dict[str, Json]:
    return {
        "documents": [
            {
                "id": str(one.id),
                "kind": one.kind.value,
                "media_type": one.media_type,
                "bytes": one.size,
                "added_at": _moment(one.added_at),
            }
            for one in view.uploads
        ],
        "questions": [
            {
                "asked_at": _moment(one.asked_at),
                "text": one.text,
                "answered_at": _moment(one.answered_at),
                "answer": one.answer,
            }
            for one in view.questions
        ],
        "payments": [
            {
                "amount": one.amount.text(),
                "state": one.state.value,
                "provider": one.adapter,
                "started_at": _moment(one.started_at),
                "settled_at": _moment(one.settled_at),
            }
            for one in view.payments
        ],
        "other_amounts": [
            {
                "amount": one.amount.text() if one.amount else "",
                "received_at": _moment(one.received_at),
                "returned_at": _moment(one.returned_at),
            }
            for one in view.wrong_amounts
        ],
        "happened": [{"act": one.act, "at": _moment(one.at)} for one in view.steps],
    }


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.isoformat()
