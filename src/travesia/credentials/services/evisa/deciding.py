"""What an officer does with an application: ask, approve, refuse; never a machine."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock, encryption
from travesia.credentials.domain import (
    CONDITIONS_LENGTH,
    AuthorisationView,
    Kind,
    NewAuthorisation,
    RefusalReason,
    Terms,
)
from travesia.credentials.domain.evisa import ApplicationAct, Offer, as_typed
from travesia.credentials.selectors.evisa.book import version_of
from travesia.credentials.selectors.evisa.rows import (
    DECIDE,
    application_of,
    particulars_of,
    sealed,
)
from travesia.credentials.selectors.rows import require
from travesia.credentials.services.deciding import issue
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.evisa.asking import check_length, keep_question
from travesia.credentials.services.evisa.moving import cannot, move
from travesia.credentials.services.stepping import need_note, need_person


def ask_applicant(
    *, actor: Actor, application_id: UUID, text: str, purpose: Purpose = Purpose.AUTHORISATION
) -> None:
    """Ask the applicant something; the promise stands still until they answer.

    They have the node's days for it (`TRAVESIA_ANSWER_DAYS`); after them the application lapses.
    Raises CredentialError without a text, for one that is too long or when a machine asks,
    CredentialConflictError, ApplicationNotFoundError, AccessDeniedError.
    """
    require(actor=actor, permission=DECIDE, purpose=purpose)
    need_person(actor)
    said = as_typed(text)
    if not said:
        raise CredentialError(
            "credentials.question_missing", _("Write what you want to know. Nothing was asked.")
        )
    check_length(said, CONDITIONS_LENGTH)
    with transaction.atomic():
        row = application_of(application_id, actor=actor, locked=True)
        row.asked_at = clock.now()
        move(row, ApplicationAct.ASK, actor=actor)
        keep_question(row, said, actor=actor)


def approve(
    *,
    actor: Actor,
    application_id: UUID,
    terms: Terms,
    conditions: str = "",
    purpose: Purpose = Purpose.AUTHORISATION,
) -> AuthorisationView:
    """Approve an application: it stands in the ledger as an electronic visa from now on.

    The terms may be narrower than what is offered, never wider. Raises CredentialError for terms
    that cannot be given or when a machine asks, CredentialConflictError once it is decided,
    ApplicationNotFoundError, AccessDeniedError, EncryptionError.
    """
    require(actor=actor, permission=DECIDE, purpose=purpose)
    need_person(actor)
    with transaction.atomic():
        row = application_of(application_id, actor=actor, locked=True)
        said, offer = particulars_of(row), version_of(row.offer_version)
        if said is None or row.authorisation_id is not None:
            raise cannot(row)
        _check_terms(terms, offer)
        made = issue(
            actor=actor,
            new=NewAuthorisation(
                kind=Kind.E_VISA,
                holder=said.holder,
                terms=terms,
                country=row.country,
                issuer=row.country,
                category=row.category,
                conditions=conditions,
            ),
            note=row.reference,
            purpose=purpose,
        )
        row.authorisation_id, row.decided_at = made.id, clock.now()
        move(row, ApplicationAct.APPROVE, actor=actor, authorisation_id=made.id)
    return made


def refuse_application(
    *,
    actor: Actor,
    application_id: UUID,
    reason: RefusalReason,
    note: str = "",
    purpose: Purpose = Purpose.AUTHORISATION,
) -> None:
    """Refuse an application with a reason; the applicant is told where the law says so.

    `note` goes to the applicant as it is. Raises CredentialError without a note where the reason
    needs one or when a machine refuses, CredentialConflictError, ApplicationNotFoundError,
    AccessDeniedError, EncryptionError.
    """
    require(actor=actor, permission=DECIDE, purpose=purpose)
    need_person(actor)
    text = need_note(reason.value, as_typed(note))
    with transaction.atomic():
        row = application_of(application_id, actor=actor, locked=True)
        said = particulars_of(row)
        if said is None:
            raise cannot(row)
        row.lock_in(encryption.encrypt(sealed(said, text), context=row.context()))
        row.refusal = reason.value
        row.decided_at, row.asked_at = clock.now(), None
        move(row, ApplicationAct.REFUSE, actor=actor, reason=reason.value)
        row.questions.filter(answered_at=None).update(answered_at=clock.now())


def _check_terms(terms: Terms, offer: Offer | None) -> None:
    """Refuse terms that are wider than what was offered and applied for."""
    if offer is None:
        raise CredentialConflictError(
            "credentials.offer_unknown",
            _("No book here knows this offer any more. Load the book that it stood in."),
        )
    days = (terms.valid_until - terms.valid_from).days + 1
    entries = offer.entries is not None and (terms.entries_allowed or 10**6) > offer.entries
    stay = offer.days_per_stay is not None and (terms.days_per_stay or 10**6) > offer.days_per_stay
    if days > offer.validity_days or entries or stay:
        raise CredentialError(
            "credentials.wider_than_offered",
            _("These terms are wider than this visa allows. Nothing was changed."),
        )
