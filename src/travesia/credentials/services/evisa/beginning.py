"""Begin an application: kept once however often the form is sent, opened by a code shown once."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core import clock, encryption
from travesia.core.ids import new_id
from travesia.credentials.domain import tidied
from travesia.credentials.domain.evisa import (
    ApplicationAct,
    ApplicationState,
    NewApplication,
    Particulars,
    application_problems,
    bare,
    code_from,
    new_reference,
)
from travesia.credentials.events import ApplicationBegun
from travesia.credentials.models import Application, ApplicationStep
from travesia.credentials.selectors.evisa.book import payable
from travesia.credentials.selectors.evisa.rows import mark_of, sealed
from travesia.credentials.selectors.evisa.words import problem_words
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.evisa.limits import check_tries, note_try
from travesia.credentials.services.evisa.moving import tell
from travesia.credentials.services.problems import problem_words as ledger_words

#: A form that was sent twice shows its code again for so long.
_SHOWN_AGAIN = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Begun:
    """What the applicant is told once."""

    application_id: UUID
    reference: str
    code: str
    repeated: bool = False
    """The same form had been sent before; nothing was added."""


def begin(*, new: NewApplication, token: UUID, address: str = "") -> Begun:
    """Keep what somebody of the public applies for; nothing is decided and nothing sent yet.

    `token` belongs to one form: sent again it gives the same answer and adds nothing. Of the code
    a slow hash is kept. Raises CredentialError (facts `problems`) for what cannot be kept,
    CredentialConflictError for a form that was used up, TooManyError.
    """
    known = Application.objects.filter(token_hash=_hash(token)).first()
    if known is not None:
        return _again(known, token, new)
    check_tries("begin", address)
    tidy = _checked(new)
    code = _code(token)
    hashed = make_password(bare(code))
    try:
        with transaction.atomic():
            note_try("begin", address)
            row = _row(tidy, token, hashed)
            row.save(force_insert=True)
            _kept(row)
    except IntegrityError:
        known = Application.objects.filter(token_hash=_hash(token)).first()
        if known is None:
            raise
        return _again(known, token, new)
    return Begun(row.id, row.reference, code)


def _checked(new: NewApplication) -> NewApplication:
    said = new.particulars
    tidy = NewApplication(
        offer=new.offer,
        particulars=Particulars(
            holder=tidied(said.holder),
            document_code=said.document_code,
            document_expires=said.document_expires,
            zone=said.zone,
            contact=" ".join(said.contact.split()),
            purpose=said.purpose.strip(),
            address=said.address.strip(),
        ),
        arrives_on=new.arrives_on,
        departs_on=new.departs_on,
        language=new.language,
    )
    problems = application_problems(tidy, today=clock.today())
    if problems:
        raise CredentialError(
            "credentials.application_not_kept",
            _("This cannot be kept yet: %(words)s What you typed is still here."),
            words=" ".join(str(problem_words(one) or ledger_words(one)) for one in problems),
            problems=problems,
        )
    if not payable(new.offer):
        raise CredentialError(
            "credentials.nothing_can_be_paid",
            _("The fee cannot be paid online here. Ask the office. Nothing was kept."),
        )
    return tidy


def _row(new: NewApplication, token: UUID, hashed: str) -> Application:
    offer, said = new.offer, new.particulars
    row = Application(
        id=new_id(),
        reference=new_reference(),
        code_hash=hashed,
        token_hash=_hash(token),
        document_mark=mark_of(said.holder.document_issuer, said.holder.document_number),
        state=ApplicationState.BEGUN.value,
        country=offer.country,
        offer=offer.id,
        offer_version=offer.version,
        category=offer.category,
        nationality=said.holder.nationality,
        language=new.language,
        arrives_on=new.arrives_on,
        departs_on=new.departs_on,
        fee_minor=offer.fee.minor,
        fee_currency=offer.fee.currency,
        promise_days=offer.promise_days,
        begun_at=clock.now(),
    )
    row.lock_in(encryption.encrypt(sealed(said), context=row.context()))
    return row


def _kept(row: Application) -> None:
    actor = Actor.public()
    ApplicationStep.objects.create(
        application=row, act=ApplicationAct.BEGIN.value, at=clock.now(), by=actor.id
    )
    event = ApplicationBegun(row.id, row.country, row.offer, row.nationality)
    tell(row.id, event, actor=actor)


def _again(row: Application, token: UUID, new: NewApplication) -> Begun:
    """Answer a form that came before: the same once more, while it is surely the same person."""
    holder = tidied(new.particulars.holder)
    same = row.document_mark == mark_of(holder.document_issuer, holder.document_number)
    if not same or clock.now() - row.begun_at > _SHOWN_AGAIN:
        raise CredentialConflictError(
            "credentials.form_used",
            _(
                "This form was sent before and its application is kept as it was. To change it, "
                "look it up; for another person, open a new form."
            ),
        )
    return Begun(row.id, row.reference, _code(token), repeated=True)


def _hash(token: UUID) -> str:
    return hashlib.sha256(token.bytes).hexdigest()


def _code(token: UUID) -> str:
    """Return the code of a form's token; the token itself is not kept."""
    keyed = salted_hmac("travesia.credentials.code", token.hex, algorithm="sha256")
    return code_from(keyed.digest())
