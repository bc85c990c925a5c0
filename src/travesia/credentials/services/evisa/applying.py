"""What an applicant does with their application: hand in, send, answer, withdraw."""

import hashlib
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core import clock, encryption
from travesia.core.ids import new_id
from travesia.credentials.domain import working_days
from travesia.credentials.domain.evisa import (
    ANSWER_LENGTH,
    MOST_UPLOADS,
    OPEN_TO_UPLOADS,
    ApplicationAct,
    ApplicationState,
    NewApplication,
    UploadKind,
    as_typed,
    day_problems,
)
from travesia.credentials.events import DocumentHandedIn
from travesia.credentials.models import Application, ApplicationUpload
from travesia.credentials.selectors.evisa.book import version_of
from travesia.credentials.selectors.evisa.rows import application_view, no_application
from travesia.credentials.selectors.evisa.words import document_words, problem_words
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.evisa.asking import check_length, keep_answer
from travesia.credentials.services.evisa.moving import cannot, move, tell
from travesia.credentials.services.evisa.reaching import Key, acting, mine
from travesia.credentials.services.evisa.room import check_room
from travesia.credentials.services.evisa.sniffing import prepared

_PUBLIC = Actor.public()


def hand_in(*, key: Key, kind: UploadKind, content: bytes) -> UUID:
    """Keep a document, told by its content and encrypted; the same file again is kept once.

    Raises CodeError, CredentialError for a file that cannot be kept, CredentialConflictError when
    nothing can be handed in any more, NoRoomError.
    """
    application_id = acting(key)
    digest = hashlib.sha256(content).hexdigest()
    found = _kept_already(Application.objects.get(pk=application_id), kind, digest)
    if found is not None:
        return found
    check_room()
    file = prepared(content)
    row = ApplicationUpload(
        id=new_id(),
        application_id=application_id,
        kind=kind.value,
        media_type=file.media_type,
        size=len(file.content),
        digest=digest,
        added_at=clock.now(),
    )
    row.lock_in(encryption.encrypt(file.content, context=row.context()))
    with transaction.atomic():
        found = _kept_already(mine(application_id), kind, digest)
        if found is not None:
            return found
        row.save(force_insert=True)
        _tell(row, taken_back=False)
    return row.id


def take_back(*, key: Key, upload_id: UUID) -> None:
    """Erase a document that was handed in, before the application is sent.

    Raises CodeError, CredentialConflictError, ApplicationNotFoundError for another's document.
    """
    application_id = acting(key)
    with transaction.atomic():
        application = mine(application_id)
        if application.state != ApplicationState.BEGUN.value:
            raise cannot(application)
        row = application.uploads.filter(pk=upload_id).first()
        if row is None:
            raise no_application()
        _tell(row, taken_back=True)
        row.delete()


def submit(*, key: Key) -> ApplicationState:
    """Send the application: to pay where there is a fee, into the queue where there is none.

    Raises CodeError, CredentialError while documents are missing or when the days do not hold any
    more, CredentialConflictError.
    """
    application_id = acting(key)
    with transaction.atomic():
        row = mine(application_id)
        if row.state == ApplicationState.BEGUN.value:
            _check_whole(row)
        if row.fee_minor:
            move(row, ApplicationAct.SUBMIT_TO_PAY, actor=_PUBLIC)
        else:
            row.queued_at = clock.now()
            move(row, ApplicationAct.SUBMIT, actor=_PUBLIC)
        return ApplicationState(row.state)


def answer(*, key: Key, text: str) -> None:
    """Answer the open question; the application goes back into the queue at its old place.

    Taken until the application lapses, so also on a day after the last one before the job ran.
    Raises CodeError, CredentialError without a text or for one that is too long,
    CredentialConflictError.
    """
    application_id = acting(key)
    said = as_typed(text)
    if not said:
        raise CredentialError("credentials.answer_missing", _("Write an answer. Nothing was sent."))
    check_length(said, ANSWER_LENGTH)
    with transaction.atomic():
        row = mine(application_id)
        question = row.questions.filter(answered_at=None).first()
        if question is None or row.asked_at is None:
            raise cannot(row)
        keep_answer(question, said)
        row.paused_days += working_days(row.asked_at.date(), clock.today())
        row.asked_at = None
        move(row, ApplicationAct.ANSWER, actor=_PUBLIC)


def withdraw_application(*, key: Key) -> None:
    """Take the application back; what was handed in is erased after its period.

    Raises CodeError, CredentialConflictError once it is decided.
    """
    application_id = acting(key)
    with transaction.atomic():
        row = mine(application_id)
        row.decided_at, row.asked_at = clock.now(), None
        row.questions.filter(answered_at=None).update(answered_at=clock.now())
        move(row, ApplicationAct.WITHDRAW, actor=_PUBLIC)


def _check_whole(row: Application) -> None:
    """Refuse to send what lacks something, or cannot be given any more since it was begun."""
    offer, view = version_of(row.offer_version), application_view(row)
    if offer is None or view.particulars is None:
        raise CredentialConflictError(
            "credentials.offer_unknown",
            _("This visa is not offered here any more. Ask the office. Nothing was sent."),
        )
    if missing := view.missing(offer):
        raise CredentialError(
            "credentials.documents_missing",
            _("Hand these in first: %(documents)s. What you handed in is kept."),
            documents=", ".join(document_words(kind) for kind in missing),
        )
    new = NewApplication(offer, view.particulars, row.arrives_on, row.departs_on, row.language)
    if problems := day_problems(new, today=clock.today()):
        raise CredentialError(
            "credentials.days_do_not_hold",
            _("It cannot be sent with these days any more: %(words)s Begin a new application."),
            words=" ".join(str(problem_words(one)) for one in problems),
            problems=tuple(problems),
        )


def _kept_already(row: Application, kind: UploadKind, digest: str) -> UUID | None:
    """Return the same document if it is kept; None when there is room for it.

    Asked before a file is unfolded, and again under the lock. Raises CredentialConflictError.
    """
    if ApplicationState(row.state) not in OPEN_TO_UPLOADS:
        raise cannot(row)
    same = row.uploads.filter(kind=kind.value, digest=digest).values_list("pk", flat=True)
    if (found := same.first()) is not None:
        return UUID(str(found))
    if row.uploads.count() >= MOST_UPLOADS:
        raise CredentialConflictError(
            "credentials.too_many_uploads",
            _("%(count)s documents are kept already, and more cannot be."),
            count=MOST_UPLOADS,
        )
    return None


def _tell(row: ApplicationUpload, *, taken_back: bool) -> None:
    event = DocumentHandedIn(
        application_id=row.application_id,
        upload_id=row.id,
        document=row.kind,
        media_type=row.media_type,
        size=row.size,
        taken_back=taken_back,
    )
    tell(row.application_id, event, actor=_PUBLIC)
